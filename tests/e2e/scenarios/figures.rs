//! Figures: counts are switched and dots are marked, with a pointer, with the keyboard and by an address.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::site::{CHINESE, ENGLISH, EVERYTHING, LONG, Page};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    an_address_marks_its_dot,
    an_address_marks_its_dot_where_the_event_comes_later,
    an_address_that_cannot_be_read_does_no_harm,
    an_address_of_no_dot_marks_none,
    a_dot_stays_with_its_figure,
    a_pointer_and_the_keyboard_mark_dots,
    from_right_to_left_dots_are_mirrored,
    arrows_switch_between_counts,
    what_is_in_doubt_is_drawn_otherwise_and_not_by_colour_alone,
    without_scripts_counts_are_switched_and_nothing_is_dead
);

const DOTS: &str = "#e-anniversary-list";

/// A page of its own, which has no program.
const ITEM: Page = Page {
    path: "e/anniversary-list/",
    ..ENGLISH
};

/// Waits until the dot with this number is the only one that has a ring in the figure of an event.
async fn is_marked(browser: &Browser, event: &str, number: u32) {
    let marked = "const figure = document.querySelector(`${arguments[0]} figure`); \
                  const rings = [...figure.querySelectorAll('.figure__mark')] \
                      .filter(each => getComputedStyle(each).visibility === 'visible'); \
                  if (rings.length !== 1 || figure.querySelector('[name=dot]').valueAsNumber !== arguments[1]) return false; \
                  const field = rings[0].ownerSVGElement, columns = field.viewBox.baseVal.width; \
                  const ring = rings[0].getBoundingClientRect(), box = field.getBoundingClientRect(); \
                  const at = arguments[1] - 1 - field.dataset.before, cell = box.width / columns; \
                  const along = (at % columns + 0.5) * cell; \
                  const x = getComputedStyle(field).direction === 'rtl' ? box.right - along : box.left + along, y = box.top + (Math.floor(at / columns) + 0.5) * cell; \
                  return Math.abs(ring.left + ring.width / 2 - x) < 1 && Math.abs(ring.top + ring.height / 2 - y) < 1";
    browser
        .wait_with(marked, &[json!(event), json!(number)])
        .await;
}

async fn an_address_marks_its_dot(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width, event, number) in [
        (ENGLISH, 320, DOTS, 5335),
        (ENGLISH, 1440, DOTS, 2345),
        (CHINESE, 390, "#e-release-2011", 60),
        (ITEM, 390, DOTS, 81),
    ] {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        let fragment = if page == ITEM { "" } else { event };
        browser
            .visit(&server, page, &format!("?dot={number}{fragment}"))
            .await;
        is_marked(&browser, event, number).await;
        browser.is_quiet(format!("{page:?}, dot {number}")).await;
    }
    // The figure begins with a case, which is its first dot.
    let server = Server::of(EVERYTHING.film).await;
    browser.visit(&server, EVERYTHING, "").await;
    is_marked(&browser, "#e-opening", 1).await;
}

async fn an_address_marks_its_dot_where_the_event_comes_later(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "?dot=17#e-year-1950").await;
    is_marked(&browser, "#e-year-1950", 17).await;
    // Somebody else's link, on the same page.
    browser.visit(&server, LONG, "?dot=5").await;
    let link = "location.hash = '#e-year-1950'";
    browser.js::<()>(link, &[]).await;
    is_marked(&browser, "#e-year-1950", 5).await;
    browser.is_quiet("a dot of a later event").await;
}

async fn a_dot_stays_with_its_figure(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    let address = format!("?dot=17{DOTS}");
    browser.visit(&server, ENGLISH, &address).await;
    is_marked(&browser, DOTS, 17).await;
    let other = "#e-release-2011";
    let link = "document.querySelector(`${arguments[0]} p`).insertAdjacentHTML('beforeend', `<a id=away href=${arguments[1]}>Away</a>`)";
    browser.js::<()>(link, &[json!(DOTS), json!(other)]).await;
    browser.follow("#away").await;
    let there = "return location.search + location.hash === arguments[0]";
    browser.wait_with(there, &[json!(other)]).await;
    browser.settle().await;
    let rings = "return [...document.querySelectorAll(`${arguments[0]} .figure__mark`)] \
                     .filter(each => getComputedStyle(each).visibility === 'visible').length";
    assert_eq!(browser.js::<usize>(rings, &[json!(other)]).await, 0);
    browser.back().await;
    is_in_address(&browser, 17).await;
    is_marked(&browser, DOTS, 17).await;

    // To another language it goes along with its event, and stays behind where another event is read.
    let turn = "document.querySelector(arguments[0])?.scrollIntoView(); \
                document.querySelector('.tools__languages a').click()";
    for (read, expected) in [(DOTS, &*address), ("#e-urn-1995", "#e-urn-1995")] {
        browser
            .visit(&server, ENGLISH, &format!("?anew&{}", &address[1..]))
            .await;
        browser.comes_alive().await;
        browser.js::<()>(turn, &[json!(read)]).await;
        let there = "return document.documentElement.lang === 'zh-Hans' && \
                     (location.search + location.hash).replace('anew=&', '').replace('?anew=', '') === arguments[0]";
        browser.wait_with(there, &[json!(expected)]).await;
    }
}

async fn an_address_that_cannot_be_read_does_no_harm(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for address in [
        "?dot=17#%",
        "?dot=%#e-anniversary-list",
        "?dot=-1#%E4",
        "?dot=1e9#e-nowhere",
    ] {
        browser.visit(&server, ENGLISH, address).await;
        browser.comes_alive().await;
        browser.is_quiet(address).await;
    }
}

/// The figure stays as it was, also where it begins with a case: its field, its rings and its link.
async fn an_address_of_no_dot_marks_none(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, event) in [(ENGLISH, DOTS), (EVERYTHING, "#e-opening")] {
        let server = Server::of(page.film).await;
        let mut first = None;
        for asked in ["", "?dot=999999", "?dot=-5", "?dot=0", "?dot=4294967297"] {
            browser
                .visit(&server, page, &format!("{asked}{event}"))
                .await;
            let is_there =
                "return location.search === arguments[0] && document.readyState === 'complete'";
            browser.wait_with(is_there, &[json!(asked)]).await;
            browser.is_drawn().await;
            let looks = "const figure = document.querySelector(`${arguments[0]} figure`); \
                         const rings = [...figure.querySelectorAll('.figure__mark')]; \
                         const of = (each, name) => each.getAttribute(name) ?? ''; \
                         return [figure.querySelector('[name=dot]').value, \
                                 of(figure.querySelector('.figure__find a'), 'href'), \
                                 ...rings.flatMap(each => [of(each, 'visibility'), of(each, 'transform')])]";
            let looks: Vec<String> = browser.js(looks, &[json!(event)]).await;
            let first = first.get_or_insert_with(|| looks.clone());
            assert_eq!(looks, *first, "{asked}{event}");
        }
    }
}

async fn a_pointer_and_the_keyboard_mark_dots(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, DOTS).await;
    browser.click(&format!("{DOTS} .figure__field")).await;
    let chosen = "return document.querySelector(`${arguments[0]} [name=dot]`).valueAsNumber || 0";
    let number: u32 = browser.js(chosen, &[json!(DOTS)]).await;
    is_marked(&browser, DOTS, number).await;
    is_in_address(&browser, number).await;
    for number in [80, 81, 5335] {
        let columns =
            "return document.querySelector(`${arguments[0]} .figure__field`).viewBox.baseVal.width";
        let columns: u32 = browser.js(columns, &[json!(DOTS)]).await;
        let [column, row] = [(number - 1) % columns, (number - 1) / columns];
        press_at(
            &browser,
            DOTS,
            f64::from(column) + 0.5,
            f64::from(row) + 0.5,
        )
        .await;
        is_marked(&browser, DOTS, number).await;
    }
    // A ring at an edge sticks out of the field, and outside there is no dot.
    for (column, row) in [(-0.3, 0.5), (-0.3, 1.5), (1.3, -0.3)] {
        press_at(&browser, DOTS, column, row).await;
        browser.settle().await;
        is_in_address(&browser, 5335).await;
    }
    let focus = "const field = document.querySelector(`${arguments[0]} [name=dot]`); field.focus(); field.select()";
    browser.js::<()>(focus, &[json!(DOTS)]).await;
    browser.press(&format!("17{}", Key::Tab.value())).await;
    is_marked(&browser, DOTS, 17).await;
    is_in_address(&browser, 17).await;
    let shared: String = browser.js("return document.activeElement.href", &[]).await;
    assert!(shared.ends_with("?dot=17#e-anniversary-list"), "{shared}");
}

/// Presses where a dot is, by its column and row. Where on the screen a driver presses is not as exact as that.
async fn press_at(browser: &Browser, event: &str, column: f64, row: f64) {
    let press = "const [event, column, row] = arguments, field = document.querySelector(`${event} [data-before]`); \
                 const { left, right, top, width } = field.getBoundingClientRect(); \
                 const cell = width / field.viewBox.baseVal.width; \
                 const isMirrored = getComputedStyle(field).direction === 'rtl'; \
                 field.dispatchEvent(new MouseEvent('click', { bubbles: true, \
                     clientX: isMirrored ? right - column * cell : left + column * cell, clientY: top + row * cell }))";
    browser
        .js::<()>(press, &[json!(event), json!(column), json!(row)])
        .await;
}

/// Dots begin where lines do, and each is where it is pressed.
async fn from_right_to_left_dots_are_mirrored(engine: Engine) {
    let browser = Browser::live(engine).await;
    let turned = "addEventListener('DOMContentLoaded', () => { document.querySelector('.companion').dir = 'rtl'; });";
    let server = Server::failing(LONG.film, &[], turned).await;
    let event = "#e-year-1950";
    browser
        .visit(&server, LONG, &format!("?dot=17{event}"))
        .await;
    is_marked(&browser, event, 17).await;
    // The third of the second row.
    press_at(&browser, event, 2.5, 1.5).await;
    is_marked(&browser, event, 23).await;
}

async fn is_in_address(browser: &Browser, number: u32) {
    let there = "return location.search + location.hash === arguments[0]";
    let expected = format!("?dot={number}{DOTS}");
    browser.wait_with(there, &[json!(expected)]).await;
}

/// How many layers of dots are seen: the points of the largest count, and one for each count up to the chosen one.
const LAYERS: &str = "return [...document.querySelectorAll(`${arguments[0]} .figure__field path`)] \
                      .filter(each => getComputedStyle(each).opacity === '1').length === arguments[1]";

async fn arrows_switch_between_counts(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    switch(&browser).await;
}

/// Of the dots of three counts, and of three bars: whether they are hollow, have corners, and are drawn with a broken line.
/// The first is beyond doubt, one is in dispute, one a projection.
async fn what_is_in_doubt_is_drawn_otherwise_and_not_by_colour_alone(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(EVERYTHING.film).await;
    browser.visit(&server, EVERYTHING, "").await;
    let looks = "const look = each => { const { fill, stroke, rx, strokeDasharray } = getComputedStyle(each); \
                     return [stroke !== 'none' && fill !== stroke, !(parseFloat(rx) > 0), strokeDasharray !== 'none'] }; \
                 const dots = document.querySelector('#e-opening .figure__field .figure__dot'); \
                 const counts = [...document.querySelectorAll('#e-opening .figure__switch input')]; \
                 return [counts.map(each => { each.checked = true; return look(dots) }), \
                         [...document.querySelectorAll('#e-founding .figure__bar .figure__dot')].map(look)]";
    let (dots, bars): (Vec<[bool; 3]>, Vec<[bool; 3]>) = browser.js(looks, &[]).await;
    assert_eq!(
        dots,
        [
            [false, false, false],
            [true, false, false],
            [true, true, false]
        ],
        "dots"
    );
    assert_eq!(
        bars,
        [
            [false, true, false],
            [true, true, false],
            [true, true, true]
        ],
        "bars"
    );
}

async fn without_scripts_counts_are_switched_and_nothing_is_dead(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    switch(&browser).await;
    let shown = "return document.querySelectorAll('.figure__find').length > 0 \
                 && [...document.querySelectorAll('.figure__find')].every(each => !each.offsetParent)";
    assert!(
        browser.js::<bool>(shown, &[]).await,
        "no field for what only a script can do"
    );
    let file: String = browser
        .js(
            "return document.querySelector(`${arguments[0]} a[download]`).href",
            &[json!(DOTS)],
        )
        .await;
    assert_eq!(file, server.url("e/anniversary-list.csv"));
}

async fn switch(browser: &Browser) {
    let focus = "document.querySelector(`${arguments[0]} .figure__switch input`).focus()";
    browser.js::<()>(focus, &[json!(DOTS)]).await;
    // The largest count comes first, then each is smaller.
    for layers in [6, 5, 4, 3, 2] {
        browser
            .wait_with(LAYERS, &[json!(DOTS), json!(layers)])
            .await;
        browser.press(&Key::Down.value().to_string()).await;
    }
}
