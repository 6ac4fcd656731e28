//! The index, which says on what part an id lies.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{settle, text, wait_for, window};

use super::site::Site;
use super::{EDITION, Story, fragment, html, index, is_at, page, whole};

#[wasm_bindgen_test]
async fn an_id_that_an_event_had_once_leads_to_it() {
    let site = Site::new(&[
        (
            "/c/names/events.html",
            &[html(fragment("./c/names/", EDITION, "first").replace(
                "<h3>",
                "<span id=\"e-first-of-all\"></span><h3>",
            ))],
        ),
        ("/c/index.txt", &[index()]),
    ]);
    let _story = Story::of(&page()).await;
    window().location().set_hash("e-first-of-all").unwrap();
    is_at("e-first-of-all").await;
    assert_eq!(
        site.asked(),
        ["reload /c/index.txt", "default /c/names/events.html"]
    );
}

#[wasm_bindgen_test]
async fn an_id_of_nothing_changes_nothing() {
    let site = whole();
    let story = Story::of(&page()).await;
    window().location().set_hash("e-nobody").unwrap();
    wait_for(|| !site.asked().is_empty(), "a look into the index").await;
    settle().await;
    assert_eq!(site.asked(), ["reload /c/index.txt"]);
    assert!(story.0.maybe("[data-filled]").is_none());
}

#[wasm_bindgen_test]
async fn what_cannot_be_looked_up_is_said_and_looked_up_again_the_next_time() {
    let other = "that\n./c/names/2/\te-second\n".to_owned();
    for (what, answer) in [
        ("missing", None),
        ("of another edition", Some(("text/plain", other))),
    ] {
        let part = fragment("./c/names/2/", EDITION, "second");
        let _site = Site::new(&[
            ("/c/names/2/events.html", &[html(part)]),
            ("/c/index.txt", &[answer, index()]),
        ]);
        let story = Story::of(&page()).await;
        let status = story.0.one("[role=status]");
        window().location().set_hash("e-second").unwrap();
        wait_for(|| !text(&status).is_empty(), what).await;
        window().location().set_hash("").unwrap();
        window().location().set_hash("e-second").unwrap();
        is_at("e-second").await;
        assert_eq!(text(&status), "", "{what}: what was said is over");
    }
}
