//! What holds for every file: the ones that chance makes, the ones that the fuzzer found.

use std::ops::Range;

use companion_compiler::{Files, Input};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::common::MINIMAL;
use crate::generated::{self, Shape};
use crate::{date_invariants, invariants, lowering_invariants, preview};

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
    fn notices_of_any_slips_stand_on_the_page(film in films(), slips in prop::collection::vec(slips(), 1..8)) {
        let slipped = slips.iter().fold(film, |film, slip| slip.made_in(&film));
        preview::check(&Input {
            bytes: slipped.as_bytes(),
            files: &Files::default(),
            earlier: None,
        });
    }

    #[test]
    fn any_words_make_sound_pages(size in 0..127_u8, words in prop::collection::vec("\\PC{1,40}", 1..6)) {
        let bytes = [&[size], words.join("\n").as_bytes()].concat();
        lowering_invariants::check(&bytes);
    }

    #[test]
    fn any_date_is_written_as_it_was_read(date in "[0-9XYu?~%/.-]{1,16}") {
        date_invariants::check(date.as_bytes());
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
        bilingual,
        seed,
        ..Shape::of(events)
    })
}

fn films() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(MINIMAL.to_owned()),
        (1..4_usize, any::<u64>()).prop_map(|(events, seed)| generated::film(Shape {
            seed,
            ..Shape::of(events)
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
fn what_the_fuzzers_have_seen_holds() {
    type Check = fn(&[u8]);
    let targets: [(&str, Check); 3] = [
        ("compile", |bytes| drop(invariants::check(bytes))),
        ("lower", lowering_invariants::check),
        ("dates", date_invariants::check),
    ];
    for (target, check) in targets {
        let corpus = format!("{}/../../fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
        let mut seen = 0;
        for seed in std::fs::read_dir(&corpus).unwrap() {
            let path = seed.unwrap().path();
            // The name stands in the output of a test that fails.
            println!("{}", path.display());
            check(&std::fs::read(&path).unwrap());
            seen += 1;
        }
        assert!(seen > 3, "{corpus} holds {seen} seeds");
    }
}
