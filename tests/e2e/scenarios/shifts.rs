//! Nothing that is read moves by itself, whatever a reader does beside it.
//!
//! Chromium counts layout shifts, but forgives those that come within half a second of an input. So everything in sight
//! is looked at before and after as well, forgiven or not: only what was asked to open may push away what comes after it,
//! and the row of quotes and the bar of chapters may turn within themselves.

mod deeds;

use serde_json::json;

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{CHINESE, ENGLISH, EVERYTHING, Page};
use crate::harness::{Browser, Engine, Server, in_engines};
use deeds::{Act, DEEDS, Deed};

// Only Chromium counts them.
in_engines!([chromium: Chromium] facts_that_come_in_pieces_stay_where_they_are, the_guide_arrives_and_nothing_moves,
    a_player_comes_and_nothing_moves, a_video_comes_and_nothing_moves, what_a_reader_does_moves_nothing_else);
// WebKitGTK keeps nothing in place when something above it grows.
in_engines!([chromium: Chromium, firefox: Firefox] the_typeface_comes_and_a_link_leads_where_it_did);

const WIDTHS: [u32; 2] = [390, 1440];

/// How one knows that the guide is there, and where the reader is.
const GUIDE: &str = "return !!document.querySelector('.guide__content') && !!document.querySelector('#chapters [aria-current]')";

/// A slow phone shows what it has of the facts while the others are on their way.
async fn facts_that_come_in_pieces_stay_where_they_are(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        for page in [ENGLISH, CHINESE] {
            let fault = (Asset::Html, Fault::StallAt("<div class=\"fact\">"));
            let server = Server::failing(page.film, &[fault], "").await;
            browser.visit(&server, page, "").await;
            let some = "return location.href === arguments[0] && document.querySelectorAll('.fact').length > 1";
            browser
                .wait_with(some, &[json!(server.url(page.path))])
                .await;
            let go = "scrollTo({ top: 1e6, behavior: 'instant' })";
            browser.js::<()>(go, &[]).await;
            browser.settle().await;
            stands_still(&browser, "", false).await;

            server.release();
            browser.has_arrived(&server, page).await;
            came_quietly(&browser, &format!("{page:?} at {width}")).await;
        }
    }
}

async fn the_guide_arrives_and_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        for (page, fragment) in [
            (ENGLISH, ""),
            (CHINESE, ""),
            (ENGLISH, "#e-urn-1995"),
            (CHINESE, "#c-stadium"),
        ] {
            let server = Server::of(page.film).await;
            browser.visit(&server, page, fragment).await;
            browser.comes_alive().await;
            let about = format!("{page:?}{fragment} at {width}");
            if fragment.is_empty() {
                came_quietly(&browser, &about).await;
                // A reader comes by and by: the guide arrives before its place is in sight.
                let walk = "const done = arguments[arguments.length - 1]; const step = () => { \
                                const { top } = document.querySelector('#timeline').getBoundingClientRect(); \
                                if (top < innerHeight * 0.2) return done(true); \
                                scrollBy(0, 120); requestAnimationFrame(step) }; step()";
                browser.js_later::<bool>(walk).await;
                let go = "document.querySelector('.chapter').scrollIntoView()";
                browser.js::<()>(go, &[]).await;
            } else {
                // Before, the page has come, and the browser has gone down in it.
                shifts_only(&browser).await;
            }
            browser.wait_for(GUIDE).await;
            let shifts: Vec<String> = shifts_only(&browser).await;
            assert!(
                shifts.is_empty(),
                "{about}, as the guide comes: {shifts:#?}"
            );
        }
    }
}

/// In the typeface a title above may take a line less than in the face that stood in.
async fn the_typeface_comes_and_a_link_leads_where_it_did(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        for fragment in ["#e-urn-1995", "#c-stadium", "#e-chengdu-2009"] {
            let fault = (Asset::Font, Fault::Hang);
            let server = Server::failing(ENGLISH.film, &[fault], "").await;
            browser.visit(&server, ENGLISH, fragment).await;
            let is_here =
                "return location.href === arguments[0] && !!document.querySelector(':target')";
            let here = server.url(&format!("{}{fragment}", ENGLISH.path));
            browser.wait_with(is_here, &[json!(here)]).await;
            browser.comes_alive().await;
            browser.settle().await;
            let top = "return document.querySelector(':target').getBoundingClientRect().top";
            let before: f64 = browser.js(top, &[]).await;

            server.release();
            let is_there = "return [...document.fonts].some(each => each.family === 'Newsreader' && each.status === 'loaded')";
            browser.wait_for(is_there).await;
            browser.settle().await;
            let after: f64 = browser.js(top, &[]).await;
            assert!(
                (before - after).abs() <= 1.0,
                "{fragment} at {width}: from {before} to {after}"
            );
        }
    }
}

async fn a_player_comes_and_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        // Nothing of this is to be asked of another site.
        let own = "addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-embed]') \
                       .forEach(each => { each.dataset.embed = 'about:blank'; }));";
        let server = Server::failing(EVERYTHING.film, &[(Asset::Wasm, Fault::Hang)], own).await;
        browser.visit(&server, EVERYTHING, "").await;
        let go = "document.querySelector('.medium__stage').scrollIntoView({ block: 'center' })";
        browser.js::<()>(go, &[]).await;
        shifts_only(&browser).await;
        stands_still(&browser, "", false).await;

        server.release();
        let there = "return [...document.querySelectorAll('.medium__stage')].every(each => each.querySelector('button'))";
        browser.wait_for(there).await;
        browser.settle().await;
        let moved = stands_still(&browser, "", false).await;
        assert!(moved.is_empty(), "the buttons, at {width}: {moved:#?}");

        stands_still(&browser, "", false).await;
        let load = "document.querySelector('.medium__load').click()";
        browser.js::<()>(load, &[]).await;
        let there = "return document.activeElement.matches('.medium__stage iframe')";
        browser.wait_for(there).await;
        browser.settle().await;
        let moved = stands_still(&browser, "", false).await;
        assert!(moved.is_empty(), "the player, at {width}: {moved:#?}");
    }
}

/// What a video is like comes only when somebody plays it.
async fn a_video_comes_and_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(EVERYTHING.film).await;
    for width in WIDTHS {
        browser.resize(width).await;
        browser.visit(&server, EVERYTHING, "").await;
        browser.guide_arrives().await;
        browser.is_drawn().await;
        let go = "document.querySelector('video').scrollIntoView({ block: 'center' })";
        browser.js::<()>(go, &[]).await;
        shifts_only(&browser).await;
        stands_still(&browser, "", false).await;

        let play = "const video = document.querySelector('video'); video.preload = 'metadata'; video.load()";
        browser.js::<()>(play, &[]).await;
        let there = "return document.querySelector('video').videoWidth === 320";
        browser.wait_for(there).await;
        browser.settle().await;
        let moved = stands_still(&browser, "", false).await;
        assert!(moved.is_empty(), "at {width}: {moved:#?}");
    }
}

async fn what_a_reader_does_moves_nothing_else(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        for page in [ENGLISH, CHINESE] {
            let server = Server::of(page.film).await;
            open(&browser, &server, page).await;
            for Deed {
                about,
                at,
                act,
                opens,
                done,
            } in DEEDS
            {
                if matches!(act, Act::Swipe) && width > 390 {
                    continue;
                }
                let look =
                    "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
                browser.js::<()>(look, &[json!(at)]).await;
                browser.settle().await;
                stands_still(&browser, at, opens).await;
                act.perform(&browser).await;
                browser.wait_for(done).await;
                browser.settle().await;
                let moved = stands_still(&browser, at, opens).await;
                assert!(moved.is_empty(), "{page:?} at {width}, {about}: {moved:#?}");
            }
            scrolls_past_the_chapters(&browser, page, width).await;
        }
    }
}

/// The list and the bar of chapters follow the reader, and the page does not.
async fn scrolls_past_the_chapters(browser: &Browser, page: Page, width: u32) {
    shifts_only(browser).await;
    let count: usize = browser
        .js("return document.querySelectorAll('.chapter').length", &[])
        .await;
    for chapter in 0..count {
        let go = "document.querySelectorAll('.chapter')[arguments[0]].scrollIntoView()";
        browser.js::<()>(go, &[json!(chapter)]).await;
        let here = "const here = document.querySelector('#chapters [aria-current]'); \
                    return here?.hash === '#' + document.querySelectorAll('.chapter')[arguments[0]].id";
        browser.wait_with(here, &[json!(chapter)]).await;
        browser.settle().await;
    }
    let shifts = shifts_only(browser).await;
    assert!(
        shifts.is_empty(),
        "{page:?} at {width}, from chapter to chapter: {shifts:#?}"
    );
}

/// Goes to a page, as far as its guide.
async fn open(browser: &Browser, server: &Server, page: Page) {
    browser.visit(server, page, "").await;
    browser.comes_alive().await;
    let go = "document.querySelector('.chapter').scrollIntoView()";
    browser.js::<()>(go, &[]).await;
    browser.wait_for(GUIDE).await;
    shifts_only(browser).await;
}

/// Looks where everything is; the second time, answers with what has moved.
async fn stands_still(browser: &Browser, cause: &str, opens: bool) -> Vec<String> {
    let look = format!("{COUNTED} {}", include_str!("shifts.js"));
    browser.js(&look, &[json!(cause), json!(opens)]).await
}

/// What the browser counts.
const COUNTED: &str = include_str!("counted.js");

/// How much of a page may move, as Chromium counts it, while it comes: a mark, by three pixels, because the word before it
/// is wider in the typeface than in the face that stood in.
const FELT: f64 = 0.001;

/// Nothing has moved since the page began to come.
async fn came_quietly(browser: &Browser, about: &str) {
    let mut shifts = shifts_only(browser).await;
    let is_felt = |shift: &String| {
        let value = shift.split(' ').next().and_then(|value| value.parse().ok());
        value.is_none_or(|value: f64| value >= FELT)
    };
    shifts.retain(is_felt);
    assert!(shifts.is_empty(), "{about}, as it comes: {shifts:#?}");
}

/// Each shift that was no answer to an input.
const SHIFTS: &str = "const name = node => node ? (node.outerHTML ?? node.data).slice(0, 120) : ''; \
     return shifts().filter(each => !each.hadRecentInput) \
         .map(each => `${each.value} ${each.sources.map(({ node }) => name(node)).join(' | ')}`)";

/// What the browser has counted since the last time, or since the page began, that was no answer to an input.
async fn shifts_only(browser: &Browser) -> Vec<String> {
    browser.settle().await;
    browser.js(&format!("{COUNTED} {SHIFTS}"), &[]).await
}
