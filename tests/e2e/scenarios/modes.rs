//! Ways of reading, with everything on the page open: magnified, with larger letters, with more room between them,
//! from right to left, in forced colours, without motion. (`layout.rs` has the widths, `access.rs` what axe says.)

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::site::{ABOUT, ARABIC, CHINESE, ENGLISH, EVERYTHING, HOSTILE, Page};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    everything_can_be_read_at_any_size,
    magnified_the_focus_is_never_covered,
    a_page_from_right_to_left_is_a_mirror
);
// Only Chromium's driver changes what the system asks for.
in_engines!([chromium: Chromium]
    in_forced_colours_nothing_is_lost,
    in_forced_colours_the_focus_is_seen,
    without_motion_nothing_moves);

/// Letters of twice the usual size, as a reader sets them.
const LARGE: &str = ":root { font-size: 32px !important }";

/// What WCAG 2.2, 1.4.12, says a page must bear.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; \
                      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

/// Sizes of the window, and a reader's own style. The first is a window of 1280 × 1024 magnified four times, as
/// WCAG 2.2, 1.4.10, has it.
pub(super) const SIZES: [(u32, u32, &str); 5] = [
    (320, 256, ""),
    (390, 800, LARGE),
    (1440, 800, LARGE),
    (320, 800, SPACED),
    (1440, 800, SPACED),
];

/// Goes to a page, waits for the guide, if it has one, and opens all that can be opened, the list of a search too.
async fn open_everything(browser: &Browser, server: &Server, page: Page) {
    browser.visit(server, page, "").await;
    if page == ABOUT {
        // As long as in German.
        let name =
            "document.querySelector('.colophon__facts dt').textContent = 'Nutzungsbedingungen'";
        return browser.js(name, &[]).await;
    }
    if page.has_carousel() {
        browser.comes_alive().await;
    }
    browser.guide_arrives().await;
    let open = "for (const each of document.querySelectorAll('details')) each.open = true; \
                const field = document.querySelector('#find input'); \
                field.value = document.querySelector('.event__title').textContent.trim().slice(0, 1); \
                field.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.js::<()>(open, &[]).await;
    browser
        .wait_for("return !!document.querySelector('.find__hits a') && !!document.querySelector('.find__count').textContent")
        .await;
}

async fn everything_can_be_read_at_any_size(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE, ARABIC, EVERYTHING, HOSTILE, ABOUT] {
        let server = Server::of(page.film).await;
        open_everything(&browser, &server, page).await;
        for (width, height, style) in SIZES {
            browser.resize_to(width, height).await;
            browser.restyle(style).await;
            // In the story, where the bar of chapters is.
            let read = "document.querySelector('.event')?.scrollIntoView()";
            browser.js::<()>(read, &[]).await;
            browser.settle().await;
            let faults: Vec<String> = browser.js(include_str!("modes.js"), &[]).await;
            assert!(
                faults.is_empty(),
                "{page:?} at {width} × {height} with “{style}”:\n{}",
                faults.join("\n")
            );
        }
    }
}

/// How many stops of the Tab key are looked at.
const STOPS: usize = 40;

async fn magnified_the_focus_is_never_covered(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize_to(320, 256).await;
    for page in [ENGLISH, CHINESE, ARABIC] {
        let server = Server::of(page.film).await;
        open_everything(&browser, &server, page).await;
        let begin = "document.querySelector('.guide__content :is(input, summary)').focus()";
        browser.js::<()>(begin, &[]).await;
        for stop in 0..STOPS {
            browser.press(&Key::Tab.value().to_string()).await;
            let about = format!("{page:?}, stop {stop}");
            nothing_covers_the_focus(&browser, &about).await;
        }
    }
}

/// Waits until as much of what has the focus is seen as is needed to press it: in the window, and not under the bar that
/// stays there. Firefox and WebKit leave the rest of it below the window’s edge.
async fn nothing_covers_the_focus(browser: &Browser, about: &str) {
    let fault = "const focus = document.activeElement, bar = document.querySelector('.guide__bar'); \
                 if (focus === document.body || bar?.contains(focus)) return ''; \
                 const foot = bar?.checkVisibility() ? bar.getBoundingClientRect().top : innerHeight; \
                 const { top, bottom } = focus.getBoundingClientRect(); \
                 return Math.min(bottom, foot) - Math.max(top, 0) >= Math.min(bottom - top, 20) ? '' \
                     : `${top} to ${bottom} of ${foot}: ${focus.outerHTML.slice(0, 160)}`";
    let mut last = String::new();
    for _ in 0..50 {
        last = browser.js(fault, &[]).await;
        if last.is_empty() {
            return;
        }
        browser.settle().await;
    }
    panic!("{about}: {last}");
}

async fn a_page_from_right_to_left_is_a_mirror(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, begins) in MIRRORED {
        for width in [390, 1440] {
            browser.resize(width).await;
            let server = Server::of(page.film).await;
            open_everything(&browser, &server, page).await;
            begins_at(&browser, begins, &format!("{page:?} at {width}")).await;
        }
    }
}

/// Pages, and the side at which their lines begin.
pub(super) const MIRRORED: [(Page, &str); 2] = [(ENGLISH, "left"), (ARABIC, "right")];

/// Whether each part of the page begins at the side where its lines begin.
pub(super) async fn begins_at(browser: &Browser, side: &str, about: &str) {
    // Where each of these begins in its box.
    let sides = "const [begins] = arguments, one = selector => document.querySelector(selector); \
        const box = each => each.getBoundingClientRect(); \
        const isFirst = (inner, outer) => begins === 'left' \
            ? box(inner).left - box(outer).left < box(outer).right - box(inner).right + 1 \
            : box(outer).right - box(inner).right < box(inner).left - box(outer).left + 1; \
        const rects = each => [...each.getClientRects()]; \
        const middle = ({ top, bottom }) => (top + bottom) / 2; \
        const follows = each => { \
            const own = rects(each).find(({ width }) => width > 1); \
            const isBeside = other => own && Math.abs(middle(own) - middle(other)) < own.height / 2; \
            const before = rects(each.previousElementSibling).filter(isBeside); \
            return before.every(other => (own.left < other.left) === (begins === 'right')); \
        }; \
        const marks = [...document.querySelectorAll('.axis__mark circle')]; \
        const buttons = [...document.querySelectorAll('.quotes__controls button')]; \
        const thread = getComputedStyle(one('.event'), '::before'); \
        return { \
            title: isFirst(one('.event__date').firstElementChild, one('.event')), \
            thread: parseFloat(thread[begins]) < 1, \
            buttons: !buttons.length || isFirst(buttons[0], buttons[0].parentElement) || box(buttons[0])[begins] !== box(buttons[1])[begins] \
                && (box(buttons[0]).left < box(buttons[1]).left) === (begins === 'left'), \
            arrow: !buttons.length || (getComputedStyle(buttons[0].firstElementChild).transform === 'none') === (begins === 'left'), \
            marks: marks.length < 2 || (box(marks[0]).left <= box(marks.at(-1)).left) === (begins === 'left'), \
            picker: isFirst(one('[role=tab], #quotes nav a'), one('[role=tablist], #quotes nav')), \
            sources: [...document.querySelectorAll('time + sup, sup + sup')].every(follows), \
        }";
    let sides: Value = browser.js(sides, &[json!(side)]).await;
    let sides = sides.as_object().unwrap();
    let wrong: Vec<_> = sides.iter().filter(|(_, is)| **is != true).collect();
    assert!(wrong.is_empty(), "{about}: {wrong:?}");
}

/// What a reader tells apart by how it is drawn: how the one and the other are drawn.
#[derive(Debug, Deserialize)]
struct Pair {
    about: String,
    one: Option<String>,
    other: Option<String>,
}

async fn in_forced_colours_nothing_is_lost(engine: Engine) {
    let browser = Browser::live(engine).await;
    let mut compared: BTreeMap<String, bool> = BTreeMap::new();
    for (page, scheme, theme) in [
        (ENGLISH, "dark", ""),
        (CHINESE, "dark", "light"),
        (ENGLISH, "light", "dark"),
        (EVERYTHING, "light", ""),
    ] {
        let wants = [
            ("forced-colors", "active"),
            ("prefers-color-scheme", scheme),
        ];
        browser.system_asks_for(&wants).await;
        let server = Server::of(page.film).await;
        open_everything(&browser, &server, page).await;
        let choose = "document.querySelector(`[name=theme][value=\"${arguments[0]}\"]`).click(); \
                      location.hash = document.querySelector('.source').id; \
                      document.querySelector('.event').scrollIntoView()";
        browser.js::<()>(choose, &[json!(theme)]).await;
        browser
            .wait_for("return !!document.querySelector('.axis__mark[aria-current]')")
            .await;
        let pairs: Vec<Pair> = browser.js(include_str!("forced.js"), &[]).await;
        for pair in pairs {
            let is_there = pair.one.is_some() && pair.other.is_some();
            assert!(
                !is_there || pair.one != pair.other,
                "{page:?}, {scheme}, theme “{theme}”: {} cannot be told apart: {:?}",
                pair.about,
                pair.one
            );
            *compared.entry(pair.about).or_default() |= is_there;
        }
        browser.js::<()>("localStorage.clear()", &[]).await;
    }
    compared.retain(|_, is_there| !*is_there);
    assert!(compared.is_empty(), "on no page: {:?}", compared.keys());
}

async fn in_forced_colours_the_focus_is_seen(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser
        .system_asks_for(&[("forced-colors", "active")])
        .await;
    let server = Server::of(ENGLISH.film).await;
    open_everything(&browser, &server, ENGLISH).await;
    let mut stops = browser
        .js::<Value>(include_str!("stop.js"), &[])
        .await
        .to_string();
    for from in [
        "body",
        "#quotes button",
        ".guide__content input",
        "#e-anniversary-list .permalink",
    ] {
        let begin = "document.querySelector(arguments[0]).focus()";
        browser.js::<()>(begin, &[json!(from)]).await;
        for _ in 0..12 {
            browser.press(&Key::Tab.value().to_string()).await;
            let stop: Value = browser.js(include_str!("stop.js"), &[]).await;
            assert!(stop["is_marked"] == true, "after {from}: {stop}");
            stops += &stop.to_string();
        }
    }
    for part in ["name=\\\"theme", "name=\\\"figure"] {
        assert!(stops.contains(part), "no choice {part} among {stops}");
    }
}

async fn without_motion_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    let wants = [("prefers-reduced-motion", "reduce")];
    browser.system_asks_for(&wants).await;
    for page in [ENGLISH, ARABIC, EVERYTHING] {
        let server = Server::of(page.film).await;
        open_everything(&browser, &server, page).await;
        let moving = "const long = list => list.split(',').some(each => parseFloat(each) > (each.includes('ms') ? 10 : 0.01)); \
                      return [...document.querySelectorAll('*')].flatMap(each => ['', '::before', '::after'].filter(part => { \
                          const style = getComputedStyle(each, part || null); \
                          return long(style.transitionDuration) || long(style.animationDuration) || style.scrollBehavior === 'smooth'; \
                      }).map(part => each.localName + '.' + each.getAttribute('class') + part))";
        let moving: Vec<String> = browser.js(moving, &[]).await;
        assert!(moving.is_empty(), "{page:?}: {moving:?}");
        if page.has_carousel() {
            // A slide that is turned to is where it belongs in the next frame, and nothing is still on its way.
            let turn = "const done = arguments[arguments.length - 1], row = document.querySelector('#quotes-slides'); \
                        document.querySelectorAll('#quotes button')[1].click(); \
                        const places = []; const look = () => { places.push(row.scrollLeft); \
                            if (places.length < 12) requestAnimationFrame(look); \
                            else done([new Set(places.slice(2)).size, document.getAnimations().length]) }; \
                        requestAnimationFrame(look)";
            let (places, animations): (usize, usize) = browser.js_later(turn).await;
            assert_eq!((places, animations), (1, 0), "{page:?}");
        }
    }
}
