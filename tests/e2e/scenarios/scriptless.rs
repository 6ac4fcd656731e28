//! What other scenarios try on a live page, where no script runs.

use serde_json::json;

use super::look::tools_are_in_sight;
use super::modes::{MIRRORED, begins_at};
use crate::harness::site::{CHINESE, ENGLISH, LONG};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    tools_are_in_sight_at_320_pixels,
    a_page_from_right_to_left_is_a_mirror,
    the_address_of_a_dot_leads_to_its_event,
    a_long_story_leads_from_page_to_page,
);

async fn tools_are_in_sight_at_320_pixels(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    browser.resize(320).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        // The other quotes lie beside the first.
        tools_are_in_sight(&browser, &[".tools__languages a"], ".slide:first-of-type").await;
    }
}

async fn a_page_from_right_to_left_is_a_mirror(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    for (page, begins) in MIRRORED {
        for width in [390, 1440] {
            browser.resize(width).await;
            let server = Server::of(page.film).await;
            browser.visit(&server, page, "").await;
            begins_at(&browser, begins, &format!("{page:?} at {width}")).await;
        }
    }
}

/// Nothing can mark the dot, and its event is there.
async fn the_address_of_a_dot_leads_to_its_event(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(ENGLISH.film).await;
    let address = "?dot=17#e-anniversary-list";
    browser.visit(&server, ENGLISH, address).await;
    let is_there = "const { top, bottom } = document.querySelector(location.hash).getBoundingClientRect(); \
                    return top < innerHeight && bottom > 0";
    browser.wait_for(is_there).await;
    reads_as_without_scripts(&browser, ENGLISH, State::Still, address).await;
}

async fn a_long_story_leads_from_page_to_page(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "").await;
    let all: Vec<String> = (1801..=1950).map(|year| format!("e-year-{year}")).collect();
    let mut events: Vec<String> = Vec::new();
    for _page in 0..all.len() {
        let here = "return [...document.querySelectorAll('.event')].map(each => each.id)";
        events.extend(browser.js::<Vec<String>>(here, &[]).await);
        let next = "const link = document.querySelector('.part-neighbours p + p a') \
                        ?? document.querySelector('main:not(:has(.part-neighbours)) .chapter :is(a[data-part], a[data-series])'); \
                    link?.setAttribute('id', 'next'); return link?.href ?? ''";
        let next: String = browser.js(next, &[]).await;
        if next.is_empty() {
            break;
        }
        browser.click("#next").await;
        let is_there =
            "return location.href === arguments[0] && document.readyState === 'complete'";
        browser.wait_with(is_there, &[json!(next)]).await;
    }
    assert_eq!(events, all);
}
