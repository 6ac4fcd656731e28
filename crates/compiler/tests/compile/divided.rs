//! A long film in sheets: nothing is lost, nothing is there twice, every link arrives.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use companion_compiler::{MOST_IN_A_PART, MOST_ON_ONE_PAGE, Sheets, divide};
use companion_model::{Page, Part};
use proptest::prelude::*;
use serde_json::Value;

use crate::generated::{self, Shape};
use crate::{common, invariants};

const EDITION: &str = "one";

#[test]
fn a_film_stays_whole_until_it_is_long() {
    for (events, divided) in [
        (1, false),
        (MOST_ON_ONE_PAGE, false),
        (MOST_ON_ONE_PAGE + 1, true),
    ] {
        let page = page(Shape::of(events));
        assert_eq!(divide(&page, EDITION).is_some(), divided, "{events}");
    }
}

#[test]
fn the_parts_of_a_chapter_have_lasting_addresses_and_say_which_events_they_hold() {
    let sheets = sheets(Shape {
        in_a_chapter: 151,
        ..Shape::of(160 + 151)
    });
    let told: Vec<_> = (sheets.parts.iter())
        .map(|part| (part.path.as_str(), part.label.as_str()))
        .collect();
    let chinese = "c/1-78b752ef896e37db/";
    assert_eq!(
        told,
        [
            ("c/chapter-0/2/", "Events 22–43 of 151"),
            ("c/chapter-0/3/", "Events 44–64 of 151"),
            ("c/chapter-0/4/", "Events 65–86 of 151"),
            ("c/chapter-0/5/", "Events 87–107 of 151"),
            ("c/chapter-0/6/", "Events 108–129 of 151"),
            ("c/chapter-0/7/", "Events 130–151 of 151"),
            (chinese, "Events 1–21 of 151"),
            (&format!("{chinese}2/"), "Events 22–43 of 151"),
            (&format!("{chinese}3/"), "Events 44–64 of 151"),
            (&format!("{chinese}4/"), "Events 65–86 of 151"),
            (&format!("{chinese}5/"), "Events 87–107 of 151"),
            (&format!("{chinese}6/"), "Events 108–129 of 151"),
            (&format!("{chinese}7/"), "Events 130–151 of 151"),
            ("c/chapter-2/", "Events 1–9 of 9"),
        ]
    );
    let notes: Vec<_> = (sheets.main.chapters.iter())
        .map(|chapter| chapter.elsewhere.as_ref().unwrap().note.as_str())
        .collect();
    assert_eq!(
        notes,
        [
            "151 events. The first 21 are here, the others on pages of their own: ",
            "151 events, on pages of their own: ",
            "9 events, on pages of their own: ",
        ]
    );
}

#[test]
fn the_page_in_another_language_is_one_link_away_from_every_part() {
    let long = Shape {
        bilingual: true,
        ..Shape::of(MOST_ON_ONE_PAGE + 1)
    };
    let pages = invariants::check(generated::film(long).as_bytes()).pages;
    let [english, chinese] = [0, 1].map(|at| divide(&pages[at], EDITION).unwrap());
    for (here, there, folder) in [
        (&english, &chinese, "zh-Hans/"),
        (&chinese, &english, "../"),
    ] {
        for (part, same) in here.parts.iter().zip(&there.parts) {
            assert_eq!(part.path, same.path);
            let [link] = part.page.translations.as_slice() else {
                panic!("{:?}", part.page.translations)
            };
            assert_eq!(link.href, format!("{}{folder}{}", part.up(), part.path));
        }
    }
}

#[test]
fn an_id_that_it_had_once_is_found_in_the_index() {
    let sheets = sheets(Shape::of(1_000));
    let mut old = 0;
    for part in &sheets.parts {
        for alias in part.fragment.events.iter().flat_map(|event| &event.aliases) {
            assert_eq!(indexed(&sheets)[&format!("e-{alias}")], part.path);
            old += 1;
        }
    }
    assert!(old > 10);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_divided_film_is_the_whole_film(
        events in MOST_ON_ONE_PAGE + 1..900,
        in_a_chapter in 1..700_usize,
        quotes in 1..20_usize,
        bilingual in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let shape = Shape { events, in_a_chapter, quotes, bilingual, seed };
        for whole in invariants::check(generated::film(shape).as_bytes()).pages {
            check(&whole, &divide(&whole, EDITION).unwrap());
        }
    }
}

fn check(whole: &Page, sheets: &Sheets) {
    let all: Vec<_> = (sheets.parts.iter())
        .map(|part| (part.path.as_str(), &*part.page))
        .collect();
    let folders: HashSet<_> = all.iter().map(|(path, _)| *path).collect();
    assert_eq!(folders.len(), all.len(), "a folder has two pages");

    // Every event is on exactly one sheet, in the order of the story.
    let expected: Vec<_> = events(whole).collect();
    let found: Vec<_> = events(&sheets.main)
        .chain(all.iter().flat_map(|(_, page)| events(page)))
        .collect();
    assert_eq!(found, expected);
    for part in &sheets.parts {
        let events: Vec<_> = part
            .fragment
            .events
            .iter()
            .map(|event| event.id.as_str())
            .collect();
        assert_eq!(
            events,
            super::divided::events(&part.page).collect::<Vec<_>>()
        );
        assert!(
            (1..=MOST_IN_A_PART).contains(&events.len()),
            "{}",
            events.len()
        );
    }
    assert!(events(&sheets.main).count() <= MOST_IN_A_PART);

    // Every sheet lists the sources it cites, no other, with their numbers on the whole page.
    let numbers: BTreeMap<_, _> = whole
        .sources
        .iter()
        .map(|source| (&source.key, source.number))
        .collect();
    for page in all.iter().map(|(_, page)| *page).chain([&sheets.main]) {
        let listed: BTreeSet<_> = page
            .sources
            .iter()
            .map(|source| source.key.clone())
            .collect();
        assert_eq!(listed, cited(page));
        assert!(page.sources.is_sorted_by_key(|source| source.number));
        assert!(
            page.sources
                .iter()
                .all(|source| numbers[&source.key] == source.number)
        );
    }

    // Every link leads to a sheet that is there and has its target.
    let targets: BTreeMap<String, BTreeSet<String>> = all
        .iter()
        .map(|(path, page)| ((*path).to_owned(), anchors(page)))
        .chain([(String::new(), anchors(&sheets.main))])
        .collect();
    let main_links = links(&serde_json::to_value(&sheets.main).unwrap());
    arrive("", &main_links, &targets);
    for part in &sheets.parts {
        let page = serde_json::to_value(&*part.page).unwrap();
        arrive(&part.path, &links(&page), &targets);
        let neighbours = [Some(&part.previous), part.next.as_ref()];
        let neighbours: Vec<_> = neighbours
            .into_iter()
            .flatten()
            .map(|next| next.href.clone())
            .collect();
        arrive(&part.path, &neighbours, &targets);
        taken_in(sheets, part, &targets);
    }

    // What is not on the main sheet is in the index, where it is.
    let index = indexed(sheets);
    for (path, anchors) in &targets {
        for anchor in anchors
            .iter()
            .filter(|anchor| !targets[""].contains(*anchor))
        {
            let found = &index[anchor];
            assert!(
                path == found || targets[found].contains(anchor),
                "{anchor}: {found}"
            );
        }
    }
    assert!(index.keys().all(|anchor| !targets[""].contains(anchor)));
}

/// A fragment in the main sheet: its links lead on from there, and its sources come with it.
fn taken_in(sheets: &Sheets, part: &Part, targets: &BTreeMap<String, BTreeSet<String>>) {
    let events: Vec<Value> = part
        .fragment
        .events
        .iter()
        .map(|event| serde_json::to_value(event).unwrap())
        .collect();
    let mut with_it = targets.clone();
    with_it
        .get_mut("")
        .unwrap()
        .extend(targets[&part.path].iter().cloned());
    for event in &events {
        arrive("", &links(event), &with_it);
    }
    let new: BTreeSet<_> = part
        .fragment
        .sources
        .iter()
        .map(|source| source.key.clone())
        .collect();
    let there: BTreeSet<_> = sheets
        .main
        .sources
        .iter()
        .map(|source| source.key.clone())
        .collect();
    let cited = cited(&part.page);
    assert!(new.is_disjoint(&there));
    assert_eq!(new, &cited - &there);
}

fn arrive(from: &str, links: &[String], targets: &BTreeMap<String, BTreeSet<String>>) {
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
fn links(value: &Value) -> Vec<String> {
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

fn cited(page: &Page) -> BTreeSet<String> {
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
fn anchors(page: &Page) -> BTreeSet<String> {
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

fn events(page: &Page) -> impl Iterator<Item = &str> {
    page.chapters
        .iter()
        .flat_map(|chapter| &chapter.events)
        .map(|event| event.id.as_str())
}

/// The path for each id of the index.
fn indexed(sheets: &Sheets) -> BTreeMap<String, String> {
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

fn sheets(shape: Shape) -> Sheets {
    divide(&page(shape), EDITION).unwrap()
}

fn page(shape: Shape) -> Page {
    common::page(&generated::film(shape))
}
