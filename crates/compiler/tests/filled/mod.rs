//! Films made to measure whose words are somebody else's.

pub(crate) mod free;

use serde_json::{Value, json};

use crate::generated::{self, Shape};
use free::{is_address, is_free};

/// The languages of such films, under which a text may stand.
const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// A film: its first byte says how long it is and in how many languages, and its lines, in turn, stand in place of the
/// texts.
pub(crate) fn film(bytes: &[u8]) -> String {
    let (size, lines) = bytes.split_first().unwrap_or((&0, &[]));
    let film = generated::film(Shape {
        bilingual: *size > 127,
        in_a_chapter: 40,
        quotes: 3,
        ..Shape::of(usize::from(*size % 128))
    });
    let lines = String::from_utf8_lossy(lines);
    let mut lines = lines.lines().filter(|line| !line.trim().is_empty()).cycle();
    let Ok(mut value) = serde_json::from_str(&film) else {
        return film;
    };
    add_more(&mut value);
    fill(&mut value, "", "", &mut lines);
    value.to_string()
}

/// What films that are made to measure do not have.
fn add_more(film: &mut Value) {
    for (place, more) in [
        (
            "/film",
            json!({ "countries": ["A"], "languages": ["A"], "official_site": "https://example.org" }),
        ),
        ("/chapters/0/events/0", json!({ "date_text": "A" })),
        (
            "/sources/source-0",
            json!({ "author": "A", "note": "A", "archived_url": "https://example.org" }),
        ),
        ("/quotes/0", json!({ "note": "A" })),
        (
            "",
            json!({ "edition": { "version": "1", "date": "2024", "by": "A", "licence": "A",
                                  "changes": [{ "date": "2024", "text": "A" }] } }),
        ),
    ] {
        let fields = film.pointer_mut(place).and_then(Value::as_object_mut);
        if let (Some(fields), Value::Object(more)) = (fields, more) {
            fields.extend(more);
        }
    }
}

/// Fills the field `name`, which is one of the field `within`.
fn fill<'t>(
    value: &mut Value,
    name: &str,
    within: &str,
    lines: &mut impl Iterator<Item = &'t str>,
) {
    match value {
        Value::String(text) if is_free(name, within) || LANGUAGES.contains(&name) => {
            if let Some(line) = lines.next() {
                line.clone_into(text);
            }
        }
        Value::String(address) if is_address(name) => {
            if let Some(line) = lines.next() {
                address.push('#');
                address.extend(line.chars().filter(can_be_in_an_address));
            }
        }
        Value::Array(items) => {
            for item in items {
                fill(item, name, within, lines);
            }
        }
        Value::Object(fields) => {
            for (each, value) in fields {
                fill(value, each, name, lines);
            }
        }
        _ => {}
    }
}

/// Whether the compiler takes a sign in an address.
fn can_be_in_an_address(sign: &char) -> bool {
    !(sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(*sign))
}
