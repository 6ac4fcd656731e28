//! From places of the file to places of the page.

use std::cmp::Reverse;

use companion_model::Slot;

use crate::author::Draft;
use crate::author::read::Lost;
use crate::author::story::{Chapter, Event};
use crate::problem::Span;

/// Where everything of a film stands on its page, and what of it does not.
#[derive(Debug)]
pub(super) struct Plan<'d> {
    film: &'d Draft,
    lost: Spans,
    lost_quotes: Spans,
    lost_chapters: Spans,
    lost_events: Spans,
}

impl<'d> Plan<'d> {
    pub(super) fn new(film: &'d Draft, lost: &[Lost]) -> Self {
        let of = |field: &str| Spans::new(lost.iter().filter(|lost| lost.field == field));
        Self {
            film,
            lost: Spans::new(lost.iter()),
            lost_quotes: of("quotes"),
            lost_chapters: of("chapters"),
            lost_events: of("events"),
        }
    }

    /// Whether what stands there is not on the page at all.
    pub(super) fn is_lost(&self, span: &Span) -> bool {
        self.lost.hold(span.start)
    }

    /// Where on the page it would be looked for.
    pub(super) fn slot(&self, span: &Span) -> Slot {
        let (film, at) = (self.film, span.start);
        if film.film.extent.contains(&at) {
            return Slot::Card;
        }
        let (quotes, quote) = find(&film.quotes, |quote| &quote.extent, at);
        if quote {
            return Slot::Quote(quotes - 1);
        }
        if self.lost_quotes.hold(at) {
            return Slot::LostQuote;
        }
        let (chapters, chapter) = find(&film.chapters, |chapter| &chapter.extent, at);
        if chapter {
            return self.slot_in_chapter(chapters - 1, at);
        }
        if self.lost_chapters.hold(at) {
            return Slot::LostChapter(chapters);
        }
        let sources = film.sources.as_ref().map(|sources| &sources.extent);
        match sources.is_some_and(|extent| extent.contains(&at)) {
            true => Slot::Sources,
            false => Slot::Top,
        }
    }

    fn slot_in_chapter(&self, index: usize, at: usize) -> Slot {
        let chapter = &self.film.chapters[index];
        let (events, event) = find(&chapter.events, |event| &event.extent, at);
        let before = events.checked_sub(1).map(|last| position(chapter, last));
        match before {
            Some(position) if event => Slot::Event(index, position),
            _ if self.lost_events.hold(at) => {
                Slot::LostEvent(index, before.map_or(0, |position| position + 1))
            }
            _ => Slot::Chapter(index),
        }
    }
}

/// How many things of a list begin before or at a place of the file, and whether the last of them goes on to it.
fn find<T>(things: &[T], extent: impl Fn(&T) -> &Span, at: usize) -> (usize, bool) {
    let begun = things.partition_point(|thing| extent(thing).start <= at);
    let last = begun.checked_sub(1).and_then(|last| things.get(last));
    (begun, last.is_some_and(|last| at < extent(last).end))
}

/// The place of an event on the page, which has them in order of time.
fn position(chapter: &Chapter, index: usize) -> usize {
    let time = |(index, event): (usize, &Event)| (event.date.edtf.first_day(), index);
    let events = || chapter.events.iter().enumerate();
    let own = events().nth(index).map(time);
    events()
        .map(time)
        .filter(|other| Some(*other) < own)
        .count()
}

/// The order in which the page has its places.
pub(super) fn rank(slot: Slot) -> (u8, usize, u8, usize) {
    match slot {
        Slot::Top => (0, 0, 0, 0),
        Slot::Card => (1, 0, 0, 0),
        Slot::LostQuote => (2, 0, 0, 0),
        Slot::Quote(quote) => (3, quote, 0, 0),
        Slot::LostChapter(chapter) => (4, chapter, 0, 0),
        Slot::Chapter(chapter) => (4, chapter, 1, 0),
        Slot::LostEvent(chapter, event) => (4, chapter, 2, 2 * event),
        Slot::Event(chapter, event) => (4, chapter, 2, 2 * event + 1),
        Slot::Sources => (5, 0, 0, 0),
    }
}

/// Pieces of the file that do not overlap, in order.
#[derive(Debug)]
struct Spans(Vec<Span>);

impl Spans {
    fn new<'l>(lost: impl Iterator<Item = &'l Lost>) -> Self {
        let mut all: Vec<Span> = lost.map(|lost| lost.span.clone()).collect();
        all.sort_by_key(|span| (span.start, Reverse(span.end)));
        let mut outermost: Vec<Span> = Vec::new();
        for span in all {
            // What is lost with something larger is no loss of its own.
            if outermost.last().is_none_or(|last| last.end <= span.start) {
                outermost.push(span);
            }
        }
        Self(outermost)
    }

    fn hold(&self, at: usize) -> bool {
        let (_, holds) = find(&self.0, |span| span, at);
        holds
    }
}
