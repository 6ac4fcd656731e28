//! The Markdown of texts: emphasis, strong words, links and line breaks.
//!
//! CommonMark's inline rules apply (pulldown-cmark reads them), its block rules do not: a title may begin
//! with “1957. ” without becoming a list. A line break is a line break, an empty line begins a paragraph.

use companion_model::Span as Inline;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::author::html::as_markdown;
use crate::author::leaf::url_fault;
use crate::author::read::{Reader, Spanned};
use crate::problem::{Code, Edit, Help, Problems, quoted, shown};

/// Reads a text into paragraphs. What has no place in a text is reported, and its words are kept.
pub(crate) fn paragraphs(written: &Spanned<String>, reader: &mut Reader) -> Vec<Vec<Inline>> {
    let mut paragraphs = Vec::new();
    let mut lines: Vec<Inline> = Vec::new();
    let mut faults = Faults::default();
    for line in written.value.lines().map(str::trim) {
        if line.is_empty() {
            paragraphs.extend((!lines.is_empty()).then(|| std::mem::take(&mut lines)));
            continue;
        }
        if !lines.is_empty() {
            lines.push(Inline::Break);
        }
        lines.extend(inline(line, &mut faults));
    }
    paragraphs.extend((!lines.is_empty()).then_some(lines));
    faults.report(written, &mut reader.problems);
    paragraphs
}

/// What has no place in a text: each kind of it is reported once, for the whole text.
#[derive(Default)]
struct Faults {
    /// The first HTML tag.
    html: Option<String>,
    has_code: bool,
    has_picture: bool,
    is_too_deep: bool,
    /// Why the first link leads nowhere.
    link: Option<String>,
}

impl Faults {
    fn report(self, written: &Spanned<String>, problems: &mut Problems) {
        let mut refuse = |code, message: String, help: Help| {
            problems.add(code, written.span.clone(), message, help);
        };
        let instead = |words: &str, mended: Option<String>| {
            let edit = |text: String| Edit {
                span: written.span.clone(),
                text: quoted(&text),
            };
            Help::with(words, mended.map(edit).into_iter().collect())
        };
        if let Some(tag) = self.html {
            let message = format!("{} is HTML, which is not taken here.", shown(&tag));
            let help = instead(counterpart(&tag), as_markdown(&written.value));
            refuse(Code::RawHtml, message, help);
        }
        if self.has_code {
            let help = instead(
                "Delete the ` marks; use *asterisks* to emphasise.",
                Some(written.value.replace('`', "")),
            );
            let message = "Code (text between ` marks) has no place in this format.";
            refuse(Code::Markdown, message.into(), help);
        }
        if self.has_picture {
            let help = "Delete the ![…](…) from the text; an event has \"media\" for pictures.";
            let message = "A picture cannot stand inside a text.";
            refuse(Code::Markdown, message.into(), help.into());
        }
        if self.is_too_deep {
            let help = "Delete * and _ marks until few are left; write \\\\* for the sign itself.";
            let message = "Emphasis is nested too deep in this text.";
            refuse(Code::Markdown, message.into(), help.into());
        }
        if let Some(fault) = self.link {
            let help = "Write [words](https://example.org/page)";
            refuse(Code::BadUrl, fault, help.into());
        }
    }
}

/// What to write instead of an HTML tag.
fn counterpart(tag: &str) -> &'static str {
    let tag = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
    match name.unwrap_or_default() {
        "i" | "em" | "cite" => "Write *words* to emphasise them.",
        "b" | "strong" => "Write **words** to make them strong.",
        "a" => "Write [words](https://example.org) for a link.",
        "br" => "Write \\n for a new line.",
        "p" | "div" => "Write \\n\\n for a new paragraph.",
        _ => "Delete the tag; a < that is meant as such is written \\\\<",
    }
}

/// Stands before each line while it is parsed, so that no line can begin a Markdown block; the
/// parenthesis is neither letter nor space, which leaves the rules for `_emphasis_` as they are.
const GUARD: &str = "(";

/// How deep emphasis may nest. More is a slip, and a page is read by programs that stop somewhere.
const DEEPEST: usize = 8;

/// What Markdown may begin with: emphasis, code, links, pictures, HTML, entities, escapes.
const MARKS: [char; 8] = ['*', '_', '`', '[', '!', '<', '&', '\\'];

/// Reads one line of inline Markdown.
fn inline(line: &str, faults: &mut Faults) -> Vec<Inline> {
    // Most lines are plain, and setting up a parser for one costs more than everything else about it.
    if !line.contains(MARKS) {
        return vec![Inline::Text(line.to_owned())];
    }
    let guarded = format!("{GUARD}{line}");
    let mut reader = InlineReader {
        faults,
        open: Vec::new(),
        done: Vec::new(),
        guard_is_off: false,
    };
    for event in Parser::new_ext(&guarded, Options::empty()) {
        reader.event(event);
    }
    reader.done
}

/// An element that has begun and not yet ended.
#[derive(Default)]
struct Open {
    /// Where it leads, if it is a link.
    href: String,
    content: Vec<Inline>,
}

struct InlineReader<'p> {
    faults: &'p mut Faults,
    /// The elements that are still open, the innermost last.
    open: Vec<Open>,
    /// What stands outside of every element.
    done: Vec<Inline>,
    guard_is_off: bool,
}

impl InlineReader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.check_link(&dest_url);
                self.open.push(Open {
                    href: dest_url.into_string(),
                    content: Vec::new(),
                });
            }
            Event::Start(_) => {
                self.faults.is_too_deep |= self.open.len() == DEEPEST;
                self.open.push(Open::default());
            }
            Event::End(end) => self.end(end),
            Event::Html(html) | Event::InlineHtml(html) => {
                let first = &mut self.faults.html;
                first.get_or_insert_with(|| html.into_string());
            }
            Event::Code(code) => {
                self.faults.has_code = true;
                self.text(&code);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = if self.guard_is_off {
            text
        } else {
            text.strip_prefix(GUARD).unwrap_or(text)
        };
        self.guard_is_off = true;
        if text.is_empty() {
            return;
        }
        // The parser hands out a text in pieces; one piece is shorter to send and simpler to show.
        if let Some(Inline::Text(before)) = self.spans().last_mut() {
            before.push_str(text);
            return;
        }
        self.push(Inline::Text(text.to_owned()));
    }

    fn end(&mut self, end: TagEnd) {
        let Open { href, content } = self.open.pop().unwrap_or_default();
        match end {
            _ if self.open.len() >= DEEPEST => content.into_iter().for_each(|span| self.push(span)),
            TagEnd::Emphasis => self.push(Inline::Emphasis(content)),
            TagEnd::Strong => self.push(Inline::Strong(content)),
            TagEnd::Link => self.push(Inline::Link { href, content }),
            _ => {
                self.faults.has_picture = true;
                content.into_iter().for_each(|span| self.push(span));
            }
        }
    }

    /// A link leads to a web address, a mail address or a place on this page.
    fn check_link(&mut self, href: &str) {
        if href.starts_with('#') || href.starts_with("mailto:") {
            return;
        }
        if self.faults.link.is_none() {
            self.faults.link = url_fault(href);
        }
    }

    fn push(&mut self, span: Inline) {
        self.spans().push(span);
    }

    fn spans(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(open) => &mut open.content,
            None => &mut self.done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn read(written: &str) -> (Vec<Vec<Inline>>, Vec<Code>) {
        let mut reader = Reader::default();
        let written = Spanned {
            value: written.to_owned(),
            span: 0..1,
        };
        let paragraphs = paragraphs(&written, &mut reader);
        let codes = reader
            .problems
            .into_sorted()
            .iter()
            .map(|problem| problem.code)
            .collect();
        (paragraphs, codes)
    }

    #[test]
    fn markdown_becomes_a_tree() {
        for (written, expected) in [
            ("plain", vec![vec![text("plain")]]),
            ("1957. A year", vec![vec![text("1957. A year")]]),
            ("# - + > | no block", vec![vec![text("# - + > | no block")]]),
            ("(already) guarded", vec![vec![text("(already) guarded")]]),
            (
                "*Fairytale*",
                vec![vec![Inline::Emphasis(vec![text("Fairytale")])]],
            ),
            (
                "_So Sorry_ in Munich",
                vec![vec![
                    Inline::Emphasis(vec![text("So Sorry")]),
                    text(" in Munich"),
                ]],
            ),
            (
                "a **b *c***",
                vec![vec![
                    text("a "),
                    Inline::Strong(vec![text("b "), Inline::Emphasis(vec![text("c")])]),
                ]],
            ),
            (
                "[*names*](https://example.org/a?b=1)",
                vec![vec![Inline::Link {
                    href: "https://example.org/a?b=1".into(),
                    content: vec![Inline::Emphasis(vec![text("names")])],
                }]],
            ),
            (
                "one\ntwo",
                vec![vec![text("one"), Inline::Break, text("two")]],
            ),
            (
                "one\n\n  two\n\n\n",
                vec![vec![text("one")], vec![text("two")]],
            ),
            ("5 < 6 & 2 * 3 * 4", vec![vec![text("5 < 6 & 2 * 3 * 4")]]),
            ("\\*not\\* emphasis", vec![vec![text("*not* emphasis")]]),
            ("艾未未*「童话」*", vec![vec![text("艾未未*「童话」*")]]),
        ] {
            assert_eq!(read(written), (expected, vec![]), "{written}");
        }
    }

    #[test]
    fn what_has_no_place_is_refused() {
        for (written, code) in [
            ("<b>x", Code::RawHtml),
            ("x <script>alert(1)", Code::RawHtml),
            ("<!-- x -->", Code::RawHtml),
            ("`x`", Code::Markdown),
            ("![x](https://example.org/x.png)", Code::Markdown),
            ("[x](javascript:alert)", Code::BadUrl),
            ("[x](page.html)", Code::BadUrl),
        ] {
            assert_eq!(read(written).1, [code], "{written}");
        }
    }
}
