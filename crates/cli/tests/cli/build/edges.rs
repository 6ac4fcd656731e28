//! The edges of a page: its edition, what has changed, what is in it, and how everything is cited, as plain text.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use super::{build, site};
use crate::support::{companion, engine, film, fixture, scratch};

/// The words of the only element that a selector finds.
fn words(html: &str, selector: &str) -> String {
    let html = Html::parse_document(html);
    let selector_of = Selector::parse(selector).unwrap();
    let found: Vec<String> = (html.select(&selector_of))
        .map(|element| element.text().collect())
        .collect();
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found[0].clone()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn everything_with_an_address_says_how_it_is_cited_with_edition_and_address() {
    let out = site("edges-cited", &["everything"]);
    for (path, citation) in [
        (
            "about/",
            "The makers of Everything, “Everything”, companion page of the film. Version 1.1, 1 March 2014. \
             https://example.org/here/",
        ),
        (
            "e/ides/",
            "“A bad day”, The Ides of March, 44 BC, in: The makers of Everything, “Everything”, \
             companion page of the film. Version 1.1, 1 March 2014. https://example.org/here/e/ides/",
        ),
        (
            "zh-Hans/about/",
            "《一切》制作组，《一切》影片资料页。1.1版，2014年3月1日。https://example.org/here/zh-Hans/",
        ),
    ] {
        let html = read(&out.join(path).join("index.html"));
        assert_eq!(words(&html, ".citation__text"), citation, "{path}");
    }
    // A quote by its speaker, its first words and its occasion.
    let quotes = fs::read_dir(out.join("q")).unwrap();
    for quote in quotes {
        let html = read(&quote.unwrap().path().join("index.html"));
        let citation = words(&html, ".citation__text");
        assert!(
            citation.contains("https://example.org/here/q/"),
            "{citation}"
        );
        assert!(citation.contains("Version 1.1, 1 March 2014"), "{citation}");
        assert!(citation.chars().count() < 400, "{citation}");
    }
}

#[test]
fn the_foot_names_the_edition_and_leads_to_what_has_changed_and_what_is_in_it() {
    let out = site("edges-foot", &["everything"]);
    for (folder, edition, changed) in [
        ("", "Version 1.1, 1 March 2014", "The first edition."),
        ("zh-Hans/", "1.1版，2014年3月1日", "第一版。"),
    ] {
        let page = read(&out.join(folder).join("index.html"));
        assert_eq!(words(&page, ".companion__foot p"), edition);
        assert!(page.contains("href=\"about/\""));
        let about = read(&out.join(folder).join("about/index.html"));
        assert!(about.contains(changed) && about.contains(edition));
        // Contents: the way to each chapter and quote.
        let about = Html::parse_document(&about);
        let links = Selector::parse(".colophon ol a[href]").unwrap();
        let links: Vec<&str> = about
            .select(&links)
            .filter_map(|link| link.attr("href"))
            .collect();
        for kind in ["../c/", "../q/"] {
            assert!(links.iter().any(|link| link.starts_with(kind)), "{links:?}");
        }
    }
}

#[test]
fn without_an_edition_or_an_address_nothing_is_made_up() {
    let out = scratch("edges-bare").join("site");
    let minimal = read(
        Path::new(&fixture("minimal"))
            .join("companion.json")
            .as_path(),
    );
    let built = build(&[film("edges-bare-film", &minimal)], &out, &["--no-cards"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let about = read(&out.join("about/index.html"));
    let citation = words(&about, ".citation__text");
    assert!(
        citation.ends_with("companion page of the film."),
        "{citation}"
    );
    assert!(!about.contains("Version") && !about.contains("What changed"));
    assert!(!read(&out.join("index.html")).contains("Version"));
}

#[test]
fn the_single_file_ends_with_its_colophon() {
    let film = fixture("everything");
    let engine = engine();
    let engine = engine.to_str().unwrap();
    let options = ["export", &film, "--single-file", "--engine", engine];
    let url = ["--url", "https://example.org/here"];
    let exported = companion(options.into_iter().chain(url));
    assert_eq!(exported.code, 0, "{}", exported.err);
    let citation = words(&exported.out, ".citation__text");
    assert!(
        citation.ends_with("2014. https://example.org/here/"),
        "{citation}"
    );
    assert!(words(&exported.out, ".colophon").contains("The first edition."));
}
