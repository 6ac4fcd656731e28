//! Links: from outside to a thing on the page, from thing to thing and back, and from language to language.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, LANGUAGES, LONG, Page, WIDTHS};
use crate::harness::{Browser, Engine, Scripts, Server, in_engines, in_every_engine};

in_every_engine!(
    a_link_from_outside_arrives,
    without_scripts_a_link_from_outside_arrives,
    where_a_link_leads_the_page_comes_alive_at_once,
    where_a_link_leads_is_marked,
    back_and_forward_go_where_the_reader_was,
    a_mark_on_the_line_leads_as_other_links_do,
    back_never_leads_to_a_quote_out_of_sight,
    every_language_is_one_link_away,
    without_scripts_every_language_is_one_link_away,
);
// Not proven in WebKit yet.
in_engines!([chromium: Chromium, firefox: Firefox] going_through_the_page_leaves_the_address_alone, a_link_is_handed_on_at_a_click);

/// Fragments, and the ids of the things that they lead to.
const FRAGMENTS: [(Page, &str, &str); 10] = [
    (ENGLISH, "#timeline", "timeline"),
    (ENGLISH, "#sources", "sources"),
    (EVERYTHING, "#e-opening", "e-opening"),
    // What they were called once.
    (EVERYTHING, "#e-first-night", "e-opening"),
    (EVERYTHING, "#c-the-start", "c-beginnings"),
    (EVERYTHING, "#q-nothing", "q-first-words"),
    (ARABIC, "#q-ثانية", "q-ثانية"),
    (ARABIC, "#q-%D8%AB%D8%A7%D9%86%D9%8A%D8%A9", "q-ثانية"),
    (ARABIC, "#e-العرض-الأول", "e-العرض-الأول"),
    (ARABIC, "#s-paper", "s-paper"),
];

async fn a_link_from_outside_arrives(engine: Engine) {
    let browser = Browser::live(engine).await;
    links_arrive(&browser, true).await;
}

async fn without_scripts_a_link_from_outside_arrives(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    links_arrive(&browser, false).await;
}

async fn links_arrive(browser: &Browser, live: bool) {
    let mut links: Vec<(Page, String, String)> = Vec::new();
    // Of each kind the one in the middle, or the last, which is the farthest.
    for (page, which) in [
        (ENGLISH, "all[all.length >> 1]"),
        (CHINESE, "all[all.length - 1]"),
    ] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        let things = format!(
            "return ['.slide', '.chapter', '.event', '.source'] \
               .map(kind => {{ const all = document.querySelectorAll(kind); return {which}.id }})"
        );
        let ids: Vec<String> = browser.js(&things, &[]).await;
        links.extend(ids.into_iter().map(|id| (page, format!("#{id}"), id)));
    }
    links.extend(FRAGMENTS.map(|(page, fragment, id)| (page, fragment.to_owned(), id.to_owned())));

    let widths = WIDTHS.into_iter().cycle();
    for ((page, fragment, id), width) in links.into_iter().zip(widths) {
        browser.resize(width).await;
        // A host of its own, so that every link is a first visit.
        let server = Server::of(page.film).await;
        browser.visit(&server, page, &fragment).await;
        if live && page.has_carousel() {
            browser.comes_alive().await;
        }
        in_sight(browser, &id).await;
        if id.starts_with("s-") {
            // A chapter above it that is drawn later than that would push it out of sight.
            let is_drawn = "return [...document.querySelectorAll('[data-undrawn]')] \
                            .every(chapter => getComputedStyle(chapter).contentVisibility !== 'auto')";
            assert!(browser.js::<bool>(is_drawn, &[]).await, "{id}");
        }
        if live {
            has_the_focus(browser, &id).await;
        }
    }
}

/// Waits until the keyboard goes on from a thing, whatever it was called once.
async fn has_the_focus(browser: &Browser, id: &str) {
    let has_it = "return document.getElementById(arguments[0]) === document.activeElement";
    browser.wait_with(has_it, &[json!(id)]).await;
}

/// A browser tells less of a page that does not begin at its top; it has to come alive before its patience ends.
async fn where_a_link_leads_the_page_comes_alive_at_once(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    let engine_is_told =
        "return performance.getEntriesByType('resource').some(file => file.name.endsWith('.wasm'))";
    let waited = "const has_ended = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd; \
                  const files = performance.getEntriesByType('resource'); \
                  return files.find(file => file.name.endsWith('.wasm')).startTime - has_ended";
    let mut shortest = f64::INFINITY;
    // A machine may be too busy once; a page that always waits does so every time.
    for query in ["?once", "?again", "?and-again"] {
        browser
            .visit(&server, ENGLISH, &format!("{query}#e-hot-docs"))
            .await;
        browser.comes_alive().await;
        browser.wait_for(engine_is_told).await;
        shortest = shortest.min(browser.js(waited, &[]).await);
    }
    assert!(
        shortest < 4000.0,
        "the engine was asked for after {shortest} ms"
    );
}

/// Fragments, the ids of the things that they lead to, and another thing.
const MARKED: [(Page, &str, &str, &str); 6] = [
    (ENGLISH, "c-stadium", "c-stadium", ".chapter"),
    (ENGLISH, "e-urn-1995", "e-urn-1995", "#e-hot-docs"),
    (
        ARABIC,
        "q-first-words",
        "q-first-words",
        ".slide:last-child",
    ),
    // What they were called once.
    (EVERYTHING, "c-the-start", "c-beginnings", "#e-school"),
    (EVERYTHING, "e-first-night", "e-opening", "#e-school"),
    (EVERYTHING, "q-nothing", "q-first-words", "#e-school"),
];

/// What an address leads to looks otherwise than before, not by its colour alone, and nothing else does.
async fn where_a_link_leads_is_marked(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, fragment, id, other) in MARKED {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        if page.has_carousel() {
            browser.comes_alive().await;
        }
        // What comes alive meanwhile looks otherwise, too.
        browser.is_drawn().await;
        let players = "return [...document.querySelectorAll('[data-island=player]')] \
                           .every(each => each.querySelector('button'))";
        browser.wait_for(players).await;
        let look = "const look = thing => [thing, ...thing.querySelectorAll('*')].flatMap(each => ['', '::before', '::after'].map(part => { \
                        const style = getComputedStyle(each, part || null); \
                        return ['outlineStyle', 'outlineWidth', 'textDecorationLine', 'textDecorationThickness', 'borderBlockStartStyle'] \
                            .map(name => style[name]).join(' ') })).join('\\n'); \
                    const [it, other] = [document.getElementById(arguments[0]), document.querySelector(arguments[1])].map(look);";
        let args = [json!(id), json!(other)];
        let before: [String; 2] = browser
            .js(&format!("{look} return [it, other]"), &args)
            .await;
        let go = "location.hash = arguments[0]";
        browser.js::<()>(go, &[json!(fragment)]).await;
        has_the_focus(&browser, id).await;
        let is_marked = format!("{look} return it !== arguments[2] && other === arguments[3]");
        let args = [&args[..], &before.map(|look| json!(look))].concat();
        browser.wait_with(&is_marked, &args).await;
    }
}

async fn going_through_the_page_leaves_the_address_alone(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, fragment) in [(ENGLISH, ""), (ARABIC, "#c-beginnings"), (LONG, "")] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, fragment).await;
        browser.guide_arrives().await;
        let walk = "const done = arguments[arguments.length - 1], seen = new Set(), before = history.length; \
                    let way = 800; scrollTo({ top: 0, behavior: 'instant' }); \
                    const step = () => { \
                        seen.add(location.href); const from = scrollY; \
                        scrollBy({ top: way, behavior: 'instant' }); \
                        if (scrollY !== from) return requestAnimationFrame(step); \
                        if (way < 0) return done([[...seen], history.length - before]); \
                        way = -way; requestAnimationFrame(step) }; step()";
        let (seen, added): (Vec<String>, i64) = browser.js_later(walk).await;
        let address: String = browser.js("return location.href", &[]).await;
        assert!(
            seen.iter().all(|each| *each == address),
            "{page:?}: {seen:?}"
        );
        assert_eq!(added, 0, "{page:?}");
        assert!(
            address.ends_with(&format!("{}{fragment}", page.path)),
            "{address}"
        );
    }
}

async fn back_and_forward_go_where_the_reader_was(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        // A quote that is not in sight yet, if an event leads to one.
        let quote: String = browser
            .js(
                "const all = [...document.querySelectorAll(\"article a[href^='#q-']\")]; \
                 const isHidden = each => document.getElementById(decodeURIComponent(each.hash.slice(1))).closest('[inert]'); \
                 return `article a[href='${(all.find(isHidden) ?? all[0]).getAttribute('href')}']`",
                &[],
            )
            .await;
        let mut ids: Vec<String> = Vec::new();
        let links = ["nav a[href^='#c-']", "article a[href^='#s-']", &quote];
        for link in links {
            let leads_to =
                "return decodeURIComponent(document.querySelector(arguments[0]).hash.slice(1))";
            let id: String = browser.js(leads_to, &[json!(link)]).await;
            browser.follow(link).await;
            in_sight(&browser, &id).await;
            has_the_focus(&browser, &id).await;
            ids.push(id);
        }
        for (id, link) in ids.iter().zip(&links[1..]).rev() {
            browser.back().await;
            in_sight(&browser, id).await;
            // The keyboard goes on at the link by which the reader left.
            let is_there = "return document.activeElement === document.querySelector(arguments[0])";
            browser.wait_with(is_there, &[json!(link)]).await;
        }
        for id in ids.iter().skip(1) {
            browser.forward().await;
            in_sight(&browser, id).await;
        }
        browser.is_quiet(page).await;
    }
}

async fn a_mark_on_the_line_leads_as_other_links_do(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
    let mark = |id: &str| format!(".axis__mark[href='#{id}']");
    let ids = "return [0, 4].map(index => document.querySelectorAll('.axis__mark')[index].getAttribute('href').slice(1))";
    let [first, second]: [String; 2] = browser.js(ids, &[]).await;
    for id in [&first, &second, &first] {
        browser.follow(&mark(id)).await;
        in_sight(&browser, id).await;
        has_the_focus(&browser, id).await;
    }
    browser.back().await;
    in_sight(&browser, &second).await;
    let is_there = "return document.activeElement === document.querySelector(arguments[0])";
    browser.wait_with(is_there, &[json!(mark(&first))]).await;
}

async fn back_never_leads_to_a_quote_out_of_sight(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    browser.comes_alive().await;
    browser.follow(".slide:not([inert]) a[href^='#s-']").await;
    browser
        .wait_for("return location.hash.startsWith('#s-')")
        .await;
    browser.turn_carousel().await;
    browser.back().await;
    browser.wait_for("return location.hash === ''").await;
    browser.settle().await;
    let reachable = "return document.querySelectorAll('.slide:not([inert])').length";
    assert_eq!(browser.js::<usize>(reachable, &[]).await, 1);
}

async fn every_language_is_one_link_away(engine: Engine) {
    languages_are_linked(&Browser::live(engine).await, true).await;
}

async fn without_scripts_every_language_is_one_link_away(engine: Engine) {
    languages_are_linked(&Browser::open(engine, Scripts::Off).await, false).await;
}

async fn languages_are_linked(browser: &Browser, live: bool) {
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    for page in [CHINESE, ENGLISH] {
        browser
            .click(&format!("nav a[hreflang={}]", page.lang))
            .await;
        browser
            .wait_with("return location.pathname === arguments[0] && document.documentElement.lang === arguments[1]", &[
                json!(format!("/{}", page.path)),
                json!(page.lang),
            ])
            .await;
        if live {
            browser.comes_alive().await;
        }
        let alternates =
            "return [...document.querySelectorAll('link[rel=alternate][hreflang]')].length";
        assert!(
            browser.js::<usize>(alternates, &[]).await > 0,
            "{page:?} names its other languages"
        );
    }
}

/// What a browser has to hand links on with, as a script ahead of the page's own, and what comes of a click: how many are
/// handed on, whether that is said, and whether the link is followed instead.
const OFFERS: [(&str, usize, bool, bool); 4] = [
    (
        "share: undefined, clipboard: { writeText: hand }",
        1,
        true,
        false,
    ),
    (
        "share: ({ url }) => hand(url), clipboard: undefined",
        1,
        false,
        false,
    ),
    // The reader closes the sheet.
    (
        "share: () => Promise.reject(new DOMException('', 'AbortError')), clipboard: { writeText: hand }",
        0,
        false,
        false,
    ),
    ("share: undefined, clipboard: undefined", 0, false, true),
];

async fn a_link_is_handed_on_at_a_click(engine: Engine) {
    let browser = Browser::live(engine).await;
    let offers = OFFERS.into_iter().zip(LANGUAGES.into_iter().cycle());
    for ((offer, times, is_said, is_followed), page) in offers {
        let offer = format!(
            "window.handed = []; const hand = async url => {{ handed.push(url); }}; \
             for (const [name, value] of Object.entries({{ {offer} }})) \
             Object.defineProperty(navigator, name, {{ value }});"
        );
        let server = Server::failing(page.film, &[], &offer).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        for kind in [".slide:not([inert])", ".event", ".chapter"] {
            let link = format!("{kind} .permalink");
            browser.click(&link).await;
            let answered = "const [selector, times, isSaid, isFollowed] = arguments; \
                            const link = document.querySelector(selector); \
                            const { copied } = document.querySelector('[data-copied]').dataset; \
                            const status = document.querySelector('body > [role=status]').textContent; \
                            return handed.length === times && (link.dataset.said === copied) === isSaid \
                                && (status === copied) === isSaid && (location.hash === link.hash) === isFollowed";
            let expected = [
                json!(link),
                json!(times),
                json!(is_said),
                json!(is_followed),
            ];
            browser.wait_with(answered, &expected).await;
            // What is handed on leads to the thing: to its own page, where it has one.
            let leads = "const done = arguments[arguments.length - 1], [url] = handed.splice(0); \
                         if (!url) return done(true); \
                         const { href } = new URL(url); \
                         fetch(href).then(async answer => { \
                             const text = await answer.text(), { hash } = new URL(href); \
                             done(answer.ok && (!hash || text.includes(`id=\"${decodeURIComponent(hash.slice(1))}\"`))) })";
            assert!(browser.js_later::<bool>(leads).await, "{page:?}: {kind}");
            // What was said is over when the reader does something else.
            browser.press(&Key::Shift.value().to_string()).await;
            let is_over = "return !document.querySelector('[data-said]')";
            browser.wait_for(is_over).await;
        }
        browser.is_quiet(offer).await;
    }
}

/// Waits until the thing with this id is in sight; a quote has to be the one that is shown.
async fn in_sight(browser: &Browser, id: &str) {
    let is_there = "const thing = document.getElementById(arguments[0]); \
                    const box = thing?.getBoundingClientRect(); \
                    return !!thing && box.top < innerHeight && box.bottom > 0 \
                        && box.left < innerWidth && box.right > 0 \
                        && thing.checkVisibility({ visibilityProperty: true })";
    browser.wait_with(is_there, &[json!(id)]).await;
}
