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
    /// How sure the first day is.
    #[serde(default, skip_serializing_if = "Edge::is_sure")]
    pub begins: Edge,
    /// How sure the last day is.
    #[serde(default, skip_serializing_if = "Edge::is_sure")]
    pub ends: Edge,
}

/// How sure one end of an [`Extent`] is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// Then, and at no other time.
    #[default]
    Sure,
    /// About then, or perhaps.
    Vague,
    /// Nobody knows when, or it goes on. The day is that of the other end.
    Open,
}

impl Edge {
    /// Whether the day is the one that is meant.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        *self == Self::Sure
    }
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
