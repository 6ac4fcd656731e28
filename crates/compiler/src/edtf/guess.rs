//! What somebody who did not write EDTF probably meant.

use crate::edtf::parse;

/// The months as English, in full; their first three letters are enough to know them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SEASONS: [(&str, &str); 5] = [
    ("spring", "21"),
    ("summer", "22"),
    ("autumn", "23"),
    ("fall", "23"),
    ("winter", "24"),
];

/// The EDTF for a date written some other way, where there is only one thing it can mean.
///
/// The result is always a date that [`parse`] takes.
pub(crate) fn guess(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase().replace(['–', '—', '−'], "-");
    let lower = lower.trim_end_matches('.').trim();
    let candidate = about(lower)
        .or_else(|| open(lower))
        .or_else(|| before_christ(lower))
        .or_else(|| decade(lower))
        .or_else(|| season(lower))
        .or_else(|| plain(lower))
        .or_else(|| range(lower))?;
    parse(&candidate).ok().map(|_| candidate)
}

fn about(text: &str) -> Option<String> {
    let rest = [
        "circa ", "about ", "around ", "approx. ", "approx ", "ca. ", "ca ", "c. ", "c.", "c ", "~",
    ]
    .iter()
    .find_map(|prefix| text.strip_prefix(prefix))?;
    moment(rest).map(|date| format!("{date}~"))
}

fn open(text: &str) -> Option<String> {
    let prefixed = |prefixes: &[&str]| {
        prefixes
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .and_then(moment)
    };
    if let Some(end) = prefixed(&["before ", "until ", "up to "]) {
        return Some(format!("../{end}"));
    }
    if let Some(start) = prefixed(&["since ", "from ", "after "]) {
        return Some(format!("{start}/.."));
    }
    let start = text.strip_suffix('-')?;
    moment(start).map(|start| format!("{start}/.."))
}

fn before_christ(text: &str) -> Option<String> {
    let digits = ["bce", "bc", "b.c.", "b.c"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))?;
    let year: i32 = digits.trim().parse().ok()?;
    // 1 BC is the year 0 of ISO 8601.
    match year {
        1 => Some("0000".into()),
        2.. => Some(format!("-{:04}", year - 1)),
        _ => None,
    }
}

fn decade(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let years = text
        .strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .or_else(|| text.strip_suffix('s'))?;
    let is_decade = years.len() == 4 && years.ends_with('0') && is_number(years);
    is_decade.then(|| format!("{}X", &years[..3]))
}

fn season(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [name, year] = words[..] else { return None };
    let (_, number) = SEASONS.iter().find(|(season, _)| *season == name)?;
    is_year(year).then(|| format!("{year}-{number}"))
}

fn plain(text: &str) -> Option<String> {
    moment(text)
}

fn range(text: &str) -> Option<String> {
    let (start, end) = [" - ", " to ", "/", "-"]
        .iter()
        .find_map(|separator| text.split_once(separator))?;
    Some(format!("{}/{}", moment(start)?, moment(end)?))
}

/// One date: digits in any order that has a single reading, or a month in words.
fn moment(text: &str) -> Option<String> {
    let text = text.trim();
    if parse(text).is_ok() && !text.contains('/') {
        return Some(text.to_owned());
    }
    let text = text.replace(',', " ");
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts[..] {
        [year] if is_year(year) => Some(year.to_owned()),
        [year, month] if is_year(year) => Some(format!("{year}-{:02}", month_number(month)?)),
        [month, year] if is_year(year) => Some(format!("{year}-{:02}", month_number(month)?)),
        [year, month, day] if is_year(year) => Some(format!(
            "{year}-{:02}-{:02}",
            month_number(month)?,
            day_number(day)?
        )),
        [first, second, year] if is_year(year) => {
            let (month, day) = month_and_day(first, second)?;
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// `12 May`, `May 12`, `31/12`, `12/31`; but not `5/6`, which means two things.
fn month_and_day(first: &str, second: &str) -> Option<(u8, u8)> {
    let is_word = |part: &str| part.starts_with(char::is_alphabetic);
    if is_word(first) {
        return Some((month_number(first)?, day_number(second)?));
    }
    if is_word(second) {
        return Some((month_number(second)?, day_number(first)?));
    }
    let (a, b) = (day_number(first)?, day_number(second)?);
    match (a <= 12, b <= 12) {
        (true, false) => Some((a, b)),
        (false, true) => Some((b, a)),
        _ if a == b => Some((a, b)),
        _ => None,
    }
}

fn month_number(text: &str) -> Option<u8> {
    if is_number(text) {
        return text.parse().ok().filter(|month| (1..=12).contains(month));
    }
    if text.len() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|month| month.starts_with(text))?;
    u8::try_from(index + 1).ok()
}

fn day_number(text: &str) -> Option<u8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_leads_to_edtf() {
        for (text, edtf) in [
            ("c. 2008", Some("2008~")),
            ("circa 1500", Some("1500~")),
            ("about May 2008", Some("2008-05~")),
            ("May 2009", Some("2009-05")),
            ("12 May 2009", Some("2009-05-12")),
            ("May 12, 2009", Some("2009-05-12")),
            ("12th Sept. 2009", Some("2009-09-12")),
            ("2009-5-7", Some("2009-05-07")),
            ("2009/05/07", Some("2009-05-07")),
            ("31/12/2009", Some("2009-12-31")),
            ("12/31/2009", Some("2009-12-31")),
            ("12.5.2009", None),
            ("05/06/2009", None),
            ("2009年5月12日", Some("2009-05-12")),
            ("1970s", Some("197X")),
            ("the 1970’s", Some("197X")),
            ("2008–2011", Some("2008/2011")),
            ("May 2008 to June 2009", Some("2008-05/2009-06")),
            ("before 2008", Some("../2008")),
            ("since 2008", Some("2008/..")),
            ("2008–", Some("2008/..")),
            ("500 BC", Some("-0499")),
            ("1 BCE", Some("0000")),
            ("spring 2008", Some("2008-21")),
            ("31/02/2009", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(guess(text).as_deref(), edtf, "{text}");
        }
    }
}
