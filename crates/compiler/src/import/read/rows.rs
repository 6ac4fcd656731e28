//! The rows of TimelineJS's spreadsheet as slides.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::Timeline;
use super::refusal::Refusal;
use super::table::Table;
use crate::export::csv::without_guard;
use crate::import::date::clock;
use crate::import::report::{Fate, Notes, Record};
use crate::import::slide::{Fields, put};
use crate::import::time::Time;

/// The columns of the spreadsheet, by the names that they have.
const COLUMNS: [(&str, Column); 25] = [
    ("year", Column::Year),
    ("start year", Column::Year),
    ("month", Column::Month),
    ("start month", Column::Month),
    ("day", Column::Day),
    ("start day", Column::Day),
    ("time", Column::Time),
    ("end year", Column::EndYear),
    ("end month", Column::EndMonth),
    ("end day", Column::EndDay),
    ("end time", Column::EndTime),
    ("display date", Column::DisplayDate),
    ("headline", Column::Headline),
    ("text", Column::Text),
    ("media", Column::Media),
    ("media credit", Column::Credit),
    ("media caption", Column::Caption),
    ("media thumbnail", Column::Thumbnail),
    ("alt text", Column::Alt),
    ("type", Column::Type),
    ("group", Column::Group),
    ("tag", Column::Group),
    ("background", Column::Background),
    ("start date", Column::StartDate),
    ("edtf", Column::Edtf),
];

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Column {
    Year,
    Month,
    Day,
    Time,
    EndYear,
    EndMonth,
    EndDay,
    EndTime,
    DisplayDate,
    Headline,
    Text,
    Media,
    Credit,
    Caption,
    Thumbnail,
    Alt,
    Type,
    Group,
    Background,
    StartDate,
    EndDate,
    /// The whole date, in the tables that this program exports.
    Edtf,
}

/// The column that a name means.
pub(super) fn column(name: &str) -> Option<Column> {
    let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    let name: Vec<&str> = name
        .split([' ', '_', '\u{a0}', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    let name = name.join(" ");
    match name.as_str() {
        "end date" => Some(Column::EndDate),
        name => COLUMNS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, column)| *column),
    }
}

/// The slides of a table whose first row names its columns.
///
/// # Errors
/// There is no row but that one, or no column that a timeline needs.
pub(super) fn timeline(table: Table) -> Result<Timeline, Refusal> {
    let mut rows = table.rows.into_iter();
    let (_, header) = rows.next().unwrap_or_default();
    let mut timeline = Timeline::default();
    let columns = columns(&header, &mut timeline.notes)?;
    // Only tables that this program exports have an apostrophe before what could be a formula; others mean theirs.
    let is_ours = columns.contains(&Some(Column::Edtf));
    for (number, cells) in rows {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells = cells.iter().map(|cell| match is_ours {
            true => without_guard(cell.trim()).to_owned(),
            false => cell.trim().to_owned(),
        });
        let mut row = Row {
            columns: &columns,
            header: &header,
            cells: cells.collect(),
        };
        let record = Record::Row(number);
        let kind = row.take(Column::Type).unwrap_or_default().to_lowercase();
        let slide = row.slide();
        match kind.as_str() {
            "title" if timeline.title.is_none() => timeline.title = Some((record, slide)),
            "era" => timeline.eras.push((record, open(slide))),
            kind => {
                if kind == "title" {
                    let note = format!("Row {number} is a second title; it is taken as an event.");
                    timeline.notes.add(Fate::Changed, note);
                }
                timeline.events.push((record, slide));
            }
        }
    }
    if timeline.events.is_empty() && timeline.title.is_none() {
        return Err(Refusal::new(
            "The spreadsheet has no rows but that of its columns’ names.",
        ));
    }
    Ok(timeline)
}

/// An era whose whole date has no end was given one in the other cells, for TimelineJS fails without.
fn open(mut era: Fields) -> Fields {
    let companion = era.get_mut("companion").and_then(Value::as_object_mut);
    if let Some(companion) = companion {
        let date = companion.get("start_date").and_then(Value::as_str);
        if date.is_some_and(|date| date.ends_with("/..")) {
            companion.insert("open".into(), true.into());
        }
    }
    era
}

/// What each column holds; `None` for one of another name.
fn columns(header: &[String], notes: &mut Notes) -> Result<Vec<Option<Column>>, Refusal> {
    let mut columns: Vec<Option<Column>> = header.iter().map(|name| column(name)).collect();
    let mut seen = HashSet::new();
    for (column, name) in columns.iter_mut().zip(header) {
        if column.is_some_and(|known| !seen.insert(known)) {
            notes.add(
                Fate::Dropped,
                format!("The column “{name}” stands twice; the second one is kept aside."),
            );
            *column = None;
        }
    }
    if !seen.contains(&Column::Year) && !seen.contains(&Column::StartDate) {
        // Somebody has written over the first cell: TimelineJS gives up here.
        let is_lost =
            columns.first() == Some(&None) && columns.get(1) == Some(&Some(Column::Month));
        if !is_lost {
            return Err(Refusal::new(
                "The spreadsheet has no column “Year” and no column “Start Date”, so nothing in it has a date.",
            ));
        }
        notes.add(
            Fate::Guessed,
            "The first column has no name; it is taken as “Year”.",
        );
        columns[0] = Some(Column::Year);
    }
    Ok(columns)
}

struct Row<'r> {
    columns: &'r [Option<Column>],
    header: &'r [String],
    cells: Vec<String>,
}

impl Row<'_> {
    /// Takes a cell that is not empty.
    fn take(&mut self, wanted: Column) -> Option<String> {
        let index = self
            .columns
            .iter()
            .position(|column| *column == Some(wanted))?;
        let cell = std::mem::take(self.cells.get_mut(index)?);
        let cell = cell.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn slide(mut self) -> Fields {
        let mut slide = Fields::new();
        let start = self.date(
            Column::StartDate,
            [Column::Year, Column::Month, Column::Day, Column::Time],
        );
        put(&mut slide, "start_date", start);
        let end = self.date(
            Column::EndDate,
            [
                Column::EndYear,
                Column::EndMonth,
                Column::EndDay,
                Column::EndTime,
            ],
        );
        put(&mut slide, "end_date", end);
        if let Some(edtf) = self.take(Column::Edtf) {
            // As an export for TimelineJS has it: it holds as long as nobody has changed the other cells.
            slide.insert("companion".into(), json!({ "start_date": edtf }));
        }
        put(&mut slide, "display_date", self.take(Column::DisplayDate));
        let text = [("headline", Column::Headline), ("text", Column::Text)];
        put(&mut slide, "text", self.part(&text));
        let media = [
            ("url", Column::Media),
            ("caption", Column::Caption),
            ("credit", Column::Credit),
            ("thumbnail", Column::Thumbnail),
            ("alt", Column::Alt),
        ];
        put(&mut slide, "media", self.part(&media));
        put(&mut slide, "group", self.take(Column::Group));
        if let Some(background) = self.take(Column::Background) {
            let is_address = background.contains('/');
            let name = if is_address { "url" } else { "color" };
            slide.insert("background".into(), json!({ name: background }));
        }
        // Cells that have no column of the spreadsheet's.
        for (index, cell) in self.cells.iter().enumerate() {
            let name = match self.header.get(index).map(|name| name.trim()) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => format!("column {}", index + 1),
            };
            let name = if slide.contains_key(&name) {
                format!("column {name}")
            } else {
                name
            };
            put(&mut slide, &name, cell.trim());
        }
        slide
    }

    fn part(&mut self, columns: &[(&str, Column)]) -> Value {
        let mut fields = Fields::new();
        for (name, column) in columns {
            put(&mut fields, name, self.take(*column));
        }
        Value::Object(fields)
    }

    /// A date in one cell, or in a cell for each part of it.
    fn date(&mut self, whole: Column, [year, month, day, time]: [Column; 4]) -> Value {
        if let Some(whole) = self.take(whole) {
            return whole.into();
        }
        let mut date = Fields::new();
        for (name, column) in [("year", year), ("month", month), ("day", day)] {
            put(&mut date, name, self.take(column));
        }
        if let Some(written) = self.take(time) {
            match Time::parse(&written) {
                Some(time) => date.extend(clock(time)),
                None => put(&mut date, "hour", written),
            }
        }
        Value::Object(date)
    }
}
