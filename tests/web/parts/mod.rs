//! A long story that comes part by part: as the reader comes near, or by a link, and never under the reader's eyes.

mod index;
mod late;
mod series;
pub(crate) mod site;

use std::fmt::Write;

use companion::islands;
use companion_model::{Direction, Division, Elsewhere, Page, PartLink, Parts};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::fixture;
use crate::support::{Mounted, by_id, document, element, settle, text, wait_for, window};

use site::Site;

const EDITION: &str = "this";

/// A page of which two chapters lie elsewhere, one of them in two parts, far apart from each other.
fn page() -> Page {
    divided(&[
        ("1", &["./c/childhood/2/"]),
        ("2", &["./c/names/", "./c/names/2/"]),
    ])
}

fn divided(parts: &[(&str, &[&str])]) -> Page {
    let mut page = fixture::page();
    page.quotes.clear();
    page.sources.truncate(1);
    page.division = Some(Division {
        edition: EDITION.to_owned(),
        index: "./c/index.txt".to_owned(),
        note: "The links lead to the others.".to_owned(),
    });
    for (number, parts) in parts {
        let mut chapters = page.chapters.iter_mut();
        let chapter = chapters.find(|chapter| chapter.number == *number);
        let chapter = std::rc::Rc::make_mut(chapter.unwrap());
        if *number == "2" {
            chapter.events.clear();
        }
        let link = |href: &&str| PartLink {
            href: (*href).to_owned(),
            range: "2–3".to_owned(),
            label: "Events 2–3 of 5".to_owned(),
            events: 2,
        };
        chapter.elsewhere = Some(Elsewhere {
            note: "On pages of their own: ".to_owned(),
            parts: Parts::Each(parts.iter().map(link).collect()),
        });
    }
    page
}

/// A part as the host writes it, with one event and one source.
fn fragment(href: &str, edition: &str, event: &str) -> String {
    format!(
        "<div hidden data-part=\"{href}\" data-edition=\"{edition}\"><ol class=\"chapter__events\"><li>\
         <article class=\"event\" id=\"e-{event}\"><h3>{event}</h3><p>A <a href=\"#e-birth\">link</a> and words.</p>\
         </article></li></ol><ol><li class=\"source\" id=\"s-of-{event}\" value=\"{number}\">Source</li></ol></div>",
        number = event.len(),
    )
}

/// A divided page come to life, with so much room before its timeline and between its chapters that only what is
/// gone to is near.
struct Story(Mounted);

impl Story {
    async fn of(page: &Page) -> Self {
        Self::read_from(page, 0.0).await
    }

    /// The same for a reader who has scrolled so far before the page comes to life.
    async fn read_from(page: &Page, top: f64) -> Self {
        let mounted = Mounted::page(page).await;
        for chapter in mounted.all(".chapter") {
            let room = element("div");
            room.set_attribute("style", "block-size: 9000px").unwrap();
            chapter.before_with_node_1(&room).unwrap();
        }
        window().scroll_to_with_x_and_y(0.0, top);
        islands::start();
        let ready = "#timeline[data-growing]:not(:has([data-undrawn]))";
        mounted.appears(ready).await;
        Self(mounted)
    }

    /// The place that is kept for the part which a chapter links to.
    fn place(&self, index: usize) -> Element {
        self.0.all(".part").remove(index).unchecked_into()
    }

    async fn has(&self, event: &str) {
        self.0.appears(&format!("#e-{event}")).await;
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        // The loader lives as long as the document, but has nothing more to do here.
        self.0
            .one("#timeline")
            .remove_attribute("data-growing")
            .unwrap();
    }
}

fn html(text: String) -> Option<(&'static str, String)> {
    Some(("text/html; charset=utf-8", text))
}

fn index() -> Option<(&'static str, String)> {
    let text = "this\n./c/childhood/2/\te-two\n./c/names/\te-first\te-first-of-all\n./c/names/2/\te-second\ts-of-second\n";
    Some(("text/plain", text.to_owned()))
}

/// Every part as it should be.
fn whole() -> Site {
    Site::new(&[
        (
            "/c/childhood/2/events.html",
            &[html(fragment("./c/childhood/2/", EDITION, "two"))],
        ),
        (
            "/c/names/2/events.html",
            &[html(fragment("./c/names/2/", EDITION, "second"))],
        ),
        (
            "/c/names/events.html",
            &[html(fragment("./c/names/", EDITION, "first"))],
        ),
        ("/c/index.txt", &[index()]),
    ])
}

#[wasm_bindgen_test]
async fn a_part_comes_as_the_reader_comes_near_and_no_other() {
    let island = "<div data-island=\"player\" data-embed=\"about:blank\" data-title=\"T\" data-load=\"Show\"></div>";
    let part = fragment("./c/childhood/2/", EDITION, "two");
    let part = part.replace("</article>", &format!("{island}</article>"));
    let site = Site::new(&[("/c/childhood/2/events.html", &[html(part)])]);
    let story = Story::of(&page()).await;
    assert_eq!(site.asked(), [""; 0]);
    story.0.one("#c-childhood").scroll_into_view();
    story.has("two").await;
    assert_eq!(site.asked(), ["default /c/childhood/2/events.html"]);
    assert_eq!(text(&story.0.one(".part a")), "2–3");
    let place = story.place(0);
    assert!(place.contains(by_id("e-two").as_deref()));
    assert_eq!(
        place
            .query_selector("a")
            .unwrap()
            .unwrap()
            .get_attribute("aria-label")
            .as_deref(),
        Some("Events 2–3 of 5")
    );
    let island = || story.0.maybe("#e-two button").is_some();
    wait_for(island, "the player in it").await;
}

#[wasm_bindgen_test]
async fn a_deep_link_to_what_is_elsewhere_leads_there() {
    for (fragment, event, at) in [
        ("e-second", "second", "e-second"),
        ("e-%73econd", "second", "e-second"),
        ("s-of-second", "second", "s-of-second"),
        ("c-names", "first", "c-names"),
    ] {
        let _site = whole();
        let story = Story::of(&page()).await;
        window().location().set_hash(fragment).unwrap();
        story.has(event).await;
        is_at(at).await;
    }
}

#[wasm_bindgen_test]
async fn a_link_to_an_event_on_another_page_leads_to_it_on_this_one() {
    let site = whole();
    let story = Story::of(&page()).await;
    let link: HtmlElement = element("a").unchecked_into();
    link.set_attribute("href", "./c/names/2/#e-second").unwrap();
    story.0.one("#c-childhood").append_child(&link).unwrap();
    link.click();
    is_at("e-second").await;
    // No index is needed.
    assert_eq!(site.asked()[0], "default /c/names/2/events.html");
    assert_eq!(window().location().hash().unwrap(), "#e-second");
    // Once more, from where the address already is.
    window().scroll_to_with_x_and_y(0.0, 0.0);
    link.click();
    is_at("e-second").await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_had_leaves_its_link_and_says_so() {
    let is_other = fragment("./c/names/2/", EDITION, "first");
    let broken = fragment("./c/names/", EDITION, "first").replace("</ol></div>", "");
    let old = fragment("./c/names/", "that", "first");
    let good = fragment("./c/names/", EDITION, "first");
    for (what, answer) in [
        ("missing", None),
        ("another part", html(is_other)),
        ("incomplete", html(broken)),
        ("of another edition", html(old)),
        ("of another kind", Some(("application/json", good))),
        (
            "a page to sign in",
            html("<p>Please sign in.</p>".to_owned()),
        ),
    ] {
        let site = Site::new(&[("/c/names/events.html", &[answer])]);
        let story = Story::of(&page()).await;
        story.0.one("#c-names").scroll_into_view();
        let failed = || story.place(1).has_attribute("data-failed");
        wait_for(failed, what).await;
        let asked: Vec<_> = site
            .asked()
            .into_iter()
            .filter(|each| each.ends_with("names/events.html"))
            .collect();
        assert_eq!(
            asked,
            [
                "default /c/names/events.html",
                "reload /c/names/events.html"
            ],
            "{what}"
        );
        assert!(by_id("e-first").is_none(), "{what}");
        let words = fixture::page().words.part_failed;
        assert_eq!(text(&story.0.one("[role=status]")), words);
        let link = story
            .place(1)
            .query_selector("a[href='./c/names/']")
            .unwrap();
        assert!(link.is_some(), "{what}: the link has gone");
    }
}

#[wasm_bindgen_test]
async fn a_part_of_an_older_edition_is_asked_for_anew_and_never_mixed_in() {
    let old = fragment("./c/names/", "that", "old");
    let new = fragment("./c/names/", EDITION, "first");
    let _site = Site::new(&[("/c/names/events.html", &[html(old), html(new)])]);
    let story = Story::of(&page()).await;
    window().location().set_hash("c-names").unwrap();
    story.has("first").await;
    assert!(by_id("e-old").is_none());
}

#[wasm_bindgen_test]
async fn what_arrives_moves_nothing_that_is_in_sight() {
    // Not every browser holds the reader's place by itself.
    let root: HtmlElement = document().document_element().unwrap().unchecked_into();
    root.style()
        .set_property("overflow-anchor", "none")
        .unwrap();
    for direction in [Direction::Ltr, Direction::Rtl] {
        let _site = whole();
        let mut page = page();
        page.dir = direction;
        let story = Story::of(&page).await;
        // The reader comes from below and looks at the sources.
        let source = story.0.one("#s-reuters");
        source.scroll_into_view();
        let top = || source.get_bounding_client_rect().top();
        let before = top();
        let link = story.0.one("#s-reuters a");
        link.focus().unwrap();
        let selection = window().get_selection().unwrap().unwrap();
        selection.select_all_children(&source).unwrap();
        story.has("second").await;
        story.has("first").await;
        settle().await;
        assert!((top() - before).abs() < 1.5, "{before} became {}", top());
        assert_eq!(document().active_element().unwrap(), *link);
        assert!(!selection.is_collapsed());
        let root = document().document_element().unwrap();
        assert!(
            root.scroll_width() <= root.client_width(),
            "nothing sticks out"
        );
    }
}

#[wasm_bindgen_test]
async fn sources_come_to_their_numbers_and_none_twice() {
    let _site = whole();
    let story = Story::of(&page()).await;
    for id in ["e-second", "e-two", "e-first"] {
        window().location().set_hash(id).unwrap();
        is_at(id).await;
    }
    let sources: Vec<String> = story
        .0
        .all(".source")
        .iter()
        .map(|each| each.id())
        .collect();
    assert_eq!(
        sources,
        ["s-reuters", "s-of-two", "s-of-first", "s-of-second"]
    );
}

#[wasm_bindgen_test]
async fn a_long_way_through_the_story_does_not_fill_the_memory() {
    let parts: Vec<String> = (0..27)
        .map(|number| format!("./c/names/{number}/"))
        .collect();
    let links: Vec<&str> = parts.iter().map(String::as_str).collect();
    let answers: Vec<_> = (0..27)
        .map(|number| {
            [html(fragment(
                links[number],
                EDITION,
                &format!("n{number}"),
            ))]
        })
        .collect();
    let names: Vec<String> = parts
        .iter()
        .map(|part| format!("{}events.html", &part[1..]))
        .collect();
    let mut files: Vec<(&str, &[_])> = Vec::new();
    for (name, answer) in names.iter().zip(&answers) {
        files.push((name, answer));
    }
    let mut lines = String::from("this\n");
    for (number, part) in parts.iter().enumerate() {
        writeln!(lines, "{part}\te-n{number}").unwrap();
    }
    let index = [Some(("text/plain", lines))];
    files.push(("/c/index.txt", &index));
    let _site = Site::new(&files);
    let story = Story::of(&divided(&[("2", &links)])).await;
    for number in 0..27 {
        let id = format!("e-n{number}");
        window().location().set_hash(&id).unwrap();
        is_at(&id).await;
        if number == 0 {
            let words = element("details");
            words.set_attribute("open", "").unwrap();
            story.0.one("#e-n0").append_child(&words).unwrap();
        }
    }
    let filled = story.0.all("[data-filled]").len();
    assert!((24..=25).contains(&filled), "{filled} parts");
    assert!(by_id("e-n26").is_some());
    assert!(by_id("e-n0").is_some(), "what the reader has opened stays");
    assert!(by_id("e-n1").is_none(), "what lies far away goes");
    window().location().set_hash("e-n1").unwrap();
    is_at("e-n1").await;
}

/// Waits until the browser has made this element its target and has brought it into view.
async fn is_at(id: &str) {
    let arrived = || {
        by_id(id).is_some_and(|element| {
            let rect = element.get_bounding_client_rect();
            let height = window().inner_height().unwrap().as_f64().unwrap();
            element.matches(":target").unwrap() && rect.bottom() > 0.0 && rect.top() < height
        })
    };
    wait_for(arrived, &format!("the browser to be at {id}")).await;
}
