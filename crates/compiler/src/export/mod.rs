//! From a film to what others can carry on with: tables, calendars, Markdown, cues for players, and timelines for
//! TimelineJS, for those who must.
//!
//! What came from a timeline goes back to where it was. What TimelineJS cannot read, “about 2008”, stands beside what
//! it can, in a field `companion` that it ignores, so that nothing is lost on the way there and back.

pub(crate) mod csv;
mod dates;
mod eras;
mod figure;
mod film;
mod html;
mod ics;
mod left_out;
mod markdown;
mod media;
mod slide;
mod timelinejs;
mod webvtt;

use serde_json::{Map, Value, json};

pub use csv::csv;
pub use figure::figure_csv;
pub use ics::ics;
pub use markdown::markdown;
pub use timelinejs::timelinejs;
pub use webvtt::webvtt;

/// The fields of an object.
type Fields = Map<String, Value>;

/// A film as TimelineJS reads it.
#[derive(Clone, Debug)]
pub struct Export {
    /// JSON or CSV.
    pub text: String,
    /// What that has no place for, in a few words each.
    pub left_out: Vec<String>,
    /// How many slides show a file of the film’s folder by its path there, because nobody has said where its site is.
    pub unplaced: usize,
}

/// What the importer has kept of a timeline in a part of a film.
fn extra(part: &Value) -> Option<&Fields> {
    part.get("extra")?.get("timelinejs")?.as_object()
}

/// The items of a list; none of anything else.
fn list<'v>(part: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    let items = part.get(name).and_then(Value::as_array);
    items.into_iter().flatten()
}

/// The chapters with their events.
fn events(film: &Value) -> impl Iterator<Item = &Value> {
    list(film, "chapters").flat_map(|chapter| list(chapter, "events"))
}

/// The texts of a film in one language.
#[derive(Clone, Copy, Debug)]
struct Texts<'t> {
    language: &'t str,
    first: &'t str,
}

impl Texts<'_> {
    /// A text in the language, or else in the film's first one.
    fn get<'v>(&self, part: &'v Value, name: &str) -> Option<&'v str> {
        match part.get(name)? {
            Value::String(text) => Some(text),
            Value::Object(versions) => versions
                .get(self.language)
                .or_else(|| versions.get(self.first))
                .or_else(|| versions.values().next())
                .and_then(Value::as_str),
            _ => None,
        }
    }
}

/// A headline, for TimelineJS's `text`.
fn headline(html: &str) -> Value {
    json!({ "headline": html })
}
