//! How long a timeline takes from rows to a film, and whether that grows with the rows and no faster.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark talks to the person in front of it, and stops when it has nothing to measure"
)]

use std::time::{Duration, Instant};

use companion_compiler::import::{Import, Source, import};
use divan::Bencher;

fn main() {
    divan::main();
    // Without this argument it is only tried out, by `cargo test`.
    if std::env::args().any(|argument| argument == "--bench") {
        summary();
    }
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10, sample_size = 1)]
fn spreadsheet(bencher: Bencher<'_, '_>, rows: usize) {
    let sheet = sheet(rows);
    bencher.bench(|| film(&sheet));
}

/// The shortest of many runs, beside what is required.
fn summary() {
    let (small, large) = (shortest(1_000), shortest(10_000));
    println!(
        "\n10,000 rows: {:.0} ms (required: under 1,000)",
        large.as_secs_f64() * 1e3
    );
    println!(
        "10,000 rows take {:.1} times as long as 1,000 (linear: 10)",
        large.as_secs_f64() / small.as_secs_f64()
    );
}

fn shortest(rows: usize) -> Duration {
    let sheet = sheet(rows);
    let run = |_| {
        let start = Instant::now();
        let film = film(&sheet);
        let time = start.elapsed();
        drop(film);
        time
    };
    (0..10).map(run).min().unwrap()
}

fn film(sheet: &str) -> Import {
    import(&Source {
        bytes: sheet.as_bytes(),
        name: "bench",
        language: None,
        base: None,
        files: &|_| None,
    })
    .unwrap()
}

/// Rows as people fill them: markup in the texts, a picture and a credit each, headlines that come again.
fn sheet(rows: usize) -> String {
    let mut sheet =
        String::from("Year,Month,Day,Headline,Text,Media,Media Credit,Media Caption,Group\n");
    for row in 0..rows {
        let (year, month, day) = (1000 + row % 1000, 1 + row % 12, 1 + row % 28);
        sheet.push_str(&format!(
            "{year},{month},{day},Event <i>{}</i>,\"<p>It <b>happened</b> here, says <a href=\"\"https://example.org/{row}\"\">\
             the paper</a>, and nobody has denied it since. A second sentence tells what came of it.</p><p>A third one \
             stands alone &amp; ends.</p>\",https://example.org/{row}.jpg,<a href='https://credit.example/{row}'>Credit \
             {row}</a>,The place today,Group {}\n",
            row % 5_000,
            row % 7
        ));
    }
    sheet
}
