//! The page is there to be read, with scripts and without.

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, LANGUAGES};
use crate::harness::text::{State, reads_as_without_scripts, visible_text};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    without_scripts_the_page_is_complete,
    with_scripts_the_page_says_the_same
);

async fn without_scripts_the_page_is_complete(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    for page in [ENGLISH, CHINESE, ARABIC, EVERYTHING] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let text = visible_text(&browser, State::Still).await;
        assert!(text.len() > 500, "{text}");
        let dead: Vec<String> = browser
            .js("return [...document.querySelectorAll('button, [role=tab]')].map(each => each.outerHTML)", &[])
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
    for page in LANGUAGES {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        reads_as_without_scripts(&browser, page, State::Live, "live").await;
        browser.is_quiet(page).await;
    }
}
