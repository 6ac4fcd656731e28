//! The carousel under a reader's hands.

use companion_model::Direction;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::fixture::{page, page_with_quotes};
use crate::support::{Mounted, attribute, focused, settle, text, wait_for};

pub(crate) const NEXT: &str = "[aria-label='Next quote']";
pub(crate) const PREVIOUS: &str = "[aria-label='Previous quote']";

#[wasm_bindgen_test]
async fn buttons_walk_through_the_quotes_and_around() {
    let mounted = Mounted::page(&page()).await;
    shows(&mounted, "short");
    for (button, expected) in [
        (NEXT, "long"),
        (NEXT, "名字"),
        (NEXT, "short"),
        (PREVIOUS, "名字"),
        (PREVIOUS, "long"),
    ] {
        let button = mounted.one(button);
        button.focus().unwrap();
        button.click();
        settle().await;
        shows(&mounted, expected);
        assert_eq!(focused(), button, "the focus stays on the button");
    }
}

#[wasm_bindgen_test]
async fn a_picker_shows_its_quote() {
    let mounted = Mounted::page(&page()).await;
    mounted.one("[aria-controls='q-名字']").click();
    settle().await;
    shows(&mounted, "名字");
}

#[wasm_bindgen_test]
async fn a_swipe_shows_the_quote_that_it_ends_at() {
    for direction in [Direction::Ltr, Direction::Rtl] {
        let mut page = page();
        page.dir = direction;
        let mounted = Mounted::page(&page).await;
        let row = mounted.one(".quotes__slides");
        let slides = mounted.all(".slide");
        for (index, id) in [(1, "long"), (2, "名字"), (0, "short")] {
            row.set_scroll_left(slides[index].offset_left() - slides[0].offset_left());
            let arrived = || !slides[index].has_attribute("inert");
            wait_for(arrived, id).await;
            shows(&mounted, id);
            let status = text(&mounted.one(".quotes [role=status]"));
            assert!(
                status.starts_with(&format!("{} of 3", index + 1)),
                "{status}"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_short_quote_hangs_in_the_middle_of_its_room() {
    let mounted = Mounted::page(&page()).await;
    for slide in mounted.all(".slide") {
        let room = slide.get_bounding_client_rect();
        let quote = slide.query_selector(".quote").unwrap().unwrap();
        let quote = quote.get_bounding_client_rect();
        let (above, below) = (quote.y() - room.y(), room.bottom() - quote.bottom());
        assert!((above - below).abs() <= 1.0, "{above} above, {below} below");
    }
}

#[wasm_bindgen_test]
async fn one_quote_has_no_controls_and_none_has_no_section() {
    let one = Mounted::page(&page_with_quotes(1)).await;
    shows(&one, "short");
    assert_eq!(
        one.all(".quotes button, [role=tab], [role=tabpanel]").len(),
        0
    );
    assert_eq!(one.all("[aria-roledescription]").len(), 0);
    drop(one);

    let none = Mounted::page(&page_with_quotes(0)).await;
    assert!(none.maybe(".quotes").is_none());
    assert!(none.maybe("#timeline").is_some());
}

#[wasm_bindgen_test]
async fn nothing_moves_when_a_short_quote_follows_a_long_one() {
    let mounted = Mounted::page(&page()).await;
    let slides = mounted.one(".quotes__slides");
    let top = || mounted.one("#timeline").get_bounding_client_rect().y();
    let (height, timeline) = (slides.offset_height(), top());
    assert!(height > 100, "the sheet is there: {height} px");
    for expected in ["long", "名字", "short"] {
        mounted.one(NEXT).click();
        settle().await;
        shows(&mounted, expected);
        assert_eq!(slides.offset_height(), height, "at {expected}");
        let shown = mounted
            .one(".slide:not([inert])")
            .get_bounding_client_rect();
        let place = slides.get_bounding_client_rect();
        assert_eq!(shown.y(), place.y(), "{expected} begins where all begin");
        assert_eq!(top(), timeline, "at {expected}");
    }
}

#[wasm_bindgen_test]
async fn the_rest_of_the_page_is_left_alone() {
    let mounted = Mounted::page(&page()).await;
    let observer =
        MutationObserver::new(js_sys::Function::new_no_args("").unchecked_ref()).unwrap();
    let all = MutationObserverInit::new();
    all.set_subtree(true);
    all.set_child_list(true);
    all.set_attributes(true);
    all.set_character_data(true);
    for part in [".cover", "#film", "#timeline", "#sources"] {
        observer
            .observe_with_options(&mounted.one(part), &all)
            .unwrap();
    }
    mounted.one(NEXT).click();
    settle().await;
    shows(&mounted, "long");
    assert_eq!(observer.take_records().length(), 0);
}

/// Whether this quote, and no other, is in sight, offered to assistive technology and marked as chosen.
pub(crate) fn shows(mounted: &Mounted, id: &str) {
    let anchor = format!("q-{id}");
    let row = mounted.one(".quotes__slides").get_bounding_client_rect();
    for slide in mounted.all(".slide") {
        let is_shown = slide.id() == anchor;
        assert_eq!(slide.has_attribute("inert"), !is_shown, "{}", slide.id());
        let place = slide.get_bounding_client_rect();
        let is_in_sight = place.x() < row.right() && place.right() > row.x();
        assert_eq!(is_in_sight, is_shown, "{}", slide.id());
    }
    for tab in mounted.all("[role=tab]") {
        let is_chosen = attribute(&tab, "aria-controls") == anchor;
        assert_eq!(attribute(&tab, "aria-selected"), is_chosen.to_string());
        assert_eq!(
            attribute(&tab, "tabindex"),
            if is_chosen { "0" } else { "-1" }
        );
    }
}
