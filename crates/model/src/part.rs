//! A long film, cut into sheets: the main one, and parts of chapters on pages of their own.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{Event, Page, Prose, Source};

/// What the main sheet of a divided page knows of its division.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// Names this build: sheets of two builds are never mixed.
    pub edition: String,
    /// The address of the [index](Part) of what lies on other sheets, relative to this one.
    pub index: String,
}

/// The events of a chapter that lie on other sheets.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// How many events there are, and that the links lead to them, worded.
    pub note: String,
    /// The links, at least one, in order of time.
    pub parts: Vec<PartLink>,
}

/// A link to a part of a chapter.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PartLink {
    /// Its address, relative to this sheet, with a `/` at its end: `./c/childhood/2/`.
    pub href: String,
    /// Which events of the chapter, in digits: “51–100”.
    pub range: String,
    /// The same in words, and of how many: “Events 51–100 of 1,250”.
    pub label: String,
    /// How many events.
    pub events: u32,
}

/// A part of a chapter: a page of its own, and a fragment that the main sheet takes in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// Its folder, relative to the main sheet of its language, with a `/` at its end: `c/childhood/2/`.
    ///
    /// The name is of small ASCII letters, digits and hyphens, safe on every file system and in every address.
    pub path: String,
    /// Which events of the chapter it holds, worded: “Events 51–100 of 1,250”.
    pub label: String,
    /// The page of its own: one chapter with the part’s events, the sources that they cite, and of the film the
    /// title. Its links lead out from the part’s folder.
    pub page: Rc<Page>,
    /// The same events for the main sheet.
    pub fragment: Fragment,
    /// The way back.
    pub previous: Neighbour,
    /// The way on; `None` at the end of the story.
    pub next: Option<Neighbour>,
}

impl Part {
    /// The way from its folder up to the main sheet: `../../`.
    pub fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}

/// What the main sheet takes in when a reader comes near a part.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fragment {
    /// The events. Their links lead out from the main sheet.
    pub events: Vec<Rc<Event>>,
    /// Those of their sources that the main sheet does not begin with.
    pub sources: Vec<Source>,
}

/// What comes before or after a part.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Neighbour {
    /// Its address, relative to the part’s folder.
    pub href: String,
    /// The title of its chapter.
    pub chapter: Prose,
    /// Which events of that chapter: “Events 1–50 of 1,250”.
    pub label: String,
}
