//! What a browser may keep, and what asking again costs.

use crate::answer::Answer;
use crate::site::{engine, on_every_server};

/// One header for each encoding that a server has.
const ENCODINGS: [&str; 3] = ["br", "gzip", "identity"];

#[test]
fn the_engine_is_kept_forever_files_for_a_day_and_pages_are_asked_for_again() {
    let forever = [
        engine("_bg.wasm"),
        engine(".js"),
        engine(".woff2"),
        engine(".svg"),
        engine("icon-192.png"),
    ];
    let again = [
        "/",
        "/zh-Hans/",
        "/page.en.json",
        "/robots.txt",
        "/sitemap.xml",
    ];
    let for_a_day = [
        "/manifest.webmanifest",
        "/media/poster.png",
        "/media/clip.en.vtt",
    ];
    on_every_server(|kind, server| {
        let caching = |path: &str| {
            let answer = Answer::to(server, path, &[]);
            assert_eq!(answer.status, 200, "{path} on {kind:?}");
            answer
                .header("cache-control")
                .unwrap_or_default()
                .to_owned()
        };
        for path in &forever {
            assert_eq!(
                caching(path),
                "public, max-age=31536000, immutable",
                "{path} on {kind:?}"
            );
        }
        for path in for_a_day {
            assert_eq!(caching(path), "public, max-age=86400", "{path} on {kind:?}");
        }
        for path in again {
            assert_eq!(caching(path), "no-cache", "{path} on {kind:?}");
        }
    });
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    on_every_server(|kind, server| {
        for path in ["/", "/zh-Hans/", "/page.en.json", "/media/poster.png"] {
            for encoding in ENCODINGS {
                let what = format!("{path} as {encoding} on {kind:?}");
                let accept = ("Accept-Encoding", encoding);
                let first = Answer::to(server, path, &[accept]);
                let tag = first
                    .header("etag")
                    .unwrap_or_else(|| panic!("no ETag: {what}"));
                let second = Answer::to(server, path, &[accept, ("If-None-Match", tag)]);
                assert_eq!((second.status, second.body.len()), (304, 0), "{what}");
                assert_eq!(second.header("etag"), Some(tag), "{what}");
                assert_eq!(
                    second.header("cache-control"),
                    first.header("cache-control"),
                    "{what}"
                );

                let other = Answer::to(
                    server,
                    path,
                    &[accept, ("If-None-Match", "\"of-last-week\"")],
                );
                assert_eq!(other.status, 200, "{what}");
            }
        }
    });
}
