//! Cleaned HTML, read into runs of text.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::{Link, Paragraph, Rich, Run, links};

/// Elements that begin a paragraph of their own.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "blockquote",
    "ul",
    "ol",
    "pre",
    "hr",
    "table",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "center",
];

/// Elements that begin a line of their own.
const LINES: [&str; 5] = ["li", "tr", "dt", "dd", "caption"];

/// Elements that mean something else.
const INLINE: [&str; 12] = [
    "a", "b", "strong", "i", "em", "cite", "br", "q", "img", "iframe", "td", "th",
];

/// What cannot be taken over, by the beginning of its tag.
const LOST: [(&str, &str); 8] = [
    ("<script", "a script"),
    ("<style", "a style sheet"),
    ("<object", "an embedded object"),
    ("<embed", "an embedded object"),
    ("<form", "a form"),
    ("<svg", "a drawing"),
    ("<video", "a video in the text"),
    ("<audio", "a sound in the text"),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags: HashSet<&str> = [&BLOCKS[..], &LINES, &INLINE]
        .concat()
        .into_iter()
        .collect();
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt"])),
        ("iframe", HashSet::from(["src", "title"])),
    ]);
    let mut cleaner = Builder::empty();
    cleaner
        .tags(tags)
        .tag_attributes(attributes)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    cleaner
});

/// Reads HTML, or text without any.
pub(crate) fn read(text: &str) -> Rich {
    let mut reader = Reader::default();
    if !text.contains(['<', '&']) {
        // A line break in plain text is one; in HTML it is a space.
        let mut blank = true;
        for line in text.lines().map(str::trim) {
            if line.is_empty() {
                reader.end_paragraph();
            } else if !blank {
                reader.end_line();
            }
            blank = line.is_empty();
            reader.text(line);
        }
    } else {
        let lowered = text.to_ascii_lowercase();
        for (tag, what) in LOST {
            if lowered.contains(tag) {
                reader.rich.lost.push(what.to_owned());
            }
        }
        let clean = CLEANER.clean(text).to_string();
        reader.html(&clean);
    }
    reader.end_paragraph();
    reader.rich
}

/// What embedded markup shows: the address of its first frame, or of its last link, and the words in it.
pub(crate) fn embedded(markup: &str) -> (Option<Link>, Rich) {
    let rich = read(markup);
    let links = rich.links();
    let is_frame = markup.to_ascii_lowercase().contains("<iframe");
    let link = match is_frame {
        true => links.into_iter().next(),
        false => links.into_iter().next_back(),
    };
    (link, rich)
}

/// Reads what the cleaner leaves: well-formed HTML of few elements.
#[derive(Debug, Default)]
struct Reader {
    rich: Rich,
    paragraph: Paragraph,
    line: Vec<Run>,
    /// How many elements of a kind are open.
    emphasis: usize,
    strong: usize,
    href: String,
    /// The number of the next entry in each open list; 0 for one without numbers.
    lists: Vec<usize>,
}

impl Reader {
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.text(&unescape(&rest[..at]));
            let Some((tag, after)) = split_tag(&rest[at + 1..]) else {
                return;
            };
            self.tag(tag);
            rest = after;
        }
        self.text(&unescape(rest));
    }

    fn tag(&mut self, tag: &str) {
        let (tag, is_end) = match tag.strip_prefix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let change = |count: usize| match is_end {
            true => count.saturating_sub(1),
            false => count + 1,
        };
        match name {
            "b" | "strong" => self.strong = change(self.strong),
            "i" | "em" | "cite" => self.emphasis = change(self.emphasis),
            "br" => self.end_line(),
            "q" => self.text(if is_end { "”" } else { "“" }),
            "td" | "th" if is_end => self.text(" "),
            "a" if is_end => self.href.clear(),
            "a" => self.open_link(attribute(tag, "href")),
            "img" => self.leaf(attribute(tag, "src"), attribute(tag, "alt")),
            "iframe" if !is_end => self.leaf(attribute(tag, "src"), attribute(tag, "title")),
            "li" if !is_end => self.item(),
            _ if LINES.contains(&name) => self.end_line(),
            _ if BLOCKS.contains(&name) => self.block(name, is_end),
            _ => {}
        }
    }

    fn block(&mut self, name: &str, is_end: bool) {
        self.end_paragraph();
        let is_heading = name.len() == 2 && name.starts_with('h') && name != "hr";
        match (name, is_end) {
            ("ul", false) => self.lists.push(0),
            ("ol", false) => self.lists.push(1),
            ("ul" | "ol", true) => drop(self.lists.pop()),
            (_, false) if is_heading => self.strong += 1,
            (_, true) if is_heading => self.strong = self.strong.saturating_sub(1),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.end_line();
        match self.lists.last_mut() {
            Some(number @ 1..) => {
                let mark = format!("{number}. ");
                *number += 1;
                self.text(&mark);
            }
            _ => self.text("• "),
        }
    }

    fn open_link(&mut self, href: Option<String>) {
        let Some(written) = href.filter(|href| !href.is_empty()) else {
            return;
        };
        match links::target(&written) {
            Some(href) => self.href = href,
            None => self.lose_link(&written),
        }
    }

    /// A picture or frame inside of a text becomes a link.
    fn leaf(&mut self, src: Option<String>, name: Option<String>) {
        let Some(src) = src.filter(|src| !src.is_empty()) else {
            return;
        };
        let name = name.filter(|name| !name.trim().is_empty());
        let words = name.unwrap_or_else(|| links::readable_name(&src));
        match links::target(&src) {
            Some(href) if self.href.is_empty() => {
                self.href = href;
                self.text(&words);
                self.href.clear();
            }
            Some(_) => self.text(&words),
            None => self.lose_link(&src),
        }
    }

    fn lose_link(&mut self, href: &str) {
        self.rich.lost.push(format!(
            "the link to “{}”, which leads nowhere from here",
            shown(href)
        ));
    }

    /// Adds words. White space is one space, and none at the beginning of a line.
    fn text(&mut self, text: &str) {
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            let word: String = word.chars().filter(|c| !c.is_control()).collect();
            if !word.is_empty() {
                self.push(&word);
            }
            if piece.ends_with(is_space) {
                self.space();
            }
        }
    }

    fn space(&mut self) {
        let ends_in_space = self.line.last().is_none_or(|run| run.text.ends_with(' '));
        if !ends_in_space {
            self.push(" ");
        }
    }

    fn push(&mut self, text: &str) {
        let run = Run {
            text: text.to_owned(),
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            href: self.href.clone(),
        };
        match self.line.last_mut() {
            Some(last)
                if (last.emphasis, last.strong, &last.href)
                    == (run.emphasis, run.strong, &run.href) =>
            {
                last.text.push_str(text);
            }
            _ => self.line.push(run),
        }
    }

    fn end_line(&mut self) {
        while let Some(last) = self.line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.line.pop();
        }
        if !self.line.is_empty() {
            self.paragraph.push(std::mem::take(&mut self.line));
        }
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        if !self.paragraph.is_empty() {
            let paragraph = std::mem::take(&mut self.paragraph);
            self.rich.paragraphs.push(paragraph);
        }
    }
}

/// The white space of HTML, which runs together; a no-break space is a character like others.
fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}'
    )
}

/// A tag without its brackets, and what comes after it.
fn split_tag(html: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let end = html.char_indices().find(|(_, c)| {
        is_quoted ^= *c == '"';
        *c == '>' && !is_quoted
    });
    end.map(|(at, _)| (&html[..at], &html[at + 1..]))
}

/// The value of an attribute, which the cleaner writes in double quotation marks.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = value.split_once('"')?;
    Some(unescape(value))
}

/// The few entities that the cleaner writes.
fn unescape(html: &str) -> String {
    if !html.contains('&') {
        return html.to_owned();
    }
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

fn shown(text: &str) -> String {
    crate::problem::shown(text).into_owned()
}
