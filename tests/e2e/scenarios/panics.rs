//! The program panics: every island goes back to what can be read without it, and that is told once.
//!
//! Nothing in the page is made for these tests. They break what the browser offers, as extensions do, where Yew
//! takes for granted that it works.

use super::carousel::{quote_is_in_sight, quotes_by_link};
use crate::harness::site::{LANGUAGES, Page};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    before_anything_is_drawn,
    while_the_controls_are_drawn,
    while_the_reader_is_at_it
);

const AT_START: &str = "{ const { removeChild } = Node.prototype; Node.prototype.removeChild = function (child) { \
     if (this.dataset?.island) throw new Error('broken by a test'); return removeChild.call(this, child); }; }";

const AT_MOUNT: &str = "{ const { createElement } = Document.prototype; \
     Document.prototype.createElement = function (name) { \
     if (name === 'button') throw new Error('broken by a test'); return createElement.call(this, name); }; }";

const AT_EVENT: &str = "{ const { setAttribute } = Element.prototype; \
     Element.prototype.setAttribute = function (name, value) { \
     if (this.closest('[data-island]')) throw new Error('broken by a test'); setAttribute.call(this, name, value); }; }";

/// The program's end is an error of its own, which nobody can keep to himself.
const THE_END: &str = "nreachable";

async fn before_anything_is_drawn(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.expect(THE_END);
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], AT_START).await;
        browser.visit(&server, page, "").await;
        the_page_is_back(&browser, page).await;
    }
}

async fn while_the_controls_are_drawn(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.expect(THE_END);
    for page in LANGUAGES {
        let server = Server::failing(page.film, &[], AT_MOUNT).await;
        browser.visit(&server, page, "").await;
        the_page_is_back(&browser, page).await;
    }
}

async fn while_the_reader_is_at_it(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.expect(THE_END);
    for page in LANGUAGES {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        browser
            .js::<()>(
                "document.querySelectorAll('#quotes button')[1].click()",
                &[],
            )
            .await;

        browser
            .js::<()>(
                "document.querySelectorAll('#quotes button')[1].focus()",
                &[],
            )
            .await;
        browser.settle().await;
        browser
            .js::<()>(&format!("window.was = scrollY; {AT_EVENT}"), &[])
            .await;
        browser
            .press(&thirtyfour::Key::Enter.value().to_string())
            .await;
        browser
            .wait_for("return window.__probe.events.length > 0")
            .await;

        let kept: bool = browser
            .js("return Math.abs(scrollY - window.was) < 2", &[])
            .await;
        assert!(kept, "{page:?}: the page has moved");
        let focus: String = browser
            .js(
                "return document.activeElement.getAttribute('href') ?? ''",
                &[],
            )
            .await;
        let second: String = browser
            .js(
                "return '#' + document.querySelectorAll('.slide')[1].id",
                &[],
            )
            .await;
        assert_eq!(
            focus, second,
            "{page:?}: the focus is on the link to the quote that was shown"
        );
    }
}

/// Whether the page is as it was without scripts, has said so once, and works as it did.
async fn the_page_is_back(browser: &Browser, page: Page) {
    browser
        .wait_for("return window.__probe.events.length > 0")
        .await;
    browser.settle().await;
    reads_as_without_scripts(browser, page, State::Still, "after a panic").await;
    browser
        .has_no_dead_control(State::Still, "after a panic")
        .await;
    let traces = "return document.querySelectorAll('main :is(button, [role=tab], [inert], [data-live])').length";
    assert_eq!(
        browser.js::<usize>(traces, &[]).await,
        0,
        "{page:?}: traces of the islands"
    );

    the_links_lead_to_the_quotes(browser, page).await;
    let said = browser.said().await;
    assert_eq!((said.console.len(), said.events.len()), (1, 1), "{said:?}");
    assert!(said.console[0].contains("panicked"), "{said:?}");
    assert!(
        said.events[0]["message"]
            .as_str()
            .unwrap()
            .contains("panicked"),
        "{said:?}"
    );
    assert!(
        said.errors.len() <= 1 && said.errors.iter().all(|error| error.contains(THE_END)),
        "{said:?}"
    );
}

async fn the_links_lead_to_the_quotes(browser: &Browser, page: Page) {
    for index in quotes_by_link(browser.engine, page) {
        browser
            .click(&format!("[data-island] a:nth-of-type({})", index + 1))
            .await;
        quote_is_in_sight(browser, *index).await;
    }
}
