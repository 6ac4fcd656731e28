//! What has no place in a text, and what to write instead.

use crate::author::html::as_markdown;
use crate::author::read::Spanned;
use crate::problem::{Code, Edit, Help, Problems, quoted, shown};

/// What has no place in a text: each kind of it is reported once, for the whole text.
#[derive(Default)]
pub(super) struct Faults {
    /// The first HTML tag.
    pub(super) html: Option<String>,
    pub(super) has_code: bool,
    pub(super) has_picture: bool,
    pub(super) is_too_deep: bool,
    pub(super) has_too_many_marks: bool,
    /// Why the first link leads nowhere.
    pub(super) link: Option<String>,
}

impl Faults {
    pub(super) fn report(self, written: &Spanned<String>, problems: &mut Problems) {
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
