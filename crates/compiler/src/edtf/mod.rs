//! Dates as historians write them: the Extended Date/Time Format (EDTF, ISO 8601-2:2019), level 1.
//!
//! What a film's companion needs of it: days, months, seasons, years, decades and centuries; `~` about,
//! `?` uncertain, `%` both; intervals, open ones too. Years before 1 are counted as in ISO 8601, where
//! `0000` is 1 BC and `-0499` is 500 BC; a year of more than four digits stands behind a `Y`: `Y-11999`.

mod calendar;
mod english;
mod guess;
mod parse;
mod pattern;
#[cfg(test)]
mod properties;

use std::fmt;

pub(crate) use calendar::{Day, civil, civil_of, days_in};
pub(crate) use english::in_english;
pub(crate) use guess::{is_before_christ, readings};
pub(crate) use parse::{DateError, parse};
pub(crate) use pattern::pattern;

/// A date or an interval.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Edtf {
    Moment(Moment),
    Interval(Bound, Bound),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Bound {
    At(Moment),
    /// `..`: it goes on, or has no beginning.
    Open,
    /// Nothing written: there is one, but nobody knows when.
    Unknown,
}

/// A date, as precise as its author is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Moment {
    pub(crate) precision: Precision,
    /// `~` or `%`: about that time.
    pub(crate) approximate: bool,
    /// `?` or `%`: if that is true at all.
    pub(crate) uncertain: bool,
}

/// How precise a date is. Years are ISO 8601 years: 0 is 1 BC.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Precision {
    /// `19XX`: the hundred years from here on.
    Century(i64),
    /// `197X`: the ten years from here on.
    Decade(i64),
    /// `1975`, `Y-11999`
    Year(i64),
    /// `1975-21`
    Season(i64, Season),
    /// `1975-06`
    Month(i64, u8),
    /// `1975-06-30`
    Day(i64, u8, u8),
}

/// A season of EDTF, `21` to `24`, independent of the hemisphere.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Edtf {
    /// The first day it can mean, or `None` when it has no beginning.
    pub(crate) fn first_day(self) -> Option<Day> {
        match self {
            Self::Moment(moment) | Self::Interval(Bound::At(moment), _) => Some(moment.first_day()),
            Self::Interval(..) => None,
        }
    }

    /// The last day it can mean, or `None` when it has no end.
    pub(crate) fn last_day(self) -> Option<Day> {
        match self {
            Self::Moment(moment) | Self::Interval(_, Bound::At(moment)) => Some(moment.last_day()),
            Self::Interval(..) => None,
        }
    }
}

impl Moment {
    pub(crate) fn first_day(self) -> Day {
        match self.precision {
            Precision::Century(year) | Precision::Decade(year) | Precision::Year(year) => {
                Day(year, 1, 1)
            }
            Precision::Season(year, season) => Day(year, season.first_month(), 1),
            Precision::Month(year, month) => Day(year, month, 1),
            Precision::Day(year, month, day) => Day(year, month, day),
        }
    }

    pub(crate) fn last_day(self) -> Day {
        match self.precision {
            Precision::Century(year) => Day(year + 99, 12, 31),
            Precision::Decade(year) => Day(year + 9, 12, 31),
            Precision::Year(year) => Day(year, 12, 31),
            // A winter reaches into the next year, a southern spring is in September: only the year is sure.
            Precision::Season(year, Season::Winter) => Day(year + 1, 3, 31),
            Precision::Season(year, _) => Day(year, 12, 31),
            Precision::Month(year, month) => Day(year, month, calendar::days_in(year, month)),
            Precision::Day(year, month, day) => Day(year, month, day),
        }
    }
}

/// A whole year, and nothing said about it.
pub(crate) fn in_years(year: i64) -> Moment {
    Moment {
        precision: Precision::Year(year),
        approximate: false,
        uncertain: false,
    }
}

impl Season {
    fn from_number(number: u8) -> Option<Self> {
        match number {
            21 => Some(Self::Spring),
            22 => Some(Self::Summer),
            23 => Some(Self::Autumn),
            24 => Some(Self::Winter),
            _ => None,
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    /// The month that stands for its beginning when events are put in order.
    fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(moment) => moment.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.precision.fmt(f)?;
        match (self.approximate, self.uncertain) {
            (false, false) => Ok(()),
            (true, false) => f.write_str("~"),
            (false, true) => f.write_str("?"),
            (true, true) => f.write_str("%"),
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(year) => write!(f, "{}XX", Year(year).digits().split_at(2).0),
            Self::Decade(year) => write!(f, "{}X", Year(year).digits().split_at(3).0),
            Self::Year(year @ (..=-10_000 | 10_000..)) => write!(f, "Y{year}"),
            Self::Year(year) => write!(f, "{}", Year(year)),
            Self::Season(year, season) => write!(f, "{}-{}", Year(year), season.number()),
            Self::Month(year, month) => write!(f, "{}-{month:02}", Year(year)),
            Self::Day(year, month, day) => write!(f, "{}-{month:02}-{day:02}", Year(year)),
        }
    }
}

/// A year as EDTF writes it: four digits, a minus before those before 1 BC.
struct Year(i64);

impl Year {
    fn digits(&self) -> String {
        format!("{:04}", self.0.unsigned_abs())
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        f.write_str(&self.digits())
    }
}
