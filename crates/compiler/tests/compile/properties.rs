//! What holds for every file: the ones that chance makes, the ones that the fuzzer found.

use std::ops::Range;

use companion_compiler::{Code, MAX_BYTES, Problem};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::common::MINIMAL;
use crate::generated::{self, Shape};
use crate::invariants;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_problems_or_a_page(bytes in any::<Vec<u8>>()) {
        invariants::check(&bytes);
    }

    #[test]
    fn any_text_is_problems_or_a_page(text in "\\PC{0,200}") {
        invariants::check(text.as_bytes());
    }

    #[test]
    fn anything_like_json_is_problems_or_a_page(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
    ) {
        invariants::check(pieces.concat().as_bytes());
    }

    #[test]
    fn a_film_made_to_measure_has_no_problems(shape in shapes()) {
        let outcome = invariants::check(generated::film(shape).as_bytes());
        prop_assert_eq!(outcome.problems, []);
        prop_assert_eq!(outcome.pages.len(), if shape.bilingual { 2 } else { 1 });
    }

    #[test]
    fn a_slip_in_a_film_is_problems_or_a_page(film in films(), slip in slips()) {
        invariants::check(slip.made_in(&film).as_bytes());
    }

    #[test]
    fn slips_of_many_kinds_are_problems_or_a_page(film in films(), slips in prop::collection::vec(slips(), 2..8)) {
        let slipped = slips.iter().fold(film, |film, slip| slip.made_in(&film));
        invariants::check(slipped.as_bytes());
    }

    #[test]
    fn any_byte_of_a_film_may_be_another(at in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = MINIMAL.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        invariants::check(&bytes);
    }
}

/// What JSON, films and mistakes are made of.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\"",
    "\\",
    "\"a\"",
    "\"title\"",
    "\"film\"",
    "\"id\"",
    "\"date\"",
    "\"2008~\"",
    "\"c. 2008\"",
    "\"sources\"",
    "\"languages\"",
    "\"en\"",
    "\"format\"",
    "1",
    "-",
    "0",
    ".5",
    "1e9",
    "null",
    "true",
    "None",
    "“",
    "”",
    "'",
    "//",
    "/*",
    "*/",
    "#",
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "\u{feff}",
    "\u{a0}",
    "\t",
    "\r",
    "艾",
    "🎞",
    "<b>",
    "*",
    "`",
    "=",
    "；",
    ";",
];

fn shapes() -> impl Strategy<Value = Shape> {
    (1..40_usize, any::<bool>(), any::<u64>()).prop_map(|(events, bilingual, seed)| Shape {
        events,
        bilingual,
        seed,
    })
}

fn films() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(MINIMAL.to_owned()),
        (1..4_usize, any::<u64>()).prop_map(|(events, seed)| generated::film(Shape {
            events,
            bilingual: false,
            seed
        })),
    ]
}

/// Something that fingers do to a text.
#[derive(Clone, Debug)]
enum Slip {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Swap(Index),
    Copy(Index, usize, Index),
}

fn slips() -> impl Strategy<Value = Slip> {
    prop_oneof![
        (any::<Index>(), 1..30_usize).prop_map(|(at, length)| Slip::Delete(at, length)),
        (any::<Index>(), prop::sample::select(PIECES))
            .prop_map(|(at, piece)| Slip::Insert(at, piece)),
        any::<Index>().prop_map(Slip::Swap),
        (any::<Index>(), 1..80_usize, any::<Index>())
            .prop_map(|(from, length, to)| Slip::Copy(from, length, to)),
    ]
}

impl Slip {
    fn made_in(&self, film: &str) -> String {
        let mut slipped = film.to_owned();
        match self {
            Self::Delete(at, length) => slipped.replace_range(piece(film, at, *length), ""),
            Self::Insert(at, text) => slipped.insert_str(piece(film, at, 0).start, text),
            Self::Swap(at) => {
                let Range { start, end } = piece(film, at, 2);
                let turned: String = film[start..end].chars().rev().collect();
                slipped.replace_range(start..end, &turned);
            }
            Self::Copy(from, length, to) => {
                let copied = &film[piece(film, from, *length)];
                slipped.insert_str(piece(film, to, 0).start, copied);
            }
        }
        slipped
    }
}

/// Some characters of a text, fewer at its end.
fn piece(text: &str, at: &Index, length: usize) -> Range<usize> {
    let start = text.floor_char_boundary(at.index(text.len() + 1));
    let end = text[start..]
        .char_indices()
        .nth(length)
        .map_or(text.len(), |(at, _)| start + at);
    start..end
}

#[test]
fn what_the_fuzzer_has_seen_is_problems_or_a_page() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/compile");
    let mut seen = 0;
    for seed in std::fs::read_dir(corpus).unwrap() {
        let path = seed.unwrap().path();
        // The name stands in the output of a test that fails.
        println!("{}", path.display());
        invariants::check(&std::fs::read(&path).unwrap());
        seen += 1;
    }
    assert!(seen > 20, "{corpus} holds {seen} seeds");
}

/// A hostile file and what must be said of it, if anything.
type Hostile = (&'static str, String, Option<Code>);

/// About the size of a hostile file: the largest there is, or, where nothing is optimised, a part of it.
const BIG: usize = if cfg!(debug_assertions) {
    MAX_BYTES / 32
} else {
    MAX_BYTES - 8192
};

fn hostile_files() -> Vec<Hostile> {
    let big = BIG;
    let inside = |text: &str| MINIMAL.replacen("*first*", text, 1);
    let entries = |entry: fn(usize) -> String, count: usize| -> String {
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    let film = |field: &str, value: String| {
        MINIMAL.replacen(
            "\"format\": 1,",
            &format!("\"format\": 1, \"{field}\": {value},"),
            1,
        )
    };
    let lines = "\n".repeat(big / 2);
    vec![
        ("lists in lists", "[".repeat(big), Some(Code::Unfinished)),
        (
            "objects in objects",
            "{\"a\":".repeat(big / 5),
            Some(Code::Unfinished),
        ),
        (
            "lists that end",
            format!("{}{}", "[".repeat(big / 2), "]".repeat(big / 2)),
            Some(Code::Unfinished),
        ),
        (
            "many values",
            format!("[{}0]", "0,".repeat(2_000_000)),
            Some(Code::TooLarge),
        ),
        (
            "many commas",
            format!("[{}]", ",".repeat(big)),
            Some(Code::Syntax),
        ),
        (
            "many empty objects",
            format!("[{}{{}}]", "{},".repeat((big / 4).min(1_900_000))),
            Some(Code::WrongKind),
        ),
        (
            "a huge number",
            MINIMAL.replacen("91", &"9".repeat(big), 1),
            Some(Code::WrongKind),
        ),
        (
            "a huge exponent",
            MINIMAL.replacen("91", "1e999999999", 1),
            Some(Code::WrongKind),
        ),
        ("half a character", inside("\\ud800"), Some(Code::Syntax)),
        (
            "many halves",
            inside(&"\\ud800".repeat(big / 6)),
            Some(Code::Syntax),
        ),
        ("a NUL", inside("\0"), Some(Code::Syntax)),
        ("many NULs", inside(&"\0".repeat(big)), Some(Code::Syntax)),
        (
            "a NUL that is escaped",
            inside("\\u0000"),
            Some(Code::Syntax),
        ),
        ("a byte order mark", format!("\u{feff}{MINIMAL}"), None),
        (
            "many byte order marks",
            format!("{}{MINIMAL}", "\u{feff}".repeat(big / 3)),
            Some(Code::Syntax),
        ),
        ("a long text", inside(&"word ".repeat(big / 5)), None),
        (
            "a long line of marks",
            inside(&"*a_".repeat(big / 200)),
            Some(Code::Markdown),
        ),
        (
            "emphasis in emphasis",
            inside(&format!(
                "{} x {}",
                "*_".repeat(big / 200),
                "_*".repeat(big / 200)
            )),
            Some(Code::Markdown),
        ),
        ("many brackets", inside(&"[".repeat(big / 8)), None),
        ("many links", inside(&"[a](".repeat(big / 8)), None),
        (
            "many tags",
            inside(&"<b>".repeat(big / 8)),
            Some(Code::RawHtml),
        ),
        (
            "many code marks",
            inside(&"`a``b".repeat(big / 8)),
            Some(Code::Markdown),
        ),
        (
            "a long name",
            MINIMAL.replacen("\"town\"", &format!("\"{}\"", "a".repeat(big / 4)), 2),
            None,
        ),
        (
            "a long unknown name",
            film(&"a".repeat(big), "1".into()),
            Some(Code::UnknownField),
        ),
        (
            "many unknown names",
            film(
                "more",
                format!("{{{}}}", entries(|i| format!("\"a{i}\":{i}"), big / 24)),
            ),
            Some(Code::UnknownField),
        ),
        (
            "many unknown fields",
            format!("{{{}}}", entries(|i| format!("\"titel{i}\":{i}"), big / 24)),
            Some(Code::Missing),
        ),
        (
            "one name many times",
            format!("{{{}}}", entries(|_| "\"title\":1".into(), big / 24)),
            Some(Code::DuplicateKey),
        ),
        (
            "many people",
            film(
                "threads",
                format!(
                    "{{{}}}",
                    entries(|i| format!("\"t{i}\":{{\"label\":\"T\"}}"), big / 40)
                ),
            ),
            Some(Code::Unused),
        ),
        (
            "many that are missing",
            MINIMAL.replacen(
                "[\"maker\"]",
                &format!("[{}]", entries(|i| format!("\"makers{i}\""), big / 40)),
                1,
            ),
            Some(Code::Dangling),
        ),
        (
            "many languages",
            MINIMAL.replacen(
                "[\"en\"]",
                &format!(
                    "[{}]",
                    entries(
                        |i| format!(
                            "\"a{}{}\"",
                            char::from(b'a' + (i / 26 % 26) as u8),
                            char::from(b'a' + (i % 26) as u8)
                        ),
                        big / 8
                    )
                ),
                1,
            ),
            Some(Code::TooLarge),
        ),
        (
            "a comment without end",
            format!("/*{}", "*".repeat(big)),
            Some(Code::Syntax),
        ),
        (
            "many comments",
            format!("{}{MINIMAL}", "#\n".repeat(big / 2)),
            Some(Code::Syntax),
        ),
        (
            "a text without end",
            format!("{{\"a\": \"{}", "a".repeat(big)),
            Some(Code::Syntax),
        ),
        (
            "many texts without end",
            format!("[{}", "\"a\n".repeat(big / 3)),
            Some(Code::Syntax),
        ),
        ("many empty lines", format!("{lines}{MINIMAL}{lines}"), None),
        (
            "mistakes far to the right",
            MINIMAL.replacen(
                "\"format\": 1,",
                &format!(
                    "{}{}\"format\": 1,",
                    " ".repeat(big / 2),
                    "“a” 1 ".repeat(500)
                ),
                1,
            ),
            Some(Code::Syntax),
        ),
    ]
}

#[test]
fn hostile_files_end_soon_with_a_word_about_them() {
    for (what, file, expected) in hostile_files() {
        let start = std::time::Instant::now();
        let outcome = crate::common::compile(file.as_bytes());
        let time = start.elapsed();
        println!(
            "{what}: {} KB, {} ms, {} problems",
            file.len() >> 10,
            time.as_millis(),
            outcome.problems.len()
        );
        let codes: Vec<Code> = outcome
            .problems
            .iter()
            .map(|problem| problem.code)
            .collect();
        match expected {
            Some(code) => assert!(
                codes.contains(&code),
                "{what}: no {code} in {:?}",
                codes.first()
            ),
            None => assert!(
                outcome.is_good() && codes.iter().all(|code| *code == Code::LostId),
                "{what}: {codes:?}"
            ),
        }
        // What hangs takes minutes; the rest is left to a busy machine.
        assert!(time.as_secs() < 10, "{what} takes {} s", time.as_secs());
        let said: usize = outcome.problems.iter().map(size).sum();
        assert!(
            said < 4 * file.len() + 1_000_000,
            "{what}: {} KB of problems",
            said >> 10
        );
    }
}

fn size(problem: &Problem) -> usize {
    let fix: usize = problem.fix.iter().map(|edit| edit.text.len()).sum();
    problem.message.len() + problem.help.len() + problem.place.pointer.len() + fix
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let problems = crate::common::compile(&vec![b'x'; MAX_BYTES + 1]).problems;
    let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::TooLarge]);
}
