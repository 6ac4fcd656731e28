//! Quotes and chapters, and the links between them.

use std::rc::Rc;

use companion_model::{Chapter, Event, EventLink, Prose, Quote, QuoteLink};

use super::Lowering;
use crate::author;
use crate::locale::Locale;

impl Lowering<'_> {
    pub(super) fn quotes(&mut self) -> Vec<Rc<Quote>> {
        let quotes = &self.draft.quotes;
        let total = quotes.len();
        let quotes = quotes.iter().enumerate();
        quotes
            .map(|(index, quote)| Rc::new(self.quote(quote, index + 1, total)))
            .collect()
    }

    fn quote(&mut self, quote: &author::Quote, number: usize, total: usize) -> Quote {
        let mut text = self.line(&quote.text);
        if let Some(language) = &quote.language {
            text.lang = self.foreign(&language.0.value);
        }
        let spoken = text.lang.as_deref().unwrap_or(self.language);
        Quote {
            id: quote.id.name.clone(),
            position: self.locale.position(number, total),
            marks: Locale::marks(spoken),
            text,
            speaker: self.person(&quote.speaker),
            speaker_about: self.about(&quote.speaker),
            occasion: self.line(&quote.occasion),
            date: self.maybe_when(quote.date.as_ref()),
            note: self.maybe_line(quote.note.as_ref()),
            claims: self.claims(&quote.claims),
            events: self.event_links(quote),
            cites: self.citations.cite(&quote.sources),
        }
    }

    fn event_links(&self, quote: &author::Quote) -> Vec<EventLink> {
        let find = |id: &str| self.draft.events().find(|(_, event)| event.id.name == id);
        let ids = quote.events.iter().map(|event| event.name.value.as_str());
        ids.filter_map(|id| {
            find(id).map(|(_, event)| EventLink {
                id: id.to_owned(),
                title: self.line(&event.title),
            })
        })
        .collect()
    }

    pub(super) fn chapters(&mut self) -> Vec<Rc<Chapter>> {
        let chapters = self.draft.chapters.iter().enumerate();
        chapters
            .map(|(index, chapter)| Rc::new(self.chapter(chapter, index + 1)))
            .collect()
    }

    fn chapter(&mut self, chapter: &author::Chapter, number: usize) -> Chapter {
        let mut events: Vec<&author::Event> = chapter.events.iter().collect();
        events.sort_by_key(|event| event.date.edtf.first_day());
        Chapter {
            id: chapter.id.name.clone(),
            number: self.locale.number(number),
            title: self.line(&chapter.title),
            span: self.maybe_when(chapter.span.as_ref()),
            summary: self.paragraphs(chapter.summary.as_ref()),
            events: events
                .into_iter()
                .map(|event| Rc::new(self.event(event)))
                .collect(),
        }
    }

    fn event(&mut self, event: &author::Event) -> Event {
        let place = event.place.as_ref().and_then(|place| {
            let places = self.draft.places.as_ref()?;
            places.get(&place.name.value)
        });
        Event {
            id: event.id.name.clone(),
            date: self.when(&event.date),
            title: self.line(&event.title),
            text: self.paragraphs(Some(&event.text)),
            place: place.map(|place| self.line(&place.name)),
            people: event
                .people
                .iter()
                .map(|person| self.person(person))
                .collect(),
            threads: self.threads(event),
            note: self.maybe_line(event.note.as_ref()),
            cites: self.citations.cite(&event.sources),
            claims: self.claims(&event.claims),
            quotes: self.quote_links(event),
        }
    }

    fn threads(&self, event: &author::Event) -> Vec<Prose> {
        let Some(threads) = &self.draft.threads else {
            return Vec::new();
        };
        let keys = event
            .threads
            .iter()
            .map(|thread| thread.name.value.as_str());
        keys.filter_map(|key| threads.get(key).map(|thread| self.line(&thread.label)))
            .collect()
    }

    fn quote_links(&self, event: &author::Event) -> Vec<QuoteLink> {
        let quotes = self.draft.quotes.iter();
        quotes
            .filter(|quote| quote.events.iter().any(|id| id.name.value == event.id.name))
            .map(|quote| QuoteLink {
                id: quote.id.name.clone(),
                speaker: self.person(&quote.speaker),
            })
            .collect()
    }
}
