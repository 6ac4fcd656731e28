//! Links that lead to the sheet where their target lies.

use std::collections::HashSet;
use std::rc::Rc;

use companion_model::{Chapter, Event, Film, Prose, Quote};

use super::places::{MAIN, Places};
use super::visit::{self, Found};
use crate::percent;

/// Where something is read, and so where its links lead out from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen<'u> {
    /// On the main sheet from the beginning.
    OnMain,
    /// On the main sheet, which has taken it in from another.
    ArrivedFrom { sheet: usize },
    /// On a part’s own page, from whose folder `up` leads to the main sheet.
    OnPart { sheet: usize, up: &'u str },
    /// On an item’s own page, which lists the sources that it cites; `up` leads to the main sheet.
    OnItem {
        up: &'u str,
        cited: &'u HashSet<String>,
    },
}

/// Makes copies whose links lead where they should.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linker<'p> {
    places: &'p Places<'p>,
    seen: Seen<'p>,
}

impl<'p> Linker<'p> {
    pub(super) fn new(places: &'p Places<'p>, seen: Seen<'p>) -> Self {
        Self { places, seen }
    }

    pub(super) fn film(&self, film: &Film) -> Film {
        let mut film = film.clone();
        visit::film(&mut film, &mut |found| self.lead(found));
        film
    }

    pub(super) fn quote(&self, quote: &Quote) -> Rc<Quote> {
        let mut quote = quote.clone();
        visit::quote(&mut quote, &mut |found| self.lead(found));
        Rc::new(quote)
    }

    pub(super) fn prose(&self, prose: &Prose) -> Prose {
        let mut prose = prose.clone();
        visit::prose(&mut prose, &mut |found| self.lead(found));
        prose
    }

    /// A chapter without its events.
    pub(super) fn opening(&self, chapter: &Chapter) -> Chapter {
        let mut opening = Chapter {
            id: chapter.id.clone(),
            aliases: chapter.aliases.clone(),
            number: chapter.number.clone(),
            title: chapter.title.clone(),
            span: chapter.span.clone(),
            extent: chapter.extent,
            summary: chapter.summary.clone(),
            events: Vec::new(),
            elsewhere: None,
        };
        visit::opening(&mut opening, &mut |found| self.lead(found));
        opening
    }

    pub(super) fn events(&self, events: &[Rc<Event>]) -> Vec<Rc<Event>> {
        let lead = |event: &Rc<Event>| {
            let mut event = (**event).clone();
            visit::event(&mut event, &mut |found| self.lead(found));
            Rc::new(event)
        };
        events.iter().map(lead).collect()
    }

    fn lead(&self, found: Found<'_>) {
        match found {
            Found::Cite(_) => {}
            Found::Event(link) => link.sheet = self.way_to(&format!("e-{}", link.id)),
            Found::Quote(link) => link.sheet = self.way_to(&format!("q-{}", link.id)),
            Found::File(path) => {
                if let Seen::OnPart { up, .. } | Seen::OnItem { up, .. } = self.seen {
                    *path = format!("{up}{}", path.trim_start_matches("./"));
                }
            }
            Found::Href(href) => {
                let anchor = href.strip_prefix('#').and_then(percent::decode);
                if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
                    href.insert_str(0, &self.way_to(&anchor));
                }
            }
        }
    }

    /// The way to the sheet where an id lies, or nothing where that is the one that is read.
    fn way_to(&self, anchor: &str) -> String {
        let places = self.places;
        let (is_here, up) = match self.seen {
            Seen::OnMain => (places.holds(MAIN, anchor), "./"),
            Seen::ArrivedFrom { sheet } => {
                let is_here = places.holds(MAIN, anchor) || places.holds(sheet, anchor);
                (is_here, "./")
            }
            Seen::OnPart { sheet, up } => (places.holds(sheet, anchor), up),
            Seen::OnItem { up, cited } => {
                let source = anchor.strip_prefix("s-");
                (source.is_some_and(|source| cited.contains(source)), up)
            }
        };
        let path = places.path(places.sheet_of(anchor));
        match (is_here, self.seen, path) {
            (true, ..) | (_, Seen::OnMain | Seen::ArrivedFrom { .. }, "") => String::new(),
            _ => format!("{up}{path}"),
        }
    }
}
