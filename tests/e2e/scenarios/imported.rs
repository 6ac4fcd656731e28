//! A timeline that was made for TimelineJS, as a reader meets it here.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::site::{IMPORTED, Page};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    every_record_of_a_timeline_is_shown,
    without_scripts_every_record_of_a_timeline_is_shown,
);

async fn every_record_of_a_timeline_is_shown(engine: Engine) {
    shows_every_record(&Browser::live(engine).await).await;
}

async fn without_scripts_every_record_of_a_timeline_is_shown(engine: Engine) {
    shows_every_record(&Browser::open(engine, Scripts::Off).await).await;
}

/// What every event says to a reader who goes through the page chapter by chapter: what is far away need not be drawn.
async fn shown_events(browser: &Browser) -> Vec<String> {
    let chapters: usize = browser
        .js("return document.querySelectorAll('.chapter').length", &[])
        .await;
    let mut shown = Vec::new();
    for index in 0..chapters {
        let chapter = format!("const chapter = document.querySelectorAll('.chapter')[{index}];");
        browser
            .wait_for(&format!(
                "{chapter} chapter.scrollIntoView(); return chapter.innerText !== ''"
            ))
            .await;
        let events: Vec<String> = browser
            .js(
                &format!(
                    "{chapter} return [...chapter.querySelectorAll('article.event')] \
                         .filter(event => event.checkVisibility({{ visibilityProperty: true }})) \
                         .map(event => event.innerText)"
                ),
                &[],
            )
            .await;
        shown.extend(events);
    }
    shown
}

async fn shows_every_record(browser: &Browser) {
    for page in IMPORTED {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let shown = shown_events(browser).await;
        let timeline = timeline(page);
        let records = timeline["events"].as_array().unwrap();
        assert_eq!(shown.len(), records.len(), "{page:?}");
        for record in records {
            let headline = record["text"]["headline"].as_str().unwrap_or_default();
            let plain = without_markup(headline);
            assert_eq!(plain.is_empty(), headline.is_empty(), "{headline:?}");
            assert!(
                shown.iter().any(|text| one_line(text).contains(&plain)),
                "{page:?} does not show {headline:?}"
            );
        }
        // Old links still land.
        let film: Value = read(&page.film.source().join("companion.json"));
        for event in film["chapters"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|chapter| chapter["events"].as_array().unwrap())
        {
            for alias in event["aliases"].as_array().into_iter().flatten() {
                let lands = "return !!document.getElementById(arguments[0])?.closest('article')";
                let lands: bool = browser.js(lands, &[json!(alias)]).await;
                assert!(lands, "{page:?}: #{alias} leads nowhere");
            }
        }
    }
}

/// The words of a headline that has a little HTML.
fn without_markup(headline: &str) -> String {
    let headline = headline.replace("<br>", " ");
    let mut parts = headline.split('<');
    let mut words = parts.next().unwrap_or_default().to_owned();
    words.extend(parts.filter_map(|part| Some(part.split_once('>')?.1)));
    one_line(&words.replace("&amp;", "&"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What TimelineJS was given.
fn timeline(page: Page) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/timelinejs");
    read(&folder.join(page.film.name()).with_extension("json"))
}

fn read(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}
