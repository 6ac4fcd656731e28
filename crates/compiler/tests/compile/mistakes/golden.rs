//! What is said of a file, as a person can read it and a test can compare it.

use std::fmt::Write as _;

use companion_compiler::{Edit, Outcome, Problem, decode};

use super::corpus::real_to_visible;

/// How many characters of a long line are shown.
const WIDTH: usize = 100;

/// Everything that is said of a file; of one without problems, what its page says of the edited event.
pub(crate) fn render(bytes: &[u8], outcome: &Outcome) -> String {
    let text = decode(bytes);
    let mut golden: Vec<String> = outcome
        .problems
        .iter()
        .map(|problem| one(problem, &text))
        .collect();
    if outcome.problems.is_empty() {
        golden.push(format!("Nothing to mend. {}", on_the_page(outcome)));
    }
    golden.join("\n\n")
}

fn one(problem: &Problem, text: &str) -> String {
    let mut golden = String::new();
    let place = &problem.place;
    writeln!(
        golden,
        "{}[{}] {}:{} {}",
        problem.severity(),
        problem.code,
        place.line,
        place.column,
        real_to_visible(&place.pointer)
    )
    .unwrap();
    let (line, mark) = excerpt(problem, text);
    writeln!(
        golden,
        "  {line}\n  {mark}\n{}\nhelp: {}",
        problem.message, problem.help
    )
    .unwrap();
    if !problem.fix.is_empty() {
        writeln!(golden, "then: {}", mended_lines(text, &problem.fix)).unwrap();
    }
    golden.trim_end().to_owned()
}

/// The line as it is written, and a mark under what is wrong with it.
fn excerpt(problem: &Problem, text: &str) -> (String, String) {
    let line_start = text[..problem.span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let line_end = text[problem.span.start..]
        .find('\n')
        .map_or(text.len(), |at| problem.span.start + at);
    let before = text[line_start..problem.span.start].trim_start();
    let marked = &text[problem.span.start..problem.span.end.min(line_end)];
    let after = &text[problem.span.end.min(line_end)..line_end];
    // A long line loses its beginning first.
    let (before, marked) = (real_to_visible(before), real_to_visible(marked));
    let hidden = before.chars().count().saturating_sub(WIDTH / 2);
    let before: String = match hidden {
        0 => before,
        _ => std::iter::once('…')
            .chain(before.chars().skip(hidden))
            .collect(),
    };
    let mark_width = marked.chars().count().clamp(1, WIDTH);
    let line = format!("{before}{marked}{}", real_to_visible(after));
    let mark = " ".repeat(before.chars().count()) + &"^".repeat(mark_width);
    (shortened(&line), shortened(&mark))
}

/// The lines that a suggestion changes, as they are then.
fn mended_lines(text: &str, fix: &[Edit]) -> String {
    let mended = applied(text, fix);
    let from_start = text
        .bytes()
        .zip(mended.bytes())
        .take_while(|(old, new)| old == new)
        .count();
    let from_end = text
        .bytes()
        .rev()
        .zip(mended.bytes().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let start = mended.floor_char_boundary(from_start);
    let end = mended.ceil_char_boundary(mended.len() - from_end.min(mended.len() - start));
    let start = mended[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = mended[end..].find('\n').map_or(mended.len(), |at| end + at);
    let lines: Vec<&str> = mended[start..end].lines().map(str::trim).collect();
    let shown = lines
        .iter()
        .take(3)
        .map(|line| shortened(&real_to_visible(line)));
    let shown = shown.collect::<Vec<_>>().join(" ⏎ ");
    match lines.len() {
        0..=3 => shown,
        more => format!("{shown} ⏎ … ({more} lines)"),
    }
}

/// A text after a suggestion was followed.
pub(crate) fn applied(text: &str, fix: &[Edit]) -> String {
    let mut mended = text.to_owned();
    for edit in fix.iter().rev() {
        mended.replace_range(edit.span.clone(), &edit.text);
    }
    mended
}

fn on_the_page(outcome: &Outcome) -> String {
    let page = &outcome.pages[0];
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    let event = events
        .into_iter()
        .find(|event| event.id != "opening")
        .or_else(|| page.chapters[0].events.first());
    event.map_or_else(String::new, |event| {
        format!(
            "The page says: {}, {}",
            event.date.to_text(),
            event.title.to_text()
        )
    })
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.trim_end().to_owned(),
    }
}
