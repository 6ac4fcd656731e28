//! Where the page has its facts from.

use serde::{Deserialize, Serialize};

use crate::{Prose, When};

/// A reference from a fact to the source behind it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Cite {
    /// The source's number on this page, from 1.
    #[serde(rename = "n")]
    pub number: u32,
    /// The source's key, from which its anchor is made: `s-<key>`.
    #[serde(rename = "s")]
    pub source: String,
}

/// One entry of the page's list of sources, with as much of a bibliography entry as the author gave.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its number on the whole page, from 1, in the order of first citation. A sheet of a divided page has gaps.
    #[serde(rename = "n")]
    pub number: u32,
    /// The author's key for it, from which its anchor is made: `s-<key>`.
    pub key: String,
    /// What kind of source it is, worded.
    pub kind: String,
    /// Who wrote or made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Prose>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Prose>,
    /// Who published it.
    pub publisher: Prose,
    /// When it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Where it can be read: an absolute `http:` or `https:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A lasting copy of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<String>,
    /// “Read 22 November 2026.”, worded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<When>,
    /// What a reader should know of it: a copy, a partisan voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
}
