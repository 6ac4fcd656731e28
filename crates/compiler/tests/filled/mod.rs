//! Films made to measure whose words are somebody else's.

mod free;

use serde_json::Value;

use crate::generated::{self, Shape};
use free::FREE;

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
    fill(&mut value, false, &mut lines);
    value.to_string()
}

fn fill<'t>(value: &mut Value, is_free: bool, lines: &mut impl Iterator<Item = &'t str>) {
    match value {
        Value::String(text) if is_free => {
            if let Some(line) = lines.next() {
                *text = line.to_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, false, lines)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_free = FREE.contains(&name.as_str()) || LANGUAGES.contains(&name.as_str());
                fill(value, is_free, lines);
            }
        }
        _ => {}
    }
}
