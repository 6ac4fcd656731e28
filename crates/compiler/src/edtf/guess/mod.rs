//! What somebody who did not write EDTF probably meant.

mod months;
mod seasons;
mod spans;

use crate::edtf::{Precision, parse};

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
    let small = text
        .trim()
        .to_lowercase()
        .replace(['–', '—', '−', '～', '〜'], "-");
    let small = small.trim_end_matches(['.', ',', ';']).trim();
    let small = small.strip_suffix(" г").unwrap_or(small);
    let ways: [fn(&str) -> Option<String>; 13] = [
        about,
        uncertain,
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
    if let Some(reading) = ways.iter().find_map(|way| way(small)) {
        return vec![reading];
    }
    let by_kind: [fn(&str) -> Vec<String>; 2] = [spans::shortened, moments];
    let found = by_kind.iter().map(|kind| kind(small));
    match found.into_iter().find(|readings| !readings.is_empty()) {
        Some(readings) => readings,
        None => spans::range(small).into_iter().collect(),
    }
}

/// The longest text that is tried, in bytes: a date is short.
const LONGEST: usize = 60;

const ABOUT: [&str; 24] = [
    "circa ",
    "about ",
    "around ",
    "approx. ",
    "approx ",
    "ca. ",
    "ca ",
    "c. ",
    "c.",
    "c ",
    "~",
    "um ",
    "etwa ",
    "vers ",
    "env. ",
    "environ ",
    "hacia ",
    "verso il ",
    "około ",
    "около ",
    "ок. ",
    "大约",
    "约",
    "約",
];

fn about(text: &str) -> Option<String> {
    let rest = ABOUT.iter().find_map(|prefix| text.strip_prefix(prefix))?;
    moment(rest)
        .or_else(|| decade(rest))
        .or_else(|| century(rest))
        .map(|date| format!("{date}~"))
}

/// `2008 (?)`, `[2008]`, and `2008?~`, which has one sign for both.
fn uncertain(text: &str) -> Option<String> {
    let both = text.strip_suffix("?~").or_else(|| text.strip_suffix("~?"));
    if let Some(date) = both {
        return moment(date).map(|date| format!("{date}%"));
    }
    let inner = text
        .strip_suffix("(?)")
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']'))
        .or_else(|| text.strip_prefix('?'))
        .or_else(|| text.strip_suffix('?'))
        .or_else(|| text.strip_prefix("probably "))?;
    moment(inner).map(|date| format!("{date}?"))
}

fn open(text: &str) -> Option<String> {
    let prefixed = |prefixes: &[&str]| {
        prefixes
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .and_then(moment)
    };
    if let Some(end) = prefixed(&[
        "before ", "until ", "till ", "up to ", "vor ", "bis ", "avant ", "-",
    ]) {
        // A minus before three digits or fewer is a year before Christ.
        return (!text.starts_with('-')).then(|| format!("../{end}"));
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

/// `500 BC`, `-500`, `AD 79`
fn era(text: &str) -> Option<String> {
    let before = ["bce", "bc", "b.c.", "b.c", "b.c.e", "v. chr", "av. j.-c"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .or_else(|| {
            text.strip_prefix("公元前")
                .map(|year| year.trim_end_matches('年'))
        })
        .or_else(|| text.strip_prefix('-'));
    if let Some(year) = before.and_then(|year| small_number(year.trim())) {
        // 1 BC is the year 0 of ISO 8601.
        return (year > 0).then(|| Precision::Year(1 - year).to_string());
    }
    let after = ["ad ", "a.d. ", "ce "]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .or_else(|| {
            [" ad", " ce", " a.d"]
                .iter()
                .find_map(|suffix| text.strip_suffix(suffix))
        });
    let year = after.and_then(|year| small_number(year.trim()))?;
    (year > 0).then(|| Precision::Year(year).to_string())
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
    Some(format!("{about}~"))
}

/// `20th century`, `20世纪`
fn century(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
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
    .find_map(|suffix| text.strip_suffix(suffix))?;
    let number = small_number(number).filter(|number| (1..=100).contains(number))?;
    Some(format!("{:02}XX", number - 1))
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
    let only = || <[String; 1]>::try_from(moments(text)).ok();
    era(text).or_else(|| only().map(|[only]| only))
}

/// What one date can mean: digits in some order, or a month in words.
fn moments(text: &str) -> Vec<String> {
    let text = text.trim();
    if parse(text).is_ok() && !text.contains('/') {
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

/// A year with up to four digits, as it was said.
fn small_number(text: &str) -> Option<i64> {
    if text.len() > 4 || !is_number(text) {
        return None;
    }
    text.parse().ok()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
