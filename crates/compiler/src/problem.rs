//! What is wrong with an author's file, where, and what to write instead.

mod words;

use std::fmt;
use std::ops::Range;

use crate::json::inside;

use words::printable;
pub(crate) use words::{quoted, shown};

/// A half-open range of byte offsets into the author's file.
pub type Span = Range<usize>;

/// One thing that is wrong, or not as good as it could be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Which kind of problem it is.
    pub code: Code,
    /// What is wrong, in one plain sentence.
    pub message: String,
    /// What to do about it, in one plain sentence.
    pub help: String,
    /// The same as a change to the file, where it is only one: edits that do not overlap, in order.
    pub fix: Vec<Edit>,
    /// The bytes that are wrong.
    pub span: Span,
    /// Where that is, for people.
    pub place: Place,
}

impl Problem {
    /// Whether the page can be built in spite of it.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A change to the file: the bytes at `span` give way to `text`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// What to do about a problem, in words and, where it is certain, as a change.
#[derive(Debug)]
pub(crate) struct Help {
    text: String,
    fix: Vec<Edit>,
}

impl Help {
    /// “Write …”: the bytes at `span` should read `text`.
    pub(crate) fn write(span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            text: format!("Write {text}"),
            fix: vec![Edit { span, text }],
        }
    }

    /// “Did you mean …?”
    pub(crate) fn meant(span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            text: format!("Did you mean {text}?"),
            fix: vec![Edit { span, text }],
        }
    }

    /// Words of one's own for a change.
    pub(crate) fn with(words: impl Into<String>, fix: Vec<Edit>) -> Self {
        Self {
            text: words.into(),
            fix,
        }
    }
}

impl From<&str> for Help {
    fn from(text: &str) -> Self {
        Self::with(text, Vec::new())
    }
}

impl From<String> for Help {
    fn from(text: String) -> Self {
        Self::with(text, Vec::new())
    }
}

impl Edit {
    pub(crate) fn put(at: usize, text: &str) -> Self {
        Self {
            span: at..at,
            text: text.to_owned(),
        }
    }

    pub(crate) fn delete(span: Span) -> Self {
        Self {
            span,
            text: String::new(),
        }
    }
}

/// The place of a [`Problem`] in the file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The JSON Pointer (RFC 6901) to the value: `/chapters/0/events/3/date`; empty for the whole file.
    pub pointer: String,
}

/// How much a [`Problem`] matters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// The page can be built, but something is lost or doubtful.
    Warning,
    /// The page cannot be built.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident = $text:literal, $severity:ident; )*) => {
        /// The kinds of problem. Their names are stable: people search for them and silence them.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Code { $( $(#[$doc])* $name, )* }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[ $( Self::$name, )* ];

            /// The name that is printed.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$name => $text, )* }
            }

            /// How much a problem of this kind matters.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    /// The file is not UTF-8 text.
    Encoding = "encoding", Error;
    /// The file is larger than [`MAX_BYTES`](crate::MAX_BYTES).
    TooLarge = "too-large", Error;
    /// The file is not JSON.
    Syntax = "syntax", Error;
    /// The file ends in the middle of something, so that the rest could not be checked.
    Unfinished = "unfinished", Error;
    /// A fault of this program's, not of the file's.
    Internal = "internal", Error;
    /// The same key stands twice in one object.
    DuplicateKey = "duplicate-key", Error;
    /// A field that the format needs is not there.
    Missing = "missing", Error;
    /// A field whose name is one letter or two away from one that the format has.
    MisspeltField = "misspelt-field", Error;
    /// A field that the format does not have.
    UnknownField = "unknown-field", Warning;
    /// A value of another kind than the field takes.
    WrongKind = "wrong-kind", Error;
    /// A text or a list with nothing in it.
    Empty = "empty", Error;
    /// A word that is not among those the field takes.
    UnknownWord = "unknown-word", Error;
    /// A version of the format that this program does not read.
    Format = "format", Error;
    /// An id or key that an address cannot carry well, or no folder be called by.
    BadId = "bad-id", Error;
    /// Two things of one kind with the same id.
    DuplicateId = "duplicate-id", Error;
    /// A reference to something that is not declared.
    Dangling = "dangling", Error;
    /// Something declared that nothing refers to.
    Unused = "unused", Warning;
    /// A date that is not written in EDTF.
    BadDate = "bad-date", Error;
    /// A date that no calendar has.
    ImpossibleDate = "impossible-date", Error;
    /// An interval that ends before it begins.
    EndBeforeStart = "end-before-start", Error;
    /// An event outside its chapter's span.
    OutsideSpan = "outside-span", Warning;
    /// An address that is not an absolute web address.
    BadUrl = "bad-url", Error;
    /// Not a time of the film.
    BadTime = "bad-time", Error;
    /// A time of the film after its end.
    BeyondRuntime = "beyond-runtime", Error;
    /// More of something than a reader can choose from.
    TooMany = "too-many", Error;
    /// Not a colour.
    BadColour = "bad-colour", Error;
    /// A colour that is hard to see on the page's paper.
    LowContrast = "low-contrast", Error;
    /// A file that the film's folder does not have.
    MissingFile = "missing-file", Error;
    /// A file that is not what its place needs.
    BadFile = "bad-file", Error;
    /// A file that takes long to load.
    LargeFile = "large-file", Warning;
    /// A file of the film's folder that nothing shows.
    UnusedFile = "unused-file", Warning;
    /// A picture without words for those who do not see it.
    MissingAlt = "missing-alt", Error;
    /// A recording without words for those who do not hear it.
    MissingCaptions = "missing-captions", Warning;
    /// An id of an earlier version that leads nowhere now.
    LostId = "lost-id", Error;
    /// Not a language tag (BCP 47).
    BadLanguage = "bad-language", Error;
    /// A text without its words in the film's first language.
    MissingTranslation = "missing-translation", Warning;
    /// A language for which the page has no interface words yet.
    InterfaceLanguage = "interface-language", Warning;
    /// Raw HTML in a text.
    RawHtml = "raw-html", Error;
    /// A kind of Markdown that a line of text cannot hold.
    Markdown = "markdown", Error;
    /// A sign of Markdown that does nothing where it stands.
    StrayMark = "stray-mark", Warning;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where problems are collected, so that one never hides another.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    warnings: usize,
    /// What of their texts some of them are about, by their index: bytes of the text as it is read.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Problems {
    /// How many are kept. Beyond that a reader gains nothing and a hostile file costs memory.
    pub(crate) const MOST: usize = 1_000;

    pub(crate) fn add(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        let is_warning = code.severity() == Severity::Warning;
        if self.is_full() && (is_warning || !self.make_room()) {
            return;
        }
        let Help { text, fix } = help.into();
        self.warnings += usize::from(is_warning);
        self.list.push(Problem {
            code,
            message: printable(message.into()),
            help: printable(text),
            fix,
            span,
            place: Place::default(),
        });
    }

    /// Adds a problem of a piece of the text that stands at `span`.
    pub(crate) fn add_inside(
        &mut self,
        code: Code,
        span: Span,
        piece: Range<usize>,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        let index = self.list.len();
        self.add(code, span, message, help);
        // In a full list, one that has made room for this one had another index.
        if self.list.len() > index {
            self.pieces.push((index, piece));
        }
    }

    /// Finds the pieces of texts in the file, as far as that is certain.
    pub(crate) fn locate(&mut self, file: &str) {
        for (index, piece) in std::mem::take(&mut self.pieces) {
            if let Some(problem) = self.list.get_mut(index)
                && let Some(span) = inside(file, &problem.span, &piece)
            {
                problem.span = span;
            }
        }
    }

    /// Whether nothing more needs to be looked for: only an error can still take a warning's room.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= Self::MOST
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.warnings < self.list.len()
    }

    /// All of them, in the order in which they were found.
    pub(crate) fn all(&self) -> &[Problem] {
        &self.list
    }

    /// All of them, in the order of the file.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code))
        });
        self.list
    }

    /// Gives up a warning for an error, which decides whether there is a page.
    fn make_room(&mut self) -> bool {
        if self.warnings == 0 {
            return false;
        }
        let warning = self
            .list
            .iter()
            .rposition(|problem| problem.severity() == Severity::Warning);
        if let Some(at) = warning {
            self.list.remove(at);
            self.pieces.retain(|(index, _)| *index != at);
            for (index, _) in &mut self.pieces {
                *index -= usize::from(*index > at);
            }
            self.warnings -= 1;
        }
        warning.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_never_lost_behind_warnings() {
        let mut problems = Problems::default();
        for _ in 0..2 * Problems::MOST {
            problems.add(Code::Unused, 0..0, "unused", "help");
        }
        assert!(problems.is_full() && !problems.has_errors());
        problems.add(Code::Missing, 0..0, "missing", "help");
        assert!(problems.has_errors());
        assert_eq!(problems.into_sorted().len(), Problems::MOST);
    }
}
