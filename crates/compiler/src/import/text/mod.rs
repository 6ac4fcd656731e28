//! HTML as people have written it into timelines, as the format's own Markdown.
//!
//! A library cleans the HTML; what is left is read into runs of text, and these are written as Markdown, which is
//! then read by the format's own reader: if that does not see the same, marks are given up until it does. So whatever
//! stands in a timeline, its words arrive, and never anything that they do not say.

mod html;
mod links;
mod markdown;

pub(crate) use html::embedded;
pub(crate) use links::{address, readable_name, site};
pub(crate) use markdown::Writer;

/// A piece of text that looks the same all through.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) emphasis: bool,
    pub(crate) strong: bool,
    /// Where it leads; empty for what is no link.
    pub(crate) href: String,
}

/// A paragraph: its lines, each of them runs.
pub(crate) type Paragraph = Vec<Vec<Run>>;

/// What stands in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rich {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// What could not be taken over, in a few words each.
    pub(crate) lost: Vec<String>,
}

/// A link in a text: where it leads, and its words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) words: String,
}

impl Rich {
    /// Reads HTML. With `autolink`, addresses that stand in the text become links, as in TimelineJS.
    pub(crate) fn read(text: &str, autolink: bool) -> Self {
        let mut rich = html::read(text);
        if autolink {
            for line in rich.paragraphs.iter_mut().flatten() {
                links::autolink(line);
            }
        }
        rich
    }

    /// The words alone.
    pub(crate) fn to_plain(&self) -> String {
        let lines = self.paragraphs.iter().flatten();
        let lines = lines.map(|line| line.iter().map(|run| run.text.as_str()).collect::<String>());
        words(&lines.collect::<Vec<_>>().join(" "))
    }

    /// The links to the web, in order.
    pub(crate) fn links(&self) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        let runs = self.paragraphs.iter().flatten().flatten();
        for run in runs.filter(|run| run.href.starts_with("http")) {
            match links.last_mut() {
                Some(last) if last.href == run.href => last.words.push_str(&run.text),
                _ => links.push(Link {
                    href: run.href.clone(),
                    words: run.text.clone(),
                }),
            }
        }
        links
    }

    /// The same in one paragraph: what were paragraphs are lines.
    pub(crate) fn in_one_paragraph(mut self) -> Self {
        let lines: Paragraph = self.paragraphs.drain(..).flatten().collect();
        if !lines.is_empty() {
            self.paragraphs.push(lines);
        }
        self
    }
}

/// The words of a text without its markup.
pub(crate) fn plain(text: &str) -> String {
    match text.contains(['<', '&']) {
        true => Rich::read(text, false).to_plain(),
        false => words(text),
    }
}

/// A text that has no markup, in one line.
pub(crate) fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(|c: char| c.is_control(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_the_same_with_markup_and_without() {
        for (text, expected) in [
            ("a\u{2000}\n b", "a b"),
            ("a\u{2000}\n <i>b</i>", "a b"),
            (" a\u{2000}b<c", "a b"),
            ("a &amp;\u{a0}b\u{3000}", "a & b"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
            assert_eq!(plain(&plain(text)), expected, "once more: {text:?}");
        }
    }

    #[test]
    fn a_link_that_is_broken_by_markup_is_one_and_the_next_another() {
        let text = "<a href=\"https://a.example/\">on<i>e</i></a><a href=\"https://b.example/\">two</a> \
                    <a href=\"#no\">here</a>";
        let links: Vec<(String, String)> = Rich::read(text, false)
            .links()
            .into_iter()
            .map(|link| (link.href, link.words))
            .collect();
        let expected = [("https://a.example/", "one"), ("https://b.example/", "two")];
        assert_eq!(
            links,
            expected.map(|(href, words)| (href.to_owned(), words.to_owned()))
        );
    }
}
