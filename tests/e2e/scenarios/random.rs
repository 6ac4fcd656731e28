//! A thousand clicks and keys of nobody's: the page stays whole.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::dice::Dice;
use crate::harness::site::{ARABIC, ENGLISH};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(a_thousand_clicks_and_keys);

/// Acts on each page, in so many goes.
const GOES: usize = 10;
const ACTS: usize = 50;

async fn a_thousand_clicks_and_keys(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(768).await;
    let mut dice = Dice::new();
    for page in [ENGLISH, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        // Links that lead away are followed elsewhere; here they would end the test, as printing would.
        let stay = "addEventListener('click', event => { const link = event.target.closest?.('a'); \
                    if (link && link.origin + link.pathname !== location.origin + location.pathname) \
                    event.preventDefault(); \
                    if (event.target.closest?.('.tools__print')) event.stopImmediatePropagation(); }, true);";
        browser.js::<()>(stay, &[]).await;
        for _ in 0..GOES {
            browser.act(acts(&mut dice)).await;
        }
        browser.settle().await;
        // What can be folded out is, by now, in part.
        browser
            .js::<()>(
                "document.querySelectorAll('details[open]').forEach(each => each.open = false)",
                &[],
            )
            .await;
        reads_as_without_scripts(&browser, page, State::Live, "after random acts").await;
        browser.turn_carousel().await;
        browser.is_quiet(page).await;
    }
}

/// Clicks and keys, taking turns by chance.
fn acts(dice: &mut Dice) -> Value {
    let keys = [
        Key::Tab,
        Key::Tab,
        Key::Enter,
        Key::Space,
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageDown,
        Key::PageUp,
        Key::Escape,
    ];
    let (mut strokes, mut moves) = (Vec::new(), Vec::new());
    for _ in 0..ACTS {
        if dice.roll(2) == 0 {
            let key = keys[dice.roll(keys.len())].value().to_string();
            strokes.extend([
                json!({ "type": "keyDown", "value": key }),
                json!({ "type": "keyUp", "value": key }),
            ]);
            moves.extend([json!({ "type": "pause" }), json!({ "type": "pause" })]);
            continue;
        }
        let (x, y) = (dice.roll(740), dice.roll(700));
        moves.extend([
            json!({ "type": "pointerMove", "x": x, "y": y, "duration": 0 }),
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        ]);
        strokes.extend([
            json!({ "type": "pause" }),
            json!({ "type": "pause" }),
            json!({ "type": "pause" }),
        ]);
    }
    json!([
        { "type": "key", "id": "keys", "actions": strokes },
        { "type": "pointer", "id": "mouse", "actions": moves },
    ])
}
