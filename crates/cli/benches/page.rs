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
    let film = std::fs::read(path).unwrap();
    // Without this argument it is only tried out, by `cargo test`.
    let runs = if std::env::args().any(|argument| argument == "--bench") {
        50
    } else {
        1
    };
    let shortest = (0..runs).map(|_| page(&film)).min().unwrap();
    println!("{:.2}", shortest.as_secs_f64() * 1e3);
}

/// From the film's file to the HTML of its first language. The compiler does every language at once, so this is a
/// little more than one language would take.
fn page(film: &[u8]) -> Duration {
    let start = Instant::now();
    let outcome = companion_compiler::compile(&Input {
        bytes: film,
        files: &Files::default(),
        earlier: None,
    });
    let first = outcome.pages.into_iter().next().unwrap();
    black_box(pollster::block_on(companion::prerender::prerender(first)));
    start.elapsed()
}
