//! Films that nobody writes by hand, for tests and for the gallery.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::workspace;

/// The id of the long film.
pub(crate) const LONG: &str = "long";

/// What a card has in large type, from the first that a film should have.
const FACTS: [&str; 4] = ["runtime_minutes", "credits", "ratings", "releases"];

/// Writes a film of so many events that most of them lie on pages of their own, and a figure in the last.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn write_long(folder: &Path) -> Result<()> {
    let event = |year: u32| {
        json!({ "id": format!("year-{year}"), "date": year.to_string(), "title": format!("The year {year}"),
                "text": "A year like others.", "sources": ["book"] })
    };
    let mut events: Vec<Value> = (1801..=1950).map(event).collect();
    if let Some(last) = events.last_mut() {
        let count = json!({ "label": "The book", "value": 40, "sources": ["book"] });
        last["figure"] = json!({ "kind": "dots", "title": "What was counted", "unit": "one thing",
                                 "reading": "There were forty.", "counts": [count] });
    }
    let film = json!({
        "format": 1, "id": LONG, "languages": ["en"],
        // What is written from right to left has the page carry the styles of that direction.
        "film": { "title": "A long film", "sources": ["book"],
                  "original_titles": [{ "title": "فيلم طويل", "language": "ar", "sources": ["book"] }] },
        "sources": { "book": { "kind": "book", "title": "The years", "publisher": "A publisher" } },
        "chapters": [{ "id": "years", "title": "The years", "events": events }],
    });
    write(folder, &film)
}

/// Writes the smallest film, with so many facts on its card and nothing else there.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn write_with_facts(id: &str, facts: usize, folder: &Path) -> Result<()> {
    let minimal = workspace::root().join("tests/fixtures/minimal/companion.json");
    let mut film: Value = serde_json::from_slice(&fs::read(&minimal)?)?;
    film["id"] = json!(id);
    if let Some(card) = film["film"].as_object_mut() {
        let kept = ["title", "sources"]
            .into_iter()
            .chain(FACTS.into_iter().take(facts));
        let kept: Vec<&str> = kept.collect();
        card.retain(|key, _| kept.contains(&key.as_str()));
    }
    write(folder, &film)
}

/// Writes a film, if it is another than the one that is there: what is written again would be taken for new.
fn write(folder: &Path, film: &Value) -> Result<()> {
    let film = serde_json::to_string_pretty(film)?;
    let file = folder.join("companion.json");
    if fs::read_to_string(&file).is_ok_and(|written| written == film) {
        return Ok(());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&file, film).with_context(|| format!("cannot write {}", file.display()))
}
