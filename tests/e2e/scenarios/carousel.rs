//! The quotes under a reader's hands: keys, pointer, and a finger where no script runs.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{ARABIC, ENGLISH, LANGUAGES, Page};
use crate::harness::{Browser, Engine, Scripts, Server, in_engines, in_every_engine};

in_every_engine!(
    keys_turn_the_carousel,
    a_pointer_turns_the_carousel,
    who_has_gone_on_from_a_quote_is_not_taken_back,
    without_scripts_links_lead_from_quote_to_quote
);
// Only Chromium's driver has fingers that scroll.
in_engines!([chromium: Chromium] without_scripts_a_finger_swipes_the_quotes);

async fn keys_turn_the_carousel(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in LANGUAGES.into_iter().zip([390, 768, 1440]) {
        let (server, quotes) = arrive(&browser, page, width).await;
        browser
            .js::<()>(
                "document.querySelector('[role=tab][aria-selected=true]').focus()",
                &[],
            )
            .await;
        let (on, back) = match page == ARABIC {
            true => (Key::Left, Key::Right),
            false => (Key::Right, Key::Left),
        };
        let last = quotes.len() - 1;
        for (key, expected) in [
            (on.clone(), 1),
            (back.clone(), 0),
            (back, last),
            (on, 0),
            (Key::End, last),
            (Key::Home, 0),
        ] {
            browser.press(&key.value().to_string()).await;
            shows(&browser, &quotes[expected]).await;
            let focus: String = browser
                .js(
                    "return document.activeElement.getAttribute('aria-controls')",
                    &[],
                )
                .await;
            assert_eq!(
                focus, quotes[expected],
                "{page:?} {key:?}: the focus goes along"
            );
        }
        browser.is_quiet(page).await;
        drop(server);
    }
}

async fn a_pointer_turns_the_carousel(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in LANGUAGES.into_iter().zip([1440, 390, 768]) {
        let (server, quotes) = arrive(&browser, page, width).await;
        let top =
            "return document.querySelector('#timeline').getBoundingClientRect().top + scrollY";
        let before: f64 = browser.js(top, &[]).await;
        for (control, expected) in [
            ("#quotes .quotes__controls button:last-of-type", 1),
            ("#quotes .quotes__controls button:first-of-type", 0),
            ("#quotes [role=tab]:last-of-type", quotes.len() - 1),
            ("#quotes [role=tab]:first-of-type", 0),
        ] {
            browser.click(control).await;
            shows(&browser, &quotes[expected]).await;
        }
        let after: f64 = browser.js(top, &[]).await;
        assert!(
            (after - before).abs() < 1.0,
            "{page:?}: what is below has moved from {before} to {after}"
        );
        browser.is_quiet(page).await;
        drop(server);
    }
}

/// Whoever comes to a quote by its address may have swiped on before the program is there.
async fn who_has_gone_on_from_a_quote_is_not_taken_back(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let server = Server::failing(ENGLISH.film, &[(Asset::Wasm, Fault::Hang)], "").await;
    browser.visit(&server, ENGLISH, "").await;
    let ids = "return [...document.querySelectorAll('.slide')].slice(2, 4).map(slide => slide.id)";
    let [third, fourth]: [String; 2] = browser.js(ids, &[]).await;
    browser
        .visit(&server, ENGLISH, &format!("?again#{third}"))
        .await;
    browser
        .wait_with(
            "return document.activeElement.id === arguments[0]",
            &[json!(third)],
        )
        .await;
    let swipe = "document.getElementById(arguments[0]).scrollIntoView({ behavior: 'instant', block: 'nearest' })";
    browser.js::<()>(swipe, &[json!(fourth)]).await;
    server.release();
    browser.comes_alive().await;
    browser.settle().await;
    shows(&browser, &fourth).await;
}

async fn without_scripts_links_lead_from_quote_to_quote(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    for (page, width) in LANGUAGES.into_iter().zip([390, 768, 1440]) {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        for index in quotes_by_link(engine, page) {
            browser
                .click(&format!("#quotes nav a:nth-of-type({})", index + 1))
                .await;
            quote_is_in_sight(&browser, *index).await;
        }
    }
}

async fn without_scripts_a_finger_swipes_the_quotes(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    browser.resize(390).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    browser
        .js::<()>(
            "document.querySelector('#quotes-slides').scrollIntoView({ block: 'center' })",
            &[],
        )
        .await;
    for index in [1, 2] {
        swipe(&browser).await;
        quote_is_in_sight(&browser, index).await;
    }
}

/// A finger goes from right to left over the middle of a narrow window.
pub(super) async fn swipe(browser: &Browser) {
    let stroke = |x: u32, kind: &str| json!({ "type": kind, "x": x, "y": 450, "duration": 100, "origin": "viewport" });
    browser
        .act(json!([{ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": [
            stroke(320, "pointerMove"),
            { "type": "pointerDown", "button": 0 },
            stroke(200, "pointerMove"),
            stroke(60, "pointerMove"),
            { "type": "pointerUp", "button": 0 },
        ] }]))
        .await;
}

/// Goes to a page in a window of this width, and answers with the ids of its quotes.
pub(super) async fn arrive(browser: &Browser, page: Page, width: u32) -> (Server, Vec<String>) {
    browser.resize(width).await;
    let server = Server::of(page.film).await;
    browser.visit(&server, page, "").await;
    browser.comes_alive().await;
    let quotes = browser
        .js(
            "return [...document.querySelectorAll('.slide')].map(slide => slide.id)",
            &[],
        )
        .await;
    (server, quotes)
}

/// Waits until this quote, and no other, can be seen, reached and is named as chosen.
pub(super) async fn shows(browser: &Browser, id: &str) {
    let shown = "return [...document.querySelectorAll('.slide')].every(slide => { \
                     const shown = slide.id === arguments[0]; \
                     const box = slide.getBoundingClientRect(); \
                     const tab = document.querySelector(`[role=tab][aria-controls='${CSS.escape(slide.id)}']`) \
                         ?? document.getElementById('tab-' + slide.id); \
                     return slide.inert !== shown \
                         && (!shown || (box.left > -60 && box.right < innerWidth + 60)) \
                         && tab.getAttribute('aria-selected') === String(shown); \
                 })";
    browser.wait_with(shown, &[id.into()]).await;
}

/// Indexes of quotes in the order in which a test visits them by their links. In a row that runs from right to left
/// WebKit goes on by a link, and not back; its readers swipe.
pub(super) fn quotes_by_link(engine: Engine, page: Page) -> &'static [usize] {
    match (engine, page) {
        (Engine::WebKit, ARABIC) => &[1],
        _ => &[1, 0],
    }
}

/// Waits until the quote with this index is the one that can be seen.
pub(super) async fn quote_is_in_sight(browser: &Browser, index: usize) {
    let in_sight = "const slide = document.querySelectorAll('.slide')[arguments[0]].getBoundingClientRect(); \
                    return slide.left > -60 && slide.right < innerWidth + 60 \
                        && slide.top < innerHeight && slide.bottom > 0";
    browser.wait_with(in_sight, &[index.into()]).await;
}
