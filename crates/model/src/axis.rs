//! When things were, as numbers: for drawing the whole story on one line.

use serde::{Deserialize, Serialize};

/// The days that a date can mean. Days are counted without gaps; what they are counted from does not matter, for only
/// their differences are drawn.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// The first day.
    #[serde(rename = "a")]
    pub first: i64,
    /// The last day, not before the first.
    #[serde(rename = "z")]
    pub last: i64,
    /// Whether its ends are not sure: about that time, perhaps, or without an end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vague: bool,
}

/// The line on which a story is drawn.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// From the first day of the story to its last.
    pub extent: Extent,
    /// The same in words: “1957 to 2015”.
    pub span: String,
    /// Some days between, in order of time, to find one's way by.
    pub ticks: Vec<Tick>,
}

/// A day of an [`Axis`] that has a name.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// The day.
    pub day: i64,
    /// Its name in the page's language: “1990”.
    pub label: String,
}
