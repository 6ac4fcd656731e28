//! Who comes back loads nothing anew.

use std::env;
use std::path::PathBuf;

use companion_hosting::{Screen, Visit, Visitor};

use crate::site::{engine, on_every_server};

/// The chromedriver that `cargo xtask test` has set up.
fn driver() -> PathBuf {
    let driver = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    driver
        .expect("CHROMEDRIVER is not set. Run these tests with `cargo xtask test --only hosting`.")
}

fn file(url: &str) -> &str {
    url.splitn(4, '/').nth(3).unwrap_or_default()
}

fn from_server(visit: &Visit) -> Vec<(&str, u16)> {
    let asked = visit
        .requests
        .iter()
        .filter(|request| request.reached_server);
    asked
        .map(|request| (file(&request.url), request.status))
        .collect()
}

#[test]
fn a_second_visit_asks_for_the_html_alone_and_gets_nothing_of_it() {
    on_every_server(|kind, server| {
        let visitor = Visitor::start(&driver(), Screen::Phone).unwrap();
        let first = visitor.visit(&server.url("/")).unwrap();
        for path in [engine("_bg.wasm"), engine(".js"), engine(".woff2")] {
            assert!(
                from_server(&first).contains(&(&path[1..], 200)),
                "{path} on {kind:?}: {first:?}"
            );
        }
        let second = visitor.visit(&server.url("/")).unwrap();
        // The guide to the timeline is HTML too, and has no digest in its name.
        let html = [("", 304), ("c/guide.html", 304)];
        assert_eq!(from_server(&second), html, "{kind:?}: {second:?}");
        let bytes: u64 = second.requests.iter().map(|request| request.bytes).sum();
        assert!(
            bytes < 2000,
            "{bytes} bytes, and not a few headers alone, on {kind:?}"
        );
    });
}
