//! `companion preview`: the film on a page that follows every save, for this machine alone.

mod client;

use std::fs;
use std::net::TcpListener;

use scraper::{Html, Selector};

use crate::build::policy::check_inline;
use crate::support::{companion, fixture};
use client::Preview;

fn everything(test: &str) -> Preview {
    Preview::start(test, &fixture("everything"))
}

fn minimal(test: &str) -> Preview {
    Preview::start(test, &fixture("minimal"))
}

/// The value of an attribute of the first element that a selector finds.
fn attribute(html: &str, selector: &str, name: &str) -> String {
    let page = Html::parse_document(html);
    let found = page.select(&Selector::parse(selector).unwrap()).next();
    let value = found.and_then(|element| element.attr(name));
    value
        .unwrap_or_else(|| unreachable!("no {selector} with {name} in {html}"))
        .to_owned()
}

#[test]
fn every_page_and_file_of_the_film_is_served_and_never_kept() {
    let preview = everything("preview-serve");
    let page = preview.page("/");
    let chinese = preview.page("/zh-Hans/");
    assert!(chinese.contains("<html lang=\"zh-Hans\""), "{chinese}");
    let picture = attribute(&page, "img[src^=media]", "src");
    let glue = attribute(&page, "script[data-glue]", "data-glue");
    let sheet = attribute(&page, "a[download]", "href");
    let sheet = sheet.trim_start_matches("./");
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/zh-Hans/index.html", 200, "text/html; charset=utf-8"),
        (&format!("/{picture}"), 200, "image/"),
        (&format!("/{glue}"), 200, "text/javascript"),
        ("/manifest.webmanifest", 200, "application/manifest+json"),
        ("/c/guide.html", 200, "text/html; charset=utf-8"),
        ("/zh-Hans/c/find.txt", 200, "text/plain"),
        (&format!("/{sheet}"), 200, "text/csv"),
        ("/nothing", 404, "text/html; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.head);
        assert!(!answer.body.is_empty(), "{path}");
        for line in [
            format!("content-type: {kind}"),
            "cache-control: no-store".to_owned(),
            "x-content-type-options: nosniff".to_owned(),
        ] {
            assert!(answer.head.contains(&line), "{path}: {}", answer.head);
        }
    }
    let answer = preview.get("/zh-Hans");
    assert_eq!(answer.status, 307);
    assert!(answer.head.contains("location: /zh-Hans/\r\n"));
    // A player asks for a long recording in parts.
    let part = preview.ask(
        &format!("GET /{picture}"),
        &preview.host,
        "Range: bytes=0-3\r\n",
    );
    assert_eq!((part.status, part.body.len()), (206, 4));
}

#[test]
fn a_page_may_run_its_own_scripts_and_listen_and_nothing_else() {
    let preview = everything("preview-policy");
    for path in ["/", "/zh-Hans/", "/nothing"] {
        let html = String::from_utf8(preview.get(path).body).unwrap();
        check_inline(path, &Html::parse_document(&html));
        assert!(html.contains("connect-src 'self';"), "{path}");
    }
}

#[test]
fn a_save_is_told_and_shown() {
    let preview = minimal("preview-save");
    let mut news = preview.listen();
    let first = news.next()["version"].as_str().unwrap().to_owned();
    let version = |html: &str| attribute(html, "meta[name=companion-preview]", "content");
    assert_eq!(version(&preview.page("/")), first);

    preview.edit("A Film", "A Better Film");
    let second = news.version_after(&first);
    let page = preview.page("/");
    assert_eq!(version(&page), second);
    assert!(page.contains("A Better Film"));
}

#[test]
fn several_saves_in_a_row_are_one() {
    let preview = minimal("preview-saves");
    let mut news = preview.listen();
    let mut version = news.next()["version"].as_str().unwrap().to_owned();
    let text = fs::read_to_string(preview.file()).unwrap();
    for number in 0..50 {
        preview.save(&text.replace("A Film", &format!("Film number {number}.")));
    }
    let mut versions = 0;
    while !preview.page("/").contains("Film number 49.") {
        version = news.version_after(&version);
        versions += 1;
    }
    assert!(versions < 10, "{versions}");
}

#[test]
fn a_mistake_is_a_notice_in_its_place_and_goes_when_it_is_mended() {
    let preview = everything("preview-mistake");
    let mut news = preview.listen();
    let good = news.next()["version"].as_str().unwrap().to_owned();
    let before = preview.page("/");
    let quote = attribute(&before, "#quotes .slide", "id");
    let text = fs::read_to_string(preview.file()).unwrap();
    let chapters = text.find("\"chapters\"").unwrap();
    let date = chapters + text[chapters..].find("\"date\": \"").unwrap();
    let line = text[..date].lines().count();
    preview.save(&format!(
        "{}\"date\": \"someday, {}",
        &text[..date],
        &text[date + 9..]
    ));
    let bad = news.version_after(&good);
    let page = preview.page("/");
    assert!(page.contains("someday, "), "the excerpt");
    assert!(page.contains(&format!("companion.json:{line}:")), "{page}");
    assert!(page.contains(&format!("id=\"{quote}\"")), "the rest");

    preview.save(&text);
    news.version_after(&bad);
    let after = preview.page("/");
    assert!(!after.contains("someday") && !after.contains("companion.json:"));
}

#[test]
fn a_film_that_cannot_be_read_is_said_on_every_page_until_it_can() {
    let preview = everything("preview-unreadable");
    let mut news = preview.listen();
    let text = fs::read_to_string(preview.file()).unwrap();
    let has_trouble = |news: &serde_json::Value| !news["trouble"].is_null();
    let damages: [(&dyn Fn(), &str); 3] = [
        (&|| preview.save("not at all"), "should begin here"),
        (
            &|| fs::remove_file(preview.file()).unwrap(),
            "there is no film",
        ),
        (&|| preview.save("{}"), "companion.json"),
    ];
    for (damage, said) in damages {
        damage();
        news.wait_for(has_trouble);
        for path in ["/", "/zh-Hans/", "/nothing"] {
            let answer = preview.get(path);
            assert_eq!(answer.status, 503, "{path}");
            let page = String::from_utf8(answer.body).unwrap();
            assert!(page.contains(said), "{path}: {page}");
            assert!(
                page.contains("name=\"companion-preview\""),
                "it follows too"
            );
        }
        preview.save(&text);
        news.wait_for(|news| !has_trouble(news) && news["isChanging"] == false);
        preview.page("/zh-Hans/");
    }
}

#[test]
fn a_changed_picture_has_another_address() {
    let preview = everything("preview-picture");
    let mut news = preview.listen();
    let version = news.next()["version"].as_str().unwrap().to_owned();
    let address = || attribute(&preview.page("/"), "img[src^=media]", "src");
    let before = address();
    let (path, _) = before.split_once('?').unwrap();
    let picture = preview.film.join(path);
    let mut bytes = fs::read(&picture).unwrap();
    bytes.push(b'\n');
    fs::write(&picture, &bytes).unwrap();
    news.version_after(&version);
    let after = address();
    assert_ne!(after, before);
    assert_eq!(preview.get(&format!("/{after}")).body, bytes);
}

#[test]
fn only_the_site_is_served_and_only_to_this_machine() {
    let preview = everything("preview-alone");
    fs::write(preview.film.join(".secret"), "a secret").unwrap();
    for path in [
        "/companion.json",
        "/.secret",
        "/media/../companion.json",
        "/media/%2e%2e/companion.json",
        "/..%2f..%2fCargo.toml",
        "/../../../../etc/passwd",
        "//etc/passwd",
        "/%00",
        "/%ff",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    for host in ["example.org", "localhost", "127.0.0.1:1", "[::1]:8080", ""] {
        for path in ["/", "/~preview/events"] {
            let answer = preview.ask(&format!("GET {path}"), host, "");
            assert_eq!(answer.status, 421, "{host}: {}", answer.head);
            assert!(!String::from_utf8_lossy(&answer.body).contains("<html"));
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = preview.ask(&format!("{method} /"), &preview.host, "");
        assert_eq!(answer.status, 405, "{method}");
    }
}

#[test]
fn nothing_is_written_beside_the_film() {
    let preview = everything("preview-clean");
    let mut news = preview.listen();
    let version = news.next()["version"].as_str().unwrap().to_owned();
    preview.edit("\"format\": 1", "\"format\":  1");
    news.version_after(&version);
    preview.page("/");
    let names = |folder: &std::path::Path| {
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
        let paths = entries.into_iter().map(|entry| {
            let path = entry.unwrap().into_path();
            path.strip_prefix(folder).unwrap().to_owned()
        });
        paths.collect::<Vec<_>>()
    };
    assert_eq!(names(&preview.film), names(fixture("everything").as_ref()));
}

#[test]
fn what_keeps_it_from_starting_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let film = fixture("minimal");
    for (typed, said) in [
        (
            vec!["preview", "no/such/film"],
            "there is no film at no/such/film",
        ),
        (vec!["preview", &film, "--port", &port], "is in use"),
        (
            vec!["preview", &film, "--engine", "no/such/engine"],
            "there is no engine in no/such/engine",
        ),
    ] {
        let answer = companion(&typed);
        assert_eq!(answer.code, 2, "{typed:?}: {answer:?}");
        assert!(answer.err.contains(said), "{typed:?}: {}", answer.err);
    }
}
