//! What is wrong with an author's file, where, and what to write instead.

use std::fmt;
use std::ops::Range;

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
    /// An id or key with characters that an address cannot carry well.
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
}

impl Problems {
    /// How many are kept. Beyond that a reader gains nothing and a hostile file costs memory.
    const MOST: usize = 1_000;

    pub(crate) fn add(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.is_full() {
            return;
        }
        self.list.push(Problem {
            code,
            message: message.into(),
            help: help.into(),
            span,
            place: Place::default(),
        });
    }

    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= Self::MOST
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|problem| problem.severity() == Severity::Error)
    }

    /// All of them, in the order of the file.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code))
        });
        self.list
    }
}
