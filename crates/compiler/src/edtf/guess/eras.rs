//! Dates that are counted from the birth of Christ, back or on.

use super::{is_number, moments, season};
use crate::edtf::Precision;

/// `500 BC`, `-500`, `AD 79`, `15 March 44 BC`
pub(super) fn era(text: &str) -> Option<String> {
    if let Some(date) = before_christ(text) {
        return counted(date, |year| 1 - year);
    }
    if let Some(year) = text.strip_prefix('-') {
        return small_number(year.trim()).map(|year| Precision::Year(1 - year).to_string());
    }
    counted(after_christ(text)?, |year| year)
}

/// A date without the words that put it before Christ.
pub(super) fn before_christ(text: &str) -> Option<&str> {
    const BEHIND: [&str; 9] = [
        "bce",
        "bc",
        "b.c.",
        "b.c",
        "b.c.e",
        "v. chr",
        "v.chr",
        "av. j.-c",
        "до н. э",
    ];
    const IN_FRONT: [&str; 3] = ["公元前", "西元前", "紀元前"];
    let behind = BEHIND.iter().find_map(|words| text.strip_suffix(words));
    behind.or_else(|| IN_FRONT.iter().find_map(|words| text.strip_prefix(words)))
}

/// A date without the words that put it after Christ.
pub(super) fn after_christ(text: &str) -> Option<&str> {
    const IN_FRONT: [&str; 3] = ["ad ", "a.d. ", "ce "];
    const BEHIND: [&str; 4] = [" ad", " ce", " a.d", " n. chr"];
    let in_front = IN_FRONT.iter().find_map(|words| text.strip_prefix(words));
    in_front.or_else(|| BEHIND.iter().find_map(|words| text.strip_suffix(words)))
}

/// A date whose year has one to four digits; `iso` gives the year of ISO 8601, where 1 BC is 0.
fn counted(date: &str, iso: fn(i64) -> i64) -> Option<String> {
    let date = date.trim();
    let (before, year, after) = match date.find('年') {
        Some(at) => ("", &date[..at], &date[at..]),
        None => {
            let (before, year) =
                date.split_at(date.trim_end_matches(|c: char| c.is_ascii_digit()).len());
            (before, year, "")
        }
    };
    let year = small_number(year)?;
    let iso = Precision::Year(iso(year)).to_string();
    if before.is_empty() && after.is_empty() {
        return Some(iso);
    }
    // `12-4` is a span.
    if before.contains('-') {
        return None;
    }
    let whole = format!("{before}{year:04}{after}");
    let reading = season(&whole).or_else(|| match moments(&whole).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    })?;
    let (_, in_year) = reading.split_at_checked(4)?;
    // `3/4` may be a span, too.
    let is_sure = in_year.len() > "-03".len() || whole.contains(char::is_alphabetic);
    is_sure.then(|| iso + in_year)
}

/// A year with up to four digits, as it was said; there was no year 0.
fn small_number(text: &str) -> Option<i64> {
    if text.len() > 4 || !is_number(text) {
        return None;
    }
    text.parse().ok().filter(|year| *year > 0)
}
