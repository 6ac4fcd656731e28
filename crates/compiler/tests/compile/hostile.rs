//! Files made to do harm: each ends soon, with a word about it, and with no more memory than it is worth.

use std::time::Instant;

use companion_compiler::{Code, Files, Input, MAX_BYTES, Problem, preview};
use serde_json::Value;

use crate::common::{MINIMAL, compile};
use crate::filled::free::{is_address, is_free};

/// About the size of a hostile file: the largest there is, or, where nothing is optimised, a part of it.
const BIG: usize = if cfg!(debug_assertions) {
    MAX_BYTES / 32
} else {
    MAX_BYTES - 8192
};

/// How many values a hostile file has, not quite as many as are read.
const MANY: usize = BIG / 40;

/// A name, how to make the file, and what must be said of it, if anything.
type Hostile = (&'static str, fn() -> String, Option<Code>);

#[rustfmt::skip]
const FILES: &[Hostile] = &[
    // Brackets and commas
    ("lists in lists", || "[".repeat(BIG), Some(Code::Unfinished)),
    ("objects in objects", || "{\"a\":".repeat(BIG / 5), Some(Code::Unfinished)),
    ("lists that end", || format!("{}{}", "[".repeat(BIG / 2), "]".repeat(BIG / 2)), Some(Code::Unfinished)),
    ("objects without their bracket", || format!("[{}", "\"a\":[".repeat(BIG / 5)), Some(Code::Unfinished)),
    ("wrong brackets", || format!("[{}", "[}".repeat(BIG / 2)), Some(Code::Syntax)),
    ("many commas", || format!("[{}]", ",".repeat(BIG)), Some(Code::Syntax)),
    ("many values", || format!("[{}0]", "0,".repeat(1_000_000)), Some(Code::TooLarge)),
    ("many empty objects", || format!("[{}{{}}]", "{},".repeat((BIG / 4).min(900_000))), Some(Code::WrongKind)),
    ("many numbers with commas", || format!("{{\"a\":{}", "1,2,".repeat(BIG / 4)), Some(Code::Syntax)),
    // Texts and numbers
    ("a huge number", || MINIMAL.replacen("91", &"9".repeat(BIG), 1), Some(Code::WrongKind)),
    ("a huge exponent", || MINIMAL.replacen("91", "1e999999999", 1), Some(Code::WrongKind)),
    ("half a character", || inside("\\ud800"), Some(Code::Syntax)),
    ("many halves", || inside(&"\\ud800".repeat(BIG / 6)), Some(Code::Syntax)),
    ("many wrong escapes", || inside(&"\\q".repeat(BIG / 2)), Some(Code::Syntax)),
    ("a NUL", || inside("\0"), Some(Code::Syntax)),
    ("many NULs", || inside(&"\0".repeat(BIG)), Some(Code::Syntax)),
    ("a NUL that is escaped", || inside("\\u0000"), Some(Code::Syntax)),
    ("a long text", || inside(&"word ".repeat(BIG / 5)), None),
    ("a text without end", || format!("{{\"a\": \"{}", "a".repeat(BIG)), Some(Code::Syntax)),
    ("many texts without end", || format!("[{}", "\"a\n".repeat(BIG / 3)), Some(Code::Syntax)),
    ("many texts in one line", || format!("[{}\"a\"]", "\"a\",".repeat(900_000)), Some(Code::WrongKind)),
    ("many quotation marks", || "\"a".repeat(BIG / 2), Some(Code::Syntax)),
    ("many curly quotation marks", || format!("[{}", "“a".repeat(BIG / 4)), Some(Code::Syntax)),
    ("words without end", || format!("[{}", "a b ".repeat(BIG / 4)), Some(Code::Syntax)),
    // White space and comments
    ("a byte order mark", || format!("\u{feff}{MINIMAL}"), None),
    ("many byte order marks", || format!("{}{MINIMAL}", "\u{feff}".repeat(BIG / 3)), Some(Code::Syntax)),
    ("many no-break spaces", || format!("[{}1]", "\u{a0}\n".repeat(BIG / 3)), Some(Code::Syntax)),
    ("many empty lines", || format!("{0}{MINIMAL}{0}", "\n".repeat(BIG / 2)), None),
    ("a comment without end", || format!("/*{}", "*".repeat(BIG)), Some(Code::Syntax)),
    ("many comments", || format!("{}{MINIMAL}", "#\n".repeat(BIG / 2)), Some(Code::Syntax)),
    ("mistakes far to the right", || MINIMAL.replacen("\"sources\": [\"paper\"]", &format!("{}\"sources\": [{}\"paper\"]", " ".repeat(BIG / 2), "“a”, 01, ".repeat(400)), 1), Some(Code::Syntax)),
    // Markdown
    ("a long line of marks", || inside(&"*a_".repeat(2_000)), Some(Code::StrayMark)),
    ("many links that lead nowhere", || inside(&"[a](#e-x) ".repeat(20_000)), Some(Code::Dangling)),
    ("emphasis in emphasis", || inside(&format!("{}{}", "*a _b ".repeat(BIG / 200), "b_ a* ".repeat(BIG / 200))), Some(Code::Markdown)),
    ("many brackets", || inside(&"[".repeat(200_000)), None),
    ("many links", || inside(&"[a](".repeat(BIG / 8)), Some(Code::Markdown)),
    ("many tags", || inside(&"<b>".repeat(BIG / 8)), Some(Code::Markdown)),
    ("many code marks", || inside(&"`a``b".repeat(BIG / 8)), Some(Code::Markdown)),
    // Names
    ("a long name", || MINIMAL.replacen("\"town\"", &format!("\"{}\"", "a".repeat(BIG / 4)), 2), None),
    ("a long unknown name", || film(&"a".repeat(BIG), "1"), Some(Code::UnknownField)),
    ("mistakes under a long name", || MINIMAL.replacen("\"town\": {", &format!("\"{}\": {{ {}", "a".repeat(BIG / 2), "01, ".repeat(900)), 1), Some(Code::Syntax)),
    ("many unknown names", || film("more", &format!("{{{}}}", entries(|i| format!("\"a{i}\":{i}"), MANY))), Some(Code::UnknownField)),
    ("many unknown fields", || format!("{{{}}}", entries(|i| format!("\"titel{i}\":{i}"), MANY)), Some(Code::Missing)),
    ("one name many times", || format!("{{{}}}", entries(|_| "\"title\":1".into(), MANY)), Some(Code::DuplicateKey)),
    ("many threads", || film("threads", &format!("{{{}}}", entries(|i| format!("\"t{i}\":{{\"label\":\"T\"}}"), MANY / 2))), Some(Code::Unused)),
    ("many that are missing", || MINIMAL.replacen("[\"maker\"]", &format!("[{}]", entries(|i| format!("\"makers{i}\""), MANY / 2)), 1), Some(Code::Dangling)),
    ("many that are missing among many", || film("threads", &format!("{{{}}}", entries(|i| format!("\"t{i}\":{{\"label\":\"T\"}}"), MANY / 4))).replacen("[\"work\"]", &format!("[{}]", entries(|i| format!("\"x{i}\""), MANY / 4)), 1), Some(Code::Dangling)),
    ("many languages", || MINIMAL.replacen("[\"en\"]", &format!("[{}]", entries(language, MANY)), 1), Some(Code::TooLarge)),
    ("a text in many languages", || MINIMAL.replacen("\"A Film\"", &format!("{{ \"en\": \"A\", {} }}", entries(|i| format!("{}: \"A\"", language(i)), MANY)), 1), Some(Code::DuplicateKey)),
];

/// The minimal film with a text of its own.
fn inside(text: &str) -> String {
    MINIMAL.replacen("*first*", text, 1)
}

/// The minimal film with one more field.
fn film(field: &str, value: &str) -> String {
    let format = "\"format\": 1,";
    MINIMAL.replacen(format, &format!("{format} \"{field}\": {value},"), 1)
}

fn entries(entry: fn(usize) -> String, count: usize) -> String {
    (0..count).map(entry).collect::<Vec<_>>().join(",")
}

/// A language tag in quotation marks; there are 17,576 of them.
fn language(number: usize) -> String {
    let letter = |place: usize| {
        let index = u8::try_from(number / place % 26).unwrap_or_default();
        char::from(b'a' + index)
    };
    format!("\"{}{}{}\"", letter(1), letter(26), letter(676))
}

#[test]
fn hostile_files_end_soon_with_a_word_about_them() {
    for (what, file, expected) in FILES {
        let file = file();
        let start = Instant::now();
        let outcome = compile(file.as_bytes());
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
                codes.contains(code),
                "{what}: no {code} in {:?}",
                codes.first()
            ),
            None => assert_eq!((outcome.is_good(), codes), (true, vec![]), "{what}"),
        }
        let input = Input {
            bytes: file.as_bytes(),
            files: &Files::default(),
            earlier: None,
        };
        let start = Instant::now();
        let seen = preview(&input, "companion.json");
        let time = time.max(start.elapsed());
        println!("    seen in {} ms", start.elapsed().as_millis());
        assert_eq!(seen.problems.len(), outcome.problems.len(), "{what}");
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
    let problems = compile(&vec![b'x'; MAX_BYTES + 1]).problems;
    let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::TooLarge]);
}

/// Films whose words are attacks leave none out.
#[test]
fn every_field_for_words_and_for_addresses_is_known_as_one() {
    let schema: Value = serde_json::from_str(&companion_compiler::schema()).unwrap();
    let (mut words, mut addresses) = (0, 0);
    for (thing, described) in schema["$defs"].as_object().unwrap() {
        let fields = described["properties"].as_object().into_iter().flatten();
        for (name, field) in fields {
            let place = format!("{name} of {thing}");
            let list = &field["items"];
            let each = if list.is_object() { list } else { field };
            match each["$ref"].as_str().unwrap_or_default() {
                "#/$defs/Line" | "#/$defs/Paragraphs" => {}
                "#/$defs/Url" => {
                    assert!(is_address(name), "{place}");
                    addresses += 1;
                    continue;
                }
                // Whatever is no empty text: all that there is of these besides ids of former times.
                _ if each["pattern"] == r"\S" && name != "aliases" => {}
                _ => continue,
            }
            assert!(is_free(name, &thing.to_lowercase()), "{place}");
            words += 1;
        }
    }
    assert!(words > 50 && addresses > 4, "{words}, {addresses}");
}
