//! Words of another language run as that is written: marks and full stops stand where they end.

use companion::prerender::prerender;
use companion_compiler::{Files, Input, compile};
use scraper::{Html, Selector};
use serde_json::{Value, json};

/// Languages of quotes, and the direction that each is written in.
const QUOTES: [(&str, &str); 10] = [
    ("ar-EG", "rtl"),
    ("az-Arab", "rtl"),
    ("ckb", "rtl"),
    ("he", "rtl"),
    ("ps", "rtl"),
    ("sd", "rtl"),
    ("ug", "rtl"),
    ("az", "ltr"),
    ("de", "ltr"),
    ("zh-Hant", "ltr"),
];

/// The film's page in this language, with a quote in another one.
fn html(page: &str, quote: &str) -> Html {
    let film = include_bytes!("../fixtures/minimal/companion.json");
    let mut film: Value = serde_json::from_slice(film).unwrap();
    film["languages"] = json!([page]);
    film["quotes"][0]["language"] = json!(quote);
    let film = film.to_string();
    let input = Input {
        bytes: film.as_bytes(),
        files: &Files::default(),
        earlier: None,
    };
    let page = compile(&input).pages.pop().unwrap();
    Html::parse_document(&pollster::block_on(prerender(page)))
}

#[test]
fn a_text_names_its_direction_where_it_is_not_that_around_it() {
    let text = Selector::parse(".quote__text > p").unwrap();
    let turned = Selector::parse("[lang][dir]").unwrap();
    for (page, around) in [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")] {
        for (lang, dir) in QUOTES {
            let html = html(page, lang);
            let quote = html.select(&text).next().unwrap().value();
            let expected = (dir != around).then_some(dir);
            assert_eq!(quote.attr("lang"), Some(lang), "{page}");
            assert_eq!(quote.attr("dir"), expected, "{lang} in {page}");
            let count = html.select(&turned).count();
            let most = if expected.is_some() { 3 } else { 1 };
            assert_eq!(
                count, most,
                "{lang} in {page}: the page, the quote and its words"
            );
        }
    }
}
