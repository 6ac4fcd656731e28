//! What the parser takes, what it refuses, and how often it says so.

use super::*;
use crate::problem::Problem;

fn problems(text: &str) -> Vec<Problem> {
    let mut problems = Problems::default();
    parse(text, &mut problems);
    problems.into_sorted()
}

#[test]
fn good_json_has_no_problems() {
    for text in [
        "{}",
        "[]",
        " { \"a\" : [ 1 , -2.5e+3, 0, true, false, null, \"\" ] } \n",
        "\u{feff}{\"a\":\"b\"}",
        "{\"month: \": null, \"a:\": \":\"}",
        r#"{"a":"\" \\ \/ \n\r\t é \ud83c\udf3b 艾"}"#,
    ] {
        assert_eq!(problems(text), [], "{text}");
    }
}

#[test]
fn each_mistake_is_reported_once_and_where_it_is() {
    for (text, at, message) in [
        ("{“a”: 1}", "“", "“ cannot begin a text"),
        ("{'a': 1}", "'", "' cannot begin a text"),
        ("{a: 1}", "a", "needs quotation marks"),
        ("{\"a\" 1}", "\"a\"", "A colon is missing"),
        ("{\"a\" = 1}", "=", "followed by a colon"),
        ("{\"a\": 1 \"b\": 2}", "1", "A comma is missing"),
        ("{\"a\": 1,}", ",", "Nothing follows this comma"),
        ("[1,,2]", ",2", "A comma with nothing before it"),
        ("[1 2]", "1", "A comma is missing"),
        (
            "{\n\"a\": [1},\n\"b\": 2\n}",
            "},",
            "} closes what was opened with [",
        ),
        ("{\"a\": }", "}", "A value should stand here"),
        ("{\"a\": 007}", "007", "not a number"),
        ("{\"a\": 2008~}", "2008~", "needs quotation marks"),
        ("{\"a\": 12 May 2009}", "12", "needs quotation marks"),
        ("{\"a\": A Film}", "A", "needs quotation marks"),
        ("{\"a\": A Film\"}", "A", "needs quotation marks"),
        ("{\"a: 1}", "\"a", "not closed with a quotation mark"),
        ("{\"a: \"b\"}", "\"a", "not closed with a quotation mark"),
        ("{a\": 1}", "a", "needs quotation marks"),
        (
            "{\"a\": \"he said \"no\" to us\"}",
            "\"no",
            "ends the text in its middle",
        ),
        (
            "{\"a\": \"he said \"no\", and left\"}",
            "\"no",
            "ends the text in its middle",
        ),
        ("{\"a\": 'Zoë’s film'}", "'", "' cannot begin a text"),
        (
            "{\"a\": \"one\n  two\", \"b\": 1}",
            "\"one",
            "goes on in the next line",
        ),
        ("{\"a\": [\"x],\n\"b\": 1}", "\"x", "not closed on its line"),
        ("{\"a\": 1; \"b\": 2}", ";", "; is no comma"),
        ("{\"a\": 1，\"b\": 2}", "，", "， is no comma"),
        ("{\"a\": 1؛ \"b\": 2}", "؛", "؛ is no comma"),
        ("{\"a\": [\"b\"]، \"c\": 2}", "،", "، is no comma"),
        ("{\"a\": \"x\"، \"c\": 2}", "،", "، is no comma"),
        ("{\"a\": [1、 2]}", "、", "、 is no comma"),
        ("{\"a\": true； \"c\": 2}", "；", "； is no comma"),
        ("{\"a\": [\"b\": 1}]}", "\"b\"", "stands in a list"),
        ("{\"a\": [1, 2, \"b\": 3}", "\"b\"", "A ] is missing"),
        ("{\"a\": {\"b\": [1, 2}, \"c\": 3\n}", "}", "A ] is missing"),
        ("[\n  {}},\n  {}\n]", "},", "closes nothing"),
        ("{\"a\": {}},\n\"b\": 1}", "},", "closes the whole film"),
        ("var film = {\"a\": 1};", "var", "stands before the film"),
        ("{\u{a0}\"a\":\u{a0}1}", "\u{a0}", "and in one more place"),
        ("{\"a\": \"\\u0000\"}", "\\u0000", "control character"),
        ("{\"a\": None}", "None", "stands for nothing"),
        ("{\"a\": True}", "True", "small letters"),
        ("{\"a\": \"x\ty\"}", "\t", "A tab stands inside"),
        ("{\"a\": \"x\0y\"}", "\0", "U+0000"),
        ("{\"a\": \"x\n}", "\"x", "not closed on its line"),
        ("{\"a\": \"\\q\"}", "\\q", "means nothing"),
        ("{\"a\": \"\\ud800\"}", "\\ud800", "half a character"),
        ("{\"a\": \"\\u12\"}", "\\u", "four digits"),
        ("{\"a\": 1 // b\n}", "// b", "no comments"),
        ("{\"a\": 1} x", "x", "Something follows"),
        ("{\"a\": [1, 2", "[", "never closed"),
        ("", "", "The file is empty"),
    ] {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert!(
            found[0].message.contains(message),
            "{text}: {}",
            found[0].message
        );
        assert_eq!(found[0].span.start, text.find(at).unwrap(), "{text}");
        assert!(!found[0].help.is_empty(), "{text}");
    }
}

#[test]
fn what_is_read_twice_is_told_once() {
    // The parser goes back to the comma when it sees that the list lacks its bracket.
    for between in ["\u{a0}", "/* no */", "\u{a0}/* no */\u{2003}"] {
        let text = format!("{{\"a\": [1,{between}\"b\": 2}}");
        let problems = problems(&text);
        let edits: Vec<_> = problems.iter().flat_map(|problem| &problem.fix).collect();
        for (number, edit) in edits.iter().enumerate() {
            assert!(!edits[..number].contains(edit), "{text}: {problems:#?}");
        }
        assert!(problems.len() <= 3, "{text}: {problems:#?}");
    }
}

#[test]
fn mistakes_do_not_hide_each_other() {
    let text = "{\n\"a\": [1 2,],\n'b': None,\n\"c\": “x”\n}";
    let found = problems(text);
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    let found = problems(&"[".repeat(1_000_000));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("nested more than"));
}
