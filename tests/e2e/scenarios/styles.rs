//! A page carries as much of the styles as it needs, and whatever is on it has all of its own: what came with the page, and
//! what the program has made or taken in since.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, HOSTILE, LONG, Page};
use crate::harness::{Browser, Engine, Server, in_engines};

// What is left out is left out for every engine.
in_engines!([chromium: Chromium]
    what_is_on_a_page_has_its_styles,
    what_comes_later_has_its_styles);

const MISSING: &str = include_str!("styles.js");

async fn what_is_on_a_page_has_its_styles(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE, ARABIC, EVERYTHING, HOSTILE, LONG] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        has_its_styles(&browser, page).await;
    }
}

/// Parts of a long film, and what is said of those that cannot come.
async fn what_comes_later_has_its_styles(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "#e-year-1950").await;
    let is_there = "return !!document.querySelector('.part[data-filled] #e-year-1950')";
    browser.wait_for(is_there).await;
    browser.js::<()>("scrollTo(0, 0)", &[]).await;
    let is_seen = "return !!document.querySelector('.part[data-seen]')";
    browser.wait_for(is_seen).await;
    has_its_styles(&browser, LONG).await;
    drop(server);
    go_on(
        &browser,
        "return !!document.querySelector('.part[data-failed]')",
    )
    .await;

    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "").await;
    let is_growing = "return !!document.querySelector('[data-growing]')";
    browser.wait_for(is_growing).await;
    drop(server);
    let is_missed = "return !!document.querySelector('[data-island=parts]').textContent";
    go_on(&browser, is_missed).await;
}

/// Goes where nothing comes any more, and waits for what is said of it.
async fn go_on(browser: &Browser, is_said: &str) {
    browser
        .js::<()>("location.hash = '#e-year-1930'", &[])
        .await;
    browser.wait_for(is_said).await;
    has_its_styles(browser, LONG).await;
}

async fn has_its_styles(browser: &Browser, page: Page) {
    let missing: Vec<String> = browser.js(MISSING, &[json!(whole_sheet())]).await;
    assert!(missing.is_empty(), "{page:?} lacks {missing:#?}");
}

/// The sheets that `index.html` names.
fn whole_sheet() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| {
        fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let index = read("index.html");
    let sheets = index.split("type=\"css\" href=\"").skip(1);
    let whole: String = sheets
        .filter_map(|rest| rest.split('"').next())
        .map(read)
        .collect();
    assert!(!whole.is_empty(), "index.html names no sheets");
    whole
}
