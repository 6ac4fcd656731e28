//! What readers bring along: browsers that keep nothing, translate the page, or have lost the date.

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, LANGUAGES};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    whatever_the_surroundings_the_page_is_whole,
    a_translator_comes_after_the_islands,
);

/// Surroundings, as scripts that run before the page's own.
const SURROUNDINGS: [(&str, &str); 5] = [
    (
        "storage is denied",
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });",
    ),
    (
        "cookies are denied",
        "Object.defineProperty(Document.prototype, 'cookie', \
        { get() { throw new DOMException('denied', 'SecurityError'); }, set() { throw new DOMException('denied'); } });",
    ),
    (
        "the clock shows another century",
        "{ const { now } = Date; Date.now = () => now() - 4e12; }",
    ),
    (
        "the browser knows neither idleness nor observers",
        "for (const name of ['requestIdleCallback', 'IntersectionObserver', \
        'ResizeObserver']) delete window[name];",
    ),
    (
        "a translator rewrites the page before the islands",
        concat!(
            "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') {",
            include_str!("translate.js"),
            "} });"
        ),
    ),
];

async fn whatever_the_surroundings_the_page_is_whole(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (about, before) in SURROUNDINGS {
        for page in LANGUAGES {
            let server = Server::failing(page.film, &[], before).await;
            browser.visit(&server, page, "").await;
            browser.comes_alive().await;
            browser.turn_carousel().await;
            reads_as_without_scripts(&browser, page, State::Live, about).await;
            browser.is_quiet(about).await;
        }
    }
}

async fn a_translator_comes_after_the_islands(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser.js::<()>(include_str!("translate.js"), &[]).await;
        for _ in 0..3 {
            browser.turn_carousel().await;
        }
        reads_as_without_scripts(&browser, page, State::Live, "translated").await;
        browser.is_quiet(page).await;
    }
}
