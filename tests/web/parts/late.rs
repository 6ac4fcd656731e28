//! What comes late, when the reader has gone on.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use wasm_bindgen::JsCast;

use crate::support::{document, element, settle, text, wait_for, window};

use super::site::{Site, run};
use super::{EDITION, Story, fragment, html, index, is_at, page, whole};

/// Waits until the index has been asked for.
async fn looked_up(site: &Site) {
    wait_for(|| !site.asked().is_empty(), "a look into the index").await;
}

#[wasm_bindgen_test]
async fn what_comes_late_takes_nobody_back_who_has_gone_on() {
    for act in ["wheel", "keydown", "pointerdown"] {
        let site = whole();
        let story = Story::of(&page()).await;
        let link: HtmlElement = element("a").unchecked_into();
        link.set_attribute("href", "./c/names/2/#e-second").unwrap();
        story.0.one("#c-childhood").append_child(&link).unwrap();
        site.hold();
        link.click();
        settle().await;
        document()
            .dispatch_event(&Event::new(act).unwrap())
            .unwrap();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        site.let_go();
        story.has("second").await;
        settle().await;
        assert_eq!(window().scroll_y().unwrap(), 0.0, "{act}");
    }
}

#[wasm_bindgen_test]
async fn who_goes_on_while_an_id_is_looked_up_is_neither_taken_to_it_nor_told_of_it() {
    for act in ["wheel", "keydown", "pointerdown"] {
        for answer in [index(), None] {
            let first = fragment("./c/names/", EDITION, "first");
            let is_known = answer.is_some();
            let site = Site::new(&[
                ("/c/names/events.html", &[html(first)]),
                ("/c/index.txt", &[answer, index()]),
            ]);
            let story = Story::of(&page()).await;
            site.hold();
            window().location().set_hash("e-second").unwrap();
            looked_up(&site).await;
            document()
                .dispatch_event(&Event::new(act).unwrap())
                .unwrap();
            site.let_go();
            settle().await;
            assert_eq!(site.asked(), ["reload /c/index.txt"], "{act}");
            assert_eq!(window().scroll_y().unwrap(), 0.0, "{act}");
            assert_eq!(text(&story.0.one("[role=status]")), "", "{act}");
            // The next link leads on, and what has come need not come again.
            window().location().set_hash("e-first").unwrap();
            is_at("e-first").await;
            let looks = if is_known { 1 } else { 2 };
            let is_look = |asked: &&String| asked.ends_with("index.txt");
            assert_eq!(site.asked().iter().filter(is_look).count(), looks, "{act}");
        }
    }
}

/// How a reader has come to the page, as `performance.navigation` has it.
#[derive(Clone, Copy, Debug)]
enum Visit {
    Link = 0,
    Reload = 1,
    History = 2,
}

#[wasm_bindgen_test]
async fn an_address_takes_nobody_who_has_gone_on_before_the_page_comes_to_life() {
    const IN_STORY: f64 = 15_000.0;
    for (visit, top, is_taken) in [
        (Visit::Link, 0.0, true),
        (Visit::Link, 100.0, false),
        (Visit::Link, IN_STORY, false),
        // Who comes back is where they were, but for the story, which is not as it was.
        (Visit::Reload, 100.0, false),
        (Visit::Reload, IN_STORY, true),
        (Visit::History, 0.0, false),
        (Visit::History, IN_STORY, true),
    ] {
        let site = whole();
        let navigation = visit as u32;
        run(&format!(
            "Object.defineProperty(performance, 'navigation', \
                 {{ configurable: true, value: {{ type: {navigation} }} }})"
        ));
        window().location().set_hash("e-second").unwrap();
        let _story = Story::read_from(&page(), top).await;
        looked_up(&site).await;
        if is_taken {
            is_at("e-second").await;
        } else {
            settle().await;
            assert_eq!(site.asked(), ["reload /c/index.txt"], "{visit:?} {top}");
            assert_eq!(window().scroll_y().unwrap(), top, "{visit:?}");
        }
    }
    run("delete performance.navigation");
}
