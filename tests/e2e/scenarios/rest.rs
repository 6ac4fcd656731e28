//! A page that nobody touches rests: an hour later it is what it was, to the last dot, and scrolled through it is, too.

use serde_json::{Value, json};

use crate::harness::site::{CHINESE, ENGLISH, LANGUAGES};
use crate::harness::{Browser, Engine, Server, in_engines};

// WebKit's driver does not wait so long.
in_engines!([chromium: Chromium, firefox: Firefox] practice_6_nothing_but_the_reader_turns_the_quotes);
// Only Chromium's driver takes pictures of more than the window, and changes what the system asks for.
in_engines!([chromium: Chromium] a_picture_of_the_page_is_the_same_an_hour_later_and_after_scrolling);

/// A clock that can be put forward, in front of the page's scripts.
const CLOCK: &str = include_str!("clock.js");

const AN_HOUR: &str = "const done = arguments[arguments.length - 1]; \
     clock.anHour().then(() => done([clock.calls, clock.frames, clock.repeated.length]));";

/// Goes through the whole page and back to its top.
const SCROLL: &str = "const done = arguments[arguments.length - 1]; (async () => { \
     for (let y = 0; y < document.documentElement.scrollHeight; y += 400) { \
         scrollTo({ top: y, behavior: 'instant' }); await new Promise(requestAnimationFrame); } \
     scrollTo({ top: 0, behavior: 'instant' }); requestAnimationFrame(() => done(true)); })();";

/// No time is right for quotes of five words and of fifty, so none is set: neither before a reader has touched the quotes
/// nor after it.
async fn practice_6_nothing_but_the_reader_turns_the_quotes(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], CLOCK).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        let look = "document.querySelector('#quotes').scrollIntoView()";
        browser.js::<()>(look, &[]).await;
        for turned in [false, true] {
            if turned {
                browser.turn_carousel().await;
            }
            let shown = browser.shown_quote().await;
            let (calls, frames, repeated): (u32, u32, u32) = browser.js_later(AN_HOUR).await;
            assert_eq!(browser.shown_quote().await, shown, "{page:?}");
            // What turns by itself is called again and again.
            assert!(
                calls < 20 && frames < 20,
                "{page:?}: {calls} calls, {frames} frames"
            );
            assert_eq!(repeated, 0, "{page:?}");
        }
        let moving = "return document.getAnimations().length + document.querySelectorAll('[autoplay], marquee').length";
        assert_eq!(browser.js::<usize>(moving, &[]).await, 0, "{page:?}");
    }
}

async fn a_picture_of_the_page_is_the_same_an_hour_later_and_after_scrolling(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width, scheme) in [(ENGLISH, 390, "light"), (CHINESE, 1440, "dark")] {
        browser.resize(width).await;
        let asked = [("prefers-color-scheme", scheme)];
        browser.system_asks_for(&asked).await;
        let server = Server::failing(page.film, &[], CLOCK).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        let is_at_rest =
            "return document.fonts.status === 'loaded' && document.getAnimations().length === 0";
        browser.wait_for(is_at_rest).await;
        // The guide comes to those who come near it, into room of its own, and says where they are.
        browser
            .restyle(".timeline__side { visibility: hidden !important }")
            .await;
        let first = picture(&browser, pieces(&browser).await).await;
        assert!(first.len() > 1, "{page:?} is no page");
        for (after, act) in [("an hour", AN_HOUR), ("scrolling", SCROLL)] {
            browser.js_later::<Value>(act).await;
            browser.wait_for(is_at_rest).await;
            let differs = differences(&first, &picture(&browser, first.clone()).await);
            assert!(
                differs.is_empty(),
                "{page:?} at {width}, {scheme}, after {after}: other pieces {differs:?} of {}",
                first.len()
            );
        }
    }
}

/// How high a piece of a picture is, in CSS pixels: what is larger browsers draw in other ways.
const PIECE: u32 = 12_000;

/// How much smaller a picture is than the page. What appears or moves is seen all the same, in a fraction of the time.
const SCALE: f64 = 0.25;

/// The whole page, piece by piece from its top, as it is without being scrolled, once the browser has drawn all of it:
/// then a picture is the same as the `last`.
async fn picture(browser: &Browser, mut last: Vec<String>) -> Vec<String> {
    for _ in 0..5 {
        let next = pieces(browser).await;
        if next == last {
            break;
        }
        last = next;
    }
    last
}

async fn pieces(browser: &Browser) -> Vec<String> {
    let size = "return [innerWidth, document.documentElement.scrollHeight]";
    let (width, height): (u32, u32) = browser.js(size, &[]).await;
    let mut pieces = Vec::new();
    for top in (0..height).step_by(PIECE as usize) {
        let clip = json!({ "x": 0, "y": top, "width": width, "height": PIECE.min(height - top), "scale": SCALE });
        let wish = json!({ "captureBeyondViewport": true, "optimizeForSpeed": true, "clip": clip });
        let piece = browser.devtools("Page.captureScreenshot", wish).await;
        pieces.push(piece["data"].as_str().expect("a picture").to_owned());
    }
    pieces
}

/// Which pieces of two pictures are not the same.
fn differences(one: &[String], other: &[String]) -> Vec<usize> {
    (0..one.len().max(other.len()))
        .filter(|piece| one.get(*piece) != other.get(*piece))
        .collect()
}
