//! A quote, an event or a chapter on a page of its own: what a link to it leads to, and is previewed by.

use std::rc::Rc;

use crate::{Page, Prose, When};

/// A quote, an event or a chapter on a page of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its folder, relative to the main sheet of its language, with a `/` at its end: `e/arrest/`.
    ///
    /// The name is of small ASCII letters, digits and hyphens, safe on every file system and in every address.
    pub path: String,
    /// Its place on the film's page, relative to that page: `#e-arrest`.
    pub place: String,
    /// The page of its own: one quote, or one chapter with one event or none, the sources that it cites, and of the
    /// film the title. Its links lead out from the item's folder.
    pub page: Rc<Page>,
    /// The events of a chapter, each on a page of its own; nothing for a quote or an event.
    pub events: Vec<ItemLink>,
    /// The chapter of an event; nothing for a quote or a chapter.
    pub chapter: Option<ItemLink>,
    /// The one of its kind that comes before.
    pub previous: Option<ItemLink>,
    /// The one of its kind that comes after.
    pub next: Option<ItemLink>,
}

impl Item {
    /// The way from its folder up to the main sheet.
    pub const UP: &str = "../../";
}

/// What has a page of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ItemKind {
    /// A quote: `q/<id>/`.
    Quote,
    /// An event: `e/<id>/`.
    Event,
    /// A chapter: `c/<id>/`.
    Chapter,
}

impl ItemKind {
    /// What its folder is called, and what its place on the film's page begins with: `e/arrest/` and `#e-arrest`.
    pub fn letter(self) -> char {
        match self {
            Self::Quote => 'q',
            Self::Event => 'e',
            Self::Chapter => 'c',
        }
    }
}

/// A link to an item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ItemLink {
    /// Its address, relative to the folder of the item that has the link.
    pub href: String,
    /// What it is called: the title of an event or a chapter, who speaks a quote.
    pub name: Prose,
    /// When it was, where that is known.
    pub date: Option<When>,
}
