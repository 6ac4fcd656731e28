//! Files made to hurt: each ends soon, with a word about it.

use companion_compiler::{Code, MAX_BYTES, Problem};

use crate::common::MINIMAL;

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
            None,
        ),
        (
            "emphasis in emphasis",
            inside(&format!(
                "{} x {}",
                "*a _b ".repeat(big / 200),
                "b_ a* ".repeat(big / 200)
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
