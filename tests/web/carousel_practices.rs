//! The carousel as the ARIA Authoring Practices want it: a test for each of their requirements, named after it.

use companion_model::Direction;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::carousel::{NEXT, PREVIOUS, shows};
use crate::fixture::page;
use crate::support::{Mounted, attribute, by_id, focused, press, press_with, settle, text};

#[wasm_bindgen_test]
async fn practice_1_the_container_is_a_named_region_whose_role_is_described() {
    let mounted = Mounted::page(&page()).await;
    let carousel = mounted.one("[aria-roledescription=carousel]");
    assert_eq!(carousel.tag_name(), "SECTION");
    let name = text(&by_id(&attribute(&carousel, "aria-labelledby")).unwrap());
    assert_eq!(name, "In their words");
    assert!(!name.to_lowercase().contains("carousel"));
}

#[wasm_bindgen_test]
async fn practice_2_previous_and_next_are_buttons_before_the_slides_and_keep_the_focus() {
    let mounted = Mounted::page(&page()).await;
    let slides = mounted.one("#quotes-slides");
    for (selector, expected) in [(NEXT, "long"), (PREVIOUS, "short")] {
        let button = mounted.one(selector);
        assert_eq!(button.tag_name(), "BUTTON");
        assert_eq!(attribute(&button, "aria-controls"), slides.id());
        assert!(comes_before(&button, &slides), "{selector}");
        button.focus().unwrap();
        button.click();
        settle().await;
        shows(&mounted, expected);
        assert_eq!(focused(), button);
    }
}

#[wasm_bindgen_test]
async fn practice_3_every_slide_is_named_by_its_place_and_never_called_a_slide() {
    let mounted = Mounted::page(&page()).await;
    let names: Vec<String> = mounted
        .all(".slide")
        .iter()
        .map(|slide| {
            let picker = by_id(&attribute(slide, "aria-labelledby")).unwrap();
            attribute(&picker, "aria-label")
        })
        .collect();
    assert_eq!(
        names,
        [
            "1 of 3: Ai Weiwei",
            "2 of 3: Alison Klayman",
            "3 of 3: 高颖"
        ]
    );
    assert!(names.iter().all(|name| !name.contains("slide")));
}

#[wasm_bindgen_test]
async fn practice_4_pickers_are_tabs_and_the_slides_their_panels() {
    let mounted = Mounted::page(&page()).await;
    let list = mounted.one("[role=tablist]");
    assert_eq!(attribute(&list, "aria-label"), "Choose a quote");
    let tabs = mounted.all("[role=tablist] > [role=tab]");
    let panels = mounted.all("#quotes-slides > [role=tabpanel]");
    assert_eq!((tabs.len(), panels.len()), (3, 3));
    for (tab, panel) in tabs.iter().zip(&panels) {
        assert_eq!(attribute(tab, "aria-controls"), panel.id());
        assert!(!panel.has_attribute("aria-roledescription"));
    }
}

#[wasm_bindgen_test]
async fn practice_4_the_pickers_are_one_tab_stop() {
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
        "#e-birth",
        "#q-long",
    ];
    assert_eq!(stops, expected);
}

#[wasm_bindgen_test]
async fn practice_5_a_change_is_announced_in_a_few_words_and_no_slide_is_read_aloud() {
    let mounted = Mounted::page(&page()).await;
    let status = mounted.one(".quotes [role=status]");
    assert_eq!(text(&status), "", "nothing is said before the reader acts");
    mounted.one(NEXT).click();
    settle().await;
    assert_eq!(text(&status), "2 of 3: Alison Klayman");
    assert_eq!(mounted.texts(".quotes__position"), ["2 of 3"]);
    // A key takes the focus to a picker, which says it.
    mounted
        .one("[role=tab][aria-selected=true]")
        .focus()
        .unwrap();
    press("ArrowRight");
    settle().await;
    assert_eq!(
        attribute(&focused(), "aria-label").split(':').next(),
        Some("3 of 3")
    );
    assert_eq!(text(&status), "", "said twice");
    assert_eq!(mounted.all(".quotes [aria-live]").len(), 0);
    assert_eq!(
        mounted
            .all("[role=status] .slide, .slide [role=status]")
            .len(),
        0
    );
}

#[wasm_bindgen_test]
async fn practice_6_nothing_but_the_reader_turns_the_slides() {
    let mounted = Mounted::page(&page()).await;
    for _ in 0..30 {
        settle().await;
    }
    shows(&mounted, "short");
    assert_eq!(mounted.all(".quotes [aria-pressed]").len(), 0);
}

#[wasm_bindgen_test]
async fn practice_7_slides_out_of_sight_are_hidden_for_real_and_there_are_no_copies() {
    let mounted = Mounted::page(&page()).await;
    let ids = |mounted: &Mounted| -> Vec<String> {
        mounted
            .all("#quotes-slides > *")
            .iter()
            .map(|slide| slide.id())
            .collect()
    };
    let before = ids(&mounted);
    assert_eq!(before, ["q-short", "q-long", "q-名字"]);
    for expected in ["long", "名字", "short"] {
        mounted.one(NEXT).click();
        settle().await;
        shows(&mounted, expected);
        let link = mounted.one(".slide[inert] a[href]");
        link.focus().unwrap();
        assert_ne!(focused(), link, "no focus reaches a slide out of sight");
    }
    assert_eq!(ids(&mounted), before);
}

#[wasm_bindgen_test]
async fn practice_8_controls_stand_beside_the_slides_and_not_on_them() {
    let mounted = Mounted::page(&page()).await;
    let slides = mounted.one("#quotes-slides").get_bounding_client_rect();
    for control in mounted.all(".quotes button") {
        let place = control.get_bounding_client_rect();
        assert!(place.bottom() <= slides.y(), "{}", control.outer_html());
        assert!(
            place.width() >= 24.0 && place.height() >= 24.0,
            "{}",
            control.outer_html()
        );
    }
}

#[wasm_bindgen_test]
async fn tabs_arrows_wrap_and_home_and_end_lead_to_the_ends() {
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
}

#[wasm_bindgen_test]
async fn tabs_up_and_down_and_keys_with_others_are_the_browsers() {
    let mounted = Mounted::page(&page()).await;
    mounted.one("[role=tab][tabindex='0']").focus().unwrap();
    for key in ["ArrowDown", "ArrowUp", "PageDown", "a"] {
        assert!(!press(key), "{key} is the browser's");
    }
    assert!(!press_with("ArrowLeft", |init| init.set_alt_key(true)));
    assert!(!press_with("Home", |init| init.set_ctrl_key(true)));
    settle().await;
    shows(&mounted, "short");
}

#[wasm_bindgen_test]
async fn tabs_keys_are_heard_on_the_pickers_only() {
    let mounted = Mounted::page(&page()).await;
    mounted.one(NEXT).focus().unwrap();
    assert!(!press("ArrowRight"));
    mounted.one(".slide:not([inert]) a").focus().unwrap();
    assert!(!press("End"));
    settle().await;
    shows(&mounted, "short");
}

#[wasm_bindgen_test]
async fn tabs_arrows_are_mirrored_where_the_page_runs_from_right_to_left() {
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
async fn tabs_every_panel_holds_something_to_focus_so_that_it_needs_no_tab_stop_itself() {
    let mounted = Mounted::page(&page()).await;
    for panel in mounted.all("[role=tabpanel]") {
        let link = panel.query_selector("a[href], summary").unwrap();
        assert!(link.is_some(), "{}", panel.id());
        assert!(!panel.has_attribute("tabindex"));
    }
}

fn comes_before(first: &Element, second: &Element) -> bool {
    let following = web_sys::Node::DOCUMENT_POSITION_FOLLOWING;
    first.compare_document_position(second) & following != 0
}
