//! The page is there to be read, with scripts and without.

use std::fs;

use serde_json::Value;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, LANGUAGES, Page, WIDTHS};
use crate::harness::text::{State, reads_as_without_scripts, visible_text};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    without_scripts_the_page_is_complete,
    with_scripts_the_page_says_the_same
);

async fn without_scripts_the_page_is_complete(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let pages = [ENGLISH, CHINESE, ARABIC, EVERYTHING].into_iter();
    for (page, width) in pages.zip(WIDTHS.into_iter().cycle()) {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let text = visible_text(&browser, State::Still).await;
        assert!(text.len() > 500, "{text}");
        for words in words_of_the_author(page) {
            assert!(
                letters(&text).contains(&letters(&words)),
                "{page:?} does not say {words:?}"
            );
        }
        let dead: Vec<String> = browser
            .js("return [...document.querySelectorAll('button, [role=tab]')].filter(each => each.checkVisibility()).map(each => each.outerHTML)", &[])
            .await;
        assert_eq!(
            dead,
            Vec::<String>::new(),
            "controls that need a script: {page:?}"
        );
    }
}

async fn with_scripts_the_page_says_the_same(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in LANGUAGES.into_iter().zip(WIDTHS) {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        reads_as_without_scripts(&browser, page, State::Live, "live").await;
        browser.is_quiet(page).await;
    }
}

/// What the author's file has the page say, and where: its quotes, and the titles of its chapters and events.
fn words_of_the_author(page: Page) -> Vec<String> {
    let file = fs::read(page.film.source().join("companion.json")).unwrap();
    let film: Value = serde_json::from_slice(&file).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let quotes = list(&film["quotes"])
        .into_iter()
        .map(|quote| quote["text"].clone());
    let chapters = list(&film["chapters"]);
    let titles = chapters.iter().map(|chapter| chapter["title"].clone());
    let events = chapters.iter().flat_map(|chapter| list(&chapter["events"]));
    let words: Vec<String> = quotes
        .chain(titles)
        .chain(events.map(|event| event["title"].clone()))
        .filter_map(|text| match &text {
            Value::String(words) => Some(words.clone()),
            languages => Some(languages[page.lang].as_str()?.to_owned()),
        })
        // Links are written otherwise than they are shown.
        .filter(|words| !words.contains("]("))
        .collect();
    assert!(words.len() > 4, "{page:?}: {words:?}");
    words
}

/// The letters and digits of a text, which are all that Markdown and typography leave alone.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}
