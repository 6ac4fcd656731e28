//! The number of a chapter, as assistive technology reads it before the title.

use companion::prerender::prerender;
use companion_compiler::{Files, Input, compile};
use scraper::{Html, Selector};

#[test]
fn a_chapter_is_counted_in_the_words_of_its_language() {
    let input = Input {
        bytes: include_bytes!("../../assets/films/never-sorry/companion.json"),
        files: &Files::default(),
        earlier: None,
    };
    let pages = compile(&input).pages;
    assert_eq!(pages.len(), 2);
    for page in pages {
        let expected = match page.lang.as_str() {
            "en" => "Chapter 1: ",
            _ => "第1章：",
        };
        let html = Html::parse_fragment(&pollster::block_on(prerender(page)));
        let selector = Selector::parse(".chapter__number").unwrap();
        let number: String = html.select(&selector).next().unwrap().text().collect();
        assert_eq!(number, expected);
    }
}
