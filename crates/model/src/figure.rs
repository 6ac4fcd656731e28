//! Figures: numbers that are drawn, and always also told.

use serde::{Deserialize, Serialize};

use crate::{Cite, Prose, When};

/// A figure that belongs to an event.
///
/// The drawing and the table beside it show the same [`data`](Self::data).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How it is drawn.
    pub kind: FigureKind,
    /// Its heading.
    pub title: Prose,
    /// What one unit of a value is: “one pupil”.
    pub unit: Prose,
    /// What it shows, in one sentence.
    pub reading: Prose,
    /// The one with whom or which it begins, where the author names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    /// What is drawn, in the author's order.
    pub data: Vec<Datum>,
    /// Where the same numbers lie as a table for spreadsheets, relative to the page: `./e/arrest.csv`.
    pub file: String,
}

impl Figure {
    /// The largest value; how many dots there are, where the data are competing counts.
    pub fn most(&self) -> u32 {
        self.data.iter().map(|datum| datum.value).max().unwrap_or(0)
    }
}

/// One of those that a figure counts: the first dot, or the first day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Who or what it is.
    pub name: Prose,
    /// What is known of them, in a sentence.
    pub text: Prose,
    /// Its sources, at least one.
    pub cites: Vec<Cite>,
}

/// How a figure is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// A square for each day; the data are the months.
    Days,
    /// A dot for each unit; the data are competing counts.
    Dots,
    /// A bar for each value.
    Bars,
}

/// One value of a figure.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Datum {
    /// What it is the value of.
    pub label: Prose,
    /// The value.
    pub value: u32,
    /// The value in the page's digits: “5,335”.
    pub text: String,
    /// As of when it held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// Whether it is in dispute, and to be drawn as such.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
    /// Whether it is an estimate of what was not counted, and to be drawn as such.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub projected: bool,
    /// Its sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Cite>,
}
