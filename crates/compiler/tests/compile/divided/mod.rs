//! A long film in sheets: nothing is lost, nothing is there twice, every link arrives.

mod links;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use companion_compiler::{MOST_IN_A_PART, MOST_ON_ONE_PAGE, Sheets, divide};
use companion_model::{Page, Part, Parts};
use proptest::prelude::*;
use serde_json::Value;

use crate::generated::{self, Shape};
use crate::{common, invariants};
use links::{anchors, arrive, cited, events, indexed, links};

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
        let arriving: Vec<_> = part
            .fragment
            .events
            .iter()
            .map(|event| event.id.as_str())
            .collect();
        assert_eq!(arriving, events(&part.page).collect::<Vec<_>>());
        assert!(
            (1..=MOST_IN_A_PART).contains(&arriving.len()),
            "{}",
            arriving.len()
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
        let contents: Vec<_> = part.contents.iter().map(|link| link.href.clone()).collect();
        arrive(&part.path, &contents, &targets);
        taken_in(sheets, part, &targets);
    }

    every_part_is_linked(sheets);

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

/// From the main sheet to every part, at most by way of the first of its chapter; and as the browser reckons them.
fn every_part_is_linked(sheets: &Sheets) {
    let mut linked: Vec<String> = Vec::new();
    for chapter in &sheets.main.chapters {
        match chapter.elsewhere.as_ref().map(|others| &others.parts) {
            None => {}
            Some(Parts::Each(links)) => {
                assert!((1..=8).contains(&links.len()), "{}", links.len());
                linked.extend(links.iter().map(|link| link.href[2..].to_owned()));
            }
            Some(Parts::Series(series)) => {
                let first = (sheets.parts.iter())
                    .position(|part| part.path == series.first.href[2..])
                    .unwrap();
                let contents = &sheets.parts[first].contents;
                assert!(contents.len() > 8, "{}", contents.len());
                for (number, link) in (series.number..=series.count).zip(contents) {
                    let path = match number {
                        1 => series.folder[2..].to_owned(),
                        _ => format!("{}{number}/", &series.folder[2..]),
                    };
                    let up = sheets.parts[first].up();
                    assert_eq!(link.href, format!("{up}{path}"));
                    let start = |number: u32| number * series.events / series.count;
                    assert_eq!(link.events, start(number) - start(number - 1), "{path}");
                    let range = format!("{}–{}", start(number - 1) + 1, start(number));
                    assert_eq!(link.range.replace(',', ""), range, "{path}");
                    linked.push(path);
                }
            }
        }
    }
    let parts: Vec<_> = sheets.parts.iter().map(|part| part.path.clone()).collect();
    assert_eq!(linked, parts);
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

fn sheets(shape: Shape) -> Sheets {
    divide(&page(shape), EDITION).unwrap()
}

fn page(shape: Shape) -> Page {
    common::page(&generated::film(shape))
}
