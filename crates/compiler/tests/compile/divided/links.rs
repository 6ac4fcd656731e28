//! Where links lead, and what there is to lead to.

use std::collections::{BTreeMap, BTreeSet};

use companion_compiler::Sheets;
use companion_model::Page;
use serde_json::Value;

use super::EDITION;

pub(super) fn arrive(from: &str, links: &[String], targets: &BTreeMap<String, BTreeSet<String>>) {
    for link in links {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let mut folders: Vec<&str> = from.split_terminator('/').collect();
        for step in path.split_terminator('/') {
            match step {
                "." => {}
                ".." => assert!(
                    folders.pop().is_some(),
                    "{link} leaves the site from {from}"
                ),
                _ => folders.push(step),
            }
        }
        let sheet: String = folders.iter().map(|folder| format!("{folder}/")).collect();
        let anchors = targets
            .get(&sheet)
            .unwrap_or_else(|| panic!("{link} from {from}: no sheet {sheet}"));
        let anchor = anchor.replace("%E7%AB%A0", "章");
        assert!(
            anchor.is_empty()
                || anchors.contains(&anchor)
                || anchor == "timeline" && sheet.is_empty(),
            "{link} from {from}: no {anchor} on {sheet}"
        );
    }
}

/// Every address within the page, wherever it stands in its JSON.
pub(super) fn links(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    each_object(value, &mut |object| {
        if let Some(href) = object.get("href").and_then(Value::as_str)
            && href.starts_with(['#', '.'])
            && !object.contains_key("lang")
        {
            found.push(href.to_owned());
        }
        let text = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or_default();
        match (
            object.contains_key("title"),
            object.contains_key("speaker"),
            object.len(),
        ) {
            (true, false, 2 | 3) if !text("id").is_empty() => {
                found.push(format!("{}#e-{}", text("sheet"), text("id")))
            }
            (false, true, 2 | 3) if !text("id").is_empty() => {
                found.push(format!("{}#q-{}", text("sheet"), text("id")))
            }
            _ => {}
        }
    });
    found
}

pub(super) fn cited(page: &Page) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each_object(&serde_json::to_value(page).unwrap(), &mut |object| {
        if let (2, Some(Value::String(key)), Some(_)) =
            (object.len(), object.get("s"), object.get("n"))
        {
            found.insert(key.clone());
        }
    });
    found
}

fn each_object(value: &Value, visit: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|value| each_object(value, visit));
        }
        Value::Array(values) => values.iter().for_each(|value| each_object(value, visit)),
        _ => {}
    }
}

/// The ids of the elements of a sheet that links lead to.
pub(super) fn anchors(page: &Page) -> BTreeSet<String> {
    let named = |prefix: &str, id: &str, aliases: &[String]| -> Vec<String> {
        let ids = aliases.iter().map(String::as_str).chain([id]);
        ids.map(|id| format!("{prefix}{id}")).collect()
    };
    let chapters = page.chapters.iter();
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    (chapters.flat_map(|each| named("c-", &each.id, &each.aliases)))
        .chain(events.flat_map(|each| named("e-", &each.id, &each.aliases)))
        .chain(
            page.quotes
                .iter()
                .flat_map(|each| named("q-", &each.id, &each.aliases)),
        )
        .chain(
            page.sources
                .iter()
                .flat_map(|each| named("s-", &each.key, &[])),
        )
        .collect()
}

pub(super) fn events(page: &Page) -> impl Iterator<Item = &str> {
    page.chapters
        .iter()
        .flat_map(|chapter| &chapter.events)
        .map(|event| event.id.as_str())
}

/// The path for each id of the index.
pub(super) fn indexed(sheets: &Sheets) -> BTreeMap<String, String> {
    let mut lines = sheets.index.lines();
    assert_eq!(lines.next(), Some(EDITION));
    let mut index = BTreeMap::new();
    for line in lines {
        let mut fields = line.split('\t');
        let path = fields.next().unwrap().strip_prefix("./").unwrap();
        for anchor in fields {
            let earlier = index.insert(anchor.to_owned(), path.to_owned());
            assert_eq!(earlier, None, "{anchor} is there twice");
        }
    }
    index
}
