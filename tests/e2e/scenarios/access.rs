//! What assistive technology is told: no fault that axe-core knows.

use std::fs;

use serde_json::json;

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{
    ABOUT, ARABIC, CATALOGUE, CHINESE, ENGLISH, EVERYTHING, HOSTILE, ITEMS, LONG, NOWHERE, Page,
};
use crate::harness::{Browser, Engine, Server, in_engines, settings};

in_engines!([chromium: Chromium, firefox: Firefox] axe_finds_nothing, axe_finds_nothing_without_the_engine,
    axe_finds_nothing_on_the_pages_around, axe_finds_nothing_while_a_reader_searches_and_switches,
    axe_finds_nothing_beside_the_film, axe_finds_nothing_where_something_is_missing);
// Only Chromium's driver changes what the system asks for.
in_engines!([chromium: Chromium] axe_finds_nothing_in_forced_colours);

const PAGES: [Page; 5] = [ENGLISH, CHINESE, ARABIC, EVERYTHING, HOSTILE];

/// States of a live page, as scripts that bring them about.
const STATES: [(&str, &str); 2] = [
    ("as it comes", ""),
    (
        "with everything unfolded, at another quote",
        "document.querySelectorAll('details').forEach(each => each.open = true); \
         document.querySelectorAll('#quotes button')[1]?.click();",
    ),
];

async fn axe_finds_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in [1440, 390] {
        browser.resize(width).await;
        for page in PAGES {
            let server = Server::of(page.film).await;
            browser.visit(&server, page, "").await;
            if page.has_carousel() {
                browser.comes_alive().await;
            }
            for (about, script) in STATES {
                browser.js::<()>(script, &[]).await;
                browser.settle().await;
                is_accessible(&browser, &format!("{page:?} at {width} px, {about}")).await;
            }
        }
    }
}

/// About the page, where there is none, of one thing alone, and of several films.
async fn axe_finds_nothing_on_the_pages_around(engine: Engine) {
    let browser = Browser::live(engine).await;
    let [quote, event, chapter] = ITEMS;
    for page in [ABOUT, NOWHERE, CATALOGUE, quote, event, chapter] {
        let server = Server::of(page.film).await;
        for width in [1440, 320] {
            browser.resize(width).await;
            for theme in ["light", "dark"] {
                browser.visit(&server, page, "").await;
                let choose = "localStorage.setItem('companion-theme', arguments[0])";
                browser.js::<()>(choose, &[json!(theme)]).await;
                browser.visit(&server, page, "").await;
                browser.js::<()>(DRAW, &[]).await;
                is_accessible(&browser, &format!("{page:?} at {width} px, {theme}")).await;
            }
        }
    }
}

/// What a reader has done, one after the other, as scripts, how one knows that the page has answered, and in which part of
/// it something is other than before.
const DONE: [(&str, &str, &str, &str); 9] = [
    (
        "at the timeline",
        "document.querySelector('#timeline').scrollIntoView()",
        "return !!document.querySelector('.guide__content')",
        "body",
    ),
    (
        "searched",
        "document.querySelector('#find').open = true; const field = document.querySelector('#find input'); \
         field.value = document.querySelector('.event__title').textContent.trim().slice(0, 2); \
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        "return !!document.querySelector('.find__hits a') && !!document.querySelector('.find__count').textContent",
        ".guide",
    ),
    (
        "searched, with more to show",
        "const field = document.querySelector('#find input'); \
         field.value = { ar: 'ا', 'zh-Hans': '的' }[document.documentElement.lang] ?? 'e'; \
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        "const count = document.querySelectorAll('.find__hits a').length; \
         return count === 30 || document.querySelectorAll('.event').length < 30 && count > 0",
        ".guide",
    ),
    (
        "searched, with more shown",
        "document.querySelector('.find__more:not([hidden])')?.click()",
        "return document.querySelectorAll('.find__hits a').length > 30 || !!document.querySelector('.find__more[hidden]')",
        ".guide",
    ),
    (
        "filtered, with something found",
        "document.querySelector('#find input').value = ''; const field = document.querySelector('#find select'); \
         if (field) field.selectedIndex = 1; \
         document.querySelector('#find input').dispatchEvent(new Event('input', { bubbles: true }))",
        "const found = document.querySelectorAll('.find__hits a').length; \
         return document.querySelector('#find select') \
             ? found > 0 && /\\p{Nd}/u.test(document.querySelector('.find__count').textContent) \
             : found === 0",
        ".guide",
    ),
    (
        "filtered, with nothing found",
        "document.querySelector('#find input').value = 'xyzzy'; const field = document.querySelector('#find select'); \
         if (field) field.selectedIndex = 1; \
         document.querySelector('#find form').firstElementChild.querySelector('input') \
             .dispatchEvent(new Event('input', { bubbles: true }))",
        "return !document.querySelector('.find__hits a') && !!document.querySelector('.find__count').textContent \
             && location.search.includes('xyzzy')",
        ".guide",
    ),
    (
        "with the line by order",
        "document.querySelectorAll('[name=axis-scale]')[1]?.click()",
        "return !document.querySelector('.axis > .is-time')",
        ".guide",
    ),
    (
        "with another count and a marked dot",
        "document.querySelectorAll('details').forEach(each => each.open = true); \
         document.querySelectorAll('.figure__choice input')[1]?.click(); \
         const field = document.querySelector('[name=dot]'); \
         if (field) { field.value = 3; field.dispatchEvent(new Event('change', { bubbles: true })) }",
        "return !document.querySelector('[name=dot]') || location.search.includes('dot=3')",
        "#timeline",
    ),
    (
        "in the dark",
        "document.querySelector('input[name=theme][value=dark]').click()",
        "return document.documentElement.dataset.theme === 'dark'",
        "body",
    ),
];

async fn axe_finds_nothing_while_a_reader_searches_and_switches(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in [
        (ENGLISH, 1440),
        (CHINESE, 320),
        (ARABIC, 390),
        (EVERYTHING, 320),
        (HOSTILE, 390),
    ] {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        for (about, act, answered, part) in DONE {
            browser.js::<()>(act, &[]).await;
            browser.wait_for(answered).await;
            let about = format!("{page:?} at {width} px, {about}");
            part_is_accessible(&browser, part, &about).await;
        }
        // On the next visit the way to where the reader was is offered.
        browser
            .js::<()>("document.querySelector('.event').scrollIntoView()", &[])
            .await;
        let is_kept =
            "return Object.keys(localStorage).some(key => key.startsWith('companion-place'))";
        browser.wait_for(is_kept).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        let is_offered = "return document.querySelector('.guide__resume').checkVisibility()";
        browser.wait_for(is_offered).await;
        let about = format!("{page:?} at {width} px, with a way back");
        part_is_accessible(&browser, ".guide", &about).await;
        browser.js::<()>("localStorage.clear()", &[]).await;
    }
}

/// The page that tells how to embed the film, and the frames for other sites.
async fn axe_finds_nothing_beside_the_film(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let sections = ["embed/", "embed/card/", "embed/quotes/", "embed/timeline/"];
    let sections = sections.map(|path| Page { path, ..ENGLISH });
    let server = Server::of(ENGLISH.film).await;
    for page in sections {
        browser.visit(&server, page, "").await;
        browser.js::<()>(DRAW, &[]).await;
        is_accessible(&browser, &format!("{page:?}")).await;
    }
}

/// A long story with some of its parts, and one that did not come; a search that cannot be made.
async fn axe_finds_nothing_where_something_is_missing(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (asset, is_so) in [
        (None, "[data-filled] .event"),
        (Some(Asset::Part), ".part[data-failed] a"),
    ] {
        let faults: Vec<_> = asset
            .map(|asset| (asset, Fault::NotFound))
            .into_iter()
            .collect();
        let server = Server::failing(LONG.film, &faults, "").await;
        browser.visit(&server, LONG, "").await;
        let is_there = "const place = document.querySelector('.part'); place?.scrollIntoView(); \
                        return !!document.querySelector(arguments[0])";
        browser.wait_with(is_there, &[json!(is_so)]).await;
        is_accessible(&browser, &format!("a long story with {is_so}")).await;
    }
    let server = Server::failing(ENGLISH.film, &[(Asset::Words, Fault::NotFound)], "").await;
    browser.visit(&server, ENGLISH, "").await;
    browser.guide_arrives().await;
    let search = "document.querySelector('#find').open = true";
    browser.js::<()>(search, &[]).await;
    let says_so = "return !!document.querySelector('.find__count').textContent";
    browser.wait_for(says_so).await;
    is_accessible(&browser, "a search that cannot be made").await;
}

async fn axe_finds_nothing_in_forced_colours(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser
        .system_asks_for(&[("forced-colors", "active")])
        .await;
    for page in [ENGLISH, EVERYTHING, HOSTILE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let is_forced = "return matchMedia('(forced-colors: active)').matches";
        browser.wait_for(is_forced).await;
        is_accessible(&browser, &format!("{page:?} in forced colours")).await;
        // Of the dark theme axe reads the page's own colours, which are not those that are seen then.
        let seen = DONE.iter().filter(|(about, ..)| *about != "in the dark");
        for (about, act, answered, part) in seen {
            browser.js::<()>(act, &[]).await;
            browser.wait_for(answered).await;
            let about = format!("{page:?} in forced colours, {about}");
            part_is_accessible(&browser, part, &about).await;
        }
        browser.js::<()>("localStorage.clear()", &[]).await;
        // A choice is seen without its background, which forced colours take away.
        let told_apart = "return [...document.querySelectorAll('.figure__choice input')].every(each => \
                          each.checked === (getComputedStyle(each.nextElementSibling).textDecorationLine === 'underline'))";
        assert!(browser.js::<bool>(told_apart, &[]).await, "{page:?}");
    }
}

/// The page without scripts, as far as axe, which is a script, can see it: that whose own scripts do not come.
async fn axe_finds_nothing_without_the_engine(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in PAGES {
        let faults = [
            (Asset::Script, Fault::NotFound),
            (Asset::Wasm, Fault::NotFound),
        ];
        let server = Server::failing(page.film, &faults, "").await;
        browser.visit(&server, page, "").await;
        browser.js::<()>(DRAW, &[]).await;
        is_accessible(&browser, &format!("{page:?} without its engine")).await;
    }
}

/// Draws what is far away, as the program would; where there is none, it is drawn when somebody comes near.
const DRAW: &str = "document.querySelectorAll('[data-undrawn]').forEach(each => each.removeAttribute('data-undrawn'))";

async fn is_accessible(browser: &Browser, about: &str) {
    part_is_accessible(browser, "body", about).await;
}

/// Whether axe finds nothing in what `part`, a selector, finds.
async fn part_is_accessible(browser: &Browser, part: &str, about: &str) {
    // Of what is not drawn yet axe takes the colours from what lies around.
    browser.is_drawn().await;
    if browser.js("return !window.axe", &[]).await {
        let axe = fs::read_to_string(settings::path("COMPANION_E2E_AXE")).unwrap();
        browser.js::<()>(&axe, &[]).await;
    }
    // A quote that is still fading in has too little contrast, for a moment.
    browser
        .wait_for("return document.getAnimations().length === 0")
        .await;
    // The heading of the first rank is that of the page around a frame.
    let run = "const done = arguments[arguments.length - 1]; \
               const isFrame = !!document.querySelector('meta[name=companion-embed]'); \
               const rules = { 'target-size': { enabled: true }, 'page-has-heading-one': { enabled: !isFrame } }; \
               axe.run(part === 'body' ? document : part, { resultTypes: ['violations'], rules }).then( \
                   found => done(found.violations.flatMap(rule => rule.nodes.map(node => \
                       `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))), \
                   error => done([String(error)]));";
    let run = format!("const part = {}; {run}", json!(part));
    let violations: Vec<String> = browser.js_later(&run).await;
    assert!(
        violations.is_empty(),
        "{about}: {} violations\n{}",
        violations.len(),
        violations.join("\n")
    );
}
