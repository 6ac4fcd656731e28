//! A chapter of so many parts that the page links to the first of them only.

use std::rc::Rc;

use companion_model::{Page, PartLink, Parts, Series};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{text, window};

use super::site::Site;
use super::{EDITION, Story, divided, fragment, html, is_at};

/// A page of which a chapter of 1,250 events lies elsewhere, in 50 parts with one link.
fn with_series() -> Page {
    let mut page = divided(&[("2", &["./c/names/"])]);
    let chapter = page
        .chapters
        .iter_mut()
        .find(|chapter| chapter.number == "2");
    let elsewhere = Rc::make_mut(chapter.unwrap()).elsewhere.as_mut();
    elsewhere.unwrap().parts = Parts::Series(Series {
        first: PartLink {
            href: "./c/names/".to_owned(),
            range: "1–25".to_owned(),
            label: "Events 1–25 of 1,250".to_owned(),
            events: 25,
        },
        number: 1,
        folder: "./c/names/".to_owned(),
        count: 50,
        events: 1250,
        label: "Events {first}–{last} of 1,250".to_owned(),
    });
    page
}

#[wasm_bindgen_test]
async fn of_many_parts_only_those_are_there_that_somebody_comes_near() {
    let fragments: Vec<(String, String)> = (1..=50)
        .map(|number| {
            let folder = match number {
                1 => "./c/names/".to_owned(),
                _ => format!("./c/names/{number}/"),
            };
            let html = fragment(&folder, EDITION, &format!("n{number}"));
            (format!("{}events.html", &folder[1..]), html)
        })
        .collect();
    let index = [Some((
        "text/plain",
        "this\n./c/names/30/\te-n30\n".to_owned(),
    ))];
    let answers: Vec<_> = fragments
        .iter()
        .map(|(_, text)| [html(text.clone())])
        .collect();
    let mut files: Vec<(&str, &[_])> = vec![("/c/index.txt", &index)];
    for ((path, _), answer) in fragments.iter().zip(&answers) {
        files.push((path, answer));
    }
    let _site = Site::new(&files);
    let story = Story::of(&with_series()).await;
    let height = || {
        story
            .0
            .one("#c-names")
            .closest("section")
            .unwrap()
            .unwrap()
            .client_height()
    };
    let (places, before) = (story.0.all(".part").len(), height());
    assert_eq!(places, 1, "one place is kept for all");

    window().location().set_hash("e-n30").unwrap();
    is_at("e-n30").await;
    assert_eq!(story.0.all(".part").len(), 50);
    let link = story.place(29).query_selector("a").unwrap().unwrap();
    assert_eq!(text(&link.unchecked_into()), "Events 726–750 of 1,250");
    assert!(
        story.0.maybe("#e-n1").is_none(),
        "what nobody comes near is away"
    );
    assert!(height() <= before + 60, "{before} became {}", height());

    story.0.one("#c-names").scroll_into_view();
    story.has("n1").await;
}
