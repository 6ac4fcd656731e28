//! The page without a mouse: Tab goes through it in the order in which it is read, and can be seen where it is.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use super::guide::open;
use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, Page};
use crate::harness::{Browser, Engine, Scripts, Server, in_engines, in_every_engine};

in_every_engine!(
    tab_goes_through_the_page,
    the_focus_goes_from_a_button_to_its_player,
    without_scripts_tab_goes_through_the_page,
    keys_search_and_filter,
    keys_turn_the_line_and_take_up_a_place
);
// Firefox takes some keys for itself.
in_engines!([chromium: Chromium, webkit: WebKit] no_key_is_caught_where_nothing_asks_for_it);

/// Where a walk begins, how many stops are looked at, and what it comes to, with scripts and without.
const WALKS: [(&str, usize, &[&str], &[&str]); 3] = [
    ("", 60, &[], &[]),
    ("#quotes", 20, &["#quotes"], &["#quotes"]),
    (
        "#timeline",
        60,
        &[".guide", ".timeline__story"],
        &[".timeline__story"],
    ),
];

/// Where the focus is.
#[derive(Debug, Deserialize)]
struct Stop {
    /// Its place among all elements; negative outside the page.
    place: i64,
    markup: String,
    is_in_sight: bool,
    is_marked: bool,
    is_reachable: bool,
    /// Which of the parts that are asked for it is in.
    within: Vec<String>,
}

async fn tab_goes_through_the_page(engine: Engine) {
    walk(engine, Scripts::On).await;
}

async fn without_scripts_tab_goes_through_the_page(engine: Engine) {
    walk(engine, Scripts::Off).await;
}

async fn walk(engine: Engine, scripts: Scripts) {
    // The order is that of the document in all engines; each has its own way to go through it, and to see to be seen.
    let walks: &[(Page, u32)] = match engine {
        Engine::Chromium => &[
            (ENGLISH, 1440),
            (CHINESE, 390),
            (ARABIC, 768),
            (EVERYTHING, 390),
        ],
        Engine::Firefox => &[(ENGLISH, 1440), (EVERYTHING, 390)],
        Engine::WebKit => &[(ENGLISH, 390), (ARABIC, 1440)],
    };
    for &(page, width) in walks {
        let browser = Browser::open(engine, scripts).await;
        // In the end the focus is the browser's own.
        browser.spend();
        browser.resize(width).await;
        for (begin, stops, live, still) in WALKS {
            let server = Server::of(page.film).await;
            browser.visit(&server, page, begin).await;
            if scripts == Scripts::On && page.has_carousel() {
                browser.comes_alive().await;
            }
            if scripts == Scripts::On && begin == "#timeline" {
                browser.guide_arrives().await;
                let unfold = "document.querySelector('#find').open = true";
                browser.js::<()>(unfold, &[]).await;
            }
            let parts = if scripts == Scripts::On { live } else { still };
            let reached = walk_from(&browser, page, stops, begin).await;
            assert!(
                parts.iter().all(|part| reached.contains(*part)),
                "{page:?} from {begin:?}: {parts:?} among {reached:?}"
            );
        }
    }
}

/// Goes from stop to stop, from where the page has begun. The parts of the page that it comes through.
async fn walk_from(browser: &Browser, page: Page, stops: usize, begin: &str) -> HashSet<String> {
    stop(browser).await;
    let mut last = -1;
    let mut seen = HashSet::new();
    let mut reached = HashSet::new();
    for count in 0..stops {
        browser.press(&Key::Tab.value().to_string()).await;
        let stop = stop(browser).await;
        // After the last stop comes the browser's own, or the first of the page again.
        let is_round = count > 0 && stop.markup.contains("skip-link");
        if stop.place < 0 || is_round {
            assert!(count > 10, "{page:?}: only {count} stops");
            break;
        }
        assert!(
            count > 0 || !begin.is_empty() || stop.markup.contains("#timeline"),
            "{page:?}: the way past comes first: {}",
            stop.markup
        );
        reached.extend(stop.within.iter().cloned());
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
            "{page:?} from {begin:?}: out of order, or stuck: {stop:?}"
        );
        assert!(
            stop.is_in_sight && stop.is_marked && stop.is_reachable,
            "{page:?} from {begin:?}: {stop:?}"
        );
        assert!(seen.insert(stop.place), "{page:?}: twice at {stop:?}");
        last = stop.place;
    }
    reached
}

/// A filter is chosen by the letter that its choice begins with; arrows open a list in some browsers, and choose in others.
async fn keys_search_and_filter(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    let (tab, enter) = (Key::Tab.value(), Key::Enter.value());
    let is_asked = "return location.search === arguments[0]";
    for width in [390, 1440] {
        browser.resize(width).await;
        open(&browser, &server, ENGLISH, "").await;
        browser.follow("#find > summary").await;
        browser
            .wait_for("return document.querySelector('#find').open")
            .await;
        for (keys, asked) in [
            (format!("{tab}e"), "?q=e"),
            (format!("{tab}P"), "?q=e&thread=police"),
            (format!("{tab}L"), "?q=e&thread=police&person=lu-qing"),
            (
                format!("{tab}f"),
                "?q=e&thread=police&person=lu-qing&with=figures",
            ),
        ] {
            browser.press(&keys).await;
            browser.wait_with(is_asked, &[json!(asked)]).await;
        }
        browser.press(&format!("{tab}{enter}")).await;
        let is_clear = "return location.search === '' && document.activeElement.name === 'q' \
                        && [...document.querySelectorAll('#find :is(input, select)')].every(each => !each.value)";
        browser.wait_for(is_clear).await;

        // More is found than is on the list at once. The keyboard goes on where the list did.
        browser.press("e").await;
        browser.wait_with(is_asked, &[json!("?q=e")]).await;
        let shown = "return document.querySelectorAll('.find__hits a').length";
        let first: usize = browser.js(shown, &[]).await;
        browser.follow(".find__more").await;
        let goes_on = "const hits = [...document.querySelectorAll('.find__hits a')]; \
                       const { top, bottom } = document.activeElement.getBoundingClientRect(); \
                       return hits.indexOf(document.activeElement) === arguments[0] \
                           && top >= 0 && bottom <= innerHeight";
        browser.wait_with(goes_on, &[json!(first)]).await;
        browser.press(&tab.to_string()).await;
        browser.wait_with(goes_on, &[json!(first + 1)]).await;
        browser.is_quiet(width).await;
    }
}

async fn keys_turn_the_line_and_take_up_a_place(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "#e-urn-1995").await;
    let focus = "document.querySelector('[name=axis-scale]:checked').focus()";
    browser.js::<()>(focus, &[]).await;
    for (key, scale) in [
        (Key::Right, "order"),
        (Key::Left, "time"),
        (Key::Down, "order"),
    ] {
        browser.press(&key.value().to_string()).await;
        let is_drawn = "const [choice] = document.querySelectorAll('[name=axis-scale]:checked'); \
                        return !!document.querySelector(`.axis > .is-${arguments[0]}`) \
                            && document.querySelectorAll('.axis > svg').length === 1 && choice === document.activeElement";
        browser.wait_with(is_drawn, &[json!(scale)]).await;
    }

    let is_kept = "return Object.values(localStorage).includes('#e-urn-1995')";
    browser.wait_for(is_kept).await;
    let offered = "return document.querySelector('.guide__resume a')?.checkVisibility() ?? false";
    for _ in 0..2 {
        // From elsewhere, for the same page would only be scrolled.
        browser.visit(&server, CHINESE, "").await;
        open(&browser, &server, ENGLISH, "").await;
        browser.wait_for(offered).await;
        browser.follow(".guide__resume a").await;
        let is_there =
            "return document.activeElement.id === 'e-urn-1995' && location.hash === '#e-urn-1995'";
        browser.wait_for(is_there).await;
    }
    browser.follow(".guide__resume button").await;
    let is_forgotten = "return document.activeElement === document.querySelector('#find > summary') \
                        && !document.querySelector('.guide__resume').checkVisibility() \
                        && !Object.values(localStorage).includes('#e-urn-1995')";
    browser.wait_for(is_forgotten).await;
}

/// Keys that a page could take for commands.
const KEYS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:+-*=#!?";

async fn no_key_is_caught_where_nothing_asks_for_it(engine: Engine) {
    let browser = Browser::live(engine).await;
    // What a slash brings up is the browser's own.
    browser.spend();
    let server = Server::of(ENGLISH.film).await;
    // Of the page nothing comes after what listens here.
    let listen = "window.heard = 0; window.caught = []; \
                  addEventListener('keydown', event => { heard++; if (event.defaultPrevented) caught.push(event.key); })";
    let state = "return [location.href, scrollY, document.querySelector('#find').open, history.length, \
                 [...document.querySelectorAll('*')].indexOf(document.activeElement)].join()";
    for place in ["body", ".is-time .axis__mark[tabindex='0']", "#e-urn-1995"] {
        open(&browser, &server, ENGLISH, "#e-urn-1995").await;
        browser.is_drawn().await;
        browser.js::<()>(listen, &[]).await;
        let begin = "const place = document.querySelector(arguments[0]); \
                     place.matches('body') ? document.activeElement.blur() : place.focus({ preventScroll: true })";
        browser.js::<()>(begin, &[json!(place)]).await;
        browser.settle().await;
        let before: String = browser.js(state, &[]).await;
        for key in KEYS.chars() {
            browser.press(&key.to_string()).await;
            let is_so: String = browser.js(state, &[]).await;
            assert_eq!(is_so, before, "{key} at {place}");
        }
        let moves = [
            Key::Left,
            Key::Right,
            Key::Up,
            Key::Down,
            Key::Home,
            Key::End,
        ];
        let moves = moves.iter().filter(|_| place == "body");
        let others: String = moves.map(|key| key.value()).chain(['/']).collect();
        browser.press(&others).await;
        let (heard, caught): (usize, Vec<String>) = browser.js("return [heard, caught]", &[]).await;
        assert!(caught.is_empty(), "at {place}: {caught:?}");
        assert!(heard >= KEYS.len(), "at {place}: {heard} keys");
        let stays = "return location.hash === '#e-urn-1995' && !location.search";
        assert!(browser.js::<bool>(stays, &[]).await, "at {place}");
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
