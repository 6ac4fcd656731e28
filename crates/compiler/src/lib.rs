//! From an author's `companion.json` to pages ready to show, or to every problem in it.
//!
//! ```text
//! text ──json──▶ nodes ──author──▶ Draft ──check──▶ problems ──lower──▶ Page, one per language
//! ```
//!
//! Functions from text to values: no files, no network, no clock. Everything that can be decided once is
//! decided here, on the host, so that the browser only shows.

mod author;
mod check;
mod edtf;
mod files;
mod json;
mod locale;
mod lower;
mod problem;
mod suggest;

use std::borrow::Cow;

use companion_model::Page;

use author::Draft;
use author::read::{Read, Reader};
use json::Places;
use locale::{Locale, LocaleFault};

pub use files::{FileFacts, Files};
pub use problem::{Code, Edit, Place, Problem, Severity, Span};

/// The largest file that is read, in bytes. A film with ten thousand events is a sixth of it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What became of an author's file.
#[derive(Debug)]
pub struct Outcome {
    /// Everything there is to say about the file, in the order of the file.
    pub problems: Vec<Problem>,
    /// The pages, one per language in the author's order; none if one of the problems is an error.
    pub pages: Vec<Page>,
}

impl Outcome {
    /// Whether there are pages to show.
    pub fn is_good(&self) -> bool {
        !self.pages.is_empty()
    }
}

/// What there is to compile.
#[derive(Clone, Copy, Debug)]
pub struct Input<'i> {
    /// The film's `companion.json` as it is on disk: encoding problems are reported like any other.
    pub bytes: &'i [u8],
    /// The other files of the film's folder.
    pub files: &'i Files,
    /// An earlier version of the `companion.json`, whose ids must not have been lost.
    pub earlier: Option<&'i [u8]>,
}

/// Compiles an author's file. The spans of the problems are offsets into [`decode`]'s text.
pub fn compile(input: &Input<'_>) -> Outcome {
    let bytes = input.bytes;
    let mut reader = Reader::default();
    let text = decode(bytes);
    if bytes.len() > MAX_BYTES {
        reader.problems.add(
            Code::TooLarge,
            0..0,
            format!(
                "The file has {} MB; more than {} MB are not read.",
                bytes.len() >> 20,
                MAX_BYTES >> 20
            ),
            "Split the film, or look for pictures pasted into the file.",
        );
        return finish(&text, None, reader, Vec::new());
    }
    if let Cow::Owned(lossy) = &text {
        let at = lossy.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        reader.problems.add(
            Code::Encoding,
            at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
            "The file is not saved as UTF-8: this character cannot be read.",
            "Save it again with the encoding UTF-8.",
        );
    }
    let root = json::parse(&text, &mut reader.problems);
    let pages = match &root {
        Some(root) => pages(root, input, &mut reader),
        None => Vec::new(),
    };
    finish(&text, root.as_ref(), reader, pages)
}

/// The text of a file, as the problems' spans count it: bytes that are not UTF-8 become U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn pages(root: &json::Node<'_>, input: &Input<'_>, reader: &mut Reader) -> Vec<Page> {
    let draft = Draft::read(root, reader);
    check::names(root, reader);
    check::files(input.files, reader);
    if let Some(earlier) = input.earlier {
        check::lost_ids(root, &ids_of(earlier), reader);
    }
    let Some(draft) = draft else {
        return Vec::new();
    };
    check::draft(&draft, reader);
    if reader.problems.has_errors() {
        return Vec::new();
    }
    let mut pages = Vec::new();
    for language in &draft.languages {
        let tag = &language.0;
        match Locale::new(&tag.value) {
            Ok(locale) => pages.push(lower::lower(&draft, input.files, &tag.value, &locale)),
            Err(LocaleFault(fault)) => reader.problems.add(
                Code::Internal,
                tag.span.clone(),
                format!("Companion cannot word pages in “{}”: {fault}.", tag.value),
                "This is a fault of Companion’s, not of your file: please report it.",
            ),
        }
    }
    pages
}

/// The ids of an earlier version, as far as it can be read; its mistakes are no concern of anybody's now.
fn ids_of(bytes: &[u8]) -> Reader {
    let mut reader = Reader::default();
    let text = decode(bytes);
    if let Some(root) = json::parse(&text, &mut reader.problems) {
        Draft::read(&root, &mut reader);
    }
    reader
}

fn finish(text: &str, root: Option<&json::Node<'_>>, reader: Reader, pages: Vec<Page>) -> Outcome {
    let places = Places::new(text, root);
    let mut problems = reader.problems.into_sorted();
    for problem in &mut problems {
        problem.place = places.find(&problem.span);
    }
    Outcome { problems, pages }
}
