//! Pages of their own for quotes, events and chapters: static addresses that can be handed on and previewed.

use std::collections::HashSet;
use std::rc::Rc;

use companion_model::{
    Chapter, Event, Item, ItemKind, ItemLink, Page, Prose, Quote, Source, When, paths,
};

use super::links::{Linker, Seen};
use super::places::Places;
use super::visit::{self, Found};
use super::{MOST_ON_ONE_PAGE, Piece, bare, cut, folder};
use crate::locale::Locale;

/// The events of a film with more than these have no pages of their own.
const MOST: usize = 300;

/// The items of a page.
///
/// Every quote has one and every chapter, and every event of a film that has no more than 300: beyond, ten
/// thousand pages more would serve no reader better than the parts of chapters do, at most 25 events to each. In a
/// [divided](super::divide) film those parts are pages of their chapters already, and only the chapter with which the
/// main sheet begins has none: it gets one.
pub fn items(page: &Page) -> Vec<Item> {
    let Ok(locale) = Locale::new(&page.lang).or_else(|_| Locale::new("en")) else {
        return Vec::new();
    };
    let total: usize = (page.chapters.iter())
        .map(|chapter| chapter.events.len())
        .sum();
    let is_divided = total > MOST_ON_ONE_PAGE;
    let pieces = match is_divided {
        true => cut(page, &locale),
        false => whole(page),
    };
    let places = Places::new(page, &pieces);
    let maker = Maker {
        page,
        places: &places,
        has_events: total <= MOST,
    };
    let mut items = maker.quotes();
    let chapters = maker.chapters().into_iter();
    items.extend(chapters.take(if is_divided { 1 } else { usize::MAX }));
    if maker.has_events {
        items.extend(maker.events());
    }
    items
}

/// The pieces of a page that is not divided: its chapters, all on the main sheet.
pub(super) fn whole(page: &Page) -> Vec<Piece> {
    let piece = |(chapter, each): (usize, &Rc<Chapter>)| Piece {
        chapter,
        events: 0..each.events.len(),
        path: String::new(),
        range: String::new(),
        label: String::new(),
    };
    page.chapters.iter().enumerate().map(piece).collect()
}

/// The way from an item's folder up to the main sheet.
const UP: &str = Item::UP;

/// An item in its row: what a link to it says.
struct Entry<'p> {
    kind: ItemKind,
    id: &'p str,
    name: &'p Prose,
    date: Option<&'p When>,
}

impl Entry<'_> {
    fn path(&self) -> String {
        paths::item(self.kind, &folder::name(self.kind, self.id))
    }

    fn anchor(&self) -> String {
        format!("{}-{}", self.kind.letter(), self.id)
    }
}

struct Maker<'p> {
    page: &'p Page,
    places: &'p Places<'p>,
    /// Whether events have pages of their own.
    has_events: bool,
}

impl<'p> Maker<'p> {
    fn quotes(&self) -> Vec<Item> {
        let row: Vec<Entry<'_>> = self
            .page
            .quotes
            .iter()
            .map(|quote| of_quote(quote))
            .collect();
        let make = |(at, quote): (usize, &Rc<Quote>)| {
            let mut cited = HashSet::new();
            visit::quote(&mut (**quote).clone(), &mut |found| cite(&mut cited, found));
            self.item(&row, at, &cited, |linker, page| {
                page.quotes = vec![linker.quote(quote)];
            })
        };
        self.page.quotes.iter().enumerate().map(make).collect()
    }

    fn chapters(&self) -> Vec<Item> {
        let chapters = &self.page.chapters;
        let row: Vec<Entry<'_>> = chapters.iter().map(|chapter| of_chapter(chapter)).collect();
        let make = |(at, chapter): (usize, &Rc<Chapter>)| {
            let cited = HashSet::new();
            let mut item = self.item(&row, at, &cited, |linker, page| {
                page.chapters = vec![Rc::new(linker.opening(chapter))];
            });
            let linker = self.linker(&cited);
            let link = |event: &Rc<Event>| self.link(&linker, &of_event(event));
            item.events = chapter.events.iter().map(link).collect();
            item
        };
        chapters.iter().enumerate().map(make).collect()
    }

    fn events(&self) -> Vec<Item> {
        let all = || {
            let events =
                |chapter: &'p Rc<Chapter>| chapter.events.iter().map(move |event| (chapter, event));
            self.page.chapters.iter().flat_map(events)
        };
        let row: Vec<Entry<'_>> = all().map(|(_, event)| of_event(event)).collect();
        let make = |(at, (chapter, event)): (usize, (&Rc<Chapter>, &Rc<Event>))| {
            let mut cited = HashSet::new();
            visit::event(&mut (**event).clone(), &mut |found| cite(&mut cited, found));
            let mut item = self.item(&row, at, &cited, |linker, page| {
                page.chapters = vec![Rc::new(Chapter {
                    summary: Vec::new(),
                    events: linker.events(std::slice::from_ref(event)),
                    ..linker.opening(chapter)
                })];
            });
            let linker = self.linker(&cited);
            item.chapter = Some(self.link(&linker, &of_chapter(chapter)));
            item
        };
        all().enumerate().map(make).collect()
    }

    /// The item at a place of its row, which cites these sources; `fill` puts the thing itself on its page.
    fn item(
        &self,
        row: &[Entry<'_>],
        at: usize,
        cited: &HashSet<String>,
        fill: impl FnOnce(&Linker<'_>, &mut Page),
    ) -> Item {
        let entry = &row[at];
        let path = entry.path();
        let linker = self.linker(cited);
        let is_cited = |source: &Source| cited.contains(&source.key);
        let mut page = Page {
            edition: self.page.edition.clone(),
            ..bare(self.page, &linker, (UP, &path), is_cited)
        };
        fill(&linker, &mut page);
        let sheet = self.places.path(self.places.sheet_of(&entry.anchor()));
        let neighbour = |at: Option<usize>| {
            let entry = row.get(at?)?;
            Some(self.link(&linker, entry))
        };
        Item {
            kind: entry.kind,
            place: format!("{sheet}#{}", entry.anchor()),
            page: Rc::new(page),
            events: Vec::new(),
            chapter: None,
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
            path,
        }
    }

    fn linker<'a>(&'a self, cited: &'a HashSet<String>) -> Linker<'a> {
        Linker::new(self.places, Seen::OnItem { up: UP, cited })
    }

    /// A link to an item, or where that has no page of its own, to its place.
    fn link(&self, linker: &Linker<'_>, entry: &Entry<'_>) -> ItemLink {
        let anchor = entry.anchor();
        let sheet = self.places.path(self.places.sheet_of(&anchor));
        let has_page = match entry.kind {
            ItemKind::Quote => true,
            ItemKind::Event => self.has_events,
            ItemKind::Chapter => !self.places.is_divided(),
        };
        let href = match has_page {
            true => format!("{UP}{}", entry.path()),
            false => format!("{UP}{sheet}#{anchor}"),
        };
        ItemLink {
            href,
            name: linker.prose(entry.name),
            date: entry.date.cloned(),
        }
    }
}

fn of_quote(quote: &Quote) -> Entry<'_> {
    Entry {
        kind: ItemKind::Quote,
        id: &quote.id,
        name: &quote.speaker,
        date: quote.date.as_ref(),
    }
}

fn of_event(event: &Event) -> Entry<'_> {
    Entry {
        kind: ItemKind::Event,
        id: &event.id,
        name: &event.title,
        date: Some(&event.date),
    }
}

fn of_chapter(chapter: &Chapter) -> Entry<'_> {
    Entry {
        kind: ItemKind::Chapter,
        id: &chapter.id,
        name: &chapter.title,
        date: chapter.span.as_ref(),
    }
}

fn cite(cited: &mut HashSet<String>, found: Found<'_>) {
    if let Found::Cite(cite) = found {
        cited.insert(cite.source.clone());
    }
}
