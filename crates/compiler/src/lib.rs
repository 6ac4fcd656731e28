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
mod encoding;
pub mod export;
mod files;
pub mod import;
mod json;
mod locale;
mod lower;
mod problem;
mod suggest;

use companion_model::{Direction, Page, Words};

use author::Draft;
use author::read::{Read, Reader};
use json::Places;
use locale::{Locale, LocaleFault};

pub use author::schema::schema;
pub use encoding::decode;
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

/// The interface's words in a language, and the direction in which it is written; `None` for a language that the
/// interface does not have.
pub fn words(language: &str) -> Option<(Words, Direction)> {
    let locale = Locale::new(language).ok()?;
    Some((locale.words(), locale.direction()))
}

/// Compiles an author's file. The spans of the problems are offsets into [`decode`]'s text.
pub fn compile(input: &Input<'_>) -> Outcome {
    let bytes = input.bytes;
    let mut reader = Reader::default();
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
        return unfinished("", None, reader);
    }
    let text = match encoding::read(bytes, &mut reader.problems) {
        Ok(text) => text,
        Err(text) => return unfinished(&text, None, reader),
    };
    let root = json::parse(text, &mut reader.problems);
    let whole = root
        .as_ref()
        .and_then(|root| checked(root, input, &mut reader));
    let outcome = unfinished(text, root.as_ref(), reader);
    // What was read is not needed any more: its memory serves for the pages.
    drop(root);
    let pages = whole.map_or_else(Vec::new, |(draft, locales)| {
        let languages = draft.languages.iter().zip(&locales);
        languages
            .map(|(tag, locale)| lower::lower(&draft, input.files, &tag.0.value, locale))
            .collect()
    });
    Outcome { pages, ..outcome }
}

/// A film without errors, and the words of its languages.
fn checked(
    root: &json::Node<'_>,
    input: &Input<'_>,
    reader: &mut Reader,
) -> Option<(Draft, Vec<Locale>)> {
    let draft = Draft::read(root, reader);
    check::names(root, reader);
    check::languages(root, reader);
    check::times(root, reader);
    check::files(input.files, reader);
    if let Some(earlier) = input.earlier {
        check::lost_ids(root, &ids_of(earlier), reader);
    }
    let draft = draft.filter(|_| !reader.problems.has_errors())?;
    let mut locales = Vec::new();
    for language in &draft.languages {
        let tag = &language.0;
        match Locale::new(&tag.value) {
            Ok(locale) => locales.push(locale),
            Err(LocaleFault(fault)) => reader.problems.add(
                Code::Internal,
                tag.span.clone(),
                format!("Companion cannot word pages in “{}”: {fault}.", tag.value),
                "This is a fault of Companion’s, not of your file: please report it.",
            ),
        }
    }
    (!reader.problems.has_errors()).then_some((draft, locales))
}

/// The ids of an earlier version, as far as it can be read; its mistakes are no concern of anybody's now.
fn ids_of(bytes: &[u8]) -> Reader {
    let mut reader = Reader::default();
    let readable = (bytes.len() <= MAX_BYTES).then(|| decode(bytes));
    let text = readable.unwrap_or_default();
    if let Some(root) = json::parse(&text, &mut reader.problems) {
        Draft::read(&root, &mut reader);
    }
    reader
}

/// The outcome without pages: the problems, each with its place.
fn unfinished(text: &str, root: Option<&json::Node<'_>>, reader: Reader) -> Outcome {
    let mut places = Places::new(text, root);
    let mut problems = reader.problems.into_sorted();
    for problem in &mut problems {
        problem.place = places.find(&problem.span);
    }
    Outcome {
        problems,
        pages: Vec::new(),
    }
}
