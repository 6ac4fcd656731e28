//! How long a film takes from bytes to pages, how much memory, and whether both grow with the film and no faster.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark talks to the person in front of it, and stops when it has nothing to measure"
)]

#[path = "../tests/generated/mod.rs"]
mod generated;

use std::time::{Duration, Instant};

use companion_compiler::{Files, Input, Outcome, Preview, Shown};
use divan::{AllocProfiler, Bencher};
use generated::Shape;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
    // Without this argument it is only tried out, by `cargo test`.
    if std::env::args().any(|argument| argument == "--bench") {
        summary();
    }
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn real_film(bencher: Bencher<'_, '_>) {
    let bytes = never_sorry();
    bencher.bench(|| compile(&bytes));
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 20, sample_size = 1)]
fn generated_film(bencher: Bencher<'_, '_>, events: usize) {
    let film = film(events);
    bencher.bench(|| compile(film.as_bytes()));
}

/// What `companion preview` waits for at each save.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 20, sample_size = 1)]
fn preview_of_a_film_with_mistakes(bencher: Bencher<'_, '_>, events: usize) {
    let film = with_mistakes(events);
    bencher.bench(|| preview(film.as_bytes()));
}

/// The shortest of many runs, beside what is required: the numbers that a busy machine spoils least.
fn summary() {
    let real = never_sorry();
    println!();
    println!(
        "the real film, {} KB: {:.1} ms (required: under 20)",
        real.len() >> 10,
        milliseconds(shortest(50, &real))
    );
    let (small, large) = (film(100), film(10_000));
    let (few, many) = (
        shortest(50, small.as_bytes()),
        shortest(20, large.as_bytes()),
    );
    println!(
        "100 events, {} KB: {:.2} ms",
        small.len() >> 10,
        milliseconds(few)
    );
    println!(
        "10,000 events, {} KB: {:.0} ms (required: under 300)",
        large.len() >> 10,
        milliseconds(many)
    );
    println!(
        "10,000 events take {:.0} times as long as 100, in {:.0} times the bytes (linear: as many times)",
        many.as_secs_f64() / few.as_secs_f64(),
        large.len() as f64 / small.len() as f64
    );
    let thousand = with_mistakes(1_000);
    println!(
        "1,000 events with mistakes, previewed: {:.1} ms (required: under 60)",
        milliseconds(shortest_of(50, || preview(thousand.as_bytes())))
    );
    println!("peak memory: “max alloc” above, by 10000 (required: under 200 MB)");
}

fn shortest(runs: usize, bytes: &[u8]) -> Duration {
    shortest_of(runs, || compile(bytes))
}

fn shortest_of<T>(runs: usize, work: impl Fn() -> T) -> Duration {
    let run = |_| {
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed();
        drop(outcome);
        time
    };
    (0..runs).map(run).min().unwrap()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn compile(bytes: &[u8]) -> Outcome {
    let outcome = companion_compiler::compile(&Input {
        bytes,
        files: &Files::default(),
        earlier: None,
    });
    assert!(outcome.is_good(), "{:?}", outcome.problems.first());
    outcome
}

fn preview(bytes: &[u8]) -> Preview {
    let input = Input {
        bytes,
        files: &Files::default(),
        earlier: None,
    };
    let preview = companion_compiler::preview(&input, "companion.json");
    assert!(matches!(&preview.shown, Shown::Pages(pages) if !pages[0].notices.list.is_empty()));
    preview
}

/// A film with a broken event, a broken source that others refer to, and something misspelt.
fn with_mistakes(events: usize) -> String {
    film(events)
        .replacen("\"date\": \"19", "\"date\": \"c. 19", 1)
        .replacen(
            "\"publisher\": \"A Paper\"",
            "\"publisher\": 7, \"kind\": 1",
            1,
        )
        .replacen("\"tagline\"", "\"tag_line\"", 1)
}

fn film(events: usize) -> String {
    generated::film(Shape::of(events))
}

fn never_sorry() -> Vec<u8> {
    let path = "../../assets/films/never-sorry/companion.json";
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
