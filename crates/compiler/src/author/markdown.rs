//! The Markdown of texts: emphasis, strong words, links and line breaks.
//!
//! CommonMark's inline rules apply (pulldown-cmark reads them), its block rules do not: a title may begin
//! with “1957. ” without becoming a list. A line break is a line break, an empty line begins a paragraph.

mod faults;
mod strays;

use std::ops::Range;

use companion_model::Span as Inline;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::author::leaf::url_fault;
use crate::author::read::{Reader, Spanned};
use faults::Faults;

pub(crate) use strays::Stray;

/// Reads a text into paragraphs. What has no place in a text is reported, and its words are kept.
pub(crate) fn paragraphs(written: &Spanned<String>, reader: &mut Reader) -> Vec<Vec<Inline>> {
    let mut paragraphs = Vec::new();
    let mut lines: Vec<Inline> = Vec::new();
    let mut faults = Faults::default();
    for line in lines_of(&written.value).map(str::trim) {
        if line.is_empty() {
            paragraphs.extend((!lines.is_empty()).then(|| std::mem::take(&mut lines)));
            continue;
        }
        if !lines.is_empty() {
            lines.push(Inline::Break);
        }
        // Reading emphasis within emphasis takes the square of the time: what nobody writes is not tried.
        let marks = line
            .bytes()
            .filter(|byte| matches!(byte, b'*' | b'_'))
            .count();
        reader.markdown_effort = reader.markdown_effort.saturating_add(marks * marks);
        let is_too_much = reader.markdown_effort > MOST_EFFORT || line.len() > LONGEST_LINE;
        if is_too_much && has_marks(line) {
            faults.has_too_many_marks = true;
        } else {
            // Every line is a part of the text.
            faults.line = line.as_ptr().addr() - written.value.as_ptr().addr();
            if let Some((stray, length)) = strays::at_start(line) {
                faults.stray(stray, faults.line..faults.line + length);
            }
            match lines.is_empty() {
                true => lines = inline(line, &mut faults),
                false => lines.extend(inline(line, &mut faults)),
            }
        }
    }
    paragraphs.extend((!lines.is_empty()).then_some(lines));
    for (place, anchor) in std::mem::take(&mut faults.anchors) {
        let value = anchor;
        let span = written.span.clone();
        reader.anchors.push((Spanned { value, span }, place));
    }
    for (stray, place) in faults.take_strays() {
        reader.strays.push((stray, written.span.clone(), place));
    }
    faults.report(written, &mut reader.problems);
    paragraphs
}

/// The lines of a text, of whatever system it comes from: a carriage return ends one as well, before a line feed or
/// without it.
pub(crate) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('\r'))
}

/// Stands before each line while it is parsed, so that no line can begin a Markdown block; the
/// parenthesis is neither letter nor space, which leaves the rules for `_emphasis_` as they are.
const GUARD: &str = "(";

/// How much is tried in one file, as the sum of the squares of each line's marks. It is half a second's worth;
/// a film with ten thousand events has a hundredth of it.
const MOST_EFFORT: usize = 300_000_000;

/// The longest line with marks in it that is tried, in bytes.
const LONGEST_LINE: usize = 256 * 1024;

/// How deep emphasis may nest. More is a slip, and a page is read by programs that stop somewhere.
const DEEPEST: usize = 8;

/// What Markdown may begin with: emphasis, code, links, pictures, HTML, entities, escapes.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'`' | b'[' | b'!' | b'<' | b'&' | b'\\')
}

fn has_marks(line: &str) -> bool {
    line.bytes().any(is_mark)
}

/// Reads one line of inline Markdown.
fn inline(line: &str, faults: &mut Faults) -> Vec<Inline> {
    // Most lines are plain, and setting up a parser for one costs more than everything else about it.
    if !has_marks(line) {
        return vec![Inline::Text(line.to_owned())];
    }
    let guarded = format!("{GUARD}{line}");
    let mut reader = InlineReader {
        line: &guarded,
        faults,
        open: Vec::new(),
        ignored: 0,
        done: Vec::new(),
        guard_is_off: false,
    };
    for (event, place) in Parser::new_ext(&guarded, Options::empty()).into_offset_iter() {
        reader.event(event, place);
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
    /// What is read, behind its guard.
    line: &'p str,
    faults: &'p mut Faults,
    /// The elements that are still open, the innermost last.
    open: Vec<Open>,
    /// How many elements are open that are nested too deep to be kept.
    ignored: usize,
    /// What stands outside of every element.
    done: Vec<Inline>,
    guard_is_off: bool,
}

impl InlineReader<'_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Start(_) if self.open.len() == DEEPEST => {
                self.faults.is_too_deep = true;
                self.ignored += 1;
            }
            Event::End(_) if self.ignored > 0 => self.ignored -= 1,
            Event::Text(text) => {
                if let Some(sign) = strays::emphasis(self.line, place) {
                    let place = self.place(&sign);
                    self.faults.stray(Stray::Emphasis, place);
                }
                self.text(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.check_link(&dest_url, place);
                self.open.push(Open {
                    href: dest_url.into_string(),
                    content: Vec::new(),
                });
            }
            Event::Start(_) => self.open.push(Open::default()),
            Event::End(end) => {
                let is_empty = self.open.last().is_some_and(|open| open.content.is_empty());
                if end == TagEnd::Link && is_empty {
                    let place = self.place(&place);
                    self.faults.stray(Stray::Link, place);
                }
                self.end(end);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let place = self.place(&place);
                self.faults.tag(html.into_string(), place);
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
        // A line holds no end of one, not even as `&#13;`.
        let text = &text.replace(['\n', '\r'], " ");
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
    fn check_link(&mut self, href: &str, place: Range<usize>) {
        if let Some(anchor) = href.strip_prefix('#') {
            let place = self.place(&place);
            self.faults.anchors.push((place, anchor.to_owned()));
            return;
        }
        if href.starts_with("mailto:") {
            return;
        }
        if self.faults.link.is_none() {
            self.faults.link = url_fault(href);
        }
    }

    /// Where in the text something is that was found in the guarded line.
    fn place(&self, found: &Range<usize>) -> Range<usize> {
        let in_text = |at: usize| self.faults.line + at.saturating_sub(GUARD.len());
        in_text(found.start)..in_text(found.end)
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
    use crate::problem::Code;

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
                "one\r*two*\r\nthree",
                vec![vec![
                    text("one"),
                    Inline::Break,
                    Inline::Emphasis(vec![text("two")]),
                    Inline::Break,
                    text("three"),
                ]],
            ),
            (
                "one\n\n  two\n\n\n",
                vec![vec![text("one")], vec![text("two")]],
            ),
            (
                "one\r\rtwo\r\n\r\nthree\r",
                vec![vec![text("one")], vec![text("two")], vec![text("three")]],
            ),
            ("one&#13;&#10;two", vec![vec![text("one  two")]]),
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
