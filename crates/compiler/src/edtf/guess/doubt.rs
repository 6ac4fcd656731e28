//! Dates that are not sure, as people say so: about, perhaps.

use super::{century, decade, moment, open, spans};

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

/// `c. 2008`, `about the 1950s`, `um 1950–55`
pub(super) fn about(text: &str) -> Vec<String> {
    inside_about(text).map_or_else(Vec::new, |rest| doubted(rest, '~'))
}

/// The same of a date that is no span.
pub(super) fn about_one(text: &str) -> Option<String> {
    single(inside_about(text)?).map(|date| signed(&date, '~'))
}

fn inside_about(text: &str) -> Option<&str> {
    ABOUT.iter().find_map(|prefix| text.strip_prefix(prefix))
}

/// `2008 (?)`, `[2008]`, and `2008?~`, which has one sign for both.
pub(super) fn uncertain(text: &str) -> Vec<String> {
    let both = text.strip_suffix("?~").or_else(|| text.strip_suffix("~?"));
    if let Some(date) = both {
        return doubted(date, '%');
    }
    if let Some(inner) = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
    {
        let readings = doubted(inner, '?');
        return match readings.is_empty() {
            // Brackets hold both ends of a span; a question mark stands behind the last one alone.
            true => (spans::range(inner).iter())
                .map(|span| signed(span, '?'))
                .collect(),
            false => readings,
        };
    }
    let inner = text
        .strip_suffix("(?)")
        .or_else(|| text.strip_prefix('?'))
        .or_else(|| text.strip_suffix('?'))
        .or_else(|| text.strip_prefix("probably "));
    inner.map_or_else(Vec::new, |inner| doubted(inner, '?'))
}

/// What a date or a span with a short end can mean, with a sign at each end: the 55 of `1950-55` is no month.
fn doubted(text: &str, sign: char) -> Vec<String> {
    let text = text.trim();
    let mut readings = spans::shortened(text);
    if readings.is_empty() {
        readings.extend(open(text).or_else(|| single(text)));
    }
    (readings.iter())
        .map(|reading| signed(reading, sign))
        .collect()
}

fn single(text: &str) -> Option<String> {
    moment(text)
        .or_else(|| decade(text))
        .or_else(|| century(text))
}

/// A reading with a sign at each end that is known; two doubts have one sign.
pub(super) fn signed(reading: &str, sign: char) -> String {
    let end = |end: &str| match end.strip_suffix(['~', '?', '%']) {
        _ if matches!(end, "" | "..") => end.to_owned(),
        Some(date) if !end.ends_with(sign) => format!("{date}%"),
        Some(_) => end.to_owned(),
        None => format!("{end}{sign}"),
    };
    reading.split('/').map(end).collect::<Vec<_>>().join("/")
}
