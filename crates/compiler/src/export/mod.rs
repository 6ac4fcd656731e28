//! From a film to what others can carry on with: tables, calendars, Markdown, cues for players, and timelines for
//! TimelineJS, for those who must.
//!
//! What came from a timeline goes back to where it was. What TimelineJS cannot read, “about 2008”, stands beside what
//! it can, in a field `companion` that it ignores, so that nothing is lost on the way there and back.

pub(crate) mod csv;
mod dates;
mod eras;
mod figure;
mod html;
mod ics;
mod markdown;
mod media;
mod slide;
mod webvtt;

use serde_json::{Map, Value, json};

use crate::locale::Locale;
use slide::Slides;

pub use csv::csv;
pub use figure::figure_csv;
pub use ics::ics;
pub use markdown::markdown;
pub use webvtt::webvtt;

/// The fields of an object.
type Fields = Map<String, Value>;

/// A timeline for TimelineJS.
#[derive(Clone, Debug)]
pub struct Export {
    /// TimelineJS 3's JSON.
    pub json: String,
    /// What TimelineJS has no place for, in a few words each.
    pub left_out: Vec<String>,
}

/// Makes a timeline of a film that has no errors, in one of its languages.
///
/// # Errors
/// The text is no film, or does not have the language.
pub fn timelinejs(film: &str, language: Option<&str>) -> Result<Export, String> {
    let film = film.strip_prefix('\u{feff}').unwrap_or(film);
    let film: Value =
        serde_json::from_str(film).map_err(|error| format!("this is no film: {error}"))?;
    let languages: Vec<&str> = list(&film, "languages").filter_map(Value::as_str).collect();
    let first = languages.first().copied().unwrap_or("en");
    let language = language.unwrap_or(first);
    if !languages.contains(&language) {
        return Err(format!(
            "the film is not in “{language}”, but in {}",
            languages.join(", ")
        ));
    }
    let locale =
        Locale::new(language).map_err(|_| format!("“{language}” is not a language tag"))?;
    let theirs = extra(&film);
    let slides = Slides {
        film: &film,
        texts: Texts { language, first },
        words: &locale.dates,
        sources_word: locale.words().sources,
        is_imported: theirs.is_some(),
    };

    let mut root = Fields::new();
    let mut companion = Fields::new();
    for (name, value) in theirs.into_iter().flatten() {
        match name.as_str() {
            "title" | "eras" => {}
            "undated" => {
                companion.insert(name.clone(), value.clone());
            }
            _ => {
                root.insert(name.clone(), value.clone());
            }
        }
    }
    let (eras, unusable) = slides.eras();
    if !unusable.is_empty() {
        companion.insert("eras".into(), unusable.into());
    }
    root.insert("title".into(), slides.title());
    root.insert("events".into(), slides.events().into());
    if !eras.is_empty() {
        root.insert("eras".into(), eras.into());
    }
    if !companion.is_empty() {
        root.insert("companion".into(), companion.into());
    }
    let mut json = serde_json::to_string_pretty(&root).unwrap_or_default();
    json.push('\n');
    Ok(Export {
        json,
        left_out: left_out(&film),
    })
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

/// What TimelineJS has no place for.
fn left_out(film: &Value) -> Vec<String> {
    let many = |name: &str| {
        events(film)
            .map(|event| list(event, name).count().saturating_sub(1))
            .sum()
    };
    let having = |name: &str| {
        events(film)
            .filter(|event| event.get(name).is_some())
            .count()
    };
    let card = [
        "ratings",
        "releases",
        "credits",
        "awards",
        "watch",
        "original_titles",
    ];
    let card = card
        .iter()
        .map(|name| list(&film["film"], name).count())
        .sum();
    let counts: [(usize, &str); 10] = [
        (card, "facts of the film card"),
        (list(film, "quotes").count(), "quotes"),
        (having("figure"), "figures"),
        (having("claims"), "events on which sources differ"),
        (having("people"), "events with their people"),
        (having("place"), "events with their place"),
        (having("film_time"), "times of the film"),
        (having("note"), "notes"),
        (many("media"), "media beside the first of their event"),
        (many("threads"), "threads beside the first of their event"),
    ];
    let mut left: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if list(film, "languages").count() > 1 {
        left.push("the film’s other languages".into());
    }
    left
}

/// An object with one date, for TimelineJS's `text`.
fn headline(html: &str) -> Value {
    json!({ "headline": html })
}
