//! Several films on one site.

use serde::{Deserialize, Serialize};

use crate::{Direction, PageLink, Prose, Runtime, Words};

/// A list of films, each with a companion page of its own.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The language of the list, a BCP 47 tag.
    pub lang: String,
    /// The direction in which it is written.
    pub dir: Direction,
    /// The interface's own words in that language.
    pub words: Words,
    /// The films, in the order of their titles.
    pub films: Vec<FilmEntry>,
}

/// What a list of films shows of one.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct FilmEntry {
    /// Its pages, the one in its first language first; at least one. Addresses are relative to the list.
    pub pages: Vec<PageLink>,
    /// The direction in which its first language is written.
    pub dir: Direction,
    /// One sentence about it.
    pub tagline: Option<Prose>,
    /// How long it runs.
    pub runtime: Option<Runtime>,
    /// The year in which it was first shown.
    pub year: Option<String>,
}
