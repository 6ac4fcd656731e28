//! Nothing that is read moves by itself, whatever a reader does beside it.
//!
//! Chromium counts layout shifts, but forgives those that come within half a second of an input. So everything in sight
//! is looked at before and after as well, forgiven or not: only what was asked to open may push away what comes after it,
//! and the row of quotes and the bar of chapters may turn within themselves.

use serde_json::json;

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{CHINESE, ENGLISH, EVERYTHING, Page};
use crate::harness::{Browser, Engine, Server, in_engines};

// Only Chromium counts them.
in_engines!([chromium: Chromium] facts_that_come_in_pieces_stay_where_they_are, the_guide_arrives_and_nothing_moves,
    a_player_comes_and_nothing_moves, what_a_reader_does_moves_nothing_else);

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
            let mut shifts = shifts_only(&browser).await;
            // What is less is a mark that moves by three pixels as the typeface comes.
            shifts.retain(|shift| !shift.starts_with("0.000"));
            assert!(shifts.is_empty(), "{page:?} at {width}: {shifts:#?}");
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
            let about = format!("{page:?}{fragment} at {width}, as it comes");
            stands_still(&browser, "", false).await;
            if fragment.is_empty() {
                // A reader comes by and by: the guide arrives before its place is in sight.
                let walk = "const done = arguments[arguments.length - 1]; const step = () => { \
                                const { top } = document.querySelector('#timeline').getBoundingClientRect(); \
                                if (top < innerHeight * 0.2) return done(true); \
                                scrollBy(0, 120); requestAnimationFrame(step) }; step()";
                browser.js_later::<bool>(walk).await;
                let go = "document.querySelector('.chapter').scrollIntoView()";
                browser.js::<()>(go, &[]).await;
            }
            browser.wait_for(GUIDE).await;
            let shifts: Vec<String> = shifts_only(&browser).await;
            assert!(shifts.is_empty(), "{about}: {shifts:#?}");
        }
    }
}

async fn a_player_comes_and_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in WIDTHS {
        browser.resize(width).await;
        let server = Server::failing(EVERYTHING.film, &[(Asset::Wasm, Fault::Hang)], "").await;
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
        assert!(moved.is_empty(), "at {width}: {moved:#?}");
    }
}

/// Something that a reader does: where they look, what they press, what may open by it, and how one knows that it is done.
struct Deed {
    about: &'static str,
    at: &'static str,
    act: &'static str,
    opens: bool,
    done: &'static str,
}

const fn deed(
    about: &'static str,
    at: &'static str,
    act: &'static str,
    opens: bool,
    done: &'static str,
) -> Deed {
    Deed {
        about,
        at,
        act,
        opens,
        done,
    }
}

const DEEDS: [Deed; 11] = [
    deed(
        "another theme",
        ".tools__theme:last-child",
        "one('.tools__theme:last-child input').click()",
        false,
        "return document.documentElement.dataset.theme === 'dark'",
    ),
    deed(
        "the next quote",
        "#quotes .quotes__controls",
        "document.querySelectorAll('#quotes button')[1].click()",
        false,
        "return document.querySelectorAll('[role=tab]')[1].ariaSelected === 'true'",
    ),
    deed(
        "a quote far away",
        "#quotes .quotes__pickers",
        "document.querySelectorAll('[role=tab]')[11].click()",
        false,
        "return document.querySelectorAll('[role=tab]')[11].ariaSelected === 'true'",
    ),
    deed(
        "what sources say otherwise of the film",
        ".film-card__fold summary",
        "one('.film-card__fold summary').click()",
        true,
        "return document.querySelector('.film-card__fold').open",
    ),
    deed(
        "the line by order",
        ".axis__scale",
        "document.querySelectorAll('[name=axis-scale]')[1].click()",
        false,
        "return !!document.querySelector('.axis > .is-order')",
    ),
    deed(
        "the search",
        "#find > summary",
        "one('#find > summary').click()",
        true,
        "return document.querySelector('#find').open",
    ),
    deed(
        "a word",
        "#find input",
        "one('#find input').value = '20'; one('#find input').dispatchEvent(new Event('input', { bubbles: true }))",
        true,
        "return document.querySelectorAll('.find__hits a').length > 9 && !!document.querySelector('.find__count').textContent",
    ),
    deed(
        "another count of a figure",
        "#e-anniversary-list .figure__switch",
        "document.querySelectorAll('#e-anniversary-list .figure__switch input')[2].click()",
        false,
        "return document.querySelectorAll('#e-anniversary-list .figure__switch input')[2].checked",
    ),
    deed(
        "a dot of a figure",
        "#e-anniversary-list .figure__find",
        "const field = one('#e-anniversary-list [name=dot]'); field.value = 17; \
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        false,
        "return location.search.includes('dot=17')",
    ),
    deed(
        "the numbers of a figure",
        "#e-anniversary-list .figure__numbers summary",
        "one('#e-anniversary-list .figure__numbers summary').click()",
        true,
        "return document.querySelector('#e-anniversary-list .figure__numbers').open",
    ),
    deed(
        "the theme back",
        ".tools__theme",
        "one('.tools__theme input').click()",
        false,
        "return !document.documentElement.dataset.theme",
    ),
];

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
                let look =
                    "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
                browser.js::<()>(look, &[json!(at)]).await;
                browser.settle().await;
                stands_still(&browser, at, opens).await;
                let act =
                    format!("const one = selector => document.querySelector(selector); {act}");
                browser.js::<()>(&act, &[]).await;
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
    browser
        .js(include_str!("shifts.js"), &[json!(cause), json!(opens)])
        .await
}

/// What the browser has counted since the last time, that was no answer to an input.
async fn shifts_only(browser: &Browser) -> Vec<String> {
    browser.settle().await;
    browser
        .js(
            "const name = node => node ? (node.outerHTML ?? node.data).slice(0, 120) : ''; \
             return (window.shifts ? shifts() : []).filter(each => !each.hadRecentInput) \
                 .map(each => `${each.value} ${each.sources.map(({ node }) => name(node)).join(' | ')}`)",
            &[],
        )
        .await
}
