//! A finger does what a pointer does. (`practices.rs` and `carousel.rs` have the swipes.)

use serde_json::json;

use crate::harness::controls::{BAR, CONTROLS, MARK};
use crate::harness::site::{ARABIC, ENGLISH};
use crate::harness::{Browser, Engine, Server, in_engines};

// WebKit's driver has no fingers.
in_engines!([chromium: Chromium, firefox: Firefox] a_finger_presses_whatever_can_be_pressed);

async fn a_finger_presses_whatever_can_be_pressed(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    for page in [ENGLISH, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser.guide_arrives().await;
        for (what, answered) in CONTROLS {
            tap(&browser, what).await;
            browser.wait_for(answered).await;
        }
        browser.is_quiet(page).await;
    }
}

/// Puts a finger on the middle of something, and takes it away; beside a mark on the line, it is 8 pixels off.
async fn tap(browser: &Browser, selector: &str) {
    let middle = "const each = document.querySelector(arguments[0]); \
                  if (!each.closest('.guide__bar')) each.scrollIntoView({ block: 'center' }); \
                  else document.querySelector('.event').scrollIntoView(); \
                  const { left, top, width, height } = each.getBoundingClientRect(); \
                  return [Math.round(left + width / 2), Math.round(top + height / 2)]";
    if selector == BAR {
        browser
            .js::<()>("document.querySelector('.event').scrollIntoView()", &[])
            .await;
        browser
            .wait_for("return document.querySelector('.guide__bar').checkVisibility()")
            .await;
    }
    let (x, y): (i32, i32) = browser.js(middle, &[json!(selector)]).await;
    let y = if selector == MARK { y + 8 } else { y };
    browser
        .act(json!([{ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": [
            { "type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport" },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ] }]))
        .await;
}
