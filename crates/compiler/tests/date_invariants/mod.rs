//! What holds for every date that somebody may write.

use companion_compiler::{Outcome, canonical_date};
use serde_json::Value;

use crate::generated::{self, Shape};
use crate::invariants;

/// Reads a text as a date, writes it, and reads it again; then makes a film of it.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(written) = canonical_date(&text) else {
        assert!(!compile(&text).is_good(), "{text:?} is no date, and shown");
        return;
    };
    assert_eq!(
        canonical_date(&written).as_deref(),
        Some(written.as_str()),
        "{text:?} was written as a date that means something else"
    );
    let (one, other) = (compile(&text), compile(&written));
    assert_eq!(
        one.pages, other.pages,
        "{text:?} and {written:?} look different"
    );
    for event in one
        .pages
        .iter()
        .flat_map(|page| &page.chapters)
        .flat_map(|chapter| &chapter.events)
    {
        let extent = event.extent.unwrap_or_default();
        assert!(
            extent.first <= extent.last,
            "{text:?} ends before it begins"
        );
        assert!(
            !event.date.to_text().trim().is_empty(),
            "{text:?} has no words"
        );
    }
}

/// A film with one event, which happened then.
fn compile(date: &str) -> Outcome {
    let film = generated::film(Shape {
        bilingual: true,
        ..Shape::of(1)
    });
    let mut film: Value = serde_json::from_str(&film).unwrap_or_default();
    film["chapters"][0]["events"][0]["date"] = date.into();
    // A chapter may have to be as long as its events.
    if let Some(chapter) = film["chapters"][0].as_object_mut() {
        chapter.remove("span");
    }
    invariants::check(film.to_string().as_bytes())
}
