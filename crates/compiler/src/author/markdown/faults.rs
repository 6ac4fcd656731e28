//! What has no place in a text, and what to write instead.

use std::ops::Range;

use super::Stray;
use crate::author::html::as_markdown;
use crate::author::read::Spanned;
use crate::problem::{Code, Edit, Help, Problems, quoted, shown};

/// What has no place in a text: each kind of it is reported once, for the whole text.
#[derive(Default)]
pub(super) struct Faults {
    /// Where the line begins that is read, in the text.
    pub(super) line: usize,
    /// The first HTML tag of each kind, and where in the text.
    html: Vec<(String, Range<usize>)>,
    /// The places on the page to which links lead, and where in the text.
    pub(super) anchors: Vec<(Range<usize>, String)>,
    /// Signs that do nothing, the first of each kind, and how many there are of it.
    strays: Vec<(Stray, Range<usize>, usize)>,
    pub(super) has_code: bool,
    pub(super) has_picture: bool,
    pub(super) is_too_deep: bool,
    pub(super) has_too_many_marks: bool,
    /// Why the first link leads nowhere.
    pub(super) link: Option<String>,
}

/// How many kinds of tags are reported for one text; with more of them it is a web page.
const MOST_TAGS: usize = 10;

impl Faults {
    /// Keeps a tag, if it is the first of its kind.
    pub(super) fn tag(&mut self, tag: String, place: Range<usize>) {
        let is_known = |(other, _): &(String, Range<usize>)| name(other) == name(&tag);
        if self.html.len() < MOST_TAGS && !self.html.iter().any(is_known) {
            self.html.push((tag, place));
        }
    }

    /// Keeps a sign that does nothing, if it is the first of its kind.
    pub(super) fn stray(&mut self, stray: Stray, place: Range<usize>) {
        match self.strays.iter_mut().find(|(other, ..)| *other == stray) {
            Some((.., count)) => *count += 1,
            None => self.strays.push((stray, place, 1)),
        }
    }

    /// The signs that do nothing. A single line may begin with a dash.
    pub(super) fn take_strays(&mut self) -> impl Iterator<Item = (Stray, Range<usize>)> {
        let strays = std::mem::take(&mut self.strays).into_iter();
        strays
            .filter(|(stray, _, count)| *stray != Stray::List || *count > 1)
            .map(|(stray, place, _)| (stray, place))
    }

    pub(super) fn report(self, written: &Spanned<String>, problems: &mut Problems) {
        let instead = |words: &str, mended: Option<String>| {
            let edit = |text: String| Edit {
                span: written.span.clone(),
                text: quoted(&text),
            };
            Help::with(words, mended.map(edit).into_iter().collect())
        };
        for (tag, place) in self.html {
            let message = format!("{} is HTML, which is not taken here.", shown(&tag));
            let help = instead(counterpart(&tag), as_markdown(&written.value));
            problems.add_inside(Code::RawHtml, written.span.clone(), place, message, help);
        }
        let mut refuse = |code, message: String, help: Help| {
            problems.add(code, written.span.clone(), message, help);
        };
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
        if self.has_too_many_marks {
            let help = "Delete what is not meant for readers, or divide the text.";
            let message = "There are more marks of Markdown here than Companion reads.";
            refuse(Code::Markdown, message.into(), help.into());
        }
        if let Some(fault) = self.link {
            let help = "Write [words](https://example.org/page)";
            refuse(Code::BadUrl, fault, help.into());
        }
    }
}

/// The name of a tag, that of its end included; nothing for a comment.
fn name(tag: &str) -> String {
    let tag = tag.trim_start_matches(['<', '/']);
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
    name.unwrap_or_default().to_ascii_lowercase()
}

/// What to write instead of an HTML tag.
fn counterpart(tag: &str) -> &'static str {
    match name(tag).as_str() {
        "i" | "em" | "cite" => "Write *words* to emphasise them.",
        "b" | "strong" => "Write **words** to make them strong.",
        "a" => "Write [words](https://example.org) for a link.",
        "br" => "Write \\n for a new line.",
        "p" | "div" => "Write \\n\\n for a new paragraph.",
        _ => "Delete the tag; a < that is meant as such is written \\\\<",
    }
}
