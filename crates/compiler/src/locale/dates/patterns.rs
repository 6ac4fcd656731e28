//! What the file of a language says about dates.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::edtf::{Precision, Season};

/// How a language puts dates together. `{…}` stands for a date, `{the_…}` for one with its article.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::locale) struct Patterns {
    pub(super) about: String,
    pub(super) uncertain: String,
    pub(super) about_uncertain: String,
    pub(super) interval: String,
    pub(super) until: String,
    pub(super) from: String,
    pub(super) until_unknown: String,
    pub(super) from_unknown: String,
    pub(super) decade: String,
    pub(super) century: String,
    pub(super) spring: String,
    pub(super) summer: String,
    pub(super) autumn: String,
    pub(super) winter: String,
    #[serde(default)]
    pub(super) articles: Articles,
    /// A number of years before today: `{years} ago`.
    pub(super) ago: String,
    /// The same, roughly: `about {years} ago`.
    pub(super) about_ago: String,
    /// How years are counted back from today that no calendar reaches, the largest unit first.
    pub(super) long_ago: Vec<LongAgo>,
}

impl Patterns {
    /// The same in signs that all languages share, so that no words of one language stand among the dates of another.
    /// Seasons and times long ago have no sign.
    pub(in crate::locale) fn in_signs(self) -> Self {
        let sign = str::to_owned;
        Self {
            about: sign("≈ {date}"),
            uncertain: sign("{date} (?)"),
            about_uncertain: sign("≈ {date} (?)"),
            interval: sign("{start} – {end}"),
            until: sign("… – {end}"),
            from: sign("{start} – …"),
            until_unknown: sign("? – {end}"),
            from_unknown: sign("{start} – ?"),
            decade: sign("{year}–{last}"),
            century: sign("{first} – {last}"),
            articles: Articles::default(),
            ..self
        }
    }
}

/// What stands before a date at `{the_…}`, with the space behind it: “hasta el 12 de mayo”. Months and years have none.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Articles {
    pub(super) day: String,
    pub(super) decade: String,
    pub(super) spring: String,
    pub(super) summer: String,
    pub(super) autumn: String,
    pub(super) winter: String,
}

impl Articles {
    pub(super) fn of(&self, precision: Precision) -> &str {
        match precision {
            Precision::Day(..) => &self.day,
            Precision::Decade(_) => &self.decade,
            Precision::Season(_, Season::Spring) => &self.spring,
            Precision::Season(_, Season::Summer) => &self.summer,
            Precision::Season(_, Season::Autumn) => &self.autumn,
            Precision::Season(_, Season::Winter) => &self.winter,
            Precision::Month(..) | Precision::Year(_) | Precision::Century(_) => "",
        }
    }
}

/// A unit in which many years are counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LongAgo {
    /// How many years it has.
    pub(super) unit: i64,
    /// The words, by plural category: `{n} million years`.
    pub(super) words: BTreeMap<String, String>,
}
