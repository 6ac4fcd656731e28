//! What a page says of itself: which edition it is, what has changed, and how it is cited.

use serde::{Deserialize, Serialize};

use crate::{ItemLink, Prose, When};

/// Which edition of its film's page this is, as its author counts. (Of which build a sheet is, is another matter:
/// [`Division::edition`](crate::Division::edition).)
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// Version and date in words: “Version 1.0, 22 November 2026”.
    pub name: String,
    /// The version, as its author writes it: “1.0”.
    pub version: String,
    /// When it was published.
    pub date: When,
    /// Who made the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Prose>,
    /// On what terms its words may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Prose>,
    /// What has changed, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// What has changed on a day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub date: When,
    /// What.
    pub text: Prose,
}

/// The colophon of a page: its edges, as a book has them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Colophon {
    /// Its own words.
    pub words: ColophonWords,
    /// The edition, if the author has named one. Its links lead out from where the colophon stands.
    pub edition: Option<Edition>,
    /// How the page is cited.
    pub citation: Citation,
    /// Whether quotes and chapters have pages of their own, where it stands how they are cited.
    pub has_items: bool,
    /// The chapters, each with the way to it.
    pub chapters: Vec<ItemLink>,
    /// The quotes, each with the way to it.
    pub quotes: Vec<ItemLink>,
}

/// How something is cited.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Citation {
    /// The heading: “Cite this”.
    pub title: String,
    /// The citation, to be copied as it is.
    pub text: String,
}

/// What a colophon and a citation say, in the page's language. They come from `assets/locales/<tag>.json`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColophonWords {
    /// Heading of the colophon.
    pub title: String,
    /// Heading of a citation.
    pub cite: String,
    /// Where the citations of quotes and events are.
    pub cite_items: String,
    /// Heading of the table of contents.
    pub contents: String,
    /// Label of the version.
    pub version: String,
    /// Label of who made the page.
    pub by: String,
    /// Label of the terms.
    pub licence: String,
    /// Heading of the list of changes.
    pub changes: String,
    /// Label of what the page is set in.
    pub typeface: String,
    /// What it is set in.
    pub typeface_name: String,
    /// Label of what the page is made with.
    pub program: String,
    /// Version and date: `Version {version}, {date}`.
    pub edition: String,
    /// What a page is called where it is cited: `“{film}”: companion page of the film`.
    pub page: String,
    /// A quote: `{speaker}, {quote} ({occasion})`.
    pub quote: String,
    /// An event or a chapter: `“{title}”`.
    pub event: String,
    /// Something on a page: `{item}. In: {page}`.
    pub within: String,
}
