//! Keys: they go to what has the focus, and to nothing else of the page.

use serde_json::json;
use thirtyfour::Key;

use super::{Host, element, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_2_keys_in_a_field_or_on_the_page_turn_no_quotes,
    complaint_2_keys_stay_where_they_are_pressed
);

/// What a carousel answers to.
const KEYS: [Key; 5] = [Key::Left, Key::Right, Key::Home, Key::End, Key::Space];

/// Two carousels and a field on one page, which is what readers complained of.
async fn complaint_2_keys_in_a_field_or_on_the_page_turn_no_quotes(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let quotes = element(&film, &format!("src=\"{}\" section=quotes", film.url("")));
    let counts = "<script>window.keys = 0; addEventListener('keydown', event => { if (!event.defaultPrevented) keys++; });</script>";
    let body = [
        "<input id=field value=\"a word\">",
        counts,
        &quotes,
        &quotes,
    ]
    .concat();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    show(&browser, [0, 0]).await;
    let last: usize = browser
        .js("return document.querySelector('film-companion').shadowRoot.querySelectorAll('.slide').length - 1", &[])
        .await;

    for at in ["#field", "#before"] {
        browser.js::<()>("window.keys = 0", &[]).await;
        browser.click(at).await;
        for key in KEYS {
            browser.press(&key.value().to_string()).await;
        }
        let all = "return window.keys === arguments[0]";
        browser.wait_with(all, &[json!(KEYS.len())]).await;
        browser.settle().await;
        show(&browser, [0, 0]).await;
    }
    let written: String = browser
        .js("return document.querySelector('#field').value", &[])
        .await;
    assert_eq!(written, "a word ", "the field has had its keys");

    for (carousel, key, expected) in [
        (0, Key::Right, [1, 0]),
        (1, Key::End, [1, last]),
        (0, Key::Home, [0, last]),
        (1, Key::Left, [0, last - 1]),
    ] {
        let focus = "document.querySelectorAll('film-companion')[arguments[0]].shadowRoot\
                     .querySelector('[role=tab][tabindex=\"0\"]').focus()";
        browser.js::<()>(focus, &[json!(carousel)]).await;
        browser.press(&key.value().to_string()).await;
        show(&browser, expected).await;
    }
    browser.is_quiet("two carousels").await;
}

/// Waits until the carousels show these quotes.
async fn show(browser: &Browser, quotes: [usize; 2]) {
    let shown = "const shown = each => [...each.shadowRoot.querySelectorAll('.slide')].findIndex(slide => !slide.inert); \
                 return String([...document.querySelectorAll('film-companion')].map(shown)) === String(arguments[0])";
    browser.wait_with(shown, &[json!(quotes)]).await;
}

async fn complaint_2_keys_stay_where_they_are_pressed(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let body = "<p id=name tabindex=0>Here</p><script>window.keys = ''; addEventListener('keydown', \
         event => { if (!event.defaultPrevented && event.target.id === 'name') keys += event.key; });</script>\
         <div style=\"display: flex\">".to_owned()
        + frame(&film, "embed/quotes/").as_str()
        + frame(&film, "embed/timeline/").as_str()
        + "</div>"
        + frame_script(&film).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.click("#name").await;
    let before: f64 = browser.js("return scrollY", &[]).await;
    // A slash opens Firefox's own search, which may take what is pressed after it.
    browser.press("jk?1/").await;
    browser.wait_for("return window.keys === 'jk?1/'").await;
    let after: (f64, String) = browser.js("return [scrollY, location.hash]", &[]).await;
    assert_eq!(after, (before, String::new()));
}
