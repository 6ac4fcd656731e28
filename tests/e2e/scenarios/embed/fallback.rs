//! What is there before anything runs, or where nothing does.

use super::{Host, element, frame};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    complaint_25_what_stands_between_the_tags_is_seen_until_the_section_is,
    complaint_25_without_scripts_what_stands_between_the_tags_is_seen,
    complaint_8_without_scripts_a_frames_own_address_leads_to_an_event
);

const IS_SEEN: &str = "return document.querySelector('#fallback').checkVisibility()";

async fn complaint_25_what_stands_between_the_tags_is_seen_until_the_section_is(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // The network takes its time: until the page says so, nothing comes.
    let head = "<script>const gate = new Promise(resolve => { window.come = resolve; }), ask = fetch; \
                window.fetch = async (...all) => { window.asked = true; await gate; return ask(...all); }; \
                addEventListener('companion-ready', () => { \
                    window.seen = document.querySelector('#fallback').checkVisibility(); });</script>";
    let src = format!("src=\"{}\"", film.url(""));
    let host = Host::with(&element(&film, &src), head, "").await;
    host.open(&browser, "").await;
    browser.wait_for("return window.asked").await;
    browser.settle().await;
    assert!(browser.js::<bool>(IS_SEEN, &[]).await);
    browser.js::<()>("come()", &[]).await;
    browser.wait_for("return window.seen === false").await;
    assert!(!browser.js::<bool>(IS_SEEN, &[]).await);
    browser.is_quiet("the fallback").await;
}

async fn complaint_25_without_scripts_what_stands_between_the_tags_is_seen(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\"", film.url(""));
    let host = Host::of(&element(&film, &src)).await;
    host.open(&browser, "").await;
    assert!(browser.js::<bool>(IS_SEEN, &[]).await);
}

async fn complaint_8_without_scripts_a_frames_own_address_leads_to_an_event(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&frame(&film, "embed/timeline/#e-chengdu-2009")).await;
    host.open(&browser, "").await;
    browser.enter_frame(0).await;
    let is_there = "const event = document.querySelector(':target'), box = event?.getBoundingClientRect(); \
                    return event?.id === 'e-chengdu-2009' && box.top > -50 && box.top < innerHeight";
    browser.wait_for(is_there).await;
}
