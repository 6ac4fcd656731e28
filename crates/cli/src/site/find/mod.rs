//! The index in which the search of a timeline looks: `c/find.txt`. `state::find` says what is in it.

mod words;

use companion::state::find::fold;
use companion::state::tags::{Tag, numbers, tags};
use companion::state::width::width;
use companion_compiler::beginning;
use companion_model::{Chapter, Event, Page, Quote, When};
use icu_normalizer::DecomposingNormalizer;

/// The story, each chapter before its events, and then the quotes.
pub(super) fn index(page: &Page, edition: &str) -> String {
    let tags = tags(page);
    let mut lines = Vec::new();
    for chapter in &page.chapters {
        lines.push(of_chapter(chapter, page));
        let events = chapter.events.iter();
        lines.extend(events.map(|event| of_event(event, page, &tags)));
    }
    lines.extend(page.quotes.iter().map(|quote| of_quote(quote, page)));
    // No such id could stand in a line.
    lines.retain(|line| !line.place.contains(char::is_control));
    let lines: String = lines.iter().map(Line::to_text).collect();
    format!("{edition}\n{lines}")
}

/// Something that can be found.
struct Line {
    /// Its place on the page: `e-arrest`.
    place: String,
    /// The numbers of its tags. Only events have any.
    tags: Vec<usize>,
    /// What tells a reader which one it is.
    about: String,
    title: String,
    /// All of its words.
    words: String,
}

fn of_chapter(chapter: &Chapter, page: &Page) -> Line {
    let number = page.words.chapter.replace("{n}", &chapter.number);
    Line {
        place: format!("c-{}", chapter.id),
        tags: Vec::new(),
        about: with_date(number, chapter.span.as_ref(), page),
        title: chapter.title.to_text(),
        words: words::of_opening(chapter),
    }
}

fn of_event(event: &Event, page: &Page, tags: &[Tag]) -> Line {
    Line {
        place: format!("e-{}", event.id),
        tags: numbers(event, page, tags),
        about: event.date.to_text(),
        title: event.title.to_text(),
        words: words::of_event(event),
    }
}

/// A quote is known by how it begins, in the page's language, and by who says it.
fn of_quote(quote: &Quote, page: &Page) -> Line {
    let (text, marks) = quote.in_page_language();
    let text = text.to_text();
    let beginning = beginning(&text, fitting(&text));
    Line {
        place: format!("q-{}", quote.id),
        tags: Vec::new(),
        about: with_date(quote.speaker.to_text(), quote.date.as_ref(), page),
        title: format!("{}{beginning}{}", marks.open, marks.close),
        words: words::of_quote(quote),
    }
}

fn with_date(text: String, date: Option<&When>, page: &Page) -> String {
    match date {
        Some(date) => format!("{text}{}{}", page.words.comma, date.to_text()),
        None => text,
    }
}

impl Line {
    fn to_text(&self) -> String {
        let tags: Vec<String> = self.tags.iter().map(ToString::to_string).collect();
        format!(
            "{}\t{}\t{}\t{}\t{}\n",
            self.place,
            tags.join(" "),
            one_line(&self.about),
            one_line(&self.title),
            comparable(&self.words),
        )
    }
}

/// The room of so many letters is enough to know a quote by.
const LONGEST: u32 = 120;

/// How many characters of a text have room.
fn fitting(text: &str) -> usize {
    let mut taken = 0;
    let fits = |character: &char| {
        taken += width(character.encode_utf8(&mut [0; 4]));
        taken <= LONGEST
    };
    text.chars().take_while(fits).count()
}

/// A text without what ends a field or a line.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A text as the page makes what a reader types: see [`fold`].
fn comparable(text: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd()
        .normalize(text)
        .to_lowercase();
    fold(&one_line(&decomposed))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde::Serialize;
    use serde_json::Value;

    use super::*;
    use crate::film::FilmFile;

    #[test]
    fn texts_are_compared_without_case_width_and_accents() {
        for (text, expected) in [
            ("Gāo Yǐng", "gao ying"),
            ("ＡＢＣ１２３", "abc123"),
            ("STRASSE Straße", "strasse strasse"),
            ("5,212\tand\n5,335", "5,212 and 5,335"),
            ("汶川 大地震", "汶川 大地震"),
            ("Привет", "привет"),
            ("ﾊﾝｶｸ", comparable("ハンカク").as_str()),
        ] {
            assert_eq!(comparable(text), expected);
        }
    }

    #[test]
    fn every_word_of_an_event_a_chapter_and_a_quote_is_in_its_line() {
        for page in pages("everything").iter().chain(&pages("arabic")) {
            let index = index(page, "this");
            let holds = |place: String, texts: Vec<String>| {
                let line = index.lines().find(|line| line.starts_with(&place));
                let line = line.unwrap_or_else(|| panic!("no {place}"));
                let words = line.rsplit('\t').next().unwrap();
                assert!(texts.len() > 1, "{place}");
                for text in texts {
                    assert!(
                        words.contains(&comparable(&text)),
                        "{place}: {text} in {words}"
                    );
                }
            };
            for quote in &page.quotes {
                holds(format!("q-{}\t", quote.id), texts(&**quote));
            }
            for chapter in &page.chapters {
                let opening = Chapter {
                    events: Vec::new(),
                    ..(**chapter).clone()
                };
                holds(format!("c-{}\t", chapter.id), texts(&opening));
                for event in &chapter.events {
                    holds(format!("e-{}\t", event.id), texts(&**event));
                }
            }
        }
    }

    #[test]
    fn a_long_quote_is_known_by_whole_words() {
        let mut page = pages("everything").remove(0);
        let quote = page.quotes[0].clone();
        for (text, expected) in [
            ("We began.".to_owned(), "“We began.”".to_owned()),
            (
                "elephant ".repeat(30),
                format!("“{}…”", ["elephant"; 13].join(" ")),
            ),
            // As many as take the room of so many letters.
            ("象".repeat(80), format!("“{}…”", "象".repeat(60))),
            ("象".repeat(60), format!("“{}”", "象".repeat(60))),
        ] {
            let mut long = (*quote).clone();
            long.text = companion_model::Prose::plain(text);
            long.translation = None;
            page.quotes = vec![long.into()];
            let index = index(&page, "this");
            let line = index.lines().last().unwrap();
            assert_eq!(line.split('\t').nth(3), Some(expected.as_str()));
        }
    }

    #[test]
    fn a_line_says_what_it_is_a_line_of() {
        let pages = pages("everything");
        let index = index(&pages[0], "this");
        for beginning in [
            "c-beginnings\t\tChapter 1, 2009 to 2012\tBeginnings\t",
            "e-ides\t\tThe Ides of March, 44 BC\tA bad day\t",
            "q-first-words\t\tA. Maker, summer 2012\t“We began with nothing.”\t",
        ] {
            assert!(index.contains(&format!("\n{beginning}")), "{beginning}");
        }
    }

    /// Every text that a reader sees, wherever it stands: those of a [`Prose`](companion_model::Prose) and of a [`When`],
    /// and values and times as they are worded.
    fn texts(thing: &impl Serialize) -> Vec<String> {
        fn collect(value: &Value, texts: &mut Vec<String>) {
            match value {
                Value::Object(fields) => {
                    let worded = ["t", "text", "site"]
                        .iter()
                        .filter_map(|name| fields.get(*name)?.as_str());
                    texts.extend(worded.map(str::to_owned));
                    fields.values().for_each(|field| collect(field, texts));
                }
                Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        collect(&serde_json::to_value(thing).unwrap(), &mut found);
        found
    }

    /// The pages of a fixture.
    fn pages(name: &str) -> Vec<Page> {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
        let film = FilmFile::read(&fixtures.join(name)).unwrap();
        film.compile(None).pages
    }
}
