//! A long film, cut into sheets: the main one, and parts of chapters on pages of their own.

use std::ops::Range;
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
    /// That what the browser prints and searches is this sheet, worded.
    pub note: String,
}

/// The events of a chapter that lie on other sheets.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// How many events there are, and that the links lead to them, worded.
    pub note: String,
    /// The links.
    pub parts: Parts,
}

/// The links to the parts of a chapter: so few that the main sheet of the longest film stays small.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parts {
    /// One to each, at least one, in order of time.
    Each(Vec<PartLink>),
    /// One to the first, whose page has those to the others.
    Series(Series),
}

/// The parts of a chapter that has many: enough to tell where each lies and what it [holds](Series::held).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The first part that does not lie on the main sheet.
    pub first: PartLink,
    /// Its number among the parts of the chapter: 1, or 2 if the main sheet holds the very first.
    pub number: u32,
    /// The chapter’s folder, relative to this sheet: part 1 lies in it, part 2 in its folder `2/`, and so on.
    pub folder: String,
    /// How many parts the chapter has.
    pub count: u32,
    /// How many events.
    pub events: u32,
    /// What a part is called: “Events {first}–{last} of 1,250”.
    pub label: String,
}

impl Series {
    /// Which of a chapter’s `events`, counted from 0, the part with this number, counted from 1, of `count` holds.
    pub fn held(number: u32, count: u32, events: u32) -> Range<u32> {
        let start = |number: u32| {
            let start = u64::from(number) * u64::from(events) / u64::from(count.max(1));
            u32::try_from(start).unwrap_or(u32::MAX)
        };
        start(number.saturating_sub(1))..start(number)
    }
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
    /// Links to all parts of the chapter, out from the part’s folder, on the first part of a [`Series`]; else none.
    pub contents: Vec<PartLink>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_series_hold_all_its_events() {
        for (number, count, events, expected) in [
            (1, 7, 151, 0..21),
            (2, 7, 151, 21..43),
            (7, 7, 151, 129..151),
            (1, 1, 9, 0..9),
            (50, 50, 1250, 1225..1250),
            (0, 0, 0, 0..0),
        ] {
            assert_eq!(
                Series::held(number, count, events),
                expected,
                "{number} of {count}"
            );
        }
    }
}
