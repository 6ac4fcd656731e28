//! What a share card says, before anybody knows how it looks.

use companion_model::{Direction, Item, ItemKind, Page, Part, Prose, When};

use crate::site::head::first_shown;

/// A share card.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Card {
    /// What it is the card of, which decides how it looks.
    pub(super) kind: Kind,
    /// A sign that hangs beside the words: the mark that opens a quotation, the number of a chapter.
    pub(super) sign: String,
    /// A small line above: a date.
    pub(super) over: String,
    /// What is said in the largest type.
    pub(super) main: String,
    /// What follows in ink: a speaker, a tagline.
    pub(super) under: String,
    /// What follows in a softer tone: an occasion, a first paragraph.
    pub(super) soft: String,
    /// The line at the foot: the film.
    pub(super) foot: String,
    /// Whether its language is written from right to left.
    pub(super) is_mirrored: bool,
}

/// What a card is of.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Kind {
    /// The whole page.
    #[default]
    Film,
    /// A quotation.
    Quote,
    /// An event or a chapter: something along the thread.
    Story,
}

impl Card {
    /// The card of a film's page.
    pub(crate) fn of_film(page: &Page) -> Self {
        let film = &page.film;
        let second = page.second_title();
        let year = first_shown(film).and_then(|date| date.get(..4).map(str::to_owned));
        let runtime = film.runtime.as_ref().map(|runtime| runtime.text.clone());
        let facts: Vec<String> = runtime.into_iter().chain(year).collect();
        Self {
            main: film.title.to_text(),
            soft: second.as_ref().map(Prose::to_text).unwrap_or_default(),
            under: film
                .tagline
                .as_ref()
                .map(Prose::to_text)
                .unwrap_or_default(),
            foot: facts.join(" · "),
            is_mirrored: page.dir == Direction::Rtl,
            ..Self::default()
        }
    }

    /// The card of an item.
    pub(crate) fn of_item(item: &Item) -> Self {
        let page = &item.page;
        let foot = page.film.title.to_text();
        let card = match item.kind {
            ItemKind::Quote => of_quote(page),
            ItemKind::Event => of_event(page),
            ItemKind::Chapter => of_chapter(page),
        };
        Self {
            foot,
            is_mirrored: page.dir == Direction::Rtl,
            ..card.unwrap_or_default()
        }
    }

    /// The card of a part of a chapter.
    pub(crate) fn of_part(part: &Part) -> Self {
        let card = of_chapter(&part.page).unwrap_or_default();
        Self {
            over: part.label.clone(),
            foot: part.page.film.title.to_text(),
            is_mirrored: part.page.dir == Direction::Rtl,
            ..card
        }
    }

    /// Everything that is to be read on it, in order.
    pub(super) fn texts(&self) -> [&str; 6] {
        [
            &self.over,
            &self.sign,
            &self.main,
            &self.under,
            &self.soft,
            &self.foot,
        ]
        .map(String::as_str)
    }

    /// The same for those who do not see it.
    pub(crate) fn alt(&self) -> String {
        let sign = &self.sign;
        let main = match self.kind {
            Kind::Quote => format!("{sign}{}", self.main),
            _ => self.main.clone(),
        };
        let texts = [&self.over, &main, &self.under, &self.soft, &self.foot];
        let said: Vec<&str> = texts
            .into_iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        said.join(" · ")
    }
}

fn of_quote(page: &Page) -> Option<Card> {
    let quote = page.quotes.first()?;
    // The words that the reader of this page understands; whose translation they are stands with them.
    let (text, marks) = quote.in_page_language();
    let translation = quote.translation.as_ref();
    let by = translation.map(|translation| translation.by.to_text());
    let words = &page.words;
    let date = quote.date.as_ref().map(When::to_text);
    let circumstances = [Some(quote.occasion.to_text()), date, by];
    let circumstances: Vec<String> = circumstances.into_iter().flatten().collect();
    Some(Card {
        kind: Kind::Quote,
        sign: marks.open.trim().to_owned(),
        main: format!("{}{}", text.to_text(), marks.close),
        under: quote.speaker.to_text(),
        soft: circumstances.join(&words.comma),
        ..Card::default()
    })
}

fn of_event(page: &Page) -> Option<Card> {
    let event = page.chapters.first()?.events.first()?;
    let place = event.place.as_ref().map(Prose::to_text);
    let over: Vec<String> = [Some(event.date.to_text()), place]
        .into_iter()
        .flatten()
        .collect();
    Some(Card {
        kind: Kind::Story,
        over: over.join(" · "),
        main: event.title.to_text(),
        soft: event.text.first().map(Prose::to_text).unwrap_or_default(),
        ..Card::default()
    })
}

fn of_chapter(page: &Page) -> Option<Card> {
    let chapter = page.chapters.first()?;
    Some(Card {
        kind: Kind::Story,
        sign: chapter.number.clone(),
        over: chapter.span.as_ref().map(When::to_text).unwrap_or_default(),
        main: chapter.title.to_text(),
        soft: chapter
            .summary
            .first()
            .map(Prose::to_text)
            .unwrap_or_default(),
        ..Card::default()
    })
}

#[cfg(test)]
mod tests {
    use companion_compiler::{Files, Input, compile};

    use super::*;

    #[test]
    fn a_film_is_shown_by_its_own_title_and_another_one() {
        let film = include_str!("../../../../../tests/fixtures/minimal/companion.json");
        for (titles, expected) in [
            (
                r#"{ "en": "A Film", "fr": "Un film", "de": "Ein Film" }"#,
                "Un film",
            ),
            (
                r#"{ "en": "A Film", "fr": "A Film", "de": "Ein Film" }"#,
                "Ein Film",
            ),
            (r#"{ "en": "A Film", "fr": "A Film", "de": "A Film" }"#, ""),
        ] {
            let title = format!("\"title\": {titles}");
            let text = film
                .replacen("[\"en\"]", "[\"en\", \"fr\", \"de\"]", 1)
                .replacen("\"title\": \"A Film\"", &title, 1);
            let pages = compile(&Input {
                bytes: text.as_bytes(),
                files: &Files::default(),
                earlier: None,
            })
            .pages;
            let card = Card::of_film(&pages[0]);
            assert_eq!(
                (card.main.as_str(), card.soft.as_str()),
                ("A Film", expected)
            );
        }
    }
}
