//! The edition: whose the page is, on what terms, and what has changed.

use companion_model::{Change, ColophonWords, Edition, Prose, Words};

use super::text::{begun, beside, date, escaped, inline, labelled, list};

/// What the page's colophon says of its edition.
pub(super) fn edition(edition: &Edition, words: &Words, own: &ColophonWords) -> Vec<String> {
    let fact = |label: &str, text: Option<&Prose>| {
        let label = format!("{label}{}", words.colon);
        text.map(|text| labelled(&label, &inline(text)))
    };
    let change = |change: &Change| beside([Some(date(&change.date)), Some(inline(&change.text))]);
    let blocks = [
        Some(begun(&escaped(&edition.name))),
        fact(&own.by, edition.by.as_ref()),
        fact(&own.licence, edition.licence.as_ref()),
        list(&escaped(&own.changes), edition.changes.iter().map(change)),
    ];
    blocks.into_iter().flatten().collect()
}
