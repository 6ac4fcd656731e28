//! Tables: CSV, TSV and workbooks, as rows of cells.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::refusal::Refusal;
use super::rows::column;

/// Rows of cells, with the number that a spreadsheet gives each.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// How many rows are looked at in search of the columns' names.
const FIRST: usize = 5;

/// The most bytes that a workbook may unfold to.
const MOST_UNFOLDED: u64 = 256 * 1024 * 1024;

/// Whether a file is a workbook: a ZIP archive, or an Excel file from before 2007.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// The table of a workbook that has the columns of a timeline.
///
/// # Errors
/// It is no workbook, or has no such table.
pub(super) fn workbook(bytes: &[u8]) -> Result<Table, Refusal> {
    let unreadable = || {
        Refusal::new(
            "The file looks like a workbook but cannot be read as one. Save it as .xlsx or CSV.",
        )
    };
    if unfolded(bytes) > MOST_UNFOLDED {
        return Err(Refusal::new(
            "The workbook is too large to be read. Save it as CSV.",
        ));
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let names = workbook.sheet_names();
    for name in &names {
        let Ok(sheet) = workbook.worksheet_range(name) else {
            continue;
        };
        let (first, _) = sheet.start().unwrap_or_default();
        let first = usize::try_from(first).unwrap_or_default();
        let rows = sheet.rows().enumerate().map(|(index, row)| {
            let cells: Vec<String> = row.iter().map(cell).collect();
            (first + index + 1, cells)
        });
        let table = Table {
            rows: rows.collect(),
        };
        if let Some(table) = from_header(table) {
            return Ok(table);
        }
    }
    Err(Refusal::new(format!(
        "None of the workbook’s sheets ({}) begins with the columns of a timeline: Year, Month, Day, …, Headline, Text, Media.",
        names.join(", ")
    )))
}

/// How many bytes the parts of a ZIP archive unfold to, by its own directory.
fn unfolded(bytes: &[u8]) -> u64 {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut sum = 0_u64;
    let mut at = 0;
    while let Some(offset) = find(&bytes[at..], ENTRY) {
        let entry = &bytes[at + offset..];
        if let Some(size) = entry.get(24..28).and_then(|size| size.try_into().ok()) {
            sum = sum.saturating_add(u64::from(u32::from_le_bytes(size)));
        }
        at += offset + ENTRY.len();
    }
    sum
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// A cell as its text in CSV would be.
fn cell(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => date_time(moment.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
    }
}

/// A moment as workbooks count it, in days since the end of 1899: a time alone, a day, or both.
fn date_time(days: f64) -> String {
    let milliseconds = (days * 86_400_000.0).round();
    if !(0.0..=2.6e14).contains(&milliseconds) {
        return days.to_string();
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range has just been looked at"
    )]
    let milliseconds = milliseconds as i64;
    let (day, rest) = (milliseconds / 86_400_000, milliseconds % 86_400_000);
    let seconds = rest / 1_000;
    let time = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    );
    if day == 0 {
        return time;
    }
    // Workbooks know a 29 February 1900, which there was not.
    let (year, month, day) = crate::edtf::civil(day + if day < 60 { 1 } else { 0 });
    match rest {
        0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// The table in a text, and what separates its cells.
pub(super) fn from_text(text: &str) -> Option<(Table, u8)> {
    let (start, head) = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .take(FIRST)
        .find(|(_, line)| !line.trim().is_empty())?;
    let separators = [b'\t', b',', b';'];
    let separator = separators
        .into_iter()
        .max_by_key(|separator| head.bytes().filter(|byte| byte == separator).count())?;
    let text = match separator {
        b'\t' => with_marks_quoted(&text[start..]),
        _ => Cow::Borrowed(&text[start..]),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut table = Table::default();
    // A cell may hold line breaks, and an empty line is a row of a spreadsheet, so neither lines nor records count.
    let (mut at, mut row) = (0, 0);
    while let Ok(true) = reader.read_record(&mut record) {
        let from = record.position().map_or(at, |position| {
            usize::try_from(position.byte()).unwrap_or(at)
        });
        let skipped = text.get(at..from).unwrap_or_default();
        row += 1 + skipped.bytes().filter(|byte| *byte == b'\n').count();
        at = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        let cells = record.iter().map(str::to_owned).collect();
        table.rows.push((row, cells));
    }
    from_header(table).map(|table| (table, separator))
}

/// Cells between tabs as a reader of CSV takes them. Google’s TSV quotes nothing, Excel’s quotes as CSV does; so a mark
/// that begins a cell is one of the text, unless another ends the cell and those between are doubled.
fn with_marks_quoted(text: &str) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let whole = quoted_cell(rest);
        let end = whole.map_or_else(|| rest.find(ENDS_CELL), |cell| Some(cell.len()));
        let (cell, after) = rest.split_at(end.unwrap_or(rest.len()));
        if whole.is_none() && cell.starts_with('"') {
            quoted += &format!("\"{}\"", cell.replace('"', "\"\""));
        } else {
            quoted += cell;
        }
        let next = after.chars().next();
        quoted.extend(next);
        rest = &after[next.map_or(0, char::len_utf8)..];
    }
    Cow::Owned(quoted)
}

/// What ends a cell of a TSV.
const ENDS_CELL: [char; 3] = ['\t', '\n', '\r'];

/// The quoted cell with which a text begins, its marks included.
fn quoted_cell(text: &str) -> Option<&str> {
    let mut end = text.strip_prefix('"').map(|_| 1)?;
    loop {
        end += text[end..].find('"')? + 1;
        match text[end..].chars().next() {
            Some('"') => end += 1,
            Some(next) if !ENDS_CELL.contains(&next) => return None,
            _ => return Some(&text[..end]),
        }
    }
}

/// A table from the row that names its columns on; none where no row does.
fn from_header(table: Table) -> Option<Table> {
    let mut rows = table.rows;
    let header = rows.iter().take(FIRST).position(|(_, cells)| {
        let known: Vec<_> = cells.iter().filter_map(|cell| column(cell)).collect();
        known.len() >= 2
    })?;
    rows.drain(..header);
    Some(Table { rows })
}
