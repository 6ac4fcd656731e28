//! Files that hold no timeline of TimelineJS's, and what they are.

use std::fmt;

use serde_json::Value;

use crate::import::slide::Fields;

/// Why a file was not imported, in a sentence or two.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal(String);

impl Refusal {
    pub(in crate::import) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// What `companion import` takes.
const TAKEN: &str = "What can be imported is TimelineJS’s JSON, with “events” or “timeline” in it, and its spreadsheet.";

/// Forms that other programs write, by fields that tell them.
const OTHERS: [(&[&str], &str); 12] = [
    (
        &["format", "chapters"],
        "a Companion film already: `companion check` and `companion build` take it as it is",
    ),
    (&["storymap"], "a StoryMapJS map"),
    (&["features", "type"], "GeoJSON, a map"),
    (&["wiki-section", "events"], "a SIMILE timeline"),
    (&["dateTimeFormat", "events"], "a SIMILE timeline"),
    (&["openapi"], "the description of a web service"),
    (&["@context"], "JSON-LD, linked data"),
    (&["$schema", "properties"], "a JSON Schema"),
    (&["version", "items", "feed_url"], "a JSON feed"),
    (&["dependencies", "name"], "the manifest of a program"),
    (&["slides"], "a slide show"),
    (&["VCALENDAR"], "a calendar"),
];

/// The refusal of another program's file, if it is one.
pub(super) fn of_schema(root: &Fields) -> Option<Refusal> {
    let other = OTHERS
        .iter()
        .find(|(names, _)| names.iter().all(|name| root.contains_key(*name)));
    if let Some((_, what)) = other {
        return Some(Refusal::new(format!(
            "This is {what}, not a timeline of TimelineJS’s. {TAKEN}"
        )));
    }
    match root.get("events") {
        Some(Value::Array(events)) if events.is_empty() => None,
        Some(Value::Array(events)) if events.iter().any(is_slide) => None,
        Some(Value::Array(events)) => {
            let first = events.iter().find_map(Value::as_object);
            Some(Refusal::new(format!(
                "This has “events”, but they are not TimelineJS’s: none has “start_date”, “text” or “media”{}. {TAKEN}",
                first
                    .map(|event| format!(", but {}", names(event)))
                    .unwrap_or_default()
            )))
        }
        Some(_) => Some(Refusal::new(format!(
            "Its “events” are not a list. {TAKEN}"
        ))),
        None if root.contains_key("title") && root.contains_key("eras") => None,
        None => Some(Refusal::new(format!(
            "This is JSON, but no timeline of TimelineJS’s: it has {}, and no “events”. {TAKEN}",
            names(root)
        ))),
    }
}

fn is_slide(event: &Value) -> bool {
    ["start_date", "text", "media", "unique_id", "display_date"]
        .iter()
        .any(|name| {
            event
                .get(*name)
                .is_some_and(|value| *name != "text" || value.is_object())
        })
}

/// The first few names of an object, for a sentence.
fn names(fields: &Fields) -> String {
    let names: Vec<String> = fields
        .keys()
        .take(4)
        .map(|name| format!("“{}”", crate::problem::shown(name)))
        .collect();
    match names.is_empty() {
        true => "nothing in it".into(),
        false => names.join(", "),
    }
}

/// The refusal of JSON that is a list or a single value.
pub(super) fn not_an_object(root: &Value) -> Refusal {
    let what = match root {
        Value::Array(_) => "a list",
        _ => "a single value",
    };
    Refusal::new(format!(
        "This is JSON, but {what} and no timeline of TimelineJS’s. {TAKEN}"
    ))
}

/// The refusal of a text that is neither JSON nor a table with the columns of a timeline.
pub(super) fn neither(text: &str) -> Refusal {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    if first.contains("BEGIN:VCALENDAR") {
        return Refusal::new(format!("This is a calendar, not a timeline. {TAKEN}"));
    }
    Refusal::new(format!(
        "This is neither JSON nor TimelineJS’s spreadsheet: its first line is “{}”, and a spreadsheet begins with the names \
         of its columns, Year, Month, Day, …, Headline, Text, Media. {TAKEN}",
        crate::problem::shown(first.trim())
    ))
}
