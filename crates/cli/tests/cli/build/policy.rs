//! What a page may do, and that what it brings is what it was built with.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

use super::{build, files_of, site};
use crate::support::{MINIMAL, film, scratch};

/// The pages of a site, by path. Its frames are documents of another kind.
fn pages(out: &Path) -> Vec<(String, Html)> {
    documents(out, |path| !path.contains("embed/"))
}

/// The documents of a site whose path is wanted.
pub(crate) fn documents(out: &Path, is_wanted: fn(&str) -> bool) -> Vec<(String, Html)> {
    let pages = files_of(out)
        .into_iter()
        // The guide is no page, but a piece that one takes in.
        .filter(|(path, _)| path.ends_with(".html") && !path.ends_with("c/guide.html"))
        .filter(|(path, _)| is_wanted(path));
    let parsed = |(path, bytes): (String, Vec<u8>)| {
        (
            path,
            Html::parse_document(&String::from_utf8(bytes).unwrap()),
        )
    };
    pages.map(parsed).collect()
}

pub(crate) fn select<'h>(page: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The sources that the policy of a page has for a directive.
pub(crate) fn policy(page: &Html, directive: &str) -> Vec<String> {
    let metas = select(page, "meta[http-equiv='Content-Security-Policy']");
    assert_eq!(metas.len(), 1);
    let policy = metas[0].attr("content").unwrap();
    let found = policy
        .split("; ")
        .find_map(|each| each.strip_prefix(&format!("{directive} ")));
    found.unwrap().split(' ').map(str::to_owned).collect()
}

/// Whether there is something on a page for the program to bring to life.
fn moves(page: &Html) -> bool {
    !select(page, "[data-island]").is_empty()
}

#[test]
fn lists_and_pages_for_wrong_addresses_start_nothing() {
    let out = site("policy-still", &["everything", "arabic"]);
    let still: Vec<String> = pages(&out)
        .into_iter()
        .filter(|(_, page)| !moves(page))
        .map(|(path, page)| {
            assert!(select(&page, "script[data-glue]").is_empty(), "{path}");
            let scripts = policy(&page, "script-src").join(" ");
            assert!(!scripts.contains("wasm"), "{scripts} in {path}");
            path
        })
        .collect();
    // Pages of quotes, events and chapters are still where there is no player on them, and colophons always.
    let (items, others): (Vec<&str>, Vec<&str>) =
        (still.iter()).map(String::as_str).partition(|path| {
            ["/q/", "/e/", "/c/", "/about/"]
                .iter()
                .any(|kind| path.contains(kind))
        });
    assert_eq!(others, ["404.html", "index.html"]);
    assert!(items.len() > 5, "{items:?}");
}

#[test]
fn what_is_inline_is_named_by_its_hash_and_nothing_else_is_allowed() {
    let out = site("policy-hashes", &["everything", "arabic"]);
    let all = pages(&out);
    assert!(all.len() > 4);
    for (path, page) in &all {
        check_inline(path, page);
    }
}

/// Every script and style that stands in a page is one that its policy names, and nothing else is allowed to run.
pub(crate) fn check_inline(path: &str, page: &Html) {
    let hash = |text: String| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    for (selector, directive) in [("style", "style-src"), ("script:not([type])", "script-src")] {
        let allowed = policy(page, directive);
        let inline = select(page, selector);
        assert!(!inline.is_empty(), "{selector} in {path}");
        for element in inline {
            let found = hash(element.text().collect());
            assert!(
                allowed.contains(&found),
                "{found} of {selector} in {path}: {allowed:?}"
            );
        }
    }
    for directive in ["script-src", "style-src", "default-src"] {
        let allowed = policy(page, directive).join(" ");
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "*", "data:", "https:"] {
            assert!(
                !allowed.contains(forbidden),
                "{forbidden} in {directive} of {path}"
            );
        }
    }
    assert!(
        select(page, "[style]").is_empty(),
        "a style attribute in {path}"
    );
    for element in page.root_element().descendent_elements() {
        let handler = element
            .value()
            .attrs()
            .find(|(name, _)| name.starts_with("on"));
        assert_eq!(handler, None, "in {path}");
    }
}

#[test]
fn the_policy_comes_before_what_it_governs() {
    let out = site("policy-first", &["minimal"]);
    let html = fs::read_to_string(out.join("index.html")).unwrap();
    let policy = html.find("Content-Security-Policy").unwrap();
    for later in ["<style", "<script", "<link"] {
        assert!(html.find(later).unwrap() > policy, "{later}");
    }
}

/// Whether it is what every document's head has of scripts.
fn is_first(script: &ElementRef<'_>) -> bool {
    script.text().collect::<String>() == "shownFirst()"
}

/// Whether it is what every document's body has of scripts: the engine's, and what asks for the typeface.
fn is_later(script: &ElementRef<'_>) -> bool {
    let text: String = script.text().collect();
    text.starts_with("answersLater()\naddEventListener(") && text.contains("new FontFace(")
}

#[test]
fn what_must_be_there_before_anything_is_painted_stands_in_every_head() {
    let out = site("policy-early", &["minimal"]);
    for (path, page) in pages(&out) {
        let early = select(&page, "head > script:not([src]) + style");
        assert_eq!(early.len(), 1, "{path}");
        let script = select(&page, "head > script").remove(0);
        assert!(is_first(&script), "{path}");
    }
}

#[test]
fn a_film_is_painted_when_its_card_is_there_and_before_what_follows_it() {
    let out = site("policy-card", &["minimal"]);
    let (films, others): (Vec<_>, Vec<_>) = pages(&out)
        .into_iter()
        .partition(|(_, page)| !select(page, "#film").is_empty());
    assert!(!films.is_empty() && !others.is_empty());
    let expected = "head > link[rel=expect][href='#film'][blocking=render]";
    for (path, page) in films {
        assert_eq!(select(&page, expected).len(), 1, "{path}");
        let scripts = select(&page, "#film + script");
        assert!(is_later(&scripts[0]), "{path}");
    }
    for (path, page) in others {
        assert!(
            select(&page, "link[rel=expect]").is_empty(),
            "nothing to wait for in {path}"
        );
        let scripts = select(&page, "body script");
        assert_eq!(
            scripts.iter().filter(|each| is_later(each)).count(),
            1,
            "{path}"
        );
    }
}

#[test]
fn players_of_other_sites_are_allowed_where_a_film_has_them_and_only_there() {
    let out = site("policy-players", &["everything", "arabic"]);
    for (path, page) in pages(&out) {
        let frames = policy(&page, "frame-src");
        let players = select(&page, "[data-embed]");
        assert_eq!(
            players.is_empty(),
            frames == ["'none'"],
            "{path}: {frames:?}"
        );
        for player in players {
            let embed = player.attr("data-embed").unwrap();
            assert!(
                frames
                    .iter()
                    .any(|origin| embed.starts_with(origin.as_str())),
                "{embed} in {path}"
            );
        }
    }
}

#[test]
fn the_engine_is_the_one_it_was_built_with() {
    let out = site("policy-integrity", &["minimal"]);
    for (path, page) in pages(&out).into_iter().filter(|(_, page)| moves(page)) {
        let script = select(&page, "script[data-glue]").remove(0);
        for (name, proof) in [
            ("data-glue", "data-glue-integrity"),
            ("data-wasm", "data-wasm-integrity"),
        ] {
            let address = script.attr(name).unwrap().trim_start_matches('/');
            let address = address.strip_prefix("here/").unwrap_or(address);
            let bytes = fs::read(out.join(address)).unwrap();
            let expected = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
            assert_eq!(
                script.attr(proof),
                Some(expected.as_str()),
                "{name} in {path}"
            );
        }
    }
}

#[test]
fn nothing_is_fetched_before_the_page_can_be_read() {
    let out = site("policy-late", &["everything"]);
    for (path, page) in pages(&out) {
        for link in ["link[rel=modulepreload]", "link[rel=preload]"] {
            assert!(select(&page, link).is_empty(), "{link} in {path}");
        }
        let fetches = |style: &str| {
            let text = select(&page, style)
                .into_iter()
                .flat_map(|each| each.text());
            text.collect::<String>().contains("src:url(")
        };
        assert!(!fetches("head style"), "the typeface waits in {path}");
        assert!(
            fetches("body > noscript[data-face$='fonts/face.woff2']:last-child"),
            "it comes in the end in {path}"
        );
    }
}

#[test]
fn what_an_author_writes_never_becomes_markup() {
    let hostile = "</title></script></style><script>alert(1)</script><img src=x onerror=alert(2)>\\\" onload=alert(3) x=\\\"";
    let text = [
        "A Film",
        "We began with nothing.",
        "A Festival",
        "A. Maker",
        "Work",
        "A Town",
        "for some language",
    ]
    .iter()
    .fold(MINIMAL.to_owned(), |film, words| {
        film.replace(
            &format!("\"{words}\""),
            &format!("\"{words} {}\"", hostile.replace('<', "\\\\<")),
        )
    });
    let out = scratch("policy-hostile").join("site");
    let built = build(
        &[film("policy-hostile-film", &text)],
        &out,
        &["--catalogue"],
    );
    assert_eq!(built.code, 0, "{}", built.err);
    let all = pages(&out);
    // The list, the page for wrong addresses, the film, its colophon, and its quote, chapter and two events.
    assert_eq!(all.len(), 8);
    for (path, page) in &all {
        let scripts = select(page, "script");
        let known = scripts.iter().filter(|script| {
            script.attr("data-glue").is_some()
                || script.attr("type") == Some("application/ld+json")
                || is_first(script)
                || is_later(script)
        });
        assert_eq!(known.count(), scripts.len(), "{path}");
        for element in page.root_element().descendent_elements() {
            for (name, _) in element.value().attrs() {
                assert!(!name.starts_with("on") && name != "x", "{name} in {path}");
            }
        }
        let body: String = select(page, "body").remove(0).text().collect();
        // The list's own page for wrong addresses has no word of an author.
        assert_eq!(
            body.contains("<script>alert(1)</script>"),
            path != "404.html",
            "the words are still words in {path}"
        );
    }
}
