//! The film that has one of everything, and the proof that it has.

use std::collections::{BTreeMap, BTreeSet};

use companion_compiler::{Code, Content, FileFacts, Files, Input, Outcome};
use serde_json::Value;

use crate::common::MINIMAL;

/// A small film in two languages with one of everything that the format has.
pub(crate) const EVERYTHING: &str =
    include_str!("../../../../tests/fixtures/everything/companion.json");

/// The fields of each kind of thing, or the words of each kind of field.
type Names = BTreeMap<String, BTreeSet<String>>;

/// What is in the folder of [`EVERYTHING`].
pub(crate) fn files() -> Files {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/everything/media"
    );
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let facts = FileFacts {
            bytes: path.metadata().unwrap().len(),
            picture: name.ends_with(".png").then_some((2, 2)),
            video: name.ends_with(".webm").then_some((320, 240)),
            content: Content::of(&std::fs::read(&path).unwrap()),
        };
        (format!("media/{name}"), facts)
    });
    entries.collect()
}

/// Compiles [`EVERYTHING`], or an edit of it.
pub(crate) fn compile(text: &str) -> Outcome {
    companion_compiler::compile(&Input {
        bytes: text.as_bytes(),
        files: &files(),
        earlier: None,
    })
}

#[test]
fn it_has_nothing_to_mend() {
    let outcome = compile(EVERYTHING);
    assert_eq!(outcome.problems, []);
    assert_eq!(outcome.pages.len(), 2);
}

#[test]
fn it_has_every_field_and_every_word_of_the_format() {
    let film: Value = serde_json::from_str(EVERYTHING).unwrap();
    let (mut fields, mut used) = (Names::new(), Names::new());
    let (mut words, mut said) = (Names::new(), Names::new());
    for pointer in pointers(&film) {
        match film.pointer(&pointer).unwrap() {
            Value::Object(members) => {
                let mut stranger = film.clone();
                let object = stranger.pointer_mut(&pointer).unwrap();
                object["a-stranger-here"] = Value::Null;
                if let Some((thing, all)) = listed(&stranger, Code::UnknownField, " has no field") {
                    fields.entry(thing.clone()).or_default().extend(all);
                    let keys = members.keys().filter(|key| !key.starts_with('$')).cloned();
                    used.entry(thing).or_default().extend(keys);
                }
            }
            Value::String(word) => {
                let mut stranger = film.clone();
                *stranger.pointer_mut(&pointer).unwrap() = "a-stranger-here".into();
                if let Some((thing, all)) = listed(&stranger, Code::UnknownWord, " cannot be") {
                    words.entry(thing.clone()).or_default().extend(all);
                    said.entry(thing).or_default().insert(word.clone());
                }
            }
            _ => {}
        }
    }
    assert!(fields.len() > 20, "{fields:#?}");
    assert_eq!(used, fields);
    assert_eq!(words.len(), 5, "{words:#?}");
    assert_eq!(said, words);
}

#[test]
fn it_has_every_form_of_date() {
    for date in [
        "2013",
        "2012-05",
        "2012-01-22",
        "2012~",
        "2012?",
        "2013%",
        "2009/2012",
        "2012-01-22/2012-01-23",
        "2010/2011~",
        "../2012",
        "2013/..",
        "/1950",
        "1957/",
        "201X",
        "20XX",
        "2012-21",
        "2012-22",
        "2012-23",
        "2013-24",
        "0000",
        "-0499",
        "-0043-03-15",
    ] {
        assert!(EVERYTHING.contains(&format!("\"{date}\"")), "{date}");
    }
}

#[test]
fn its_names_are_those_of_the_minimal_film() {
    // The guide's examples are put into either.
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let (minimal, everything) = (read(MINIMAL), read(EVERYTHING));
    for home in ["people", "places", "sources", "threads"] {
        for name in minimal[home].as_object().unwrap().keys() {
            assert!(everything[home].get(name).is_some(), "{home}: {name}");
        }
    }
}

/// The JSON Pointers of every value.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            let step = |key: &String| key.replace('~', "~0").replace('/', "~1");
            members
                .iter()
                .map(|(key, value)| (step(key), value))
                .collect()
        }
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered.map(|(at, item)| (at.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    let mut all = vec![String::new()];
    for (step, child) in children {
        let below = pointers(child).into_iter();
        all.extend(below.map(|rest| format!("/{step}{rest}")));
    }
    all
}

/// What the compiler says it takes in place of a stranger, and in which kind of thing.
fn listed(film: &Value, code: Code, before: &str) -> Option<(String, Vec<String>)> {
    let problems = compile(&film.to_string()).problems;
    let problem = problems.into_iter().find(|problem| problem.code == code)?;
    let (thing, _) = problem.message.split_once(before)?;
    let (_, list) = problem.help.split_once(": ")?;
    let names = list.trim_end_matches('.').split(", ");
    let names = names.map(|name| name.trim_matches('"').to_owned());
    Some((thing.to_owned(), names.collect()))
}
