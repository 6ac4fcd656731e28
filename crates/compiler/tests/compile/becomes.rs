//! What a film becomes: its pages, and all that can be made of them.

use companion_compiler::{Outcome, citation, colophon, export, items};
use companion_model::Page;
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
        let timeline = export::timelinejs(EVERYTHING, Some(&page.lang)).unwrap();
        let texts = [
            ("film.md", export::markdown(&page)),
            ("events.csv", export::csv(&page)),
            ("events.ics", format!("{calendar}left out: {left_out}\n")),
            ("film.vtt", export::webvtt(&page).unwrap()),
            ("citations.txt", citations(&page)),
            ("timeline.json", timeline.json),
            ("left-out.txt", timeline.left_out.join("\n") + "\n"),
        ];
        let texts = texts.map(|(name, text)| (name.to_owned(), text));
        let named = |(name, text)| (format!("everything/{}/{name}", page.lang), text);
        agreed::check(texts.into_iter().chain(figures).map(named));
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
