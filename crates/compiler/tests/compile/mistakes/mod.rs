//! Mistakes that people make in a film's file: each is named once, where it stands, with a remedy.
//!
//! They are written down in `tests/fixtures/mistakes`, a file for each theme, with the message that each
//! must get. With `COMPANION_BLESS=1` in the environment the messages are written anew; what has changed
//! then stands in `git diff`, for a person to judge.

mod corpus;
mod golden;

use std::collections::BTreeMap;
use std::ops::Range;

use companion_compiler::{Code, Problem};

use crate::common::{MINIMAL, compile, edited};
use corpus::{Mistake, Theme, themes};
use golden::{applied, render};

/// Words that a film's editor need not know.
const JARGON: &str = "parse parser parsing token deserialize serialize expected unexpected invalid eof null \
    string boolean integer array literal char byte delimiter identifier syntax schema regex enum struct \
    variant panic exception ascii codepoint malformed illegal fatal abort";

/// Every mistake, theme by theme.
pub(crate) fn mistakes() -> Vec<Mistake> {
    themes()
        .into_iter()
        .flat_map(|theme| theme.mistakes)
        .collect()
}

#[test]
fn each_mistake_has_its_message() {
    let bless = std::env::var_os("COMPANION_BLESS").is_some();
    let mut wrong = Vec::new();
    for Theme {
        path,
        preface,
        mistakes,
    } in themes()
    {
        let mut written = preface;
        for mistake in &mistakes {
            let bytes = mistake.bytes();
            let golden = render(&bytes, &mistake.compile(&bytes));
            written += &format!("\n== {}\n{}\n---\n{golden}\n", mistake.title, mistake.head);
            if golden != mistake.golden {
                wrong.push(format!(
                    "== {}\n{golden}\n-- and not\n{}\n",
                    mistake.title, mistake.golden
                ));
            }
        }
        if bless {
            std::fs::write(&path, written).unwrap();
        }
    }
    assert!(
        wrong.is_empty() || bless,
        "{}\nIf these messages are better: COMPANION_BLESS=1 cargo test -p companion-compiler",
        wrong.join("\n")
    );
}

#[test]
fn there_are_many_mistakes_and_no_two_have_one_title() {
    let mut titles: Vec<String> = mistakes()
        .into_iter()
        .map(|mistake| mistake.title)
        .collect();
    let all = titles.len();
    assert!(all >= 80, "only {all} mistakes");
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), all, "a title stands twice");
}

#[test]
fn one_mistake_is_one_problem() {
    let mut other = Vec::new();
    for mistake in mistakes() {
        let bytes = mistake.bytes();
        let outcome = mistake.compile(&bytes);
        if outcome.problems.len() != mistake.problems {
            other.push(format!(
                "== {}\n{}",
                mistake.title,
                render(&bytes, &outcome)
            ));
        }
    }
    assert!(other.is_empty(), "{}", other.join("\n\n"));
}

#[test]
fn every_message_is_short_and_plain() {
    let jargon: Vec<&str> = JARGON.split_whitespace().collect();
    for mistake in mistakes() {
        for problem in mistake.compile(&mistake.bytes()).problems {
            let Problem { message, help, .. } = &problem;
            let words = message.split_whitespace().count();
            assert!(words <= 25, "{}: {words} words: {message}", mistake.title);
            assert!(
                help.split_whitespace().count() <= 30,
                "{}: {help}",
                mistake.title
            );
            assert!(message.ends_with('.'), "{}: {message}", mistake.title);
            for sentence in [message, help] {
                let mut spoken = sentence
                    .split(|c: char| !c.is_alphanumeric())
                    .map(str::to_lowercase);
                let bad = spoken.find(|word| jargon.contains(&word.as_str()));
                assert_eq!(bad, None, "{}: {sentence}", mistake.title);
            }
        }
    }
}

#[test]
fn what_is_suggested_mends_the_file() {
    let (mut suggested, mut mended_files, mut all) = (0, 0, 0);
    let mut still = Vec::new();
    for mistake in mistakes() {
        let text = mistake.text();
        let problems = mistake.compile(&mistake.bytes()).problems;
        all += usize::from(!problems.is_empty());
        if problems.is_empty() || problems.iter().any(|problem| problem.fix.is_empty()) {
            continue;
        }
        suggested += 1;
        let mended = mended(text, problems, |text| {
            mistake.compile(text.as_bytes()).problems
        });
        match mistake.compile(mended.as_bytes()).problems.as_slice() {
            [] => mended_files += 1,
            left => still.push(format!("{}: {}", mistake.title, left[0].message)),
        }
    }
    println!(
        "{all} mistakes, {suggested} suggestions, {mended_files} of them mend the file: {still:#?}"
    );
    assert!(
        mended_files * 10 >= suggested * 9,
        "{mended_files} of {suggested}: {still:#?}"
    );
    assert!(
        suggested * 2 >= all,
        "only {suggested} of {all} mistakes have a suggestion"
    );
}

/// A text after its problems' suggestions were followed, one after the other.
fn mended(
    mut text: String,
    mut problems: Vec<Problem>,
    compile: impl Fn(&str) -> Vec<Problem>,
) -> String {
    let rounds = problems.len();
    for _ in 0..rounds {
        let Some(problem) = problems.iter().find(|problem| !problem.fix.is_empty()) else {
            break;
        };
        text = applied(&text, &problem.fix);
        problems = compile(&text);
    }
    text
}

#[test]
fn mistakes_together_are_as_many_as_apart() {
    let mistakes = mistakes();
    let mut tried = 0;
    // Each order puts other mistakes together.
    for step in [1, 7, 11, 29, 41] {
        let order = (0..mistakes.len()).map(|i| &mistakes[i * step % mistakes.len()]);
        for together in apart_from_each_other(order) {
            tried += together.len();
            check_together(&together);
        }
    }
    assert!(tried > 300, "only {tried}");
}

/// Puts mistakes into as few groups as will do, so that no two in a group touch each other.
fn apart_from_each_other<'m>(mistakes: impl Iterator<Item = &'m Mistake>) -> Vec<Vec<&'m Mistake>> {
    let mut groups: Vec<(Vec<Range<usize>>, Vec<&Mistake>)> = Vec::new();
    for mistake in mistakes {
        let Some(places) = mistake.places() else {
            continue;
        };
        let touches = |taken: &[Range<usize>]| {
            let near = |a: &Range<usize>, b: &Range<usize>| a.start <= b.end && b.start <= a.end;
            taken.iter().any(|a| places.iter().any(|b| near(a, b)))
        };
        match groups.iter_mut().find(|(taken, _)| !touches(taken)) {
            Some((taken, group)) => {
                taken.extend(places);
                group.push(mistake);
            }
            None => groups.push((places, vec![mistake])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn check_together(together: &[&Mistake]) {
    let mut edits: Vec<_> = together
        .iter()
        .flat_map(|mistake| mistake.replacements())
        .collect();
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut text = MINIMAL.to_owned();
    for (place, to) in edits {
        text.replace_range(place, to);
    }
    let mut apart = BTreeMap::new();
    for mistake in together {
        count(&mistake.compile(&mistake.bytes()).problems, &mut apart);
    }
    let mut found = BTreeMap::new();
    count(&compile(text.as_bytes()).problems, &mut found);
    let titles: Vec<&str> = together
        .iter()
        .map(|mistake| mistake.title.as_str())
        .collect();
    assert_eq!(found, apart, "{titles:#?}\n{text}");
}

fn count(problems: &[Problem], counts: &mut BTreeMap<(Code, String), usize>) {
    for problem in problems {
        *counts
            .entry((problem.code, problem.message.clone()))
            .or_default() += 1;
    }
}

#[test]
fn all_cases_that_another_timeline_got_wrong_are_here() {
    let is_theirs = |theme: &Theme| theme.path.ends_with("timelinejs.txt");
    let theirs = themes().into_iter().find(is_theirs).unwrap();
    assert_eq!(theirs.mistakes.len(), 28);
}

#[test]
fn places_are_those_of_an_editor() {
    let text = edited("\"A Film\"", "{ \"en\": \"艾 Film\", \"cn\": \"片\" }");
    let problem = &compile(text.as_bytes()).problems[0];
    let line = text.lines().nth(problem.place.line - 1).unwrap();
    let at: String = line
        .chars()
        .skip(problem.place.column - 1)
        .take(4)
        .collect();
    assert_eq!(at, "\"cn\"");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let text = format!("\u{feff}{MINIMAL}");
    assert_eq!(compile(text.as_bytes()).problems, []);
}
