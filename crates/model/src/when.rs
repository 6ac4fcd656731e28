//! A date as the page words it.

use serde::{Deserialize, Serialize};

/// A date or a span of time, worded in the page's language, piece by piece.
///
/// An interval is several parts (“3 April 2011”, “ to ”, “22 June 2011”), because HTML's `<time>` holds one
/// moment only.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct When {
    /// The pieces, to be shown one after the other without anything between them.
    pub parts: Vec<WhenPart>,
    /// The author's date that the words are of (EDTF, level 1): `../2008`. Words that name a moment may mean another time.
    ///
    /// It is for what the host makes of a page beside its HTML, and goes to no browser.
    #[serde(skip)]
    pub edtf: String,
}

impl When {
    /// The words alone.
    pub fn to_text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

/// A piece of a worded date.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct WhenPart {
    /// The words.
    #[serde(rename = "t")]
    pub text: String,
    /// The value of `<time datetime>` where HTML has one for this moment: `2009`, `2009-08`, `2009-08-12`.
    ///
    /// Absent for connecting words and for moments that HTML cannot express (a season, a year before 1).
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
}

/// A moment of the film itself.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct FilmTime {
    /// Hours, minutes and seconds, as a player shows them: `1:02:03`, `34:10`.
    pub text: String,
    /// The same as an ISO 8601 duration, for `<time datetime>`: `PT34M10S`.
    pub duration: String,
}
