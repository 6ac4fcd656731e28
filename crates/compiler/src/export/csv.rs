//! A film's slides as a table, with the columns of a TimelineJS spreadsheet: for spreadsheets, and to be imported again.

use serde_json::Value;

use super::film::Film;
use super::{Export, Fields};
use crate::import::date;
use crate::import::read;
use crate::import::slide::{as_text, is_blank};
use crate::import::time::Time;

/// What stands in a cell of a slide.
type Cell = fn(&Fields) -> String;

/// The columns, those that only this program reads last.
const COLUMNS: [(&str, Cell); 21] = [
    ("Year", |slide| at(slide, "start_date", "year")),
    ("Month", |slide| at(slide, "start_date", "month")),
    ("Day", |slide| at(slide, "start_date", "day")),
    ("Time", |slide| time(slide, "start_date")),
    ("End Year", |slide| at(slide, "end_date", "year")),
    ("End Month", |slide| at(slide, "end_date", "month")),
    ("End Day", |slide| at(slide, "end_date", "day")),
    ("End Time", |slide| time(slide, "end_date")),
    ("Display Date", |slide| text(slide.get("display_date"))),
    ("Headline", |slide| at(slide, "text", "headline")),
    ("Text", |slide| at(slide, "text", "text")),
    ("Media", |slide| at(slide, "media", "url")),
    ("Media Credit", |slide| at(slide, "media", "credit")),
    ("Media Caption", |slide| at(slide, "media", "caption")),
    ("Media Thumbnail", |slide| at(slide, "media", "thumbnail")),
    ("Alt Text", |slide| at(slide, "media", "alt")),
    ("Type", |slide| text(slide.get(TYPE))),
    ("Group", |slide| text(slide.get("group"))),
    ("Background", background),
    ("EDTF", edtf),
    ("unique_id", |slide| text(slide.get("unique_id"))),
];

/// What a row is, where it is no event.
const TYPE: &str = "type";

/// What tells a spreadsheet that a table is UTF-8.
pub(super) const MARK: char = '\u{FEFF}';

/// The table (RFC 4180) of a film that has no errors, in one of its languages: the title, an event in each row, and the
/// chapters as eras. Headlines and texts are HTML, as TimelineJS reads them.
///
/// Years and months are as TimelineJS counts them, without a year 0. What it has no cell for, “about 2008” or “until
/// 1950”, is said by the column `EDTF` alone, which the importer reads. `site` is where the film's own site is, with a
/// `/` at its end: pictures and recordings of the film's folder are shown from there.
///
/// # Errors
/// The text is no film, or does not have the language.
pub fn csv(film: &str, language: Option<&str>, site: Option<&str>) -> Result<Export, String> {
    let film = Film::read(film, language)?;
    let slides = film.slides(site);
    let of_type = |slide: Value, name: &str| {
        let mut slide = slide.as_object().cloned().unwrap_or_default();
        slide.insert(TYPE.into(), name.into());
        slide
    };
    let events = slides.events().into_iter();
    let (eras, unusable) = slides.eras();
    let rows: Vec<Fields> = [of_type(slides.title(), "title")]
        .into_iter()
        .chain(events.map(|event| of_type(event, "")))
        .chain(eras.into_iter().map(|era| of_type(era, "era")))
        .collect();

    let mut table = format!("{MARK}{}", line(COLUMNS.map(|(name, _)| name.to_owned())));
    for row in &rows {
        table += &line(COLUMNS.map(|(_, cell)| cell(row)));
    }
    let mut left_out = film.left_out();
    let (undated, whole) = slides.beside();
    let undated = undated + unusable.len();
    left_out.add(["record without a date", "records without a date"], undated);
    let fields = unread(&rows, &table) + whole;
    left_out.add(
        [
            "field of the imported timeline",
            "fields of the imported timeline",
        ],
        fields,
    );
    Ok(Export {
        left_out: left_out.to_words(),
        unplaced: slides.unplaced(),
        text: table,
    })
}

/// A part of a part of a slide.
fn at(slide: &Fields, part: &str, name: &str) -> String {
    text(slide.get(part).and_then(|part| part.get(name)))
}

fn text(value: Option<&Value>) -> String {
    value.and_then(as_text).unwrap_or_default()
}

/// The time of day of one end of a date.
fn time(slide: &Fields, end: &str) -> String {
    let part = |name| at(slide, end, name);
    let [hour, minute, second, millisecond] =
        ["hour", "minute", "second", "millisecond"].map(|name| part(name).parse().ok());
    let or_zero = |number: Option<u64>| number.unwrap_or_default();
    let time = hour
        .and_then(|hour| Time::new(hour, or_zero(minute), or_zero(second), or_zero(millisecond)));
    time.map_or_else(|| part("hour"), |time| time.to_string())
}

/// The address or the colour of a background.
fn background(slide: &Fields) -> String {
    match at(slide, "background", "url") {
        url if url.is_empty() => at(slide, "background", "color"),
        url => url,
    }
}

/// The whole date, where the other cells do not say it.
fn edtf(slide: &Fields) -> String {
    let own = |name| slide.get("companion")?.get(name);
    let is_open = own("open").is_some_and(|open| open == true);
    let date = match is_open {
        true => date::edtf_of(slide.get("start_date"), None).map(|start| format!("{start}/..")),
        false => date::edtf_of(own("start_date"), own("end_date")).map(|date| date.to_string()),
    };
    date.unwrap_or_default()
}

/// How many fields of the slides are not what a reader of the table finds. What stands in `companion` is said by `EDTF`.
fn unread(rows: &[Fields], table: &str) -> usize {
    let Ok(read) = read::read(table.as_bytes()) else {
        return 0;
    };
    let again = read.title.iter().chain(&read.events).chain(&read.eras);
    let pairs = rows.iter().zip(again);
    pairs
        .flat_map(|(row, (_, again))| {
            let fields = row
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), TYPE | "companion"));
            fields.map(|(name, value)| lost(value, again.get(name)))
        })
        .sum()
}

fn lost(value: &Value, again: Option<&Value>) -> usize {
    match value {
        value if is_blank(value) => 0,
        Value::Object(fields) => {
            let again = |name: &String| again.and_then(|again| again.get(name));
            fields
                .iter()
                .map(|(name, value)| lost(value, again(name)))
                .sum()
        }
        value => {
            let words = as_text(value);
            usize::from(words.is_none() || words != again.and_then(as_text))
        }
    }
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
