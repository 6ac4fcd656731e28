//! What a file is, and its records: slides in TimelineJS 3's form, whatever form they came in.

mod json;
mod legacy;
mod refusal;
mod rows;
mod table;

use serde_json::Value;

use super::report::{Fate, Notes, Record};
use super::slide::{Fields, cleaned};
use crate::encoding;

pub use refusal::Refusal;

/// A timeline as it was read.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    /// What the file is.
    pub(super) format: String,
    pub(crate) title: Option<(Record, Fields)>,
    pub(crate) events: Vec<(Record, Fields)>,
    pub(crate) eras: Vec<(Record, Fields)>,
    /// What is said of the timeline as a whole.
    pub(super) rest: Fields,
    /// What is to be said of the file as a whole.
    pub(super) notes: Notes,
}

/// Reads a file in whatever form it is.
///
/// # Errors
/// It holds no timeline.
pub(crate) fn read(bytes: &[u8]) -> Result<Timeline, Refusal> {
    let mut timeline = as_written(bytes)?;
    let mut has_any = false;
    timeline.rest = cleaned(timeline.rest, &mut has_any);
    let slides = timeline.title.iter_mut().chain(&mut timeline.events);
    for (_, slide) in slides.chain(&mut timeline.eras) {
        *slide = cleaned(std::mem::take(slide), &mut has_any);
    }
    if has_any {
        let note = "Control characters, which no page can show, are left out for good.";
        timeline.notes.add(Fate::Dropped, note);
    }
    Ok(timeline)
}

fn as_written(bytes: &[u8]) -> Result<Timeline, Refusal> {
    if bytes.len() > crate::MAX_BYTES {
        return Err(Refusal::new(format!(
            "The file has {} MB; more than {} MB are not read.",
            bytes.len() >> 20,
            crate::MAX_BYTES >> 20
        )));
    }
    if table::is_workbook(bytes) {
        let mut timeline = rows::timeline(table::workbook(bytes)?)?;
        timeline.format = "a TimelineJS spreadsheet (workbook)".into();
        return Ok(timeline);
    }
    let (text, encoding) = match encoding::told(bytes) {
        Some(told) => told,
        None => {
            return Err(Refusal::new(
                "The file is not text: another program wrote it in a form of its own.",
            ));
        }
    };
    let mut timeline = from_text(&text)?;
    if let Some(encoding) = encoding {
        let note = format!("The file is not saved as UTF-8; it is read as {encoding}.");
        timeline.notes.add(Fate::Changed, note);
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        timeline.notes.add(
            Fate::Dropped,
            "Some characters of the file were already lost; they show as “\u{fffd}”.",
        );
    }
    Ok(timeline)
}

fn from_text(text: &str) -> Result<Timeline, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::new("The file is empty."));
    }
    if text.trim_start().starts_with('<') {
        return Err(Refusal::new(
            "This is a web page or XML, not a timeline: save the JSON or the spreadsheet behind it.",
        ));
    }
    if json::is_json(text) {
        return from_json(text);
    }
    match table::from_text(text) {
        Some((table, separator)) => {
            let mut timeline = rows::timeline(table)?;
            timeline.format = match separator {
                b'\t' => "a TimelineJS spreadsheet (TSV)",
                b';' => "a TimelineJS spreadsheet (CSV with semicolons)",
                _ => "a TimelineJS spreadsheet (CSV)",
            }
            .into();
            Ok(timeline)
        }
        None => Err(refusal::neither(text)),
    }
}

fn from_json(text: &str) -> Result<Timeline, Refusal> {
    let mut notes = Notes::default();
    let root = json::parse(text, &mut notes)?;
    let Value::Object(root) = root else {
        return Err(refusal::not_an_object(&root));
    };
    let mut timeline = match legacy::modern(&root) {
        Some(mut timeline) => {
            timeline.format = "TimelineJS JSON of version 1 or 2".into();
            timeline
        }
        None => {
            if let Some(refusal) = refusal::of_schema(&root) {
                return Err(refusal);
            }
            let mut timeline = slides(root);
            timeline.format = "TimelineJS 3 JSON".into();
            timeline
        }
    };
    if timeline.events.is_empty() && timeline.title.is_none() {
        return Err(Refusal::new("The timeline has no events."));
    }
    notes.0.append(&mut timeline.notes.0);
    timeline.notes = notes;
    Ok(timeline)
}

/// The slides of a timeline in version 3's form.
fn slides(mut root: Fields) -> Timeline {
    let mut timeline = Timeline::default();
    match root.shift_remove("title") {
        Some(Value::Object(title)) if !title.is_empty() => {
            timeline.title = Some((Record::Title, title));
        }
        Some(other) if !super::slide::is_blank(&other) => {
            // A title in words: somebody has simplified.
            let mut slide = Fields::new();
            slide.insert("text".into(), serde_json::json!({ "headline": other }));
            timeline.title = Some((Record::Title, slide));
        }
        _ => {}
    }
    timeline.events = list(together(&mut root, "events", "undated"), Record::Event);
    timeline.eras = list(together(&mut root, "eras", "eras"), Record::Era);
    root.shift_remove("companion");
    timeline.rest = root;
    timeline
}

/// A list of the timeline, and behind it what an export has put aside because TimelineJS would fail on it.
fn together(root: &mut Fields, name: &str, aside: &str) -> Option<Value> {
    let mut list = root.shift_remove(name);
    let aside = root.get("companion").and_then(|ours| ours.get(aside));
    if let (Some(Value::Array(list)), Some(Value::Array(aside))) = (&mut list, aside) {
        list.extend(aside.iter().cloned());
        return Some(Value::Array(std::mem::take(list)));
    }
    list.or_else(|| aside.cloned())
}

/// The objects of a list with their numbers. What is no object is a record too.
fn list(value: Option<Value>, record: fn(usize) -> Record) -> Vec<(Record, Fields)> {
    let Some(Value::Array(items)) = value else {
        return Vec::new();
    };
    let items = items.into_iter().enumerate();
    items
        .map(|(index, item)| {
            let fields = match item {
                Value::Object(fields) => fields,
                other => Fields::from_iter([("value".to_owned(), other)]),
            };
            (record(index + 1), fields)
        })
        .collect()
}
