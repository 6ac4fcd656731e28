//! An author's page: it follows every save where it stands, and its reader stays where they are.

use std::os::unix::process::ExitStatusExt;

use serde_json::{Value, json};

use crate::harness::preview::{Preview, files};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, in_every_engine};

in_every_engine!(
    a_page_follows_its_film,
    a_page_that_had_to_be_loaded_anew_is_like_any_other
);

/// What the author writes anew, so long that what is below moves unless it is held.
const NEW_WORDS: &str =
    "Words that are new here, and many of them, so that this takes more lines than it took. ";

/// The event in which it is written, the first of the film, and the one above the window's edge while it is.
const EVENT: &str = "birth";
const READ: &str = "e-film-academy";

async fn a_page_follows_its_film(engine: Engine) {
    let browser = Browser::live(engine).await;
    let mut preview = Preview::of(Film::NeverSorry).await;
    let film = preview.text();
    browser.go(&preview.url).await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
    // The letters that come late are as wide as they will be.
    browser.wait_for("return !!window.companionTypeface").await;
    browser
        .js_later::<Value>("companionTypeface.then(() => arguments[arguments.length - 1](true))")
        .await;
    read_on(&browser).await;

    let changed = with_words(&film);
    preview.save(&changed);
    browser
        .wait_with(SAYS, &[json!(EVENT), json!(NEW_WORDS.trim())])
        .await;
    is_undisturbed(&browser, "a change").await;

    preview.save(&without_sources(&changed));
    browser
        .wait_with(
            "return !!document.querySelector(`#e-${arguments[0]} .unshown`)",
            &[json!(EVENT)],
        )
        .await;
    let notices: usize = browser
        .js("return document.querySelectorAll('.unshown').length", &[])
        .await;
    assert_eq!(notices, 1, "a mistake has a notice, in its place alone");
    is_undisturbed(&browser, "a mistake").await;

    preview.save("{");
    browser.wait_for(&bar_says("cannot be read")).await;
    is_as_it_was(&browser, "nothing that can be read").await;

    preview.save(&film);
    browser
        .wait_for("return !document.querySelector('.unshown')")
        .await;
    is_undisturbed(&browser, "what has been mended").await;
    let says: bool = browser
        .js(SAYS, &[json!(EVENT), json!(NEW_WORDS.trim())])
        .await;
    assert!(!says, "the film is as it was");

    let (status, left) = preview.interrupt().await;
    // Nothing is held up or caught on the way: it ends by what it was sent.
    assert_eq!(status.signal(), Some(2), "{status:?}");
    assert_eq!(left, files(&Film::NeverSorry.source()), "beside the film");
    browser.wait_for(&bar_says("no connection")).await;
    is_as_it_was(&browser, "the end of the program").await;
}

/// What runs already cannot be told that its quotes have changed.
async fn a_page_that_had_to_be_loaded_anew_is_like_any_other(engine: Engine) {
    let browser = Browser::live(engine).await;
    let preview = Preview::of(Film::NeverSorry).await;
    browser.go(&preview.url).await;
    browser.comes_alive().await;
    let (quote, other) = ("\"id\": \"propaganda\"", "\"id\": \"promotion\"");
    preview.save(&preview.text().replacen(quote, other, 1));
    let is_anew =
        "return !!document.querySelector('#q-promotion') && history.scrollRestoration === 'auto'";
    browser.wait_for(is_anew).await;
    browser.is_quiet("a new page").await;
}

const SAYS: &str =
    "return document.getElementById(`e-${arguments[0]}`).textContent.includes(arguments[1])";

/// Whether the bar at the top of the page says this.
fn bar_says(words: &str) -> String {
    format!(
        "const bar = document.querySelector('.preview-bar'); \
         return !bar.hidden && bar.textContent.includes('{words}')"
    )
}

/// Chooses a quote, opens something, goes on to an event, and marks the page: all of that would go if it were loaded anew.
async fn read_on(browser: &Browser) {
    browser.turn_carousel().await;
    let quote = browser.shown_quote().await;
    let mark = "const read = document.getElementById(arguments[0]); \
                const opened = document.querySelector('main .event details'); opened.open = true; \
                read.scrollIntoView({ block: 'start', behavior: 'instant' }); \
                window.mark = { opened, errors: [], quote: arguments[1] }; \
                addEventListener('error', ({ message }) => mark.errors.push(message)); \
                addEventListener('unhandledrejection', ({ reason }) => mark.errors.push(String(reason)));";
    browser.js::<()>(mark, &[json!(READ), json!(quote)]).await;
    browser.settle().await;
    let place = "mark.top = document.getElementById(arguments[0]).getBoundingClientRect().top";
    browser.js::<()>(place, &[json!(READ)]).await;
}

/// Whether the page says nothing of the author's work but what belongs on it, and is as its reader has left it.
async fn is_undisturbed(browser: &Browser, after: &str) {
    browser
        .wait_for("return document.querySelector('.preview-bar').hidden")
        .await;
    is_as_it_was(browser, after).await;
}

/// Whether the page is the one that was opened, with what its reader has chosen, opened and scrolled to.
async fn is_as_it_was(browser: &Browser, after: &str) {
    browser.settle().await;
    let state = "const now = document.getElementById(arguments[0]).getBoundingClientRect().top; \
                 return [typeof mark === 'object', mark.errors, mark.opened.isConnected && mark.opened.open, \
                     document.querySelector('.slide:not([inert])').id === mark.quote, \
                     Math.abs(now - mark.top) < 2 || `at ${now} instead of ${mark.top}`]";
    let state: Value = browser.js(state, &[json!(READ)]).await;
    assert_eq!(state, json!([true, [], true, true, true]), "after {after}");
}

/// The film with more words in an event.
fn with_words(film: &str) -> String {
    let (before, event) = film.split_at(film.find(&format!("\"id\": \"{EVENT}\"")).unwrap());
    let (_, text) = event.split_once("\"text\": ").unwrap();
    let (_, words) = text.split_once("\"en\": \"").unwrap();
    let at = before.len() + event.len() - words.len();
    [&film[..at], &NEW_WORDS.repeat(8), words].concat()
}

/// The film with an event that has no sources.
fn without_sources(film: &str) -> String {
    let at = film.find(&format!("\"id\": \"{EVENT}\"")).unwrap();
    let start = at + film[at..].find("\"sources\": [").unwrap();
    let end = start + film[start..].find("],").unwrap() + 2;
    [&film[..start], &film[end..]].concat()
}
