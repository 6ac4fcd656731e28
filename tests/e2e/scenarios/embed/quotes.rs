//! The quotes in a frame and in the element: the carousel of the page, with the same names and roles, by a script that
//! is a hundredth of the program.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::{Host, element, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    complaint_24_quotes_in_a_frame_are_the_pages_carousel,
    complaint_24_quotes_in_the_element_are_the_pages_carousel,
    complaint_22_slides_out_of_sight_are_out_of_reach,
    complaint_17_arrow_keys_are_mirrored_where_the_film_is,
    quotes_in_a_frame_are_whole_without_scripts
);

/// Where the quotes are: in a document of their own, or in the element's shadow root.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Frame,
    Element,
}

/// A page with the quotes of a film, in the hands of a reader.
struct Quotes {
    browser: Browser,
    form: Form,
    /// Their ids, in their order.
    ids: Vec<String>,
    _servers: (Server, Host),
}

impl Quotes {
    async fn open(engine: Engine, form: Form, film: Film) -> Self {
        let browser = Browser::live(engine).await;
        let film = Server::of(film).await;
        let body = match form {
            Form::Frame => frame(&film, "embed/quotes/") + frame_script(&film).as_str(),
            Form::Element => element(&film, &format!("src=\"{}\" section=quotes", film.url(""))),
        };
        let host = Host::of(&body).await;
        host.open(&browser, "").await;
        match form {
            Form::Frame => {
                browser.frames_are_measured().await;
                browser.enter_frame(0).await;
                // WebKit lets no frame of another site take the focus before a reader has given it.
                browser.click(".quotes__title").await;
            }
            Form::Element => browser.elements_are_ready().await,
        }
        let mut quotes = Self {
            browser,
            form,
            ids: Vec::new(),
            _servers: (film, host),
        };
        quotes.ids = quotes
            .ask("return [...root.querySelectorAll('.slide')].map(slide => slide.id)")
            .await;
        quotes
    }

    /// Runs a script that finds the section in `root`.
    async fn ask<T: serde::de::DeserializeOwned>(&self, script: &str) -> T {
        self.browser.js(&self.within(script), &[]).await
    }

    fn within(&self, script: &str) -> String {
        let root = match self.form {
            Form::Frame => "document",
            Form::Element => "document.querySelector('film-companion').shadowRoot",
        };
        format!("const root = {root}; {script}")
    }

    /// Waits until this quote, and no other, is in sight, within reach, and named as chosen.
    async fn shows(&self, index: usize) {
        let script = self.within(
            "const slides = [...root.querySelectorAll('.slide')]; \
             const row = root.querySelector('.quotes__slides').getBoundingClientRect(); \
             return slides.every((slide, at) => { \
                 const box = slide.getBoundingClientRect(); \
                 const tab = root.getElementById(slide.getAttribute('aria-labelledby')); \
                 const isShown = at === arguments[0]; \
                 return slide.inert !== isShown && tab.getAttribute('aria-selected') === String(isShown) \
                     && tab.tabIndex === (isShown ? 0 : -1) \
                     && (!isShown || Math.abs(box.left + box.right - row.left - row.right) < 60); }) \
                 && root.querySelector('.quotes__position').textContent === slides[arguments[0]].dataset.position",
        );
        self.browser.wait_with(&script, &[json!(index)]).await;
    }

    async fn press(&self, key: Key) {
        self.browser.press(&key.value().to_string()).await;
    }
}

async fn complaint_24_quotes_in_a_frame_are_the_pages_carousel(engine: Engine) {
    is_the_pages_carousel(Quotes::open(engine, Form::Frame, Film::NeverSorry).await).await;
}

async fn complaint_24_quotes_in_the_element_are_the_pages_carousel(engine: Engine) {
    is_the_pages_carousel(Quotes::open(engine, Form::Element, Film::NeverSorry).await).await;
}

async fn is_the_pages_carousel(quotes: Quotes) {
    quotes.shows(0).await;
    let said: String = quotes
        .ask("return root.querySelector('[role=status]').textContent")
        .await;
    assert_eq!(said, "", "nothing is said before the reader acts");

    // The same names and roles, in the same order, as the page's own program gives.
    let film = &quotes._servers.0;
    let told = quotes.ask::<Value>(TOLD).await;
    let page = Browser::live(quotes.browser.engine).await;
    page.go(&film.url("")).await;
    page.comes_alive().await;
    let expected: Value = page
        .js(&format!("const root = document; {TOLD}"), &[])
        .await;
    assert_eq!(told, expected);

    // Buttons go around and keep the focus; what has changed is said in a few words.
    let last = quotes.ids.len() - 1;
    for (button, expected) in [(1, 1), (0, 0), (0, last), (1, 0)] {
        let click = format!(
            "const button = root.querySelectorAll('.quotes__controls button')[{button}]; button.focus(); button.click(); \
             return root.activeElement === button"
        );
        assert!(quotes.ask::<bool>(&click).await);
        quotes.shows(expected).await;
        let said: (String, String) = quotes
            .ask(
                "return [root.querySelector('[role=status]').textContent, \
                     root.querySelector('[role=tab][aria-selected=true]').getAttribute('aria-label')]",
            )
            .await;
        assert_eq!(said.0, said.1);
    }

    // Keys: the focus goes along, and other keys stay the browser's.
    quotes
        .ask::<()>("root.querySelector('[role=tab][tabindex=\"0\"]').focus()")
        .await;
    // The space bar chooses as it does on the page's buttons, and scrolls nothing.
    let place = "return scrollY";
    let before: f64 = quotes.ask(place).await;
    quotes.press(Key::Space).await;
    quotes.shows(0).await;
    assert_eq!(quotes.ask::<f64>(place).await, before);
    for (key, expected) in [
        (Key::Right, 1),
        (Key::Left, 0),
        (Key::Left, last),
        (Key::Home, 0),
        (Key::End, last),
        (Key::Right, 0),
        (Key::Down, 0),
    ] {
        quotes.press(key).await;
        quotes.shows(expected).await;
        let focus: String = quotes
            .ask("return root.activeElement.getAttribute('aria-controls')")
            .await;
        assert_eq!(focus, quotes.ids[expected]);
    }

    // A picker, a swipe, a link.
    quotes
        .ask::<()>("root.querySelectorAll('[role=tab]')[2].click()")
        .await;
    quotes.shows(2).await;
    quotes
        .ask::<()>(
            "const row = root.querySelector('.quotes__slides'); \
             row.scrollTo({ left: row.children[1].offsetLeft - row.children[0].offsetLeft, behavior: 'instant' })",
        )
        .await;
    quotes.shows(1).await;
    quotes.browser.leave_frames().await;
    let link = "location.hash = arguments[0]";
    quotes.browser.js::<()>(link, &[json!(quotes.ids[3])]).await;
    if quotes.form == Form::Frame {
        quotes.browser.enter_frame(0).await;
    }
    quotes.shows(3).await;

    // A link of the element's own takes the focus along, to a quote that was out of reach.
    if quotes.form == Form::Element {
        let follow = format!(
            "const link = root.querySelector('.quotes').appendChild(document.createElement('a')); \
             link.href = '#{}'; link.click(); return root.activeElement?.id",
            quotes.ids[5]
        );
        assert_eq!(quotes.ask::<String>(&follow).await, quotes.ids[5]);
        quotes.shows(5).await;
    }
    quotes.browser.is_quiet(quotes.form).await;
}

/// What assistive technology is told of a live carousel, as far as it stands in attributes.
const TOLD: &str = "const names = ['role', 'aria-roledescription', 'aria-label', 'aria-labelledby', 'aria-controls', \
    'aria-selected', 'tabindex', 'inert', 'id']; \
    const parts = ['.quotes', '.quotes__controls button', '.quotes__pickers', '.quotes__pickers > *', '.slide', \
        '.quotes [role=status]']; \
    return parts.map(part => [...root.querySelectorAll(part)] \
        .map(each => names.map(name => each.getAttribute(name) ?? '')))";

async fn complaint_22_slides_out_of_sight_are_out_of_reach(engine: Engine) {
    for form in [Form::Frame, Form::Element] {
        let quotes = Quotes::open(engine, form, Film::NeverSorry).await;
        quotes.shows(0).await;
        let count: usize = quotes
            .ask(
                "const before = root.querySelectorAll('[id]').length; \
                 for (const link of root.querySelectorAll('.slide[inert] a')) { \
                     link.focus(); if (root.activeElement === link) return -1; } \
                 return before - new Set([...root.querySelectorAll('[id]')].map(each => each.id)).size",
            )
            .await;
        assert_eq!(
            count, 0,
            "{form:?}: no copies, and no focus where nobody sees it"
        );
    }
}

async fn complaint_17_arrow_keys_are_mirrored_where_the_film_is(engine: Engine) {
    for form in [Form::Frame, Form::Element] {
        // The Arabic film's two quotes lie on either side of each other.
        let quotes = Quotes::open(engine, form, Film::NeverSorry).await;
        quotes
            .ask::<()>(
                "root.querySelector('.companion').dir = 'rtl'; \
                 root.querySelector('[role=tab][tabindex=\"0\"]').focus()",
            )
            .await;
        for (key, expected) in [
            (Key::Left, 1),
            (Key::Left, 2),
            (Key::Right, 1),
            (Key::Home, 0),
        ] {
            quotes.press(key).await;
            quotes.shows(expected).await;
        }
        quotes.browser.is_quiet(form).await;
    }
}

async fn quotes_in_a_frame_are_whole_without_scripts(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.go(&film.url("embed/quotes/")).await;
    let (buttons, reachable, links): (usize, usize, usize) = browser
        .js(
            "const seen = selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).length; \
             return [seen('.quotes button, .quotes__position'), seen('.slide:not([inert])'), seen('a.quotes__picker')]",
            &[],
        )
        .await;
    assert_eq!(buttons, 0, "no button that nobody answers for");
    assert!(reachable > 3 && links == reachable, "{reachable} {links}");
}
