//! What holds for every page that is made of a film, whatever words stand in it.

use std::collections::HashSet;

use companion_compiler::{divide, items};
use companion_model::Page;

use crate::{filled, invariants};

/// Compiles a film with these words and checks what must be true of its pages.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(bytes: &[u8]) {
    let outcome = invariants::check(filled::film(bytes).as_bytes());
    let ids: Vec<Vec<String>> = outcome.pages.iter().map(ids).collect();
    assert!(
        ids.windows(2).all(|pair| pair[0] == pair[1]),
        "a link works in one language and not in the other"
    );
    for page in &outcome.pages {
        check_page(page);
    }
}

/// Everything of a page that has an address, in its order.
fn ids(page: &Page) -> Vec<String> {
    let quotes = page.quotes.iter().map(|quote| format!("q-{}", quote.id));
    let chapters = page.chapters.iter().flat_map(|chapter| {
        let events = chapter.events.iter().map(|event| format!("e-{}", event.id));
        std::iter::once(format!("c-{}", chapter.id)).chain(events)
    });
    let sources = page
        .sources
        .iter()
        .map(|source| format!("s-{}", source.key));
    quotes.chain(chapters).chain(sources).collect()
}

fn check_page(page: &Page) {
    let ids = ids(page);
    assert_eq!(
        ids.iter().collect::<HashSet<_>>().len(),
        ids.len(),
        "two things have one address"
    );
    let numbers = page.sources.iter().map(|source| source.number);
    assert!(
        numbers.zip(1..).all(|(number, place)| number == place),
        "the sources are not numbered from 1, without gaps"
    );
    for event in page.chapters.iter().flat_map(|chapter| &chapter.events) {
        let extent = event.extent.unwrap_or_default();
        assert!(
            extent.first <= extent.last,
            "{} ends before it begins",
            event.id
        );
    }
    for item in items(page) {
        assert!(!item.path.is_empty(), "an item has no address");
    }
    if let Some(sheets) = divide(page, "one") {
        let parts = sheets.parts.iter().flat_map(|part| &part.page.chapters);
        let divided = sheets.main.chapters.iter().chain(parts);
        let events = divided.flat_map(|chapter| chapter.events.iter().map(|event| &event.id));
        let whole = page.chapters.iter();
        let expected = whole.flat_map(|chapter| chapter.events.iter().map(|event| &event.id));
        assert!(
            events.eq(expected),
            "an event is lost, or on two sheets, or out of order"
        );
    }
}
