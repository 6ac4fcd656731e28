//! The index: on which part an id lies that is not on the main sheet.

use companion_model::Page;

use super::Piece;
use super::places::Places;

/// Writes it; [`Sheets::index`](super::Sheets::index) says how it looks.
pub(super) fn write(edition: &str, page: &Page, pieces: &[Piece], places: &Places<'_>) -> String {
    let mut index = format!("{edition}\n");
    for (sheet, piece) in pieces.iter().enumerate().skip(1) {
        index.push_str("./");
        index.push_str(&piece.path);
        let events = &page.chapters[piece.chapter].events[piece.events.clone()];
        for event in events {
            for id in event.aliases.iter().chain([&event.id]) {
                add(&mut index, "e-", id);
            }
        }
        // A source that several parts cite is found on the first of them.
        for source in &page.sources {
            if places.cites(sheet, &source.key)
                && places.sheet_of(&format!("s-{}", source.key)) == sheet
            {
                add(&mut index, "s-", &source.key);
            }
        }
        index.push('\n');
    }
    index
}

/// Adds an id. One that could be taken for several is of no use in an address either.
fn add(index: &mut String, prefix: &str, id: &str) {
    if !id.contains(char::is_control) {
        index.push('\t');
        index.push_str(prefix);
        index.push_str(id);
    }
}
