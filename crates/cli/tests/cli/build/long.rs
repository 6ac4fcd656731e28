//! A film with more events than one page should hold.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::embed::{answer_for, frame_of};
use super::{build, check_addresses, files_of};
use crate::support::{MINIMAL, film, scratch};

/// A long film's site, built once.
fn site() -> &'static Path {
    static SITE: LazyLock<PathBuf> = LazyLock::new(|| {
        let out = scratch("long").join("site");
        build_long(&out, 155);
        out
    });
    &SITE
}

/// Builds a film with 2 chapters of so many events each.
fn build_long(out: &Path, events: usize) {
    let options = ["--url", "https://example.org/", "--no-cards"];
    let built = build(&[long_film(events)], out, &options);
    assert_eq!(built.code, 0, "{}", built.err);
}

/// The minimal film in two languages, with 2 chapters of so many events each.
fn long_film(events: usize) -> String {
    let mut film_json: Value = serde_json::from_str(MINIMAL).unwrap();
    film_json["languages"] = json!(["en", "zh-Hans"]);
    let chapter = film_json["chapters"][0].clone();
    let event = chapter["events"][0].clone();
    let chapters = ["one", "两"].map(|id| {
        let mut chapter = chapter.clone();
        let events = (0..events).map(|number| {
            let mut event = event.clone();
            event["id"] = format!("{id}-{number}").into();
            event["aliases"] = json!([]);
            event
        });
        chapter["events"] = events.collect();
        chapter["id"] = id.into();
        chapter["aliases"] = json!([]);
        chapter
    });
    film_json["chapters"] = chapters.into_iter().collect();
    for quote in film_json["quotes"].as_array_mut().unwrap() {
        quote["events"] = json!([format!("两-{}", events - 15)]);
    }
    film(&format!("long-film-{events}"), &film_json.to_string())
}

#[test]
fn every_event_of_a_long_film_is_on_one_page_and_every_link_leads_somewhere() {
    let out = site();
    assert!(check_addresses(out) > 2000);
    let event = Selector::parse("article.event").unwrap();
    let mut pages: HashMap<String, usize> = HashMap::new();
    for (path, bytes) in files_of(out) {
        if !path.ends_with("index.html") || path.contains("embed/") {
            continue;
        }
        let html = String::from_utf8(bytes).unwrap();
        for found in Html::parse_document(&html).select(&event) {
            let lang = path
                .split('/')
                .next()
                .filter(|part| *part == "zh-Hans")
                .unwrap_or("en");
            *pages
                .entry(format!("{lang} {}", found.attr("id").unwrap()))
                .or_default() += 1;
        }
    }
    assert_eq!(pages.len(), 620);
    assert!(pages.values().all(|count| *count == 1));
    for (path, bytes) in files_of(out) {
        if let Some(folder) = path.strip_suffix("events.html") {
            let events = |html: &str| -> Vec<String> {
                let page = Html::parse_document(html);
                let found = page
                    .select(&event)
                    .map(|event| event.attr("id").unwrap().to_owned());
                found.collect()
            };
            let page = fs::read_to_string(out.join(folder).join("index.html")).unwrap();
            assert_eq!(
                events(&String::from_utf8(bytes).unwrap()),
                events(&page),
                "{folder}"
            );
        }
    }
    let main = fs::read_to_string(out.join("index.html")).unwrap();
    let on_main = Html::parse_document(&main).select(&event).count();
    assert!(
        (1..100).contains(&on_main),
        "{on_main} events on the main page"
    );
}

#[test]
fn a_part_says_what_it_is_and_where() {
    let out = site();
    let chinese = "zh-Hans/c/one/2/";
    let html = fs::read_to_string(out.join(chinese).join("index.html")).unwrap();
    let page = Html::parse_document(&html);
    let attribute = |selector: &str, name: &str| {
        let found = page.select(&Selector::parse(selector).unwrap()).next();
        found
            .unwrap_or_else(|| panic!("no {selector}"))
            .attr(name)
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        attribute("link[rel=canonical]", "href"),
        format!("https://example.org/{chinese}")
    );
    for (lang, address) in [
        ("en", "https://example.org/c/one/2/"),
        ("zh-Hans", "https://example.org/zh-Hans/c/one/2/"),
        ("x-default", "https://example.org/c/one/2/"),
    ] {
        assert_eq!(
            attribute(&format!("link[hreflang='{lang}']"), "href"),
            address
        );
    }
    assert_eq!(attribute("meta[property='og:type']", "content"), "article");
    assert_eq!(attribute("html", "lang"), "zh-Hans");
}

#[test]
fn complaint_25_what_no_frame_has_is_embedded_as_its_films_card() {
    // Enough to be divided, and few enough for pages of their own.
    let out = scratch("long-embed").join("site");
    build_long(&out, 60);
    let card = "https://example.org/zh-Hans/embed/card/";
    for (folder, link, frame) in [
        ("c/one/2/", "", card),
        ("e/one-59/", "e/one-59/", card),
        (
            "e/one-0/",
            "e/one-0/",
            "https://example.org/zh-Hans/embed/timeline/#e-one-0",
        ),
        (
            "c/one/",
            "c/one/",
            "https://example.org/zh-Hans/embed/timeline/#c-one",
        ),
    ] {
        let answer = answer_for(&out, &format!("zh-Hans/{folder}"));
        let link = format!("https://example.org/zh-Hans/{link}");
        assert_eq!(frame_of(&answer), (link, frame.to_owned()), "{folder}");
    }
}
