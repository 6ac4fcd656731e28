//! `docs/problems.md` tells the truth: every code has a section, and each example does what it says.

use std::collections::BTreeMap;

use companion_compiler::{Code, Files, Input, MAX_BYTES, Problem};

use crate::common::{self, MINIMAL};
use crate::everything::{self, EVERYTHING};

const DOC: &str = include_str!("../../../../docs/problems.md");

/// The codes whose examples cannot be put into a fixture as they stand, and why. What makes them instead
/// is in [`made_otherwise`].
const OTHERWISE: &[(Code, &str)] = &[
    (
        Code::Encoding,
        "bytes that are not UTF-8 cannot stand in a UTF-8 document",
    ),
    (
        Code::TooLarge,
        "an example of 32 MB would not be a short one",
    ),
    (
        Code::Unfinished,
        "only the end of a file makes it, whatever stands before",
    ),
    (
        Code::LargeFile,
        "the fixtures' files are tiny and shall stay so",
    ),
    (
        Code::TooMany,
        "an example of nine counts would not be short",
    ),
    (Code::LostId, "it takes an earlier version of the file"),
    (
        Code::Internal,
        "no file is known to make it: one that did would be a fault to mend",
    ),
];

/// One section: its prose and its two examples.
struct Section {
    prose: &'static str,
    wrong: &'static str,
    right: &'static str,
}

#[test]
fn every_code_has_a_section_and_every_section_a_code() {
    let sections: Vec<&str> = sections().into_keys().collect();
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(sections, codes);
}

#[test]
fn every_section_is_short_and_begins_with_one_sentence() {
    for (code, section) in sections() {
        let words = section.prose.split_whitespace().count();
        assert!((12..=65).contains(&words), "{code} has {words} words");
        let first = section.prose.split("\n\n").next().unwrap();
        assert!(
            first.ends_with('.') && first.chars().count() <= 58,
            "{code}: {first}"
        );
        let widest = section.prose.lines().map(|line| line.chars().count()).max();
        assert!(
            widest <= Some(82),
            "{code} has a line too wide for a terminal"
        );
    }
}

#[test]
fn the_wrong_example_makes_the_problem_and_the_right_one_does_not() {
    for code in Code::ALL {
        if OTHERWISE.iter().any(|(other, _)| other == code) {
            continue;
        }
        let section = &sections()[code.as_str()];
        let (before, after) = compile_both(section.right, section.wrong);
        assert_eq!(before, [], "{code}: {}", section.right);
        let found: Vec<Code> = after.iter().map(|problem| problem.code).collect();
        assert_eq!(found, [*code], "{}: {after:#?}", section.wrong);
    }
}

#[test]
fn the_other_codes_are_made_by_what_their_sections_say() {
    for (code, reason) in OTHERWISE {
        let Some(problems) = made_otherwise(*code) else {
            assert_eq!(*code, Code::Internal, "{reason}");
            continue;
        };
        let found: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, [*code], "{problems:#?}");
    }
}

/// The problems of a film that has the one that a code of [`OTHERWISE`] stands for.
fn made_otherwise(code: Code) -> Option<Vec<Problem>> {
    let section = &sections()[code.as_str()];
    let problems = match code {
        Code::Encoding => {
            let mut latin_1 = MINIMAL.as_bytes().to_vec();
            let name = MINIMAL.find("A. Maker").unwrap();
            latin_1[name] = 0xE9;
            common::compile(&latin_1).problems
        }
        Code::TooLarge => {
            let blanks = " ".repeat(MAX_BYTES);
            common::compile(format!("{MINIMAL}{blanks}").as_bytes()).problems
        }
        Code::Unfinished => {
            let whole = format!("{{ {} }}", section.right);
            let cut = format!("{{ {} }}", section.wrong);
            let unfinished = |text: &str| {
                let problems = common::compile(text.as_bytes()).problems.into_iter();
                problems
                    .filter(|problem| problem.code == Code::Unfinished)
                    .collect::<Vec<_>>()
            };
            assert_eq!(unfinished(&whole), []);
            unfinished(&cut)
        }
        Code::LargeFile => {
            let heavier = everything::files();
            let heavier: Files = heavier
                .paths()
                .map(|path| {
                    let mut facts = heavier.get(path).unwrap();
                    if path == "media/poster.png" {
                        facts.bytes = 1 << 20;
                    }
                    (path.to_owned(), facts)
                })
                .collect();
            with(EVERYTHING, &heavier, None)
        }
        Code::TooMany => {
            let last = "\"value\": 350, \"projected\": true, \"sources\": [\"festival\"] }";
            let more = |count| {
                let more = ", { \"label\": \"1\", \"value\": 1, \"sources\": [\"paper\"] }";
                edited(EVERYTHING, last, &format!("{last}{}", more.repeat(count)))
            };
            assert_eq!(everything::compile(&more(5)).problems, []);
            everything::compile(&more(6)).problems
        }
        Code::LostId => {
            let files = everything::files();
            let earlier = edited(EVERYTHING, section.right, "\"id\": \"first-night\",");
            let earlier = earlier.replace("[\"opening\"]", "[\"first-night\"]");
            assert_eq!(with(&earlier, &files, None), []);
            let kept = with(EVERYTHING, &files, Some(&earlier));
            assert_eq!(kept, []);
            let lost = edited(EVERYTHING, section.right, section.wrong);
            with(&lost, &files, Some(&earlier))
        }
        _ => return None,
    };
    Some(problems)
}

/// The problems of a fixture that holds `right`, before and after it gives way to `wrong`.
fn compile_both(right: &str, wrong: &str) -> (Vec<Problem>, Vec<Problem>) {
    if MINIMAL.contains(right) {
        let compile = |text: &str| common::compile(text.as_bytes()).problems;
        return (compile(MINIMAL), compile(&edited(MINIMAL, right, wrong)));
    }
    let compile = |text: &str| everything::compile(text).problems;
    (
        compile(EVERYTHING),
        compile(&edited(EVERYTHING, right, wrong)),
    )
}

fn edited(film: &str, right: &str, wrong: &str) -> String {
    assert!(film.contains(right), "neither fixture has {right}");
    film.replacen(right, wrong, 1)
}

fn with(text: &str, files: &Files, earlier: Option<&str>) -> Vec<Problem> {
    let input = Input {
        bytes: text.as_bytes(),
        files,
        earlier: earlier.map(str::as_bytes),
    };
    companion_compiler::compile(&input).problems
}

fn sections() -> BTreeMap<&'static str, Section> {
    let sections = DOC.split("\n## ").skip(1).map(|section| {
        let (code, rest) = section.split_once('\n').unwrap();
        let (prose, rest) = rest.split_once("\n```json wrong\n").unwrap();
        let (wrong, rest) = rest.split_once("\n```\n```json right\n").unwrap();
        let right = rest.trim_end().strip_suffix("\n```").unwrap();
        (
            code,
            Section {
                prose: prose.trim(),
                wrong,
                right,
            },
        )
    });
    sections.collect()
}
