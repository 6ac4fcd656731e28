//! Spans of time, as people write them: with dashes, in words, with an end in short.

use super::doubt::about_one;
use super::months::month;
use super::{day_number, is_number, is_year, moment};
use crate::edtf::{DateError, parse};

/// `12-14 May 2009`, `May 12 - 14, 2009`, `28/29 May 2009`
pub(super) fn days(text: &str) -> Option<String> {
    let close = text.replace(" - ", "-");
    let words: Vec<&str> = close
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let [first, second, year] = words[..] else {
        return None;
    };
    let (days, name) = match month(second) {
        Some(_) => (first, second),
        None => (second, first),
    };
    let (first, last) = days.split_once(['-', '/'])?;
    let (month, first, last) = (month(name)?, day_number(first)?, day_number(last)?);
    is_year(year).then(|| format!("{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"))
}

/// `2008 - 2011`, `May 2008 to June 2009`, `28 May - 2 June 2009`, `500-490 BC`
pub(super) fn range(text: &str) -> Option<String> {
    let separators = [" - ", " to ", " bis ", " until ", "/", "-", "至", "到"];
    // What stands first may be the minus of a year.
    let (at, _) = text.char_indices().nth(1)?;
    let (start, end) = separators
        .iter()
        .find_map(|separator| text[at..].split_once(separator))?;
    span(&text[..at + start.len()], end)
}

/// `between 1950 and 1955`, `1950 or 1951`: the format has no “or”, and a span has room for both.
pub(super) fn either(text: &str) -> Option<String> {
    let frames = [
        ("between ", " and "),
        ("zwischen ", " und "),
        ("entre ", " et "),
        ("entre ", " y "),
        ("from ", " to "),
        ("von ", " bis "),
        ("", " or "),
        ("", " oder "),
        ("", " ou "),
    ];
    let (start, end) = frames
        .iter()
        .find_map(|(before, between)| text.strip_prefix(before)?.split_once(between))?;
    span(start, end)
}

/// A span from one date to another. What the first one does not say of its year, or of its era, the last one says for
/// both.
fn span(start: &str, end: &str) -> Option<String> {
    let date = |text: &str| about_one(text).or_else(|| moment(text));
    let ends_early = |span: &String| parse(span) == Err(DateError::EndBeforeStart);
    let last = date(end)?;
    let whole = date(start).map(|first| format!("{first}/{last}"));
    // “1046–771 BC” begins before Christ, too.
    if whole.as_ref().is_some_and(|span| !ends_early(span)) || start.trim().is_empty() {
        return whole;
    }
    // As much as may be, so that the 3 of “3 to 14 May 2009” is a day and not a month.
    let mut shared = end.match_indices(' ').map(|(at, _)| &end[at..]);
    let first = shared.find_map(|shared| date(&format!("{start}{shared}")));
    let span = first.map(|first| format!("{first}/{last}"));
    // The year of “December – January 2009” is not that of both.
    span.filter(|span| !ends_early(span)).or(whole)
}

/// What a span with a short end can mean: the span, and the month that `2011/12` can be as well.
pub(super) fn shortened(text: &str) -> Vec<String> {
    let Some((start, end)) = halves(text) else {
        return Vec::new();
    };
    let mut readings: Vec<String> = match is_year(start) {
        true => later_year(start, end).map(|last| format!("{start}/{last:04}")),
        false => filled_up(start, end).map(|last| format!("{start}/{last}")),
    }
    .into_iter()
    .filter(|span| parse(span).is_ok())
    .collect();
    if !readings.is_empty() && is_year(start) {
        let month = format!("{start}-{end:0>2}");
        let is_month = end.parse().is_ok_and(|month: u8| month <= 12);
        readings.extend(Some(month).filter(|month| is_month && parse(month).is_ok()));
    }
    readings
}

/// Whether two years follow each other, the second one perhaps in short: a winter lies in both.
pub(super) fn follow(first: &str, second: &str) -> bool {
    let last = match is_year(second) {
        true => second.parse().ok(),
        false => later_year(first, second),
    };
    is_year(first)
        && last
            .zip(first.parse().ok())
            .is_some_and(|(last, first): (u16, u16)| last == first + 1)
}

/// The two ends of a span, the last one of digits and perhaps hyphens.
fn halves(text: &str) -> Option<(&str, &str)> {
    let (start, end) = match text.matches('-').count() {
        _ if text.contains('/') => text.split_once('/')?,
        // `1957-76` and `2024-09-28-29`; between them lies a day.
        1 | 3 => text.rsplit_once('-')?,
        _ => [" to ", " bis "]
            .iter()
            .find_map(|word| text.split_once(word))?,
    };
    let (start, end) = (start.trim(), end.trim());
    let is_short = end.len() < start.len() && end.split('-').all(is_number);
    is_short.then_some((start, end))
}

/// The year of which only the last digits are written, in a span that begins in another one.
fn later_year(first: &str, short: &str) -> Option<u16> {
    // One digit is a month, too: only the very next year is believed.
    let (most_at_once, round) = match short.len() {
        1 => (1, 10),
        2 => (99, 100),
        _ => return None,
    };
    let (first, short): (u16, u16) = (first.parse().ok()?, short.parse().ok()?);
    let in_round = first - first % round + short;
    if in_round > first {
        return (in_round - first <= most_at_once).then_some(in_round);
    }
    let after_round = in_round + round;
    let is_soon = round == 100 && after_round - first <= SOON;
    is_soon.then_some(after_round)
}

/// How many years lie at most between the two of `1998/02`, across the end of a century.
const SOON: u16 = 15;

/// An end that takes from its beginning what it does not say: `06` after `1950-05` is `1950-06`.
fn filled_up(start: &str, end: &str) -> Option<String> {
    let kept = start.get(..start.len() - end.len())?;
    let is_whole_part = kept.ends_with('-') && parse(start).is_ok();
    is_whole_part.then(|| format!("{kept}{end}"))
}
