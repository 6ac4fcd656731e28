//! How a page and what stands on it are cited: one line of plain text, to be copied as it is.

use companion_model::{Citation, ColophonWords, Event, Item, ItemKind, Page, Quote};

use crate::beginning::beginning;
use crate::locale::Locale;

/// As many characters of a quote as tell it from others.
pub(crate) const MOST_OF_A_QUOTE: usize = 80;

/// How a page, or an item with a page of its own, is cited; `address` is where it will be found, if that is known.
///
/// For an item, `page` is its own.
pub fn citation(page: &Page, item: Option<&Item>, address: Option<&str>) -> Citation {
    let words = words(&page.lang);
    let text = Citing {
        page,
        words: &words,
    }
    .text(item, address);
    Citation {
        title: words.cite,
        text,
    }
}

/// The words of a language; English ones where the interface does not speak it.
pub(crate) fn words(language: &str) -> ColophonWords {
    Locale::new(language)
        .map(|locale| locale.colophon_words())
        .unwrap_or_default()
}

struct Citing<'c> {
    page: &'c Page,
    words: &'c ColophonWords,
}

impl Citing<'_> {
    fn text(&self, item: Option<&Item>, address: Option<&str>) -> String {
        let words = self.words;
        let stop = &self.page.words.stop;
        let edition = self.page.edition.as_ref();
        let film = self.page.film.title.to_text();
        let mut cited = filled(&words.page, &[("{film}", &film)]);
        if let Some(by) = edition.and_then(|edition| edition.by.as_ref()) {
            cited = format!("{}{}{cited}", by.to_text(), self.page.words.comma);
        }
        if let Some(item) = item.and_then(|item| self.item(item)) {
            cited = filled(&words.within, &[("{item}", &item), ("{page}", &cited)]);
        }
        let parts = [
            Some(cited.as_str()),
            edition.map(|edition| edition.name.as_str()),
            address,
        ];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(stop);
        match address {
            // A stop behind an address would be taken for a part of it.
            Some(_) => text,
            None => text + stop.trim_end(),
        }
    }

    fn item(&self, item: &Item) -> Option<String> {
        if item.kind == ItemKind::Quote {
            return item.page.quotes.first().map(|quote| self.quote(quote));
        }
        let chapter = item.page.chapters.first()?;
        let event: Option<&Event> = chapter.events.first().map(AsRef::as_ref);
        let (title, date) = match (item.kind, event) {
            (ItemKind::Event, Some(event)) => (&event.title, Some(&event.date)),
            _ => (&chapter.title, chapter.span.as_ref()),
        };
        let title = filled(&self.words.event, &[("{title}", &title.to_text())]);
        Some(match date {
            Some(date) => format!("{title}{}{}", self.page.words.comma, date.to_text()),
            None => title,
        })
    }

    fn quote(&self, quote: &Quote) -> String {
        let text = beginning(&quote.text.to_text(), MOST_OF_A_QUOTE);
        let text = format!("{}{text}{}", quote.marks.open, quote.marks.close);
        let mut occasion = quote.occasion.to_text();
        if let Some(date) = &quote.date {
            occasion += &format!("{}{}", self.page.words.comma, date.to_text());
        }
        filled(
            &self.words.quote,
            &[
                ("{speaker}", &quote.speaker.to_text()),
                ("{quote}", &text),
                ("{occasion}", &occasion),
            ],
        )
    }
}

/// A pattern with its blanks filled, once from left to right: what is filled in may hold anything.
fn filled(pattern: &str, texts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        match texts.iter().find(|(blank, _)| rest.starts_with(blank)) {
            Some((blank, with)) => {
                text.push_str(with);
                rest = &rest[blank.len()..];
            }
            None => {
                text.push('{');
                rest = &rest[1..];
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_no_pattern() {
        let texts = [("{a}", "{b}"), ("{b}", "x")];
        assert_eq!(filled("{a}, {b}, {c}", &texts), "{b}, x, {c}");
    }
}
