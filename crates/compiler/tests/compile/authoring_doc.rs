//! `docs/authoring.md` tells the truth: each example has no problems, and nothing of the format is left out.
//!
//! The words behind the three marks of an example say how it becomes a whole film. `json whole` is one.
//! `json film`, `json quote`, `json chapter` and `json event` begin with `{` and are then one more thing of
//! that kind in the minimal film; or they are fields, which the minimal film's first thing of that kind gets
//! in place of its own. `json file` are fields of the file; its named entries take the place of those of the
//! same name. With `two-languages` behind it, all this happens in the film that has everything. Every file
//! that an example names is taken to be there.

use std::collections::BTreeSet;

use companion_compiler::{FileFacts, Files, Input, Outcome};
use companion_model::Page;
use serde_json::{Map, Value};

use crate::common::MINIMAL;
use crate::everything::{self, EVERYTHING};

const DOC: &str = include_str!("../../../../docs/authoring.md");

/// An example of the guide.
struct Example {
    line: usize,
    info: Vec<&'static str>,
    text: String,
}

#[test]
fn every_example_has_no_problems() {
    let examples = examples();
    assert!(examples.len() > 20, "{} examples", examples.len());
    for example in examples {
        let film = whole(&example);
        let mut files: Files = named_files(&film).into_iter().collect();
        if example.info.contains(&"two-languages") {
            files = everything::files();
        }
        let outcome = compile(&film, &files);
        let place = format!("docs/authoring.md:{}", example.line);
        assert_eq!(outcome.problems, [], "{place}:\n{}", example.text);
        assert!(outcome.is_good(), "{place}");
    }
}

#[test]
fn the_table_of_dates_is_true() {
    let rows = DOC.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, _, written, seen, _] = cells[..] else {
            return None;
        };
        let date = written.strip_prefix("`\"")?.strip_suffix("\"`")?;
        Some((date, seen))
    });
    let rows: Vec<_> = rows.collect();
    assert!(rows.len() >= 19, "{rows:?}");
    for (date, seen) in rows {
        let mut film: Value = serde_json::from_str(MINIMAL).unwrap();
        film["film"]["releases"][0]["date"] = date.into();
        let page = only_page(compile(&film, &Files::default()));
        assert_eq!(page.film.releases[0].date.to_text(), seen, "{date}");
    }
}

#[test]
fn every_field_and_every_word_is_in_the_guide() {
    let mut names = BTreeSet::new();
    let film: Value = serde_json::from_str(EVERYTHING).unwrap();
    collect_names(&film, &mut names);
    assert!(names.len() > 60, "{names:?}");
    for name in names {
        let told = [format!("`{name}`"), format!("\"{name}\"")];
        assert!(told.iter().any(|told| DOC.contains(told)), "{name}");
    }
}

#[test]
fn every_link_inside_the_guide_arrives() {
    let headings: Vec<String> = DOC
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(' ', "-").replace(',', ""))
        .collect();
    let mut links = 0;
    for link in DOC.split("](#").skip(1) {
        let (anchor, _) = link.split_once(')').unwrap();
        assert!(
            headings.iter().any(|heading| heading == anchor),
            "#{anchor}"
        );
        links += 1;
    }
    assert!(links > 5, "{links} links");
}

/// The whole film that an example stands in.
fn whole(example: &Example) -> Value {
    let (kind, base) = match example.info[..] {
        ["json", kind] => (kind, MINIMAL),
        ["json", kind, "two-languages"] => (kind, EVERYTHING),
        _ => panic!("line {}: {:?}", example.line, example.info),
    };
    let mut film: Value = serde_json::from_str(base).unwrap();
    let one_more = example.text.starts_with('{');
    let text = match one_more {
        true => example.text.clone(),
        false => format!("{{{}}}", example.text),
    };
    let read: Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("line {}: {error}", example.line));
    let (list, first) = match kind {
        "whole" => return read,
        "file" => {
            merge_file(&mut film, read);
            return film;
        }
        "film" => ("", "/film"),
        "quote" => ("/quotes", "/quotes/0"),
        "chapter" => ("/chapters", "/chapters/0"),
        "event" => ("/chapters/0/events", "/chapters/0/events/0"),
        _ => panic!("line {}: {kind}", example.line),
    };
    if one_more {
        let things = film.pointer_mut(list).unwrap().as_array_mut().unwrap();
        things.push(read);
    } else {
        film.pointer_mut(first)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .extend(fields(read));
    }
    film
}

fn merge_file(film: &mut Value, read: Value) {
    for (name, value) in fields(read) {
        match (value, film.get_mut(&name).and_then(Value::as_object_mut)) {
            (Value::Object(entries), Some(there)) => there.extend(entries),
            (other, _) => film[&name] = other,
        }
    }
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} has no fields"),
    }
}

/// Every path in a field `src`, as a file that is there.
fn named_files(value: &Value) -> Vec<(String, FileFacts)> {
    let facts = FileFacts {
        bytes: 100_000,
        picture: Some((1600, 900)),
        ..FileFacts::default()
    };
    match value {
        Value::Object(members) => {
            let own = members.get("src").and_then(Value::as_str);
            let own = own.map(|path| (path.to_owned(), facts));
            own.into_iter()
                .chain(members.values().flat_map(named_files))
                .collect()
        }
        Value::Array(items) => items.iter().flat_map(named_files).collect(),
        _ => Vec::new(),
    }
}

/// The names of fields, and the words that fields of a few words take.
fn collect_names(value: &Value, names: &mut BTreeSet<String>) {
    let Value::Object(members) = value else {
        value
            .as_array()
            .into_iter()
            .flatten()
            .for_each(|item| collect_names(item, names));
        return;
    };
    for (name, value) in members {
        names.insert(name.clone());
        if let ("kind" | "result", Value::String(word)) = (name.as_str(), value) {
            names.insert(word.clone());
        }
        match (name.as_str(), value) {
            // These are named by the author.
            ("people" | "places" | "sources" | "threads", Value::Object(entries)) => {
                entries
                    .values()
                    .for_each(|entry| collect_names(entry, names));
            }
            _ => collect_names(value, names),
        }
    }
}

fn compile(film: &Value, files: &Files) -> Outcome {
    companion_compiler::compile(&Input {
        bytes: film.to_string().as_bytes(),
        files,
        earlier: None,
    })
}

fn only_page(outcome: Outcome) -> Page {
    let [page] = <[Page; 1]>::try_from(outcome.pages)
        .unwrap_or_else(|pages| panic!("{} pages: {:#?}", pages.len(), outcome.problems));
    page
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = DOC.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let body = lines.by_ref().map(|(_, line)| line);
        let text: Vec<&str> = body.take_while(|line| *line != "```").collect();
        examples.push(Example {
            line: at + 1,
            info: info.split(' ').collect(),
            text: text.join("\n"),
        });
    }
    examples
}
