//! The page without a mouse: Tab goes through it in the order in which it is read, and can be seen where it is.

use std::collections::HashSet;

use serde::Deserialize;
use thirtyfour::Key;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    tab_goes_through_the_page,
    the_focus_goes_from_a_button_to_its_player,
    without_scripts_tab_goes_through_the_page
);

/// How many stops are looked at on a long page.
const STOPS: usize = 60;

/// Where the focus is.
#[derive(Debug, Deserialize)]
struct Stop {
    /// Its place among all elements; negative outside the page.
    place: i64,
    markup: String,
    is_in_sight: bool,
    is_marked: bool,
    is_reachable: bool,
}

async fn tab_goes_through_the_page(engine: Engine) {
    walk(engine, Scripts::On).await;
}

async fn without_scripts_tab_goes_through_the_page(engine: Engine) {
    walk(engine, Scripts::Off).await;
}

async fn walk(engine: Engine, scripts: Scripts) {
    for (page, width) in [
        (ENGLISH, 1440),
        (CHINESE, 390),
        (ARABIC, 768),
        (EVERYTHING, 390),
    ] {
        let browser = Browser::open(engine, scripts).await;
        // In the end the focus is the browser's own.
        browser.spend();
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        if scripts == Scripts::On && page.has_carousel() {
            browser.comes_alive().await;
        }
        stop(&browser).await;
        let (mut first, mut last) = (i64::MAX, -1);
        let mut seen = HashSet::new();
        for count in 0..STOPS {
            browser.press(&Key::Tab.value().to_string()).await;
            let stop = stop(&browser).await;
            // After the last stop comes the browser's own, or the first again.
            if stop.place < 0 || stop.place == first {
                assert!(count > 10, "{page:?}: only {count} stops");
                break;
            }
            if count == 0 {
                first = stop.place;
                assert!(
                    stop.markup.contains("#timeline"),
                    "{page:?}: the way past comes first: {}",
                    stop.markup
                );
            }
            // The controls of a player are stops of its own, drawn by the browser.
            let is_player = ["<audio", "<video"]
                .iter()
                .any(|tag| stop.markup.starts_with(tag));
            if is_player && (stop.place == last || seen.insert(stop.place)) {
                last = stop.place;
                continue;
            }
            assert!(
                stop.place > last,
                "{page:?}: out of order, or stuck: {stop:?}"
            );
            assert!(
                stop.is_in_sight && stop.is_marked && stop.is_reachable,
                "{page:?} at {width}: {stop:?}"
            );
            assert!(seen.insert(stop.place), "{page:?}: twice at {stop:?}");
            last = stop.place;
        }
    }
}

/// The button that loads a player goes, and the keyboard goes on from the player.
async fn the_focus_goes_from_a_button_to_its_player(engine: Engine) {
    // Nothing of this is to be asked of another site.
    let own = "addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-embed]') \
                   .forEach(each => { each.dataset.embed = 'about:blank'; }));";
    let browser = Browser::live(engine).await;
    let server = Server::failing(EVERYTHING.film, &[], own).await;
    // A page that a browser translates has other elements in its buttons.
    for translate in ["", include_str!("translate.js")] {
        browser.visit(&server, EVERYTHING, "").await;
        browser
            .wait_for("return !!document.querySelector('.medium__load')")
            .await;
        browser.js::<()>(translate, &[]).await;
        match translate {
            "" => browser.follow(".medium__load").await,
            _ => browser.click(".medium__load").await,
        }
        browser
            .wait_for("return document.activeElement.matches('iframe')")
            .await;
    }
}

/// Where the focus is. A busy browser brings it into sight a moment later.
async fn stop(browser: &Browser) -> Stop {
    let mut stop: Stop = browser.js(include_str!("stop.js"), &[]).await;
    for _ in 0..50 {
        if stop.place < 0 || stop.is_in_sight {
            break;
        }
        browser.settle().await;
        stop = browser.js(include_str!("stop.js"), &[]).await;
    }
    stop
}
