//! How long one film in one language takes from its file to HTML: the shortest of many runs, in milliseconds.
//!
//! `cargo xtask budget` runs this and sets it beside what is allowed.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark talks to the person in front of it, and stops when it has nothing to measure"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use companion_compiler::{Files, Input};

fn main() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/films/never-sorry/companion.json");
    let film = in_one_language(&std::fs::read(path).unwrap());
    // Without this argument it is only tried out, by `cargo test`.
    let runs = if std::env::args().any(|argument| argument == "--bench") {
        50
    } else {
        1
    };
    let shortest = (0..runs).map(|_| page(&film)).min().unwrap();
    println!("{:.2}", shortest.as_secs_f64() * 1e3);
}

/// The film as an author would have written it who has no translations.
fn in_one_language(film: &[u8]) -> Vec<u8> {
    let mut film: serde_json::Value = serde_json::from_slice(film).unwrap();
    let first = film["languages"][0].clone();
    film["languages"] = serde_json::json!([first]);
    serde_json::to_vec(&film).unwrap()
}

fn page(film: &[u8]) -> Duration {
    let start = Instant::now();
    let outcome = companion_compiler::compile(&Input {
        bytes: film,
        files: &Files::default(),
        earlier: None,
    });
    assert_eq!(outcome.pages.len(), 1, "{:?}", outcome.problems.first());
    for page in outcome.pages {
        black_box(pollster::block_on(companion::prerender::prerender(page)));
    }
    start.elapsed()
}
