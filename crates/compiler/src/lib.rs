//! From an author's `companion.json` to pages ready to show, or to every problem in it.
//!
//! ```text
//! text ──json──▶ nodes ──author──▶ Draft ──check──▶ problems ──lower──▶ Page, one per language
//! ```
//!
//! Functions from text to values: no files, no network, no clock. Everything that can be decided once is
//! decided here, on the host, so that the browser only shows.

mod author;
mod beginning;
mod check;
mod citation;
pub mod dates;
mod digits;
mod divide;
pub mod duration;
mod edtf;
mod encoding;
pub mod export;
mod files;
pub mod import;
mod json;
mod locale;
mod lower;
mod percent;
mod preview;
mod problem;
mod reading;
mod suggest;

use std::collections::BTreeSet;

use companion_model::{Direction, EmbedWords, Page, Words};

use locale::Locale;
use reading::Reading;

pub use author::leaf::film_id;
pub use author::schema::schema;
pub use beginning::beginning;
pub use citation::citation;
pub use divide::{MOST_IN_A_PART, MOST_ON_ONE_PAGE, Sheets, colophon, divide, items};
pub use encoding::decode;
pub use files::{Content, FileFacts, Files, composed};
pub use locale::is_directing;
pub use preview::{Preview, Shown, preview};
pub use problem::{Code, Edit, Place, Problem, Severity, Span};

/// The largest file that is read, in bytes. A film with ten thousand events is a sixth of it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What became of an author's file.
#[derive(Debug)]
pub struct Outcome {
    /// Everything there is to say about the file, in the order of the file.
    pub problems: Vec<Problem>,
    /// The film's id, as far as the file can be read; of a film with errors it may be no good one.
    pub id: Option<String>,
    /// The paths of the files that the pages show, from the film's folder. A text elsewhere in the file that reads like one
    /// names none.
    pub files: BTreeSet<String>,
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

/// A date as EDTF writes it, if the text is one that films may have: `2008~`, `2009-08`, `2008/2011`.
pub fn canonical_date(text: &str) -> Option<String> {
    Some(edtf::parse(text).ok()?.to_string())
}

/// The interface's words in a language, and the direction in which it is written; `None` for a language that the
/// interface does not have.
pub fn words(language: &str) -> Option<(Words, Direction)> {
    let locale = Locale::new(language).ok()?;
    Some((locale.words(), locale.direction()))
}

/// The words of the page that tells how to embed a film, in a language; English ones where the interface does not speak
/// it.
pub fn embed_words(language: &str) -> EmbedWords {
    Locale::new(language)
        .map(|locale| locale.embed_words())
        .unwrap_or_default()
}

/// Compiles an author's file. The spans of the problems are offsets into [`decode`]'s text.
pub fn compile(input: &Input<'_>) -> Outcome {
    let mut reading = Reading::new(input);
    let has_errors = reading.reader.problems.has_errors();
    let locales = match has_errors {
        true => Vec::new(),
        false => reading.locales(),
    };
    let is_good = !reading.reader.problems.has_errors();
    let mut outcome = Outcome {
        problems: reading.take_problems(),
        id: reading.id(),
        files: reading.take_files(),
        pages: Vec::new(),
    };
    let film = reading.film.take().filter(|_| is_good);
    // What was read is not needed any more: its memory serves for the pages.
    drop(reading);
    if let Some(film) = film {
        let page = |locale| lower::lower(&film, input.files, locale);
        outcome.pages = locales.iter().map(page).collect();
    }
    outcome
}
