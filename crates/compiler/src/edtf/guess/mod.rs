//! What somebody who did not write EDTF probably meant.

mod doubt;
mod eras;
mod months;
mod seasons;
mod spans;

use crate::digits::in_ascii;
use crate::edtf::{Precision, parse};

use eras::{after_christ, before_christ, era};
use months::month;
use seasons::season;

/// What a date in another spelling can mean: EDTF, from the likeliest on.
///
/// There are two readings of `05/06/2009`, and of `2011/12`. A date that no calendar has, `31/02/2009`, is among the readings
/// too: [`parse()`] says what is wrong with it.
pub(crate) fn readings(text: &str) -> Vec<String> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let text = in_ascii(text.trim());
    if parse(&text).is_ok() {
        return vec![text];
    }
    let small = &plain(&text);
    let doubts: [fn(&str) -> Vec<String>; 2] = [doubt::about, doubt::uncertain];
    let ways: [fn(&str) -> Option<String>; 11] = [
        open,
        era,
        part_of,
        century,
        decade,
        season,
        spans::days,
        spans::either,
        without_time,
        without_zeros,
        with_blanks,
    ];
    let kinds: [fn(&str) -> Vec<String>; 2] = [spans::shortened, moments];
    (doubts.iter().map(|doubt| doubt(small)))
        .chain(ways.iter().map(|way| Vec::from_iter(way(small))))
        .chain(kinds.iter().map(|kind| kind(small)))
        .find(|readings| !readings.is_empty())
        .unwrap_or_else(|| Vec::from_iter(spans::range(small)))
}

/// Whether a text says of a date that it is before Christ.
pub(crate) fn is_before_christ(text: &str) -> bool {
    eras::before_christ(&plain(&in_ascii(text))).is_some()
}

/// A date in small letters with one kind of dash, without the stop at its end.
fn plain(text: &str) -> String {
    let small = text
        .trim()
        .to_lowercase()
        .replace(['–', '—', '−', '－', '～', '〜'], "-")
        .replace('／', "/");
    let small = small.trim_end_matches(['.', ',', ';']).trim();
    small.strip_suffix(" г").unwrap_or(small).to_owned()
}

/// The longest text that is tried, in bytes: a date is short.
const LONGEST: usize = 60;

fn open(text: &str) -> Option<String> {
    let prefixed = |prefixes: &[&str]| {
        prefixes
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .and_then(moment)
    };
    if let Some(end) = prefixed(&[
        "before ", "until ", "till ", "up to ", "vor ", "bis ", "avant ",
    ]) {
        return Some(format!("../{end}"));
    }
    if let Some(end) = text.strip_prefix('-').filter(|end| !is_minus(end)) {
        return moment(end).map(|end| format!("../{end}"));
    }
    if let Some(start) = prefixed(&[
        "since ", "from ", "after ", "seit ", "ab ", "depuis ", "après ",
    ]) {
        return Some(format!("{start}/.."));
    }
    let words = [
        "to present",
        "- present",
        "-present",
        "to today",
        "- today",
        "- now",
        "-now",
        "to now",
    ];
    let start = words
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .or_else(|| {
            let start = text.strip_suffix('-')?;
            (!start.ends_with('-')).then_some(start)
        })?;
    moment(start).map(|start| format!("{start}/.."))
}

/// Whether the hyphen before this is the sign of its year: `-500`, `-0043-3-15`.
fn is_minus(after: &str) -> bool {
    match after.trim_start() {
        year if year.len() < 4 => is_number(year),
        date if date.len() < after.len() => false,
        date => date.get(..4).is_some_and(is_year),
    }
}

/// `early 1950s`, `late 19th century`: more than about when is not said.
fn part_of(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let whole = [
        "early ",
        "mid-",
        "mid ",
        "late ",
        "anfang der ",
        "mitte der ",
        "ende der ",
    ]
    .iter()
    .find_map(|part| text.strip_prefix(part))?;
    let about = century(whole).or_else(|| decade(whole))?;
    Some(doubt::signed(&about, '~'))
}

/// `20th century`, `20世纪`, `5th century BC`
fn century(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let before = before_christ(text);
    let text = before.or_else(|| after_christ(text)).unwrap_or(text);
    let number = [
        "th century",
        "st century",
        "nd century",
        "rd century",
        "th c",
        "世纪",
        "世紀",
    ]
    .iter()
    .find_map(|suffix| text.trim_end_matches([' ', '.']).strip_suffix(suffix))?;
    let number: i64 = number.parse().ok().filter(|_| is_number(number))?;
    let number = (1..=100).contains(&number).then_some(number)?;
    Some(match before {
        // EDTF’s centuries are those after Christ.
        Some(_) => {
            let year = |before_christ: i64| Precision::Year(1 - before_christ);
            format!("{}/{}", year(number * 100), year(number * 100 - 99))
        }
        None => format!("{:02}XX", number - 1),
    })
}

/// `1970s`, `1970年代`, `década de 1970`
fn decade(text: &str) -> Option<String> {
    let text = ["the ", "la ", "les ", "los ", "gli ", "os "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    let after = ["'s", "’s", "s", "er jahre", "er", "年代", "-е"];
    let before = [
        "década de ",
        "decada de ",
        "décennie ",
        "decennio ",
        "années ",
        "años ",
        "anos ",
        "anni ",
        "jaren ",
    ];
    let years = after
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .or_else(|| before.iter().find_map(|prefix| text.strip_prefix(prefix)))?;
    let is_decade = is_year(years) && years.ends_with('0');
    is_decade.then(|| format!("{}X", &years[..3]))
}

/// `2009-05-12T14:28`, `2009-05-12 14:28`: the format has no hours.
fn without_time(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['t', ' '])?;
    let is_time = time.split(':').count() > 1 && time.starts_with(|c: char| c.is_ascii_digit());
    if !is_time {
        return None;
    }
    moment(date)
}

/// `2009-05-00`, `2009-XX`, `2009--`: what is blank is not known.
fn without_zeros(text: &str) -> Option<String> {
    let date = [
        "-00-00", "-00", "-xx-xx", "-xx", "-uu-uu", "-uu", "-??-??", "-??", "--",
    ]
    .iter()
    .find_map(|suffix| text.strip_suffix(suffix))?;
    moment(date)
}

/// `195x`, `19xx`
fn with_blanks(text: &str) -> Option<String> {
    let large = text.to_uppercase();
    (text.len() == 4 && text.ends_with('x') && parse(&large).is_ok()).then_some(large)
}

/// One date that has a single reading, before Christ or after.
fn moment(text: &str) -> Option<String> {
    let text = text.trim();
    // The minus of a whole EDTF year counts from 0, that of any other from 1 BC.
    if is_moment(text) {
        return Some(text.to_owned());
    }
    let only = || <[String; 1]>::try_from(moments(text)).ok();
    era(text).or_else(|| only().map(|[only]| only))
}

/// Whether this is EDTF already, and no interval.
fn is_moment(text: &str) -> bool {
    parse(text).is_ok() && !text.contains('/')
}

/// What one date can mean: digits in some order, or a month in words.
fn moments(text: &str) -> Vec<String> {
    let text = text.trim();
    if is_moment(text) {
        return vec![text.to_owned()];
    }
    if let Some(year_first) = text.strip_prefix('-') {
        // A minus belongs to the year, even if the rest is no day.
        let is_year_first = year_first.get(..4).is_some_and(is_year);
        let readings = moments(year_first).into_iter();
        return readings
            .filter(|_| is_year_first)
            .map(|date| format!("-{date}"))
            .collect();
    }
    if text.len() == 8 && is_number(text) {
        return vec![format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])];
    }
    let is_dotted = text.contains('.');
    let separates = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '/' | '.' | ',' | '\\' | '_' | '年' | '月' | '日' | '号' | '년' | '월' | '일'
            )
    };
    let parts: Vec<&str> = text
        .split(separates)
        .filter(|word| !is_filler(word))
        .collect();
    let date = |year: &str, month: u8, day: u8| format!("{year}-{month:02}-{day:02}");
    match parts[..] {
        [year] if is_year(year) => vec![year.to_owned()],
        // `2008.5` is May to some and midsummer to others.
        [_, half] if is_dotted && half.len() == 1 => Vec::new(),
        [year, name] | [name, year] if is_year(year) => {
            let month = month_number(name);
            month
                .map(|month| format!("{year}-{month:02}"))
                .into_iter()
                .collect()
        }
        [year, name, day] if is_year(year) => {
            let parts = month_number(name).zip(day_number(day));
            // A month beyond the twelfth is a day, if the other may be a month.
            let in_order = |(month, day): (u8, u8)| match (month > 12, day <= 12) {
                (true, true) => date(year, day, month),
                _ => date(year, month, day),
            };
            parts.map(in_order).into_iter().collect()
        }
        [first, second, year] if is_year(year) => months_and_days(first, second, is_dotted)
            .into_iter()
            .map(|(month, day)| date(year, month, day))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a word says nothing that its neighbours do not.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 17] = [
        "", "de", "del", "dell", "di", "of", "the", "am", "den", "le", "el", "la", "l", "in", "im",
        "en", "au",
    ];
    FILLERS.contains(&word)
}

/// `12 May`, `May 12`, `31/12`, `12/31`, and both for `5/6`. With dots, the day comes first.
fn months_and_days(first: &str, second: &str, is_dotted: bool) -> Vec<(u8, u8)> {
    for (name, day) in [(first, second), (second, first)] {
        if let Some(month) = month(name) {
            return day_number(day)
                .map(|day| (month, day))
                .into_iter()
                .collect();
        }
    }
    let (Some(a), Some(b)) = (day_number(first), day_number(second)) else {
        return Vec::new();
    };
    match (a <= 12, b <= 12) {
        (_, true) if is_dotted || a > 12 || a == b => vec![(b, a)],
        (true, false) => vec![(a, b)],
        (true, true) => vec![(b, a), (a, b)],
        _ => Vec::new(),
    }
}

fn month_number(text: &str) -> Option<u8> {
    if is_number(text) {
        return text.parse().ok().filter(|month| *month <= 99);
    }
    month(text)
}

fn day_number(text: &str) -> Option<u8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, 'º' | 'ª'));
    if !is_number(digits) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
