//! The titles of a film in several languages, on its page and on everything that is made of it.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;

use super::build;
use crate::support::{MINIMAL, film, scratch};

/// The texts of all elements that a selector finds.
fn texts(file: &Path, selector: &str) -> Vec<String> {
    let html =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let html = Html::parse_document(&html);
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

#[test]
fn every_title_is_told_once_on_the_page_and_everywhere_else() {
    let text = MINIMAL
        .replacen("[\"en\"]", "[\"en\", \"fr\", \"de\"]", 1)
        .replacen(
            "\"title\": \"A Film\"",
            r#""title": { "en": "A Film", "fr": "Un film", "de": "Ein Film" },
               "original_titles": [{ "title": "The Film", "language": "en", "note": "Once.", "sources": ["paper"] }]"#,
            1,
        );
    let out = scratch("titles-site").join("site");
    let built = build(&[film("titles", &text)], &out, &["--no-cards"]);
    assert_eq!(built.code, 0, "{}", built.err);
    for (folder, cover, others) in [
        ("", "Un film", ["Un film", "Ein Film"]),
        ("fr", "A Film", ["A Film", "Ein Film"]),
        ("de", "A Film", ["A Film", "Un film"]),
    ] {
        let page = out.join(folder);
        let index = page.join("index.html");
        assert_eq!(texts(&index, ".cover__other-title"), [cover], "{folder}");
        let has = |file: &Path, title: &str| {
            let items = texts(file, "#film .details__list li");
            items.iter().filter(|item| item.starts_with(title)).count()
        };
        let card = page.join("embed/card/index.html");
        for title in others {
            let on_page = usize::from(title != cover);
            assert_eq!(has(&index, title), on_page, "{title} in {folder}");
            assert_eq!(has(&card, title), 1, "{title} in {folder}, embedded");
        }
        // There is more to say of this one.
        assert_eq!((has(&index, "The Film"), has(&card, "The Film")), (1, 1));
        let data = texts(&index, "script[type='application/ld+json']").remove(0);
        let data: Value = serde_json::from_str(&data).unwrap();
        let nodes = data["@graph"].as_array().unwrap();
        let movie = nodes.iter().find(|node| node["@type"] == "Movie").unwrap();
        assert_eq!(
            movie["alternateName"],
            serde_json::json!(["The Film", others[0], others[1]]),
            "{folder}"
        );
    }
}
