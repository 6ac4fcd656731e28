//! What readers bring along: browsers that keep nothing, translate the page, or have lost the date.

use thirtyfour::Key;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, LANGUAGES, LONG, Page};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    whatever_the_surroundings_the_page_is_whole,
    where_nothing_is_kept_the_guide_guides,
    a_translator_comes_after_the_islands,
    a_tab_without_memory_for_the_program_is_a_page_without_scripts,
    a_tab_whose_memory_ends_is_a_page_without_scripts,
    the_network_goes_while_somebody_reads,
    what_a_link_leads_to_cannot_come,
);

/// A clock that shows another time, everywhere: so many milliseconds later.
macro_rules! clock {
    ($later:literal) => {
        concat!(
            "{ const own = Date, now = () => own.now() + ",
            $later,
            "; window.Date = new Proxy(own, { \
             construct: (own, given, target) => Reflect.construct(own, given.length ? given : [now()], target), \
             apply: () => String(new own(now())), \
             get: (own, name) => name === 'now' ? now : own[name] }); }"
        )
    };
}

/// What browsers know who tell where a reader is.
const OBSERVERS: &str = "return 'IntersectionObserver' in window";

/// Surroundings, as scripts that run before the page's own.
const SURROUNDINGS: [(&str, &str); 6] = [
    (
        "storage is denied",
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });",
    ),
    (
        "cookies are denied",
        "Object.defineProperty(Document.prototype, 'cookie', \
        { get() { throw new DOMException('denied', 'SecurityError'); }, set() { throw new DOMException('denied'); } });",
    ),
    ("the clock shows the last century", clock!("-4e12")),
    ("the clock shows the next century", clock!("4e12")),
    (
        "the browser knows neither idleness nor observers",
        "for (const name of ['requestIdleCallback', 'IntersectionObserver', \
        'ResizeObserver']) delete window[name];",
    ),
    (
        "a translator rewrites the page before the islands",
        concat!(
            "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') {",
            include_str!("translate.js"),
            "} });"
        ),
    ),
];

async fn whatever_the_surroundings_the_page_is_whole(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (about, before) in SURROUNDINGS {
        for page in LANGUAGES {
            let server = Server::failing(page.film, &[], before).await;
            browser.visit(&server, page, "").await;
            browser.comes_alive().await;
            reads_as_without_scripts(&browser, page, State::Live, about).await;
            browser.has_no_dead_control(State::Live, about).await;
            // Without observers there is the list of chapters and no guide. Once for each: it takes its time.
            if page == CHINESE && browser.js(OBSERVERS, &[]).await {
                browser.every_control_answers().await;
            }
            browser.is_quiet(about).await;
        }
    }
}

/// The place that the reader is at cannot be kept, and nothing else is missed.
async fn where_nothing_is_kept_the_guide_guides(engine: Engine) {
    let browser = Browser::live(engine).await;
    let denied = "Object.defineProperty(window, 'localStorage', { get() { \
                      window.denials = (window.denials ?? 0) + 1; throw new DOMException('denied', 'SecurityError'); } });";
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], denied).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser.guide_arrives().await;
        let read = "window.denials = 0; const events = document.querySelectorAll('.event'); \
                    events[events.length >> 1].scrollIntoView({ behavior: 'instant' })";
        browser.js::<()>(read, &[]).await;
        let is_tried = "return window.denials > 0 && !!document.querySelector('.axis__mark[aria-current]') \
                        && !!document.querySelector('#chapters [aria-current]')";
        browser.wait_for(is_tried).await;
        browser
            .js::<()>(
                "document.querySelectorAll('[name=axis-scale]')[1].click()",
                &[],
            )
            .await;
        let is_turned = "return !!document.querySelector('.is-order .axis__mark[aria-current]') \
                         && !document.querySelector('.guide__resume').checkVisibility()";
        browser.wait_for(is_turned).await;
        browser.is_quiet(page).await;
    }
}

async fn a_translator_comes_after_the_islands(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser.js::<()>(include_str!("translate.js"), &[]).await;
        for _ in 0..3 {
            browser.turn_carousel().await;
        }
        reads_as_without_scripts(&browser, page, State::Live, "translated").await;
        browser.is_quiet(page).await;
    }
}

/// There is no memory for the program: it is asked for once more, and then the page stays as it is.
async fn a_tab_without_memory_for_the_program_is_a_page_without_scripts(engine: Engine) {
    let browser = Browser::live(engine).await;
    let refused = "for (const name of ['instantiate', 'instantiateStreaming']) WebAssembly[name] = \
                   () => Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory'));";
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], refused).await;
        browser.visit(&server, page, "").await;
        is_as_without_scripts(&browser, page, "Out of memory").await;
    }
}

/// Takes all memory that the program could still have.
const FILL: &str = "for (let pages = 65536; pages >= 1; pages >>= 1) { \
                    try { for (;;) window.programMemory.grow(pages); } catch { /* Not so many. */ } }";

/// Runs ahead of a page's scripts: the program's memory can be reached, and `then` runs before the program does.
pub(super) fn with_memory(then: &str) -> String {
    format!(
        "for (const name of ['instantiate', 'instantiateStreaming']) {{ \
         const start = WebAssembly[name]; \
         WebAssembly[name] = async (...args) => {{ \
           const started = await start(...args); \
           window.programMemory = (started.instance ?? started).exports.memory; \
           {then} \
           return started; \
         }}; }}"
    )
}

/// Memory ends before the program has begun, or when it has been at work for a while.
async fn a_tab_whose_memory_ends_is_a_page_without_scripts(engine: Engine) {
    let browser = Browser::live(engine).await;
    // The program's end is an error of its own.
    browser.expect("RuntimeError");
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], &with_memory(FILL)).await;
        browser.visit(&server, page, "").await;
        is_as_without_scripts(&browser, page, "companion").await;
    }
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], &with_memory("")).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser.guide_arrives().await;
        browser.js::<()>(FILL, &[]).await;
        let search = "const field = document.querySelector('[name=q]'); field.value = 'x'.repeat(4e6); \
                      field.dispatchEvent(new Event('input', { bubbles: true }));";
        browser.js::<()>(search, &[]).await;
        is_as_without_scripts(&browser, page, "memory").await;
    }
}

/// Whether nothing of the islands is seen, and that was told once, in these words.
async fn is_as_without_scripts(browser: &Browser, page: Page, words: &str) {
    browser
        .wait_for("return window.__probe.events.length > 0")
        .await;
    browser.settle().await;
    reads_as_without_scripts(browser, page, State::Still, words).await;
    browser.has_no_dead_control(State::Still, words).await;
    let scripted = "return document.querySelectorAll('main :is(button, [role=tab], [inert], [data-live])').length";
    assert_eq!(browser.js::<usize>(scripted, &[]).await, 0, "{page:?}");
    let said = browser.said().await;
    assert_eq!((said.console.len(), said.events.len()), (1, 1), "{said:?}");
    assert!(said.console[0].contains(words), "{said:?}");
}

/// What is asked for later does not come: all that is there stays and works, and the rest says so.
async fn the_network_goes_while_somebody_reads(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in LANGUAGES {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        drop(server);
        browser
            .js::<()>("document.querySelector('#timeline').scrollIntoView()", &[])
            .await;
        browser
            .wait_for("return window.__probe.console.length > 0")
            .await;
        browser.has_no_dead_control(State::Live, "no network").await;
        reads_as_without_scripts(&browser, page, State::Live, "no network").await;
        let said = browser.said().await;
        assert_eq!((said.console.len(), said.errors.len()), (1, 0), "{said:?}");
    }
    // The guide has come, and what its search looks in does not.
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "").await;
    browser.guide_arrives().await;
    drop(server);
    let search = "document.querySelector('#find').open = true; const field = document.querySelector('[name=q]'); \
                  field.value = 'Chengdu'; field.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.js::<()>(search, &[]).await;
    let says_so = "const count = document.querySelector('.find__count'); \
                   return count.textContent === count.dataset.failed";
    browser.wait_for(says_so).await;
    assert_eq!(browser.said().await.errors.len(), 0);
}

/// A link of a long film leads to what has not come yet and cannot: that is said beside it, until the reader goes on.
async fn what_a_link_leads_to_cannot_come(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "").await;
    browser
        .wait_for("return !!document.querySelector('[data-growing]')")
        .await;
    let link = "document.querySelector('.event__text p').insertAdjacentHTML('beforeend', '<a id=\"far\" href=\"#e-year-1940\">1940</a>')";
    browser.js::<()>(link, &[]).await;
    drop(server);
    browser.click("#far").await;
    let is_said = "const status = document.querySelector('[data-island=parts]'), link = document.activeElement; \
                   const [said, pressed] = [status, link].map(each => each.getBoundingClientRect()); \
                   return status.textContent === status.dataset.failed && link.id === 'far' \
                       && getComputedStyle(status).clipPath === 'none' && said.width > 100 \
                       && said.left >= 0 && said.right <= innerWidth && said.top >= 0 && said.bottom <= innerHeight \
                       && Math.abs(said.top - pressed.bottom) < 60";
    browser.wait_for(is_said).await;
    browser.press(&Key::Tab.value().to_string()).await;
    browser
        .wait_for("return !document.querySelector('[data-island=parts]').textContent")
        .await;
}
