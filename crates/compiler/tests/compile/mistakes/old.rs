//! Mistakes that people make in a film's file: each is named once, where it stands, with a remedy.

use crate::common::{MINIMAL, compile, edited};
use companion_compiler::Code;

/// A piece of the minimal film, what somebody wrote instead, and the one problem that must be reported:
/// its code, its JSON Pointer, a piece of its message and a piece of its help.
type Mistake = (
    &'static str,
    &'static str,
    Code,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // The writing itself
    ("\"A Film\",", "“A Film”,", Code::Syntax, "/film/title", "cannot begin a text", "straight"),
    ("\"A Film\",", "\"A Film\"", Code::Syntax, "/film/title", "comma is missing", "commas"),
    ("[\"maker\"],", "[\"maker\",],", Code::Syntax, "/film/credits/0/people", "Nothing follows", "Delete"),
    ("\"format\": 1,", "\"format\": 1, // first", Code::Syntax, "", "no comments", "Delete"),
    ("\"format\": 1,", "format: 1,", Code::Syntax, "/format", "quotation marks", "\"format\""),
    // Fields
    ("\"title\": \"A Film\"", "\"titel\": \"A Film\"", Code::MisspeltField, "/film/titel", "no field “titel”", "\"title\""),
    ("\"id\": \"opening\",", "\"id\": \"opening\", \"mood\": \"calm\",", Code::UnknownField, "/chapters/0/events/0/mood", "not shown", "Its fields are"),
    ("\"title\": \"A Film\",", "", Code::Missing, "/film", "needs the field \"title\"", "Add \"title\""),
    ("\"sources\": [\"paper\"],\n      \"events\"", "\"events\"", Code::Missing, "/quotes/0", "needs the field \"sources\"", "at least one source"),
    ("\"title\": \"A Film\",", "\"title\": \"A Film\", \"title\": \"Another\",", Code::DuplicateKey, "/film/title", "stands twice", "Delete one"),
    ("\"text\": \"It takes a year.\"", "\"text\": \"\"", Code::Empty, "/chapters/0/events/1/text", "empty", "Write something"),
    ("\"sources\": [\"paper\"]\n        }", "\"sources\": []\n        }", Code::Empty, "/chapters/0/events/1/sources", "at least one entry", "at least one source"),
    ("\"runtime_minutes\": 91", "\"runtime_minutes\": \"91\"", Code::WrongKind, "/film/runtime_minutes", "not a text", "Write 91"),
    ("\"runtime_minutes\": 91", "\"runtime_minutes\": 91.5", Code::WrongKind, "/film/runtime_minutes", "whole minutes", "91"),
    ("\"people\": [\"maker\"], \"sources\"", "\"people\": \"maker\", \"sources\"", Code::WrongKind, "/film/credits/0/people", "A list", "[ … ]"),
    ("\"format\": 1", "\"format\": 2", Code::Format, "/format", "format 1", "\"format\": 1"),
    ("\"kind\": \"premiere\"", "\"kind\": \"premier\"", Code::UnknownWord, "/film/releases/0/kind", "“premier”", "\"premiere\""),
    ("\"result\": \"won\"", "\"result\": \"gold\"", Code::UnknownWord, "/film/awards/0/result", "“gold”", "\"won\""),
    // Names
    ("\"id\": \"shooting\"", "\"id\": \"The Shooting\"", Code::BadId, "/chapters/0/events/1/id", "small letters", "\"the-shooting\""),
    ("\"id\": \"shooting\"", "\"id\": \"opening\"", Code::DuplicateId, "/chapters/0/events/1/id", "“opening” already", "id of its own"),
    ("\"speaker\": \"maker\"", "\"speaker\": \"makr\"", Code::Dangling, "/quotes/0/speaker", "no person “makr”", "\"maker\""),
    ("\"events\": [\"opening\"]", "\"events\": [\"closing\"]", Code::Dangling, "/quotes/0/events/0", "no event “closing”", "Write the id"),
    ("[\"festival\", \"paper\"]", "[\"festival\", \"magazine\"]", Code::Dangling, "/chapters/0/events/0/sources/1", "no source “magazine”", "\"sources\""),
    ("\"place\": \"town\",", "", Code::Unused, "/places/town", "Nothing refers", "delete it"),
    // Dates
    ("\"date\": \"2012-01-22\",\n          \"title\"", "\"date\": \"22/01/2012\",\n          \"title\"", Code::BadDate, "/chapters/0/events/0/date", "not a date", "\"2012-01-22\""),
    ("\"2010/2011~\"", "\"c. 2010\"", Code::BadDate, "/chapters/0/events/1/date", "not a date", "\"2010~\""),
    ("\"2010/2011~\"", "2010", Code::WrongKind, "/chapters/0/events/1/date", "quotation marks", "\"2010\""),
    ("\"2010/2011~\"", "\"2010-02-30\"", Code::ImpossibleDate, "/chapters/0/events/1/date", "no day 30", "only what is sure"),
    ("\"2010/2011~\"", "\"2010-13\"", Code::ImpossibleDate, "/chapters/0/events/1/date", "no month 13", "only what is sure"),
    ("\"2010/2011~\"", "\"2011/2010\"", Code::EndBeforeStart, "/chapters/0/events/1/date", "ends before", "Write \"2010/2011\""),
    ("\"2010/2011~\"", "\"2005\"", Code::OutsideSpan, "/chapters/0/events/1/date", "outside its chapter", "widen"),
    // Texts
    ("*first*", "<b>first</b>", Code::RawHtml, "/chapters/0/events/0/text", "<b> is HTML", "**words**"),
    ("*first*", "`first`", Code::Markdown, "/chapters/0/events/0/text", "Code", "asterisks"),
    ("\"The opening\"", "\"The\\n\\nopening\"", Code::Markdown, "/chapters/0/events/0/title", "one paragraph", "empty line"),
    ("*first*", "[first](javascript:alert)", Code::BadUrl, "/chapters/0/events/0/text", "https://", "[words]"),
    ("https://example.org/film", "www.example.org/film", Code::BadUrl, "/sources/festival/url", "does not begin", "https://"),
    // Languages
    ("[\"en\"]", "[\"english\"]", Code::BadLanguage, "/languages/0", "not a language tag", "\"en\""),
    ("\"title\": \"A Film\"", "\"title\": { \"en\": \"A Film\", \"cn\": \"片\" }", Code::BadLanguage, "/film/title/cn", "“cn”", "\"zh-Hans\""),
    ("\"title\": \"A Film\"", "\"title\": { \"en\": \"A Film\", \"fr\": \"Un film\" }", Code::BadLanguage, "/film/title/fr", "no language “fr”", "\"languages\""),
    // Claims
    (",\n                { \"value\": \"about 200\", \"sources\": [\"paper\"], \"as_of\": \"2012-01-23\" }", "", Code::Empty, "/chapters/0/events/0/claims/0/values", "at least two entries", "each value"),
];

#[test]
fn each_mistake_is_named_once_where_it_stands_with_a_remedy() {
    for (from, to, code, pointer, message, help) in MISTAKES {
        let text = edited(from, to);
        let problems = compile(text.as_bytes()).problems;
        // A raw tag is two tags: `<b>` and `</b>`.
        let expected = if *code == Code::RawHtml { 2 } else { 1 };
        assert_eq!(problems.len(), expected, "{to}: {problems:#?}");
        let problem = &problems[0];
        assert_eq!(
            (problem.code, problem.place.pointer.as_str()),
            (*code, *pointer),
            "{to}"
        );
        assert!(
            problem.message.contains(message),
            "{to}: {}",
            problem.message
        );
        assert!(problem.help.contains(help), "{to}: {}", problem.help);
        let words = problem.message.split_whitespace().count();
        assert!(words <= 25, "{to}: {words} words: {}", problem.message);
    }
}

#[test]
fn what_is_suggested_mends_the_file() {
    let (mut suggested, mut mended_files) = (0, 0);
    let mut still = Vec::new();
    for (from, to, code, ..) in MISTAKES {
        let text = edited(from, to);
        let problems = compile(text.as_bytes()).problems;
        if problems.iter().all(|problem| problem.fix.is_empty()) {
            continue;
        }
        suggested += 1;
        let mut edits: Vec<_> = problems
            .into_iter()
            .flat_map(|problem| problem.fix)
            .collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let mut mended = text.clone();
        for edit in edits {
            mended.replace_range(edit.span, &edit.text);
        }
        match compile(mended.as_bytes()).problems.as_slice() {
            [] => mended_files += 1,
            left => still.push(format!("{code}: {to}: {}", left[0].message)),
        }
    }
    assert!(
        mended_files * 10 >= suggested * 9,
        "{mended_files} of {suggested}: {still:#?}"
    );
    assert!(
        suggested >= 15,
        "only {suggested} mistakes have a suggestion"
    );
}

#[test]
fn mistakes_together_are_as_many_as_apart() {
    // Every mistake in one file, save those whose places overlap others or that end the reading.
    let mut text = MINIMAL.to_owned();
    let mut made = Vec::new();
    for (from, to, code, pointer, ..) in MISTAKES {
        let alone = matches!(
            code,
            Code::BadLanguage | Code::Unused | Code::RawHtml | Code::MisspeltField
        );
        if alone || text.matches(from).count() != 1 {
            continue;
        }
        text = text.replacen(from, to, 1);
        made.push((*code, *pointer));
    }
    assert!(made.len() > 15, "{made:?}");
    let mut found: Vec<_> = compile(text.as_bytes())
        .problems
        .into_iter()
        .map(|problem| (problem.code, problem.place.pointer))
        .collect();
    for mistake in &made {
        let at = found
            .iter()
            .position(|(code, pointer)| (*code, pointer.as_str()) == *mistake);
        assert!(at.is_some(), "{mistake:?} is missing from {found:#?}");
        at.map(|at| found.remove(at));
    }
    // What loses its last reference to a mistake is rightly called unused.
    found.retain(|(code, _)| *code != Code::Unused);
    assert_eq!(found, [], "more problems than mistakes");
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
fn files_that_are_no_films_say_so() {
    for (bytes, code, message) in [
        (&b""[..], Code::Empty, "empty"),
        (b"  \n", Code::Empty, "empty"),
        (
            b"[]",
            Code::WrongKind,
            "The file is expected here, not a list",
        ),
        (b"film", Code::Syntax, "needs quotation marks"),
        (b"{\"film\": {", Code::Unfinished, "never closed"),
        (b"{\"caf\xe9\": 1}", Code::Encoding, "UTF-8"),
    ] {
        let outcome = compile(bytes);
        assert!(!outcome.is_good());
        let found = outcome.problems.iter().find(|problem| problem.code == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:#?}", outcome.problems));
        assert!(found.message.contains(message), "{}", found.message);
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let text = format!("\u{feff}{MINIMAL}");
    assert_eq!(compile(text.as_bytes()).problems, []);
}
