//! Reading EDTF.

use std::fmt;

use crate::edtf::calendar::days_in;
use crate::edtf::{Bound, Edtf, Moment, Precision, Season};

/// Why a text is not a date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum DateError {
    /// It is not written the EDTF way.
    Shape,
    /// There is no such month.
    Month { year: i64, month: u8 },
    /// The month has no such day.
    Day { year: i64, month: u8, day: u8 },
    /// The interval ends before it begins.
    EndBeforeStart,
    /// Both ends are open or unknown: it says nothing.
    NoEnds,
}

impl DateError {
    /// Whether the text is written well but means no day of the calendar.
    pub(crate) fn is_impossible(&self) -> bool {
        matches!(self, Self::Month { .. } | Self::Day { .. })
    }

    /// What is left of a date that no calendar has, without what is wrong with it.
    pub(crate) fn sure(&self) -> Option<Precision> {
        match *self {
            Self::Month { year, .. } => Some(Precision::Year(year)),
            Self::Day { year, month, .. } => Some(Precision::Month(year, month)),
            _ => None,
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Shape => f.write_str("This is not a date as the format writes them."),
            Self::Month { month, .. } => write!(f, "There is no month {month}."),
            Self::Day { year, month, day } => {
                let last = days_in(year, month);
                let month = Precision::Month(year, month);
                write!(
                    f,
                    "There is no day {day} in {month}, which has {last} days."
                )
            }
            Self::EndBeforeStart => f.write_str("This interval ends before it begins."),
            Self::NoEnds => f.write_str("This interval has neither a beginning nor an end."),
        }
    }
}

/// Reads a date or an interval.
pub(crate) fn parse(text: &str) -> Result<Edtf, DateError> {
    let Some((start, end)) = text.split_once('/') else {
        return moment(text).map(Edtf::Moment);
    };
    let (start, end) = (bound(start)?, bound(end)?);
    let (Bound::At(first), Bound::At(last)) = (start, end) else {
        return match (start, end) {
            (Bound::At(_), _) | (_, Bound::At(_)) => Ok(Edtf::Interval(start, end)),
            _ => Err(DateError::NoEnds),
        };
    };
    if last.last_day() < first.first_day() {
        return Err(DateError::EndBeforeStart);
    }
    Ok(Edtf::Interval(start, end))
}

fn bound(text: &str) -> Result<Bound, DateError> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => moment(text).map(Bound::At),
    }
}

fn moment(text: &str) -> Result<Moment, DateError> {
    let (body, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (&text[..text.len() - 1], true, false),
        Some(b'?') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    Ok(Moment {
        precision: precision(body)?,
        approximate,
        uncertain,
    })
}

fn precision(text: &str) -> Result<Precision, DateError> {
    if let Some(long) = text.strip_prefix('Y') {
        return long_year(long).map(Precision::Year);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    if sign == 1 {
        if let Some(century) = unsigned.strip_suffix("XX") {
            return Ok(Precision::Century(digits(century, 2)? * 100));
        }
        if let Some(decade) = unsigned.strip_suffix('X') {
            return Ok(Precision::Decade(digits(decade, 3)? * 10));
        }
    }
    let mut parts = unsigned.split('-');
    let year = sign * digits(parts.next().unwrap_or_default(), 4)?;
    if sign == -1 && year == 0 {
        return Err(DateError::Shape);
    }
    let Some(month) = parts.next() else {
        return Ok(Precision::Year(year));
    };
    let month = two_digits(month)?;
    let day = parts.next().map(two_digits).transpose()?;
    if parts.next().is_some() {
        return Err(DateError::Shape);
    }
    match day {
        None => year_and_month(year, month),
        Some(day) => whole_day(year, month, day),
    }
}

/// A year of more than four digits, which stands behind a `Y`.
fn long_year(text: &str) -> Result<i64, DateError> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let fits = (5..=LONGEST_YEAR).contains(&unsigned.len());
    if !fits || unsigned.starts_with('0') || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Shape);
    }
    text.parse().map_err(|_| DateError::Shape)
}

/// The most digits of a year: the world is some fourteen thousand million years old.
pub(super) const LONGEST_YEAR: usize = 12;

fn year_and_month(year: i64, month: u8) -> Result<Precision, DateError> {
    if let Some(season) = Season::from_number(month) {
        return Ok(Precision::Season(year, season));
    }
    if days_in(year, month) == 0 {
        return Err(DateError::Month { year, month });
    }
    Ok(Precision::Month(year, month))
}

fn whole_day(year: i64, month: u8, day: u8) -> Result<Precision, DateError> {
    let days = days_in(year, month);
    if days == 0 {
        return Err(DateError::Month { year, month });
    }
    if day == 0 || day > days {
        return Err(DateError::Day { year, month, day });
    }
    Ok(Precision::Day(year, month, day))
}

fn two_digits(text: &str) -> Result<u8, DateError> {
    let number = digits(text, 2)?;
    u8::try_from(number).map_err(|_| DateError::Shape)
}

/// Exactly `count` ASCII digits.
fn digits(text: &str, count: usize) -> Result<i64, DateError> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Shape);
    }
    text.parse().map_err(|_| DateError::Shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Day;

    #[test]
    fn what_is_read_is_what_was_written() {
        for text in [
            "2009",
            "2009-08",
            "2009-08-12",
            "2008~",
            "1975?",
            "2008-05%",
            "1957/1976",
            "2009-08-12/2009-08-13",
            "../2008",
            "2008/..",
            "/2008",
            "2008/",
            "197X",
            "19XX",
            "2008-21",
            "2008-24",
            "-0500",
            "-0044-03-15",
            "0000",
            "0476",
            "2012-02-29",
            "2000-02-29",
            "1985~/1990?",
            "Y12000",
            "Y-13799999999~",
            "Y-11999/2009",
        ] {
            assert_eq!(
                parse(text).map(|date| date.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, error) in [
            ("", DateError::Shape),
            ("c. 2008", DateError::Shape),
            ("2008.5", DateError::Shape),
            ("09-08-12", DateError::Shape),
            ("2009-8-12", DateError::Shape),
            ("20090812", DateError::Shape),
            ("12/08/2009", DateError::Shape),
            ("2009-08-12-01", DateError::Shape),
            ("２００９", DateError::Shape),
            ("-0000", DateError::Shape),
            ("Y2009", DateError::Shape),
            ("Y01234", DateError::Shape),
            ("Y-1379999999999", DateError::Shape),
            ("Y12000-05", DateError::Shape),
            (
                "2009-13",
                DateError::Month {
                    year: 2009,
                    month: 13,
                },
            ),
            (
                "-0043-00-10",
                DateError::Month {
                    year: -43,
                    month: 0,
                },
            ),
            (
                "2009-02-30",
                DateError::Day {
                    year: 2009,
                    month: 2,
                    day: 30,
                },
            ),
            (
                "1900-02-29",
                DateError::Day {
                    year: 1900,
                    month: 2,
                    day: 29,
                },
            ),
            (
                "2009-04-00",
                DateError::Day {
                    year: 2009,
                    month: 4,
                    day: 0,
                },
            ),
            ("2010/2009", DateError::EndBeforeStart),
            ("../..", DateError::NoEnds),
            ("/", DateError::NoEnds),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn an_end_within_its_start_is_kept() {
        // TimelineJS loses the end of 2012/2012-06 in silence.
        let date = parse("2012/2012-06").unwrap();
        assert_eq!(date.first_day(), Some(Day(2012, 1, 1)));
        assert_eq!(date.last_day(), Some(Day(2012, 6, 30)));
    }

    #[test]
    fn dates_know_their_first_and_last_day() {
        for (text, first, last) in [
            ("197X", Some(Day(1970, 1, 1)), Some(Day(1979, 12, 31))),
            ("2012-02", Some(Day(2012, 2, 1)), Some(Day(2012, 2, 29))),
            ("2008-24", Some(Day(2008, 12, 1)), Some(Day(2009, 3, 31))),
            ("../2008", None, Some(Day(2008, 12, 31))),
            ("2008/", Some(Day(2008, 1, 1)), None),
        ] {
            let date = parse(text).unwrap();
            assert_eq!((date.first_day(), date.last_day()), (first, last), "{text}");
        }
    }
}
