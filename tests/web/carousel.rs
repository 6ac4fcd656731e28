//! The carousel under a reader's hands.

use companion_model::Direction;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::fixture::{page, page_with_quotes};
use crate::support::{Mounted, attribute, by_id, focused, press, press_with, settle, text};

const NEXT: &str = "[aria-label='Next quote']";
const PREVIOUS: &str = "[aria-label='Previous quote']";

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
async fn keys_on_the_pickers_move_quote_and_focus() {
    let mounted = Mounted::page(&page()).await;
    mounted.one("[role=tab][tabindex='0']").focus().unwrap();
    for (key, expected) in [
        ("ArrowRight", "long"),
        ("ArrowRight", "名字"),
        ("ArrowRight", "short"),
        ("ArrowLeft", "名字"),
        ("Home", "short"),
        ("End", "名字"),
    ] {
        assert!(press(key), "{key} is the carousel's");
        settle().await;
        shows(&mounted, expected);
        assert_eq!(
            attribute(&focused(), "aria-controls"),
            format!("q-{expected}")
        );
    }
    for key in ["ArrowDown", "ArrowUp", "PageDown", "a"] {
        assert!(!press(key), "{key} is the browser's");
    }
    assert!(!press_with("ArrowLeft", |init| init.set_alt_key(true)));
    assert!(!press_with("Home", |init| init.set_ctrl_key(true)));
    settle().await;
    shows(&mounted, "名字");
}

#[wasm_bindgen_test]
async fn keys_are_mirrored_where_the_page_runs_from_right_to_left() {
    let mut page = page();
    page.dir = Direction::Rtl;
    let mounted = Mounted::page(&page).await;
    mounted.one("[role=tab][tabindex='0']").focus().unwrap();
    for (key, expected) in [
        ("ArrowLeft", "long"),
        ("ArrowRight", "short"),
        ("End", "名字"),
    ] {
        assert!(press(key));
        settle().await;
        shows(&mounted, expected);
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
async fn tab_goes_through_buttons_one_picker_and_the_shown_quote_only() {
    let mounted = Mounted::page(&page()).await;
    mounted.one(NEXT).click();
    settle().await;
    let stops: Vec<String> = mounted
        .all(".quotes :is(a[href], button):not([tabindex='-1'])")
        .into_iter()
        .filter(|stop| stop.closest("[inert]").unwrap().is_none())
        .map(|stop| match attribute(&stop, "href") {
            href if href.is_empty() => attribute(&stop, "aria-label"),
            href => href,
        })
        .collect();
    let expected = [
        "Previous quote",
        "Next quote",
        "2 of 3: Alison Klayman",
        "#s-reuters",
        "#q-long",
        "#e-birth",
    ];
    assert_eq!(stops, expected);
}

#[wasm_bindgen_test]
async fn everything_has_its_role_and_its_name() {
    let mounted = Mounted::page(&page()).await;
    let carousel = mounted.one("[aria-roledescription=carousel]");
    assert_eq!(name_by_label(&carousel), "In their words");
    assert_eq!(
        attribute(&mounted.one("[role=tablist]"), "aria-label"),
        "Choose a quote"
    );

    let tabs = mounted.all("[role=tab]");
    let panels = mounted.all("[role=tabpanel]");
    assert_eq!((tabs.len(), panels.len()), (3, 3));
    for (tab, panel) in tabs.iter().zip(&panels) {
        assert_eq!(attribute(tab, "aria-controls"), panel.id());
        assert_eq!(attribute(panel, "aria-labelledby"), tab.id());
    }
    assert_eq!(attribute(&tabs[1], "aria-label"), "2 of 3: Alison Klayman");
    for button in [NEXT, PREVIOUS] {
        let slides = by_id(&attribute(&mounted.one(button), "aria-controls")).unwrap();
        assert!(panels.iter().all(|panel| slides.contains(Some(panel))));
    }
}

#[wasm_bindgen_test]
async fn a_change_is_announced_in_a_few_words() {
    let mounted = Mounted::page(&page()).await;
    let status = mounted.one(".quotes [role=status]");
    assert_eq!(text(&status), "");
    mounted.one(NEXT).click();
    settle().await;
    assert_eq!(text(&status), "2 of 3: Alison Klayman");
    assert!(
        mounted
            .texts(".quotes__position")
            .contains(&"2 of 3".to_owned())
    );
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

/// Whether this quote, and no other, is shown, offered to assistive technology and marked as chosen.
fn shows(mounted: &Mounted, id: &str) {
    let shown: Vec<String> = mounted
        .all(".slide")
        .into_iter()
        .filter(|slide| !slide.has_attribute("inert"))
        .map(|slide| slide.id())
        .collect();
    assert_eq!(shown, [format!("q-{id}")]);
    for slide in mounted.all(".slide") {
        let is_visible = slide.check_visibility_property();
        assert_eq!(is_visible, slide.id() == shown[0], "{}", slide.id());
    }
    for tab in mounted.all("[role=tab]") {
        let is_chosen = attribute(&tab, "aria-controls") == shown[0];
        assert_eq!(attribute(&tab, "aria-selected"), is_chosen.to_string());
        assert_eq!(
            attribute(&tab, "tabindex"),
            if is_chosen { "0" } else { "-1" }
        );
    }
}

fn name_by_label(element: &web_sys::Element) -> String {
    text(&by_id(&attribute(element, "aria-labelledby")).unwrap())
}

trait Visibility {
    fn check_visibility_property(&self) -> bool;
}

impl Visibility for web_sys::HtmlElement {
    fn check_visibility_property(&self) -> bool {
        let style = crate::support::window()
            .get_computed_style(self)
            .unwrap()
            .unwrap();
        style.get_property_value("visibility").unwrap() == "visible"
    }
}
