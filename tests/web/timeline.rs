//! The timeline and the sources, as they are read.

use std::collections::HashSet;
use std::rc::Rc;

use companion_model::{Prose, ThreadLink};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{HOSTILE, page};
use crate::support::{Mounted, attribute, by_id, document, text};

#[wasm_bindgen_test]
async fn chapters_and_events_come_in_order_under_their_headings() {
    let mounted = Mounted::page(&page()).await;
    let outline: Vec<(String, String)> = mounted
        .all(":is(h1, h2, h3):not(.film-card h3)")
        .iter()
        .map(|heading| (heading.tag_name(), text(heading)))
        .collect();
    let expected = [
        ("H1", "The Film"),
        ("H2", "The film"),
        ("H2", "In their words"),
        ("H2", "The story in order of time"),
        ("H2", "Chapter 1: Chapter childhood"),
        ("H3", "Born"),
        ("H2", "Chapter 2: Chapter names"),
        ("H3", "Chengdu"),
        ("H3", HOSTILE),
        ("H2", "Sources"),
    ];
    let expected = expected.map(|(tag, words)| (tag.to_owned(), words.to_owned()));
    assert_eq!(outline, expected);

    let articles = mounted.all("#c-names > ol > li > article");
    let ids: Vec<String> = articles.iter().map(|article| article.id()).collect();
    assert_eq!(ids, ["e-成都-2009", "e-hostile"]);
    for article in &articles {
        let title = by_id(&attribute(article, "aria-labelledby")).unwrap();
        assert!(article.contains(Some(&title)));
    }
}

#[wasm_bindgen_test]
async fn an_event_says_when_where_what_and_according_to_whom() {
    let mounted = Mounted::page(&page()).await;
    let event = mounted.one("#e-birth");
    let time = event.query_selector(".event__date time").unwrap().unwrap();
    assert_eq!(attribute(&time, "datetime"), "1957");
    for words in ["Beijing", "A second paragraph.", "Note: A note."] {
        assert!(
            text(&event).contains(words),
            "{words:?} in {:?}",
            text(&event)
        );
    }
    for (number, name) in [("1", "Source 1"), ("2", "Source 2")] {
        let link = event.query_selector(&format!("a[aria-label='{name}']"));
        let link = link
            .unwrap()
            .unwrap_or_else(|| panic!("no link is called {name}"));
        assert_eq!(text(&link), number);
    }
    let span = mounted.one("#c-names .chapter__span");
    assert!(text(&span).contains("1957 to 2012"));
    assert_eq!(span.query_selector_all("time").unwrap().length(), 2);
}

#[wasm_bindgen_test]
async fn a_thread_has_its_colour_beside_its_name() {
    let thread = |key: &str, colour: Option<&str>| ThreadLink {
        key: key.to_owned(),
        label: Prose::plain(key),
        colour: colour.map(str::to_owned),
    };
    let mut page = page();
    let chapter = Rc::make_mut(&mut page.chapters[0]);
    Rc::make_mut(&mut chapter.events[0]).threads = vec![
        thread("work", Some("teal")),
        thread("town", Some("#8a5a00")),
        thread("time", None),
    ];
    let mounted = Mounted::page(&page).await;
    let tags = mounted.one("#e-birth .event__tags");
    assert_eq!(text(&tags), "Threads: work, town, time");
    let swatches: Vec<_> = mounted
        .all("#e-birth .swatch")
        .iter()
        .map(|each| (attribute(each, "class"), each.get_attribute("color")))
        .collect();
    let own = Some("#8a5a00".to_owned());
    assert_eq!(
        swatches,
        [
            ("swatch swatch-teal".to_owned(), None),
            ("swatch".to_owned(), own)
        ]
    );
}

#[wasm_bindgen_test]
async fn every_answer_to_an_open_question_is_shown_with_its_source() {
    let mounted = Mounted::page(&page()).await;
    for (place, values) in [
        (
            "#film",
            ["Andy Cohen", "Adam Schlesinger", "Colin Jones"].as_slice(),
        ),
        ("#e-birth", &["5,212", "5,335"]),
    ] {
        let rows = mounted.all(&format!("{place} .claims dl > div"));
        assert_eq!(rows.len(), values.len());
        for (row, value) in rows.iter().zip(values) {
            assert!(text(row).starts_with(value), "{}", text(row));
            assert!(text(row).contains(&format!("Who says {value}.")));
            assert!(text(row).contains("as of 2009-05-12"));
            assert!(
                row.query_selector("a[href='#s-reuters']")
                    .unwrap()
                    .is_some()
            );
        }
        let claims = text(&mounted.one(&format!("{place} .claims")));
        for words in ["Sources disagree", "This page: The question is open."] {
            assert!(claims.contains(words), "{claims}");
        }
    }
}

#[wasm_bindgen_test]
async fn every_link_within_the_page_arrives_and_no_id_is_given_twice() {
    let mounted = Mounted::page(&page()).await;
    let mut ids = HashSet::new();
    for element in mounted.all("[id]") {
        assert!(ids.insert(element.id()), "{} is given twice", element.id());
    }
    let links = mounted.all("a[href^='#']");
    assert!(links.len() > 30, "{} links", links.len());
    for link in links {
        let href = attribute(&link, "href");
        assert!(ids.contains(&href[1..]), "{href} leads nowhere");
    }
}

#[wasm_bindgen_test]
async fn the_chapters_can_be_reached_from_their_list_and_the_timeline_from_the_top() {
    let mounted = Mounted::page(&page()).await;
    let nav = mounted.one("nav[aria-label=Chapters]");
    let links: Vec<String> = mounted
        .all("nav a")
        .iter()
        .map(|link| attribute(link, "href"))
        .collect();
    assert_eq!(links, ["#c-childhood", "#c-names"]);
    assert!(text(&nav).contains("Chapter names"));

    let first = mounted.one(":is(a, button)");
    assert_eq!(attribute(&first, "href"), "#timeline");
    assert_eq!(text(&first), "Skip to the timeline");
}

#[wasm_bindgen_test]
async fn the_document_takes_the_pages_title_language_and_direction() {
    let mut page = page();
    page.lang = "ar".to_owned();
    page.dir = companion_model::Direction::Rtl;
    let mounted = Mounted::page(&page).await;
    let root = document().document_element().unwrap();
    assert_eq!(document().title(), "The Film");
    assert_eq!(
        (attribute(&root, "lang"), attribute(&root, "dir")),
        ("ar".into(), "rtl".into())
    );
    assert_eq!(attribute(&mounted.one(".companion"), "dir"), "rtl");
    root.set_attribute("lang", "en").unwrap();
    root.set_attribute("dir", "ltr").unwrap();
}

#[wasm_bindgen_test]
async fn a_page_without_chapters_or_sources_has_no_empty_sections() {
    let mut page = page();
    page.chapters.clear();
    page.sources.clear();
    let mounted = Mounted::page(&page).await;
    assert_eq!(
        mounted.all("#timeline, #sources, [href='#timeline']").len(),
        0
    );
    assert!(mounted.maybe("#quotes").is_some());
}
