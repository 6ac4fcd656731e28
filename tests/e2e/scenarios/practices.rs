//! The carousel as the ARIA Authoring Practices want it, with real keys, a real finger, and what assistive technology is
//! told. `tests/web/carousel_practices.rs` has a test for each of their requirements; the numbers are the same.

use serde_json::json;
use thirtyfour::Key;

use super::carousel::{arrive, shows, swipe};
use crate::harness::site::{ENGLISH, LANGUAGES};
use crate::harness::{Browser, Engine, in_engines};

in_engines!([chromium: Chromium, firefox: Firefox]
    practice_1_to_4_names_and_roles_are_told,
    practice_2_and_4_tab_goes_from_buttons_to_one_picker_to_the_quote,
    practice_7_no_key_reaches_a_quote_out_of_sight,
    tabs_a_picker_is_chosen_with_its_focus_because_the_quote_is_there_at_once);
// Only Chromium's driver has fingers that scroll.
in_engines!([chromium: Chromium] a_finger_turns_the_live_carousel_and_the_picker_follows);

async fn practice_1_to_4_names_and_roles_are_told(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in LANGUAGES {
        let (server, quotes) = arrive(&browser, page, 1440).await;
        let title = browser.told_of("#quotes-title").await.1;
        let (role, name) = browser.told_of("#quotes").await;
        assert_eq!((role.as_str(), &name), ("region", &title));
        let (role, choose) = browser.told_of(".quotes__pickers").await;
        assert_eq!(role, "tablist");
        assert!(!choose.is_empty());
        for button in [":first-of-type", ":last-of-type"] {
            let (role, name) = browser
                .told_of(&format!(".quotes__controls button{button}"))
                .await;
            assert_eq!(role, "button");
            assert!(!name.is_empty());
        }
        let position: String = browser
            .js(
                "return document.querySelector('.quotes__position').textContent",
                &[],
            )
            .await;
        let (role, tab) = browser.told_of("[role=tab][aria-selected=true]").await;
        assert_eq!(role, "tab");
        assert!(tab.starts_with(&position), "{tab}");
        let (role, panel) = browser.told_of(".slide:not([inert])").await;
        assert_eq!((role.as_str(), panel), ("tabpanel", tab));
        assert!(quotes.len() > 1);
        drop(server);
    }
}

async fn practice_2_and_4_tab_goes_from_buttons_to_one_picker_to_the_quote(engine: Engine) {
    let browser = Browser::live(engine).await;
    let (server, _) = arrive(&browser, ENGLISH, 768).await;
    browser
        .js::<()>(
            "document.querySelector('.quotes__controls button').focus()",
            &[],
        )
        .await;
    let mut stops: Vec<String> = Vec::new();
    while stops.len() < 4 {
        let stop: String = browser
            .js(
                "const here = document.activeElement; \
                 return here.closest('.slide:not([inert])') ? 'quote' : here.getAttribute('role') ?? here.localName",
                &[],
            )
            .await;
        // Firefox stops at what can be scrolled, too: that is its own.
        if stop != "div" {
            stops.push(stop);
        }
        browser.press(&Key::Tab.value().to_string()).await;
    }
    assert_eq!(stops, ["button", "button", "tab", "quote"]);
    drop(server);
}

async fn practice_7_no_key_reaches_a_quote_out_of_sight(engine: Engine) {
    let browser = Browser::live(engine).await;
    let (server, quotes) = arrive(&browser, ENGLISH, 390).await;
    for expected in quotes.iter().take(4).skip(1) {
        browser
            .js::<()>(
                "document.querySelectorAll('#quotes button')[1].focus()",
                &[],
            )
            .await;
        browser.press(&Key::Enter.value().to_string()).await;
        shows(&browser, expected).await;
        // From the button on, every stop is a picker, in the quote that is seen, or behind the carousel.
        loop {
            browser.press(&Key::Tab.value().to_string()).await;
            let (is_inside, slide): (bool, Option<String>) = browser
                .js(
                    "const here = document.activeElement; \
                     return [!!here.closest('#quotes'), here.closest('.slide')?.id ?? null]",
                    &[],
                )
                .await;
            if !is_inside {
                break;
            }
            assert!(slide.is_none_or(|slide| slide == *expected));
        }
    }
    drop(server);
}

/// “Activate automatically only when instant”: nothing is asked for, and the next frame has the quote.
async fn tabs_a_picker_is_chosen_with_its_focus_because_the_quote_is_there_at_once(engine: Engine) {
    let browser = Browser::live(engine).await;
    let (server, quotes) = arrive(&browser, ENGLISH, 1440).await;
    // The guide comes with the reader, whatever they do.
    browser.guide_arrives().await;
    let focus = "document.querySelector('[role=tab][aria-selected=true]').focus()";
    browser.js::<()>(focus, &[]).await;
    let asked = server.log().len();
    for quote in &quotes[1..4] {
        browser.press(&Key::Right.value().to_string()).await;
        browser.settle().await;
        assert_eq!(browser.shown_quote().await, *quote);
        let chosen = "return document.activeElement.getAttribute('aria-controls')";
        assert_eq!(browser.js::<String>(chosen, &[]).await, *quote);
    }
    assert_eq!(server.log().len(), asked, "{:?}", server.log());
}

async fn a_finger_turns_the_live_carousel_and_the_picker_follows(engine: Engine) {
    let browser = Browser::live(engine).await;
    let (server, quotes) = arrive(&browser, ENGLISH, 390).await;
    for expected in [1, 2] {
        browser
            .js::<()>(
                "document.querySelector('#quotes-slides').scrollIntoView({ block: 'center' })",
                &[],
            )
            .await;
        swipe(&browser).await;
        shows(&browser, &quotes[expected]).await;
        let said = "return document.querySelector('#quotes [role=status]').textContent \
                    === document.querySelector('[role=tab][aria-selected=true]').getAttribute('aria-label')";
        browser.wait_with(said, &[json!(null)]).await;
    }
    browser.is_quiet("swipes").await;
    drop(server);
}
