//! From a timeline made for TimelineJS to a film: bytes in; format-1 JSON, the files that it takes over and a report of
//! what became of each record out.
//!
//! ```text
//! bytes ──read──▶ slides ──date, text, media──▶ events ──chapters──▶ a film, and its loss report
//! ```
//!
//! What a record says is in the film or in the report, and mostly in both. What the format has no field for goes into
//! `extra`, from where [`export`](crate::export) takes it back.

mod chapters;
pub(crate) mod date;
mod event;
mod files;
mod film;
pub(crate) mod kind;
mod language;
mod media;
mod names;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod slide;
mod sources;
pub(crate) mod text;
pub(crate) mod time;

use crate::author::leaf;
use crate::author::read::Reader;
use crate::files::FileFacts;
use crate::locale::Locale;
use film::Importer;
use read::Timeline;
use slide::as_text;
use text::plain;

pub use files::Copy;
pub use read::Refusal;
pub use report::{Entry, Fate, Record, Report};

/// What there is to import.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    /// The file as it is on disk.
    pub bytes: &'s [u8],
    /// The file's name without its ending, for a timeline that has no title.
    pub name: &'s str,
    /// The language in which it is written (BCP 47), where that is known.
    pub language: Option<&'s str>,
    /// Where addresses without a site lead: the page that showed the timeline.
    pub base: Option<&'s str>,
    /// What is known of the file that an address names, where it is at hand.
    pub files: &'s dyn Fn(&str) -> Option<FileFacts>,
}

impl std::fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// What became of a timeline.
#[derive(Clone, Debug)]
pub struct Import {
    /// The film's `companion.json`.
    pub film: String,
    /// The files that the film takes over.
    pub copies: Vec<Copy>,
    /// What became of each record.
    pub report: Report,
}

/// Makes a film of a timeline.
///
/// # Errors
/// The file holds no timeline of TimelineJS's, or none of its records has a date.
pub fn import(source: &Source<'_>) -> Result<Import, Refusal> {
    let timeline = read::read(source.bytes)?;
    let language = source
        .language
        .map_or_else(|| language::guess(texts(&timeline)), str::to_owned);
    let is_tag = leaf::language(&language, &(0..0), &mut Reader::default()).is_some();
    let locale = Locale::new(&language)
        .ok()
        .filter(|_| is_tag)
        .ok_or_else(|| {
            Refusal::new(format!(
                "“{language}” is not a language tag: write en, fr or zh-Hans."
            ))
        })?;
    Importer::new(source, &locale).film(timeline, &language)
}

/// The words of a timeline, by which its language is told.
fn texts(timeline: &Timeline) -> impl Iterator<Item = String> {
    let slides = timeline.title.iter().chain(&timeline.events);
    slides.flat_map(|(_, slide)| {
        let text = slide.get("text").and_then(|text| text.get("text"));
        let text = text.and_then(as_text).unwrap_or_default();
        [plain(&event::headline(slide)), plain(&text)]
    })
}
