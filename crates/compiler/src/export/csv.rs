//! A film's events as a table, with the columns of a TimelineJS spreadsheet: for spreadsheets, and to be imported again.

use companion_model::{Event, Page, Prose};
use serde_json::Value;

use crate::dates::edtf;
use crate::edtf::Edtf;
use crate::import::date::parts;

const COLUMNS: [&str; 14] = [
    "Year",
    "Month",
    "Day",
    "End Year",
    "End Month",
    "End Day",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Caption",
    "Alt Text",
    "Group",
    "EDTF",
];

/// What tells a spreadsheet that a table is UTF-8.
pub(super) const MARK: char = '\u{FEFF}';

/// The table (RFC 4180): a row for each event, in order of time. Texts are plain; quotes, sources and figures have no
/// place in it.
///
/// Years and months are as TimelineJS counts them, without a year 0. What it has no cell for, “about 2008” or “until
/// 1950”, is said by the last column alone, which the importer reads.
pub fn csv(page: &Page) -> String {
    let mut table = format!("{MARK}{}", line(COLUMNS.map(str::to_owned)));
    for chapter in &page.chapters {
        let group = chapter.title.to_text();
        for event in &chapter.events {
            table += &line(row(event, &group));
        }
    }
    table
}

fn row(event: &Event, group: &str) -> [String; 14] {
    let date = edtf(&event.date);
    let [[year, month, day], [end_year, end_month, end_day]] = ends(date);
    let text: Vec<String> = event.text.iter().map(Prose::to_text).collect();
    let image = event.media.iter().find_map(|medium| match medium {
        companion_model::Media::Image(image) => Some(image),
        _ => None,
    });
    let prose = |prose: Option<&Prose>| prose.map(Prose::to_text).unwrap_or_default();
    [
        year,
        month,
        day,
        end_year,
        end_month,
        end_day,
        event.date.to_text(),
        event.title.to_text(),
        text.join("\n\n"),
        image.map(|image| image.src.clone()).unwrap_or_default(),
        prose(image.and_then(|image| image.caption.as_ref())),
        prose(image.and_then(|image| image.alt.as_ref())),
        group.to_owned(),
        event.date.edtf.clone(),
    ]
}

/// The cells of a date's start and of its end.
fn ends(date: Option<Edtf>) -> [[String; 3]; 2] {
    let (start, end) = date.map(parts::of).unwrap_or_default();
    [start, end].map(|end| fields(end.as_ref()))
}

/// Year, month and day of one end; empty where they are not known.
fn fields(end: Option<&Value>) -> [String; 3] {
    ["year", "month", "day"].map(|name| {
        let part = end.and_then(|end| end.get(name)?.as_str());
        part.unwrap_or_default().to_owned()
    })
}

/// A row of texts and numbers, of which no spreadsheet takes one for a formula.
pub(super) fn line<const N: usize>(fields: [String; N]) -> String {
    fields.map(|field| quoted(&inert(field))).join(",") + "\r\n"
}

/// What a spreadsheet's formulas begin with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text behind an apostrophe, if it could be taken for a formula; a number below zero is one.
fn inert(text: String) -> String {
    let is_number = |number: i64| number.to_string() == text;
    match is_like_a_formula(&text) && !text.parse().is_ok_and(is_number) {
        true => format!("'{text}"),
        false => text,
    }
}

/// A text as it was before it was made inert.
pub(crate) fn without_guard(text: &str) -> &str {
    let inner = text.strip_prefix('\'');
    inner
        .filter(|inner| is_like_a_formula(inner))
        .unwrap_or(text)
}

/// Whether a text would be a formula without apostrophes of its own.
fn is_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

fn quoted(field: &str) -> String {
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::parse;

    #[test]
    fn a_date_has_the_cells_that_timelinejs_reads() {
        for (date, start, end) in [
            ("2012-01-22", ["2012", "1", "22"], [""; 3]),
            ("2012-01", ["2012", "1", ""], [""; 3]),
            ("0012", ["12", "", ""], [""; 3]),
            ("2008~", ["2008", "", ""], [""; 3]),
            ("0000", ["-1", "", ""], [""; 3]),
            ("-0043-03-15", ["-44", "3", "15"], [""; 3]),
            ("Y-11999", ["-12000", "", ""], [""; 3]),
            ("-0499/0100", ["-500", "", ""], ["100", "", ""]),
            ("197X/1985-06-01", ["1970", "", ""], ["1985", "6", "1"]),
            ("197X", ["1970", "", ""], ["1979", "", ""]),
            ("/1950", ["1950", "", ""], [""; 3]),
            ("1957/..", ["1957", "", ""], [""; 3]),
        ] {
            let expected = [start, end].map(|end| end.map(str::to_owned));
            assert_eq!(ends(parse(date).ok()), expected, "{date}");
        }
    }

    #[test]
    fn no_field_is_a_formula() {
        for (text, inert_text) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("@maker", "'@maker"),
            ("+1", "'+1"),
            ("-0043-03-15", "'-0043-03-15"),
            ("- no", "'- no"),
            ("'=", "''="),
            ("-500", "-500"),
            ("’tis", "’tis"),
            ("'tis", "'tis"),
            ("1+1", "1+1"),
            ("", ""),
        ] {
            assert_eq!(inert(text.to_owned()), inert_text, "{text}");
            assert_eq!(without_guard(inert_text), text, "{inert_text}");
        }
    }
}
