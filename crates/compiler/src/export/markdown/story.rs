//! The chaptered timeline.

use companion_model::{Chapter, Event, QuoteLink, Words};

use super::claims::claims;
use super::figure::figure;
use super::media::medium;
use super::text::{
    begun, beside, date, escaped, inline, joined, labelled, notes, one_line, paragraph,
};

/// A chapter with its events.
pub(super) fn chapter(chapter: &Chapter, words: &Words) -> Vec<String> {
    let number = &chapter.number;
    let mut blocks = vec![format!("## {number} {}", one_line(&chapter.title))];
    blocks.extend(chapter.span.iter().map(|span| begun(&date(span))));
    blocks.extend(chapter.summary.iter().map(paragraph));
    blocks.extend(chapter.events.iter().flat_map(|each| event(each, words)));
    blocks
}

fn event(event: &Event, words: &Words) -> Vec<String> {
    let when = beside([
        Some(date(&event.date)),
        event.place.as_ref().map(inline),
        event.film_time.as_ref().map(|time| escaped(&time.text)),
    ]);
    let mut blocks = vec![format!("### {}", one_line(&event.title)), begun(&when)];
    let mut texts: Vec<String> = event.text.iter().map(paragraph).collect();
    match texts.last_mut() {
        Some(last) => last.push_str(&notes(&event.cites)),
        None => texts.push(notes(&event.cites)),
    }
    blocks.extend(texts);
    let note = event.note.iter();
    blocks.extend(note.map(|note| labelled(&words.note, &inline(note))));
    let named = |label: &str, names: String| (!names.is_empty()).then(|| labelled(label, &names));
    let quotes = event.quotes.iter().map(|each| quote(each, words));
    let quotes: Vec<String> = quotes.collect();
    blocks.extend(named(&words.related_quotes, quotes.join(&words.list_comma)));
    blocks.extend(event.figure.iter().flat_map(|each| figure(each, words)));
    blocks.extend(event.media.iter().flat_map(|each| medium(each, words)));
    blocks.extend(claims(&event.claims, words));
    let people = event.people.iter().map(|person| &person.name);
    let threads = event.threads.iter().map(|thread| &thread.label);
    blocks.extend(named(&words.people, joined(people, &words.list_comma)));
    blocks.extend(named(&words.threads, joined(threads, &words.list_comma)));
    blocks
}

/// A quote by who said it, and by its first words where that is not enough.
fn quote(quote: &QuoteLink, words: &Words) -> String {
    let first = quote.words.iter();
    let first = first.map(|first| format!("{}{}", words.colon, inline(first)));
    inline(&quote.speaker) + &first.collect::<String>()
}
