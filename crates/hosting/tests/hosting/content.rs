//! What arrives is what was built, and says what it is.

use companion_hosting::{Kind, Server};

use crate::answer::Answer;
use crate::site::{engine, file, folder, on_every_server};

/// What a current browser accepts over HTTPS.
const BROWSER: (&str, &str) = ("Accept-Encoding", "gzip, deflate, br, zstd");

#[test]
fn every_kind_of_file_is_called_what_it_is() {
    let types = [
        ("/".to_owned(), "text/html; charset=utf-8"),
        ("/zh-Hans/".to_owned(), "text/html; charset=utf-8"),
        ("/page.en.json".to_owned(), "application/json"),
        (
            "/manifest.webmanifest".to_owned(),
            "application/manifest+json",
        ),
        ("/sitemap.xml".to_owned(), "text/xml; charset=utf-8"),
        ("/robots.txt".to_owned(), "text/plain; charset=utf-8"),
        ("/media/clip.en.vtt".to_owned(), "text/vtt; charset=utf-8"),
        ("/media/poster.png".to_owned(), "image/png"),
        ("/media/clip.webm".to_owned(), "video/webm"),
        (engine("_bg.wasm"), "application/wasm"),
        (engine(".js"), "text/javascript; charset=utf-8"),
        (engine(".woff2"), "font/woff2"),
        (engine(".svg"), "image/svg+xml"),
    ];
    on_every_server(|kind, server| {
        for (path, expected) in &types {
            let answer = Answer::to(server, path, &[BROWSER]);
            assert_eq!(answer.status, 200, "{path} on {kind:?}");
            let found = answer.header("content-type").unwrap_or_default();
            // A script has two names (RFC 9239), and browsers take both.
            let found = found.replace("application/javascript", "text/javascript");
            assert_eq!(found, *expected, "{path} on {kind:?}");
        }
    });
}

/// What a browser says of encodings, and the one it must get.
type Case<'c> = (&'c [(&'c str, &'c str)], Option<&'c str>);

#[test]
fn texts_come_in_the_encoding_that_was_asked_for_and_are_whole() {
    let paths = [
        "/".to_owned(),
        "/zh-Hans/".to_owned(),
        "/page.zh-Hans.json".to_owned(),
        engine("_bg.wasm"),
        engine(".js"),
    ];
    let cases: [Case<'_>; 4] = [
        (&[BROWSER], Some("br")),
        // Over plain HTTP, browsers do not ask for brotli.
        (&[("Accept-Encoding", "gzip, deflate")], Some("gzip")),
        (&[("Accept-Encoding", "identity")], None),
        (&[], None),
    ];
    on_every_server(|kind, server| {
        for path in &paths {
            for (headers, encoding) in cases {
                let answer = Answer::to(server, path, headers);
                let what = format!("{path} with {headers:?} on {kind:?}");
                assert_eq!(answer.status, 200, "{what}");
                assert_eq!(answer.header("content-encoding"), encoding, "{what}");
                assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{what}");
                assert!(
                    answer.decoded() == file(path),
                    "{what}: the bytes are others"
                );
                if let Some(encoding) = encoding {
                    let ending = if encoding == "br" { ".br" } else { ".gz" };
                    let page = if path.ends_with('/') {
                        "index.html"
                    } else {
                        ""
                    };
                    assert!(
                        answer.body == file(&format!("{path}{page}{ending}")),
                        "{what}: compressed anew"
                    );
                }
            }
        }
    });
}

#[test]
fn pictures_are_sent_as_they_are() {
    on_every_server(|kind, server| {
        for path in ["/media/poster.png".to_owned(), engine(".woff2")] {
            let answer = Answer::to(server, &path, &[BROWSER]);
            assert_eq!(
                (answer.status, answer.header("content-encoding")),
                (200, None),
                "{path} on {kind:?}"
            );
            assert!(answer.body == file(&path), "{path} on {kind:?}");
        }
    });
}

#[test]
fn a_wrong_address_gets_the_page_for_it_in_every_language() {
    on_every_server(|kind, server| {
        for path in [
            "/nowhere",
            "/zh-Hans/nowhere/",
            "/engine/0123456789ab/gone.js",
            "/page.fr.json",
        ] {
            let answer = Answer::to(server, path, &[BROWSER]);
            let what = format!("{path} on {kind:?}");
            assert_eq!(answer.status, 404, "{what}");
            assert!(answer.decoded() == file("/404.html"), "{what}");
            assert_eq!(
                answer.header("content-type"),
                Some("text/html; charset=utf-8"),
                "{what}"
            );
            assert_eq!(
                answer.header("cache-control"),
                Some("no-cache"),
                "{what}: it may be there tomorrow"
            );
            assert_eq!(answer.header("access-control-allow-origin"), None, "{what}");
            assert_eq!(
                answer.header("x-content-type-options"),
                Some("nosniff"),
                "{what}"
            );
        }
    });
}

#[test]
fn nobody_is_shown_what_is_not_for_readers() {
    let hidden = [
        "/.companion-build.json",
        "/index.html.br",
        "/page.en.json.gz",
        "/_headers",
        "/zh-Hans/index.html.gz",
    ];
    on_every_server(|kind, server| {
        for path in hidden {
            assert!(!file(path).is_empty(), "{path} is there");
            let answer = Answer::to(server, path, &[BROWSER]);
            assert_eq!(answer.status, 404, "{path} on {kind:?}");
        }
    });
}

#[test]
fn a_folder_without_its_slash_leads_to_the_page() {
    on_every_server(|kind, server| {
        let answer = Answer::to(server, "/zh-Hans", &[BROWSER]);
        let expected = match kind {
            Kind::Nginx => 301,
            Kind::Caddy => 308,
        };
        assert_eq!(answer.status, expected, "{kind:?}");
        assert!(
            answer.header("location").unwrap().ends_with("/zh-Hans/"),
            "{kind:?}"
        );
    });
}

#[test]
fn a_site_may_lie_in_any_folder_of_its_host() {
    for kind in Kind::ALL {
        let server = Server::start_below(kind, &folder(), "films/everything").unwrap();
        let cases = [
            ("/".to_owned(), "no-cache", Some("en")),
            ("/zh-Hans/".to_owned(), "no-cache", Some("zh-Hans")),
            ("/page.zh-Hans.json".to_owned(), "no-cache", Some("zh-Hans")),
            (engine(".js"), "public, max-age=31536000, immutable", None),
        ];
        for (path, caching, lang) in cases {
            let answer = Answer::to(&server, &format!("/films/everything{path}"), &[BROWSER]);
            let what = format!("{path} on {kind:?}");
            assert_eq!(answer.status, 200, "{what}");
            assert_eq!(answer.header("cache-control"), Some(caching), "{what}");
            assert_eq!(answer.header("content-language"), lang, "{what}");
            assert!(answer.decoded() == file(&path), "{what}");
        }
        let hidden = Answer::to(&server, "/films/everything/.companion-build.json", &[]);
        assert_eq!(hidden.status, 404, "{kind:?}");
    }
}
