//! What comes late, when the reader has gone on.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use wasm_bindgen::JsCast;

use crate::support::{document, element, settle, window};

use super::{Story, page, whole};

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
