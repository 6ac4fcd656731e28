//! What a film becomes: its pages, and all that can be made of them.

use companion_compiler::{Outcome, citation, colophon, export, items};
use companion_model::Page;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::agreed;
use crate::everything::{EVERYTHING, compile};

const ARABIC: &str = include_str!("../../../../tests/fixtures/arabic/companion.json");
/// Where the film is said to be.
const SITE: &str = "https://film.example/";

#[test]
fn a_page_is_what_was_agreed_upon() {
    let films = [("everything", EVERYTHING), ("arabic", ARABIC)];
    agreed::check(films.into_iter().flat_map(|(film, text)| {
        good(text).pages.into_iter().map(move |page| {
            let mut json = serde_json::to_value(&page).unwrap();
            // The interface's words are those of `assets/locales`.
            json["words"] = Value::Null;
            let json = serde_json::to_string_pretty(&json).unwrap();
            (format!("{film}/page.{}.json", page.lang), json + "\n")
        })
    }));
}

#[test]
fn what_is_made_of_a_page_is_what_was_agreed_upon() {
    let Outcome { pages, .. } = good(EVERYTHING);
    for page in pages {
        let (calendar, left_out) = export::ics(&page);
        let figures = page.chapters.iter().flat_map(|chapter| &chapter.events);
        let figures = figures
            .filter_map(|event| Some((&event.id, event.figure.as_ref()?)))
            .map(|(id, figure)| {
                let table = export::figure_csv(figure, &page.sources);
                (format!("{id}.csv"), table)
            });
        let timeline = export::timelinejs(EVERYTHING, Some(&page.lang), None).unwrap();
        let table = export::csv(EVERYTHING, Some(&page.lang), None).unwrap();
        let texts = [
            ("film.md", export::markdown(&page)),
            ("events.csv", table.text),
            ("events.ics", format!("{calendar}left out: {left_out}\n")),
            ("film.vtt", export::webvtt(&page).unwrap()),
            ("citations.txt", citations(&page)),
            ("timeline.json", timeline.text),
            ("left-out.txt", timeline.left_out.join("\n") + "\n"),
        ];
        let texts = texts.map(|(name, text)| (name.to_owned(), text));
        let named = |(name, text)| (format!("everything/{}/{name}", page.lang), text);
        agreed::check(texts.into_iter().chain(figures).map(named));
    }
}

#[test]
fn markdown_leaves_nothing_out() {
    for page in good(EVERYTHING).pages {
        let written = export::markdown(&page);
        let read = read(&written);
        let mut json = serde_json::to_value(&page).unwrap();
        for part in ["film", "quotes", "chapters", "sources"] {
            let mut said = Vec::new();
            said_in(json[part].take(), &mut said);
            for words in said {
                assert!(
                    read.contains(&words),
                    "{}: no {words:?} of {part}",
                    page.lang
                );
            }
        }
        for source in &page.sources {
            let note = format!("[^{}]", source.number);
            let count = written.matches(&note).count();
            assert!(count > 1, "{}: nothing stands on {note}", page.lang);
        }
    }
}

/// The words of a Markdown file, and where its links lead.
fn read(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut read = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => read += &text,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                read += &dest_url;
            }
            _ => {}
        }
    }
    read
}

/// What a part of a page says, and the addresses that it names.
fn said_in(part: Value, said: &mut Vec<String>) {
    const SAID: [&str; 9] = [
        "t",
        "text",
        "kind",
        "rating",
        "result_text",
        "href",
        "url",
        "archived_url",
        "src",
    ];
    match part {
        Value::Object(fields) => {
            // How a figure is drawn, and what players need.
            let is_drawn = fields.contains_key("data");
            for (name, value) in fields {
                match value {
                    Value::String(text) if SAID.contains(&name.as_str()) => {
                        said.extend((name != "kind" || !is_drawn).then_some(text));
                    }
                    value if name != "captions" => said_in(value, said),
                    _ => {}
                }
            }
        }
        Value::Array(items) => items.into_iter().for_each(|item| said_in(item, said)),
        _ => {}
    }
}

/// A film that has no errors.
fn good(film: &str) -> Outcome {
    let outcome = compile(film);
    assert!(outcome.is_good(), "{:#?}", outcome.problems);
    outcome
}

/// How the page and everything on it is cited, and what its colophon says.
fn citations(page: &Page) -> String {
    let items = items(page);
    let mut lines = vec![
        citation(page, None, None).text,
        citation(page, None, Some(SITE)).text,
    ];
    lines.extend(items.iter().map(|item| {
        let address = format!("{SITE}{}", item.path);
        citation(&item.page, Some(item), Some(&address)).text
    }));
    lines.push(format!("{:#?}", colophon(page, &items, "../", Some(SITE))));
    lines.join("\n") + "\n"
}
