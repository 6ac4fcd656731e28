//! A film with mistakes, as the person who is to mend it sees it. A reader's [`Page`] has no room for a notice.

use serde::Deserialize;

use crate::Page;

/// A page made of as much as could be read of a film, and what has to be said of the rest.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DraftPage {
    /// The page, as a reader would see it.
    pub page: Page,
    /// What is not on it, or not as it is written: empty for a film without errors.
    pub notices: Notices,
}

/// Notices, and the words around them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Notices {
    /// The frame's own words in the page's language.
    pub words: NoticeWords,
    /// The name of the film's file: `companion.json`.
    pub file: String,
    /// The notices, in the order of the page.
    pub list: Vec<Notice>,
}

impl Notices {
    /// The notices that stand at a place, each with its number on the page, from 1.
    pub fn at(&self, slot: Slot) -> impl Iterator<Item = (usize, &Notice)> {
        self.numbered()
            .filter(move |(_, notice)| notice.slot == slot)
    }

    /// All of them, each with its number on the page, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Notice)> {
        (1..).zip(&self.list)
    }
}

/// What is to be said of one error in a film's file. All of it is plain text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice {
    /// Where it stands on the page.
    pub slot: Slot,
    /// Whether what is wrong is left out; else it is shown, but not as it is written.
    pub is_lost: bool,
    /// The kind of error, by the name under which `companion explain` knows it: `bad-date`.
    pub code: &'static str,
    /// What is wrong, in one English sentence.
    pub message: String,
    /// What to write instead, in one English sentence.
    pub help: String,
    /// The line of the file, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is written there; empty where no text of the file is to blame.
    pub excerpt: Vec<ExcerptLine>,
}

/// A line of a film's file, perhaps without its ends, in three pieces.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ExcerptLine {
    /// Its number, from 1.
    pub number: usize,
    /// What stands before the mistake.
    pub before: String,
    /// The mistake.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

/// A place on the page where a notice can stand.
///
/// Numbers are indices into the page's lists. What is lost stands before the thing with its number, or after the
/// last one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Slot {
    /// The top, for what concerns the whole page or has no place on it.
    Top,
    /// The film card.
    Card,
    /// Before the quotes, for those that are lost: in a row of slides nobody would find it.
    LostQuote,
    /// A quote.
    Quote(usize),
    /// A chapter that is lost.
    LostChapter(usize),
    /// The opening of a chapter.
    Chapter(usize),
    /// An event that is lost, of the chapter named first.
    LostEvent(usize, usize),
    /// An event, of the chapter named first.
    Event(usize, usize),
    /// The list of sources.
    Sources,
}

/// The words around the notices, in the page's language. They come from `assets/locales/<lang>.json`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeWords {
    /// Above the list of all notices, before their number.
    pub all: String,
    /// Heading of a page of which nothing can be shown.
    pub nothing: String,
    /// What is wrong is left out.
    pub lost: String,
    /// What is wrong is shown, but not as it is written.
    pub altered: String,
    /// Before what to write instead.
    pub remedy: String,
}
