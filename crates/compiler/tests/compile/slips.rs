//! One mark too few or too many, at every place of a film: one problem, told in its place.

use companion_compiler::Problem;

use crate::common::{MINIMAL, compile};

/// A mark that is left out (`-`) wherever it stands, or put (`+`) behind every other one, and in how many of a hundred places
/// that is one problem, within a line of the slip. Elsewhere two readings are as good as each other.
const SLIPS: &[(&str, usize)] = &[
    ("-{", 95),
    ("-}", 95),
    ("-[", 66),
    ("-]", 100),
    ("-,", 100),
    ("-:", 100),
    ("-\"", 84),
    ("+{", 80),
    ("+}", 84),
    ("+[", 77),
    ("+]", 83),
    ("+,", 99),
    ("+:", 88),
    ("+\"", 51),
];

#[test]
fn one_mark_too_few_or_too_many_is_one_problem() {
    let mut short = Vec::new();
    for (slip, least) in SLIPS {
        let slips = slips(slip);
        let is_told = |(line, text): &&(usize, String)| {
            let problems = compile(text.as_bytes()).problems;
            matches!(&problems[..], [Problem { place, .. }] if place.line.abs_diff(*line) <= 1)
        };
        let told = slips.iter().filter(is_told).count();
        println!("{slip} {told} of {}", slips.len());
        if slips.is_empty() || told * 100 < least * slips.len() {
            short.push(format!("{slip} {told} of {}", slips.len()));
        }
    }
    assert!(short.is_empty(), "{short:#?}");
}

/// The film with one slip, at every place where it can be made, and the line of that.
fn slips(slip: &str) -> Vec<(usize, String)> {
    let (what, mark) = slip.split_at(1);
    let marks = marks(MINIMAL).into_iter();
    let places = marks.filter_map(|(at, opens_a_text)| match what {
        "-" => MINIMAL[at..].starts_with(mark).then_some((at..at + 1, "")),
        _ => (!opens_a_text).then_some((at + 1..at + 1, mark)),
    });
    places
        .map(|(place, text)| {
            let line = MINIMAL[..place.start].lines().count();
            let mut slipped = MINIMAL.to_owned();
            slipped.replace_range(place, text);
            (line, slipped)
        })
        .collect()
}

/// The marks that are no part of a text, and whether each is the quotation mark before one.
fn marks(film: &str) -> Vec<(usize, bool)> {
    let mut marks = Vec::new();
    let mut in_text = false;
    for (at, character) in film.char_indices() {
        match character {
            '"' => {
                in_text = !in_text;
                marks.push((at, in_text));
            }
            '{' | '}' | '[' | ']' | ',' | ':' if !in_text => marks.push((at, false)),
            _ => {}
        }
    }
    marks
}
