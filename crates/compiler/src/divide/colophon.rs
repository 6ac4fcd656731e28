//! The colophon of a page: what it says of itself.

use std::collections::HashSet;
use std::rc::Rc;

use companion_model::{Chapter, Colophon, Edition, Item, ItemKind, ItemLink, Page, Prose, Quote};

use super::items::whole;
use super::links::{Linker, Seen};
use super::places::Places;
use crate::beginning::beginning;
use crate::citation::{MOST_OF_A_QUOTE, citation, words};

/// The colophon of a page.
///
/// `items` are those of its items that have pages, `up` is the way from where the colophon stands to the page: nothing
/// where it stands on the page itself. `address` is where the page will be found, if that is known.
pub fn colophon(page: &Page, items: &[Item], up: &str, address: Option<&str>) -> Colophon {
    let way = |kind: ItemKind, at: usize, anchor: &str| match items
        .iter()
        .filter(|item| item.kind == kind)
        .nth(at)
    {
        Some(item) => format!("{up}{}", item.path),
        None => format!("{up}#{anchor}"),
    };
    let chapter = |(at, chapter): (usize, &Rc<Chapter>)| ItemLink {
        href: way(ItemKind::Chapter, at, &format!("c-{}", chapter.id)),
        name: chapter.title.clone(),
        date: chapter.span.clone(),
    };
    let quote = |(at, quote): (usize, &Rc<Quote>)| ItemLink {
        href: way(ItemKind::Quote, at, &format!("q-{}", quote.id)),
        name: name_of(quote),
        date: quote.date.clone(),
    };
    Colophon {
        words: words(&page.lang),
        edition: (page.edition.as_ref()).map(|edition| seen_from(edition, up, page)),
        citation: citation(page, None, address),
        has_items: !items.is_empty(),
        chapters: page.chapters.iter().enumerate().map(chapter).collect(),
        quotes: page.quotes.iter().enumerate().map(quote).collect(),
    }
}

/// A quote in a list: its first words.
fn name_of(quote: &Quote) -> Prose {
    let Quote { text, marks, .. } = quote;
    let words = beginning(&text.to_text(), MOST_OF_A_QUOTE);
    Prose {
        lang: text.lang.clone(),
        dir: text.dir,
        ..Prose::plain(format!("{}{words}{}", marks.open, marks.close))
    }
}

/// An edition whose links lead to the page from elsewhere.
fn seen_from(edition: &Edition, up: &str, page: &Page) -> Edition {
    let mut edition = edition.clone();
    if up.is_empty() {
        return edition;
    }
    let pieces = whole(page);
    let places = Places::new(page, &pieces);
    let cited = HashSet::new();
    let linker = Linker::new(&places, Seen::OnItem { up, cited: &cited });
    let texts = (edition.changes.iter_mut())
        .map(|change| &mut change.text)
        .chain(&mut edition.by)
        .chain(&mut edition.licence);
    for text in texts {
        *text = linker.prose(text);
    }
    edition
}
