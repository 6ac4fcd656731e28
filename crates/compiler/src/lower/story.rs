//! Quotes and chapters, and the links between them.

use std::rc::Rc;

use companion_model::{
    Chapter, Event, EventLink, FilmTime, PersonLink, Prose, Quote, QuoteLink, QuoteMarks, Span,
    ThreadLink, Translation, When, WhenPart,
};

use super::{Lowering, axis};
use crate::author;
use crate::beginning::distinct_beginning;
use crate::duration;
use crate::edtf::Edtf;
use crate::locale::Locale;

/// As many characters of a quote as stand in a link to it, where they tell it from others.
const LENGTH_OF_A_LINK: usize = 20;

impl Lowering<'_> {
    pub(super) fn quotes(&mut self) -> Vec<Rc<Quote>> {
        let quotes = &self.draft.quotes;
        let total = quotes.len();
        let quotes = quotes.iter().enumerate();
        quotes
            .map(|(index, quote)| Rc::new(self.quote(quote, index + 1, total)))
            .collect()
    }

    fn quote(&mut self, quote: &author::story::Quote, number: usize, total: usize) -> Quote {
        let (text, marks) = self.said(quote);
        Quote {
            id: quote.id.name.clone(),
            aliases: super::aliases(&quote.aliases),
            position: self.locale.position(number, total),
            marks,
            text,
            translation: self.translation(quote),
            film_time: quote.film_time.as_ref().map(film_time),
            speaker: self.speaker(quote),
            speaker_about: self.about(&quote.speaker),
            occasion: self.line(&quote.occasion),
            date: self.maybe_when(quote.date.as_ref()),
            note: self.maybe_line(quote.note.as_ref()),
            claims: self.claims(&quote.claims),
            events: self.event_links(quote),
            cites: self.citations.cite(&quote.sources),
        }
    }

    /// The quote in the page's language, if its author has translated it.
    fn translation(&self, quote: &author::story::Quote) -> Option<Translation> {
        let translations = &quote.translations.as_ref()?.0;
        let (_, translation) = translations
            .iter()
            .find(|(language, _)| language == self.language)?;
        Some(Translation {
            text: self.written_in(self.language, translation.text.0.clone()),
            by: self.line(&translation.by),
            marks: Locale::marks(self.language),
        })
    }

    fn event_links(&self, quote: &author::story::Quote) -> Vec<EventLink> {
        let ids = quote.events.iter().map(|event| event.name.value.as_str());
        ids.filter_map(|id| {
            let event = self.events.get(id)?;
            Some(EventLink {
                id: id.to_owned(),
                sheet: String::new(),
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

    fn chapter(&mut self, chapter: &author::story::Chapter, number: usize) -> Chapter {
        let mut events: Vec<&author::story::Event> = chapter.events.iter().collect();
        events.sort_by_key(|event| event.date.edtf.first_day());
        let dates = events.iter().map(|event| event.date.edtf);
        let extent = match &chapter.span {
            Some(span) => Some(axis::extent(span.edtf)),
            None => axis::whole(dates.map(axis::extent)),
        };
        Chapter {
            id: chapter.id.name.clone(),
            aliases: super::aliases(&chapter.aliases),
            number: self.locale.number(number),
            title: self.line(&chapter.title),
            span: self.maybe_when(chapter.span.as_ref()),
            extent,
            summary: self.paragraphs(chapter.summary.as_ref()),
            events: events
                .into_iter()
                .map(|event| Rc::new(self.event(event)))
                .collect(),
            elsewhere: None,
        }
    }

    fn event(&mut self, event: &author::story::Event) -> Event {
        let place = event.place.as_ref().and_then(|place| {
            let places = self.draft.places.as_ref()?;
            places.get(&place.name.value)
        });
        Event {
            id: event.id.name.clone(),
            aliases: super::aliases(&event.aliases),
            date: self.event_date(event),
            extent: Some(axis::extent(event.date.edtf)),
            title: self.line(&event.title),
            text: self.paragraphs(Some(&event.text)),
            place: place.map(|place| self.line(&place.name)),
            film_time: event.film_time.as_ref().map(film_time),
            people: self.people_of(event),
            threads: self.threads(event),
            note: self.maybe_line(event.note.as_ref()),
            media: self.media(&event.media),
            cites: self.citations.cite(&event.sources),
            figure: event
                .figure
                .as_ref()
                .and_then(|figure| self.figure(figure, &event.id.name)),
            claims: self.claims(&event.claims),
            quotes: self.quote_links(event),
        }
    }

    /// The date in its author's words, where there are any. They are one piece, so an interval has no moment to name, not
    /// even where only one of its ends is one.
    fn event_date(&self, event: &author::story::Event) -> When {
        let when = self.when(&event.date);
        let Some(words) = &event.date_text else {
            return when;
        };
        let datetime = match event.date.edtf {
            Edtf::Moment(_) => when.parts.into_iter().find_map(|part| part.datetime),
            Edtf::Interval(..) => None,
        };
        When {
            parts: vec![WhenPart {
                text: self.line(words).to_text(),
                datetime,
            }],
            edtf: when.edtf,
        }
    }

    fn people_of(&self, event: &author::story::Event) -> Vec<PersonLink> {
        let people = event.people.iter();
        people
            .filter_map(|person| {
                Some(PersonLink {
                    key: person.name.value.clone(),
                    name: self.person(person)?,
                })
            })
            .collect()
    }

    fn threads(&self, event: &author::story::Event) -> Vec<ThreadLink> {
        let Some(threads) = &self.draft.threads else {
            return Vec::new();
        };
        let keys = event
            .threads
            .iter()
            .map(|thread| thread.name.value.as_str());
        keys.filter_map(|key| {
            threads.get(key).map(|thread| ThreadLink {
                key: key.to_owned(),
                label: self.line(&thread.label),
                colour: thread.colour.as_ref().map(|colour| colour.0.clone()),
            })
        })
        .collect()
    }

    fn quote_links(&self, event: &author::story::Event) -> Vec<QuoteLink> {
        let quotes = self.quotes_of.get(event.id.name.as_str());
        let quotes = quotes.map_or(&[][..], Vec::as_slice);
        let links = quotes.iter().zip(self.first_words(quotes));
        links
            .map(|(quote, words)| QuoteLink {
                id: quote.id.name.clone(),
                sheet: String::new(),
                speaker: self.speaker(quote),
                words,
            })
            .collect()
    }

    /// Of each of an event's quotes as much as tells it from the others of its speaker, in the page's language if there
    /// are words in it; nothing where its speaker tells it from all of them.
    fn first_words(&self, quotes: &[&author::story::Quote]) -> Vec<Option<Prose>> {
        if quotes.len() < 2 {
            return vec![None; quotes.len()];
        }
        let read = |quote: &&author::story::Quote| match self.translation(quote) {
            Some(translation) => (translation.text, translation.marks),
            None => self.said(quote),
        };
        let read: Vec<_> = quotes.iter().map(read).collect();
        let texts: Vec<String> = read.iter().map(|(text, _)| text.to_text()).collect();
        let words = |(at, (text, marks)): (usize, (Prose, QuoteMarks))| {
            let is_rival = |(other, quote): &(usize, &&author::story::Quote)| {
                *other != at && quote.speaker.name.value == quotes[at].speaker.name.value
            };
            let rivals = quotes.iter().enumerate().filter(is_rival);
            let rivals: Vec<&str> = rivals.map(|(other, _)| texts[other].as_str()).collect();
            if rivals.is_empty() {
                return None;
            }
            let words = distinct_beginning(&texts[at], &rivals, LENGTH_OF_A_LINK);
            Some(Prose {
                spans: vec![Span::Text(format!("{}{words}{}", marks.open, marks.close))],
                ..text
            })
        };
        read.into_iter().enumerate().map(words).collect()
    }

    /// The words as they were said, and what stands around them.
    fn said(&self, quote: &author::story::Quote) -> (Prose, QuoteMarks) {
        let first = self.draft.first_language();
        let spoken = quote
            .language
            .as_ref()
            .map_or(first, |language| &language.0.value);
        let text = self.written_in(spoken, quote.text.0.clone());
        (text, Locale::marks(spoken))
    }
}

/// A time of the film as players show it, and as an ISO 8601 duration.
fn film_time(time: &author::leaf::FilmTime) -> FilmTime {
    let (hours, minutes, seconds) = (time.0 / 3600, time.0 / 60 % 60, time.0 % 60);
    let text = match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    };
    let duration = duration::of_seconds(time.0);
    FilmTime { text, duration }
}
