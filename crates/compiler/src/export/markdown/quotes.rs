//! The quotes.

use companion_model::{Prose, Quote, QuoteMarks, Words};

use super::claims::claims;
use super::text::{beside, date, escaped, inline, joined, labelled, notes};

/// A quote with whose it is, and what is to be known of it.
pub(super) fn quote(quote: &Quote, words: &Words) -> Vec<String> {
    let mut lines = vec![marked(&quote.text, &quote.marks)];
    lines.extend(quote.translation.iter().map(|translation| {
        let said = marked(&translation.text, &translation.marks);
        format!("{said} {}", inline(&translation.by))
    }));
    lines.push(format!(
        "— {}{}",
        said_by(quote, words),
        notes(&quote.cites)
    ));
    let lines: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
    let mut blocks = vec![lines.join("\n>\n")];
    let note = quote.note.iter();
    blocks.extend(note.map(|note| labelled(&words.note, &inline(note))));
    if !quote.events.is_empty() {
        let events = quote.events.iter().map(|event| &event.title);
        let events = joined(events, &words.list_comma);
        blocks.push(labelled(&words.related_events, &events));
    }
    blocks.extend(claims(&quote.claims, words));
    blocks
}

fn marked(text: &Prose, marks: &QuoteMarks) -> String {
    format!("{}{}{}", marks.open, inline(text), marks.close)
}

/// Who said it, on what occasion, when, and at which moment of the film.
fn said_by(quote: &Quote, words: &Words) -> String {
    let on = quote.date.as_ref();
    let on = on.map(|on| words.comma.clone() + &date(on));
    beside([
        Some(inline(&quote.speaker)),
        quote.speaker_about.as_ref().map(inline),
        Some(inline(&quote.occasion) + &on.unwrap_or_default()),
        quote.film_time.as_ref().map(|time| escaped(&time.text)),
    ])
}
