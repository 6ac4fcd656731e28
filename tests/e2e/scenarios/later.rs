//! What a page asks for later does not come, or is not what it should be: the page stays whole, and what is missing is said.

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{ENGLISH, LANGUAGES, LONG};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    the_guide_fails,
    what_the_search_looks_in_fails,
    what_does_not_come_in_time_is_given_up,
    a_part_of_the_story_fails,
    the_index_of_the_story_fails,
    the_guide_comes_when_there_is_a_line_again
);

/// What befalls texts. That a letter of one is another, though all of it has come, is for the line to see.
const FAULTS: [Fault; 6] = [
    Fault::Truncate,
    Fault::Drop,
    Fault::WrongType,
    Fault::OldVersion,
    Fault::NotFound,
    Fault::ServerError,
];

/// The list of chapters stays the plain list that it was.
async fn the_guide_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (fault, page) in FAULTS.into_iter().zip(LANGUAGES.into_iter().cycle()) {
        let about = format!("{fault:?} in {engine:?}");
        let server = Server::failing(page.film, &[(Asset::Guide, fault)], "").await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        go_to(&browser, "#timeline").await;
        browser.wait_for(IS_TOLD).await;
        reads_as_without_scripts(&browser, page, State::Live, &about).await;
        browser.has_no_dead_control(State::Live, &about).await;
        is_told(&browser, 1, &about).await;
    }
}

/// The search says that it cannot be made; when it is made again, what did not come is asked for again.
async fn what_the_search_looks_in_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    for fault in FAULTS
        .into_iter()
        .chain([Fault::Once(&Fault::NotFound), Fault::Corrupt])
    {
        let about = format!("{fault:?} in {engine:?}");
        let server = Server::failing(ENGLISH.film, &[(Asset::Words, fault)], "").await;
        let is_once = matches!(fault, Fault::Once(_));
        let asked = if is_once {
            ""
        } else {
            "?q=Chengdu&thread=names"
        };
        browser.visit(&server, ENGLISH, asked).await;
        browser.guide_arrives().await;
        browser
            .js::<()>("document.querySelector('#find').open = true", &[])
            .await;
        let says_so = "const count = document.querySelector('.find__count'); \
                       return count.textContent === count.dataset.failed";
        browser.wait_for(says_so).await;
        let search = "const field = document.querySelector('[name=q]'); field.value = 'Chengdu'; \
                      field.dispatchEvent(new Event('input', { bubbles: true }))";
        if is_once {
            browser.js::<()>(search, &[]).await;
            browser
                .wait_for("return !!document.querySelector('.find__hits a')")
                .await;
        } else {
            // What is asked for in vain can be taken off.
            browser.click(".find__clear").await;
            let is_clear = "return location.search === '' && !document.querySelector('[name=q]').value \
                            && !document.querySelector('.find__clear').checkVisibility()";
            browser.wait_for(is_clear).await;
        }
        is_told(&browser, 0, &about).await;
    }
}

/// What the search looks in hangs: nobody is left without an answer, and what is asked for anew may come.
async fn what_does_not_come_in_time_is_given_up(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[(Asset::Words, Fault::Hang)], "").await;
    browser.visit(&server, ENGLISH, "").await;
    browser.guide_arrives().await;
    // A moment instead of a minute.
    let hurry = "const wait = AbortSignal.timeout; \
                 AbortSignal.timeout = time => wait.call(AbortSignal, time / 100); \
                 document.querySelector('#find').open = true";
    browser.js::<()>(hurry, &[]).await;
    let says_so = "const count = document.querySelector('.find__count'); \
                   return count.textContent === count.dataset.failed";
    browser.wait_for(says_so).await;
    server.release();
    // An older browser waits as long as it has to.
    let search = "AbortSignal.timeout = undefined; \
                  const field = document.querySelector('[name=q]'); field.value = 'Chengdu'; \
                  field.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.js::<()>(search, &[]).await;
    browser
        .wait_for("return !!document.querySelector('.find__hits a')")
        .await;
    is_told(&browser, 0, "a search that hangs").await;
}

/// Its place says so, and has the link to its own page; it was asked for twice.
async fn a_part_of_the_story_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    for fault in [
        Fault::Truncate,
        Fault::OldVersion,
        Fault::NotFound,
        Fault::Once(&Fault::NotFound),
    ] {
        let about = format!("{fault:?} in {engine:?}");
        let server = Server::failing(LONG.film, &[(Asset::Part, fault)], "").await;
        browser.visit(&server, LONG, "").await;
        browser
            .wait_for("return !!document.querySelector('[data-growing] .part')")
            .await;
        go_to(&browser, ".part").await;
        if matches!(fault, Fault::Once(_)) {
            browser
                .wait_for("return !!document.querySelector('.part[data-filled] .event')")
                .await;
            is_told(&browser, 1, &about).await;
            continue;
        }
        let says_so = "const place = document.querySelector('.part[data-failed]'), link = place?.querySelector('a[href]'); \
                       return !!link && link.checkVisibility() && !place.querySelector('.event') \
                           && place.dataset.failed === document.querySelector('[data-island=parts]').dataset.failed";
        browser.wait_for(says_so).await;
        let said = browser.said().await;
        assert_eq!(
            (said.errors.len(), said.events.len()),
            (0, 0),
            "{about}: {said:?}"
        );
    }
}

/// What a link leads to cannot be found: that is said beside it.
async fn the_index_of_the_story_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    for fault in [
        Fault::Truncate,
        Fault::WrongType,
        Fault::OldVersion,
        Fault::NotFound,
    ] {
        let about = format!("{fault:?} in {engine:?}");
        let server = Server::failing(LONG.film, &[(Asset::Index, fault)], "").await;
        browser.visit(&server, LONG, "").await;
        browser
            .wait_for("return !!document.querySelector('[data-growing]')")
            .await;
        browser
            .js::<()>("location.hash = '#e-year-1940'", &[])
            .await;
        let says_so = "const status = document.querySelector('[data-island=parts]'); \
                       return status.textContent === status.dataset.failed";
        browser.wait_for(says_so).await;
        is_told(&browser, 0, &about).await;
    }
}

/// A reader goes into a tunnel before the guide has come, and reads on until there is a line again.
async fn the_guide_comes_when_there_is_a_line_again(engine: Engine) {
    const TUNNEL: &str = "{ const { fetch } = window; window.lost = 0; window.fetch = (...asked) => { \
         if (lost < 0 || !String(asked[0]).endsWith('guide.html')) return fetch(...asked); \
         lost += 1; return Promise.reject(new TypeError('no line')); }; }";
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[], TUNNEL).await;
    browser.visit(&server, ENGLISH, "").await;
    browser.comes_alive().await;
    let go = "document.querySelectorAll('.event')[arguments[0]].scrollIntoView()";
    for event in [1, 2] {
        browser.js::<()>(go, &[event.into()]).await;
        browser
            .wait_with("return lost >= arguments[0]", &[event.into()])
            .await;
    }
    let there = "return !!document.querySelector('.guide__content')";
    assert!(!browser.js::<bool>(there, &[]).await, "there was no line");

    browser.js::<()>("window.lost = -1", &[]).await;
    browser.js::<()>(go, &[3.into()]).await;
    browser.wait_for(there).await;
    let said = browser.said().await;
    assert_eq!(said.errors.len() + said.violations.len(), 0, "{said:?}");
}

async fn go_to(browser: &Browser, selector: &str) {
    let go = "document.querySelector(arguments[0]).scrollIntoView()";
    browser.js::<()>(go, &[selector.into()]).await;
}

/// Whether the console was told of something.
const IS_TOLD: &str = "return window.__probe.console.length > 0";

/// Whether the console was told so often, and nothing else has happened.
async fn is_told(browser: &Browser, times: usize, about: &str) {
    let said = browser.said().await;
    assert_eq!(
        (
            said.console.len(),
            said.errors.len(),
            said.violations.len(),
            said.events.len()
        ),
        (times, 0, 0, 0),
        "{about}: {said:?}"
    );
}
