//! Dates that are written in one piece.

use serde_json::Value;

use super::slashes::{self, Order};
use crate::digits::{self, ungrouped};
use crate::edtf::{self, Edtf};
use crate::import::slide::Fields;
use crate::import::time::Time;

/// A whole number as people and spreadsheets write it: `2008`, `-500`, `1,066`, `2008.0`, `２００８`.
pub(super) fn number(text: &str) -> Option<i64> {
    let plain: String = text.trim().chars().map(ascii).collect();
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, plain.as_str()),
    };
    let digits = ungrouped(unsigned.strip_suffix(".0").unwrap_or(unsigned))?;
    let number = digits.parse::<i64>().ok();
    number
        .filter(|_| digits.len() <= 13)
        .map(|number| sign * number)
}

/// The digits of other scripts, and the minus signs that typesetters use, as ASCII has them.
fn ascii(character: char) -> char {
    match character {
        '−' | '–' | '－' => '-',
        other => digits::ascii(other).unwrap_or(other),
    }
}

/// What a date in words most probably means.
pub(super) fn reading(text: &str) -> Option<Edtf> {
    let mut readings = edtf::readings(text).into_iter();
    readings.find_map(|reading| edtf::parse(&reading).ok())
}

/// A month's number, by its name in one of many languages.
pub(super) fn month(name: &str) -> Option<u8> {
    let Some(Edtf::Moment(moment)) = reading(&format!("{name} 2000")) else {
        return None;
    };
    match moment.precision {
        edtf::Precision::Month(_, month) => Some(month),
        _ => None,
    }
}

/// The parts of a date as old timelines and spreadsheets write it: `1963,8,9`, `8/9/1963`, `1963-08-09 14:28`. `order`
/// is that of a date with slashes.
pub(super) fn parts(text: &str, order: Option<Order>) -> Option<Fields> {
    let text = text.trim();
    if let Some(year) = number(text).filter(|_| !text.contains(',')) {
        return Some(fields(&[("year", year.to_string())]));
    }
    if text.contains(',') {
        return by_commas(text);
    }
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(Time::parse(time.trim_end_matches('Z'))?)),
        None => (text, None),
    };
    let mut parts = by_slashes(date, order).or_else(|| by_hyphens(date))?;
    if let Some(time) = time.filter(|time| time.since_midnight() > 0) {
        parts.extend(clock(time));
    }
    Some(parts)
}

/// The parts of a time.
pub(in crate::import) fn clock(time: Time) -> Fields {
    let mut parts = fields(&[
        ("hour", time.hour.to_string()),
        ("minute", time.minute.to_string()),
    ]);
    let small = [
        ("second", u16::from(time.second)),
        ("millisecond", time.millisecond),
    ];
    for (name, value) in small.iter().filter(|(_, value)| *value > 0) {
        parts.insert((*name).to_owned(), value.to_string().into());
    }
    parts
}

fn by_commas(text: &str) -> Option<Fields> {
    const NAMES: [&str; 7] = [
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "millisecond",
    ];
    let values: Vec<&str> = text.split(',').map(str::trim).collect();
    let is_date = values.len() <= NAMES.len()
        && values.first().is_some_and(|year| number(year).is_some())
        && values
            .iter()
            .all(|value| value.is_empty() || number(value).is_some());
    let pairs: Vec<_> = NAMES
        .into_iter()
        .zip(values.iter().map(|v| (*v).to_owned()))
        .collect();
    is_date.then(|| fields(&pairs))
}

/// `8/9/1963`, `8/1963`, `1963/8/9`
fn by_slashes(date: &str, order: Option<Order>) -> Option<Fields> {
    let (year, month, day) = slashes::parts(&slashes::numbers(date)?, order)?;
    let mut pairs = vec![("year", year.to_string()), ("month", month.to_string())];
    pairs.extend(day.map(|day| ("day", day.to_string())));
    Some(fields(&pairs))
}

/// `1963-08-09`, `-500-03`
fn by_hyphens(date: &str) -> Option<Fields> {
    let (sign, unsigned) = match date.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", date),
    };
    let parts: Vec<&str> = unsigned.split('-').collect();
    let is_good = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let is_date = (2..=3).contains(&parts.len())
        && parts.iter().all(is_good)
        && parts.first().is_some_and(|year| year.len() >= 3)
        && parts[1..].iter().all(|part| (1..=2).contains(&part.len()));
    let names = ["year", "month", "day"].into_iter();
    let mut pairs: Vec<_> = names
        .zip(parts.iter().map(|part| (*part).to_owned()))
        .collect();
    pairs
        .iter_mut()
        .take(1)
        .for_each(|(_, year)| year.insert_str(0, sign));
    is_date.then(|| fields(&pairs))
}

fn fields(pairs: &[(&str, String)]) -> Fields {
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    pairs
        .map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one() {
        for (text, expected) in [
            ("2008", Some(2_008)),
            (" 2008.0 ", Some(2_008)),
            ("２００８", Some(2_008)),
            ("1,066", Some(1_066)),
            ("1 066.0", Some(1_066)),
            ("-13,800,000,000", Some(-13_800_000_000)),
            ("− 500", Some(-500)),
            ("1990, 1991", None),
            ("1990 1991", None),
            ("2008,5", None),
            ("5,6", None),
            ("2008.5", None),
            ("--5", None),
            ("12345678901234", None),
            ("", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_in_one_piece_are_taken_apart() {
        for (written, expected) in [
            ("1963,8,9", Some(r#"{"year":"1963","month":"8","day":"9"}"#)),
            ("1963,8", Some(r#"{"year":"1963","month":"8"}"#)),
            ("1963,,", Some(r#"{"year":"1963"}"#)),
            ("1963", Some(r#"{"year":"1963"}"#)),
            ("-500", Some(r#"{"year":"-500"}"#)),
            (
                "2012,1,3,14,5",
                Some(r#"{"year":"2012","month":"1","day":"3","hour":"14","minute":"5"}"#),
            ),
            ("8/9/1963", Some(r#"{"year":"1963","month":"8","day":"9"}"#)),
            (
                "31/12/1963",
                Some(r#"{"year":"1963","month":"12","day":"31"}"#),
            ),
            ("8/1963", Some(r#"{"year":"1963","month":"8"}"#)),
            ("8/9/63", Some(r#"{"year":"1963","month":"8","day":"9"}"#)),
            ("8/9/12", Some(r#"{"year":"2012","month":"8","day":"9"}"#)),
            (
                "1963-08-09",
                Some(r#"{"year":"1963","month":"08","day":"09"}"#),
            ),
            ("-0500-03", Some(r#"{"year":"-0500","month":"03"}"#)),
            (
                "1/14/2012 15:30",
                Some(r#"{"year":"2012","month":"1","day":"14","hour":"15","minute":"30"}"#),
            ),
            (
                "2012-01-14T15:30:00Z",
                Some(r#"{"year":"2012","month":"1","day":"14","hour":"15","minute":"30"}"#),
            ),
            (
                "2012-01-14 00:00:00",
                Some(r#"{"year":"2012","month":"01","day":"14"}"#),
            ),
            ("c. 1963", None),
            ("12-14", None),
            ("", None),
            ("May, 1963", None),
        ] {
            let expected = expected.map(|text| serde_json::from_str::<Fields>(text).unwrap());
            let found = parts(written, None);
            let as_numbers = |fields: Option<Fields>| {
                fields.map(|fields| {
                    let value = |value: Value| number(value.as_str().unwrap());
                    fields
                        .into_iter()
                        .map(|(name, v)| (name, value(v)))
                        .collect::<Vec<_>>()
                })
            };
            assert_eq!(as_numbers(found), as_numbers(expected), "{written}");
        }
    }
}
