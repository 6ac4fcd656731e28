//! How the page looks, as far as it can be counted: few places (the card, the claims and the lists of links are things in
//! themselves), sizes and families, lines of a length that can be read, seeds beside the words and not under them, nothing
//! that waits for somebody to scroll, and a reader's tools where they are seen. (`cargo xtask tidy` counts the tokens,
//! `cargo xtask gallery --check` and `rest.rs` compare pictures.)

use std::collections::BTreeSet;

use serde_json::json;

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{ABOUT, CHINESE, ENGLISH, NOWHERE};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_engines!([chromium: Chromium, firefox: Firefox]
    text_has_few_places_sizes_and_families,
    lines_are_as_long_as_they_should_be,
    lines_of_titles_and_quotes_are_even,
    seeds_lie_beside_the_words,
    nothing_waits_for_somebody_to_scroll);
// Only Chromium's driver changes what the system asks for.
in_engines!([chromium: Chromium] the_theme_is_the_systems_until_a_reader_chooses);
in_every_engine!(
    chinese_lines_break_where_a_reader_expects_it,
    tools_are_in_sight_at_320_pixels_without_a_hover,
    a_theme_keeps_the_place,
    a_theme_is_there_before_anything_is_painted,
    another_language_keeps_the_place,
    another_language_keeps_the_quote
);

/// The elements that have words of their own, each with the words.
const WORDS: &str = "const words = [...document.querySelectorAll('main *')].map(each => [each, [...each.childNodes] \
        .filter(node => node.nodeType === 3).map(node => node.data.trim()).join('')]) \
    .filter(([each, text]) => text && each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) \
        && !each.closest('.visually-hidden, [inert], svg, table, nav'));";

async fn text_has_few_places_sizes_and_families(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        for width in [390, 768, 1440] {
            browser.resize(width).await;
            browser.visit(&server, page, "").await;
            browser.comes_alive().await;
            let script = format!(
                "{WORDS} const of = name => [...new Set(words.map(([each]) => getComputedStyle(each)[name]))]; \
                 const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, dl, blockquote, figcaption)')] \
                     .filter(each => words.some(([word]) => each.contains(word)) && !each.closest('nav, .film-card, .claims')); \
                 const places = new Set(blocks.map(each => Math.round(each.getBoundingClientRect().left / 4) * 4)); \
                 return [of('fontSize'), of('fontFamily').map(each => each.split(',')[0]), [...places].map(String)]"
            );
            let (sizes, families, places): (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>) =
                browser.js(&script, &[]).await;
            let about = format!("{page:?} at {width}: {sizes:?} {families:?} {places:?}");
            assert!(sizes.len() <= 6, "{about}");
            assert!(families.len() <= 2, "{about}");
            assert!(places.len() <= 5, "{about}");
        }
    }
}

/// What is read in lines of its own: what is told, what opens a chapter in larger letters, what is remarked in smaller ones,
/// what a figure says, and what happens in the film.
const READ: [&str; 5] = [
    ".event__text p",
    ".chapter__summary p",
    ".event > .note",
    ".figure__reading > p",
    ".film-card__synopsis > p",
];

async fn lines_are_as_long_as_they_should_be(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, least, most) in [(ENGLISH, 45.0, 75.0), (CHINESE, 25.0, 38.0)] {
        let server = Server::of(page.film).await;
        for width in [320, 768, 1100, 1440] {
            browser.resize(width).await;
            browser.visit(&server, page, "").await;
            for text in READ {
                // How many characters of a text fit its lines: by what they take on average.
                let lines: Vec<f64> = browser
                    .js(
                        "return [...document.querySelectorAll(arguments[0])].filter(each => each.checkVisibility()).map(each => { \
                             const range = document.createRange(); range.selectNodeContents(each); \
                             const taken = [...range.getClientRects()].reduce((sum, box) => sum + box.width, 0); \
                             return each.clientWidth / taken * each.textContent.length; })",
                        &[json!(text)],
                    )
                    .await;
                assert!(!lines.is_empty(), "{page:?} at {width}: {text}");
                let mean = lines.iter().sum::<f64>() / lines.len() as f64;
                let about = format!("{page:?} at {width}: {mean:.1} characters a line of {text}");
                assert!(mean <= most, "{about}");
                assert!(width == 320 || mean >= least, "{about}");
            }
        }
    }
}

async fn lines_of_titles_and_quotes_are_even(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let uneven = "return [...document.querySelectorAll('h1, h2, h3, .quote__text p')] \
                          .filter(each => getComputedStyle(each).textWrapStyle !== 'balance') \
                          .map(each => `${each.className} ${getComputedStyle(each).textWrapStyle}`)";
        let uneven: Vec<String> = browser.js(uneven, &[]).await;
        assert!(uneven.is_empty(), "{page:?}: {uneven:?}");
    }
}

/// Where the seeds of the cover are in the window, and where its words.
const SEEDS: &str = "const { hypot, max, min } = Math; \
     const drawing = [...document.querySelectorAll('.cover__wide, .cover__band')].find(each => each.checkVisibility()); \
     const edge = drawing.getBoundingClientRect(), matrix = drawing.querySelector('use').getScreenCTM(); \
     const numbers = text => text.match(/[\\d.]+/g).map(Number); \
     const corners = [...document.querySelectorAll('.seeds__line')].flatMap(line => numbers(line.getAttribute('d'))); \
     corners.push(...numbers(document.querySelector('#seeds > .is-red').getAttribute('transform')).slice(0, 2)); \
     const reach = 20 * hypot(matrix.a, matrix.b), seeds = []; \
     for (let at = 0; at < corners.length; at += 2) \
         seeds.push(new DOMPoint(corners[at], corners[at + 1]).matrixTransform(matrix)); \
     const isDrawn = ({ x, y }) => x > edge.left - reach && x < edge.right + reach && y > edge.top - reach && y < edge.bottom + reach; \
     const walker = document.createTreeWalker(document.querySelector('.cover'), NodeFilter.SHOW_TEXT), under = []; \
     const drawn = seeds.filter(isDrawn); \
     while (walker.nextNode()) { \
         const range = document.createRange(); range.selectNodeContents(walker.currentNode); \
         for (const box of range.getClientRects()) { \
             const isUnder = ({ x, y }) => hypot(x - min(max(x, box.left), box.right), y - min(max(y, box.top), box.bottom)) < reach; \
             if (box.width > 1 && walker.currentNode.parentElement.checkVisibility() && drawn.some(isUnder)) \
                 under.push(walker.currentNode.data); \
         } \
     } \
     return [drawn.length, under]";

async fn seeds_lie_beside_the_words(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        for width in [320, 390, 600, 768, 863, 864, 1024, 1440, 1920] {
            browser.resize(width).await;
            let (seeds, under): (usize, Vec<String>) = browser.js(SEEDS, &[]).await;
            let about = format!("{page:?} at {width}: {seeds} seeds");
            assert!(seeds > 40, "{about}");
            assert!(under.is_empty(), "{about}, some of them at {under:?}");
        }
    }
}

/// Chinese may break between any two characters, but no line of what is told begins with the number of a source, and none
/// ends within a date, within the director's name or between two letters of a fact's details.
async fn chinese_lines_break_where_a_reader_expects_it(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(CHINESE.film).await;
    for width in [390, 768, 1440] {
        browser.resize(width).await;
        browser.visit(&server, CHINESE, "").await;
        browser.comes_alive().await;
        let broken: Vec<String> = browser
            .js(
                "const boxes = node => { const range = document.createRange(); range.selectNodeContents(node); \
                     return [...range.getClientRects()].filter(box => box.width > 0); }; \
                 const isSeen = each => each.checkVisibility({ visibilityProperty: true }) && !each.closest('[inert]'); \
                 const begins = sup => sup.previousSibling \
                     && boxes(sup.lastChild)[0].top > boxes(sup.previousSibling).at(-1).bottom; \
                 const ends = whole => new Set(boxes(whole).map(box => Math.round(box.top))).size > 1; \
                 const all = selector => [...document.querySelectorAll(`main ${selector}`)].filter(isSeen); \
                 const names = all('.fact__value').map(each => each.firstChild); \
                 const line = (text, at) => { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); \
                     return range.getBoundingClientRect(); }; \
                 const isCut = text => [...text.data.matchAll(/\\p{L}(?=\\p{L})/gu)].some(({ index }) => line(text, index).bottom <= line(text, index + 1).top); \
                 const details = all('.fact__detail').flatMap(each => [...each.childNodes]).filter(each => each.nodeType === 3); \
                 return [...all('sup').filter(each => !each.closest('.film-card') && begins(each)).map(each => each.parentElement), \
                     ...[...all('time'), ...names].filter(ends), ...details.filter(isCut)].map(each => `${each.parentElement.className}: ${each.textContent}`)",
                &[],
            )
            .await;
        assert!(broken.is_empty(), "at {width}: {broken:#?}");
    }
}

async fn nothing_waits_for_somebody_to_scroll(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in [390, 1440] {
        browser.resize(width).await;
        let server = Server::of(ENGLISH.film).await;
        browser.visit(&server, ENGLISH, "").await;
        browser.comes_alive().await;
        let seen = format!(
            "{WORDS} return words.filter(([each]) => each.closest('.companion__main')).map(([each, text]) => {{ \
                 const box = each.getBoundingClientRect(); const style = getComputedStyle(each); \
                 return [text.slice(0, 30), Math.round(box.left), Math.round(box.top + scrollY), Math.round(box.width), \
                     style.opacity, style.color, style.transform, style.animationName].join(' '); }})"
        );
        let before: Vec<String> = browser.js(&seen, &[]).await;
        let scroll = "const done = arguments[arguments.length - 1]; (async () => { \
            for (let y = 0; y < document.documentElement.scrollHeight; y += 400) { \
                scrollTo({ top: y, behavior: 'instant' }); await new Promise(requestAnimationFrame); } \
            scrollTo({ top: 0, behavior: 'instant' }); requestAnimationFrame(() => done(true)); })();";
        browser.js_later::<bool>(scroll).await;
        let after: Vec<String> = browser.js(&seen, &[]).await;
        // The guide to the timeline comes near it, into room of its own.
        let gone: Vec<_> = before.iter().filter(|each| !after.contains(each)).collect();
        assert!(before.len() > 300 && gone.is_empty(), "{width}: {gone:#?}");
    }
}

async fn tools_are_in_sight_at_320_pixels_without_a_hover(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(320).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        let tools = [
            ".tools__print",
            ".tools__languages a",
            ".companion__foot [href*=about]",
        ];
        tools_are_in_sight(&browser, &tools, ".slide:not([inert])").await;
    }
}

/// Whether these tools of the page are in sight, and sources and link of each event and of the quotes that `quotes` finds.
pub(super) async fn tools_are_in_sight(browser: &Browser, tools: &[&str], quotes: &str) {
    let missing = "const [tools, quotes] = arguments, missing = []; \
         const hides = each => { \
             if (!each?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return 'itself'; \
             each.scrollIntoView({ block: 'center', behavior: 'instant' }); \
             const [{ left, right, top, bottom }] = each.getClientRects(); \
             if (left === right || left < 0 || right > innerWidth) return 'the edge'; \
             const upon = document.elementFromPoint((left + right) / 2, (top + bottom) / 2); \
             return each.contains(upon) ? '' : (upon?.outerHTML ?? 'the window').slice(0, 120); }; \
         const need = (place, selector) => { \
             const hiding = hides(place.querySelector(selector)); \
             if (hiding) missing.push(`${place.id || place.localName} ${selector}, by ${hiding}`); }; \
         for (const tool of tools) need(document, tool); \
         for (const each of document.querySelectorAll(`${quotes}, .event`)) { need(each, '.permalink'); need(each, 'sup a'); } \
         for (const chapter of document.querySelectorAll('.chapter')) need(chapter, '.permalink'); \
         return missing";
    let missing: Vec<String> = browser.js(missing, &[json!(tools), json!(quotes)]).await;
    assert!(missing.is_empty(), "{missing:?}");
}

/// What the page is drawn on.
const PAPER: &str = "return getComputedStyle(document.body).backgroundColor";

async fn a_theme_keeps_the_place(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for width in [390, 1440] {
        browser.resize(width).await;
        browser.visit(&server, ENGLISH, "#e-chengdu-2009").await;
        browser.comes_alive().await;
        browser.guide_arrives().await;
        browser.settle().await;
        let place = "return [document.getElementById('e-chengdu-2009').getBoundingClientRect().top, scrollY, \
                     document.documentElement.scrollHeight]";
        let before: (f64, f64, f64) = browser.js(place, &[]).await;
        assert!(
            before.1 > 1000.0,
            "at {width} the event is far down: {before:?}"
        );
        let light: String = browser.js(PAPER, &[]).await;
        choose(&browser, "dark").await;
        browser.settle().await;
        let dark: String = browser.js(PAPER, &[]).await;
        assert_ne!(light, dark);
        let after: (f64, f64, f64) = browser.js(place, &[]).await;
        assert_eq!(after, before, "at {width}");
        // On the next visit too, on another page.
        browser.visit(&server, CHINESE, "").await;
        assert_eq!(browser.js::<String>(PAPER, &[]).await, dark);
        browser.is_quiet("theme").await;
        choose(&browser, "").await;
    }
}

/// Chooses a theme, or none: then the system's is shown.
async fn choose(browser: &Browser, theme: &str) {
    let choose = "document.querySelector(`[name=theme][value=\"${arguments[0]}\"]`).click()";
    browser.js::<()>(choose, &[json!(theme)]).await;
}

async fn the_theme_is_the_systems_until_a_reader_chooses(engine: Engine) {
    let browser = Browser::live(engine).await;
    let asks = async |scheme| {
        let wish = [("prefers-color-scheme", scheme)];
        browser.system_asks_for(&wish).await;
    };
    let is = "return getComputedStyle(document.body).backgroundColor === arguments[0]";
    let server = Server::of(ENGLISH.film).await;
    for page in [ENGLISH, ABOUT, NOWHERE] {
        asks("light").await;
        browser.visit(&server, page, "").await;
        let light: String = browser.js(PAPER, &[]).await;
        // Also while somebody reads.
        asks("dark").await;
        let is_other = "return getComputedStyle(document.body).backgroundColor !== arguments[0]";
        browser.wait_with(is_other, &[json!(light)]).await;
        let dark: String = browser.js(PAPER, &[]).await;
        browser.visit(&server, page, "").await;
        assert_eq!(browser.js::<String>(PAPER, &[]).await, dark, "{page:?}");
        if page != ENGLISH {
            continue;
        }
        choose(&browser, "light").await;
        browser.wait_with(is, &[json!(light)]).await;
        asks("light").await;
        choose(&browser, "dark").await;
        browser.wait_with(is, &[json!(dark)]).await;
        choose(&browser, "").await;
        browser.wait_with(is, &[json!(light)]).await;
    }
}

/// Nothing has come yet but the head.
async fn a_theme_is_there_before_anything_is_painted(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for page in [ENGLISH, ABOUT] {
        let stalled = (Asset::Html, Fault::StallAt("<div id=\"app\">"));
        let chosen = "localStorage.setItem('companion-theme', 'dark');";
        let server = Server::failing(page.film, &[stalled], chosen).await;
        browser.visit(&server, page, "").await;
        let is_dark = "return location.href === arguments[0] && !document.querySelector('main') \
                       && document.documentElement.dataset.theme === 'dark' \
                       && !!document.head.querySelector('style') && !document.querySelector('link[rel=stylesheet]')";
        browser
            .wait_with(is_dark, &[json!(server.url(page.path))])
            .await;
    }
}

/// Quotes lie side by side, and only one of them is being read, also before the page comes alive.
async fn another_language_keeps_the_quote(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[(Asset::Wasm, Fault::Hang)], "").await;
    browser.visit(&server, ENGLISH, "").await;
    let read = "const [, second] = document.querySelectorAll('.slide'); \
                second.scrollIntoView({ behavior: 'instant' }); return second.id";
    let id: String = browser.js(read, &[]).await;
    browser
        .js::<()>("document.querySelector('.tools__languages a').click()", &[])
        .await;
    let is_kept = "return document.documentElement.lang === 'zh-Hans' && location.hash === `#${arguments[0]}`";
    browser.wait_with(is_kept, &[json!(id)]).await;
}

async fn another_language_keeps_the_place(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "#e-chengdu-2009").await;
    browser.comes_alive().await;
    browser
        .js::<()>("document.querySelector('.tools__languages a').click()", &[])
        .await;
    browser
        .wait_for(
            "const top = document.getElementById('e-chengdu-2009')?.getBoundingClientRect().top; \
             return document.documentElement.lang === 'zh-Hans' && top > -60 && top < innerHeight / 2",
        )
        .await;
    browser.is_quiet("language").await;
}
