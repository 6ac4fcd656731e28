//! Own timelines, in the shapes of those that are out there.

use companion_compiler::import::{Fate, Source, import};
use companion_compiler::{FileFacts, export};
use serde_json::{Value, json};

use crate::agreed;
use crate::common::{events, film, fixture, imported, says, there_and_back};
use crate::invariants;

/// Every fixture that is a timeline.
const ALL: [&str; 10] = [
    "story.json",
    "story-v2.json",
    "story.csv",
    "story.tsv",
    "story.xlsx",
    "dates.json",
    "media.json",
    "eras.json",
    "scripts.json",
    "sheet-v1.csv",
];

#[test]
fn there_and_back_each_is_the_same_film() {
    for name in ALL {
        println!("{name}");
        let bytes = fixture(name);
        invariants::check(&bytes);
        there_and_back(&imported(&bytes));
    }
}

#[test]
fn each_becomes_the_film_that_was_agreed_upon() {
    // The other forms of the story are the same film (`forms`).
    let others = ALL.into_iter().filter(|name| !name.starts_with("story"));
    agreed::check(others.chain(["story.json"]).flat_map(|name| {
        let import = imported(&fixture(name));
        let texts = [
            ("film.json", import.film),
            ("report.md", import.report.to_markdown(name)),
        ];
        texts.map(|(what, text)| (format!("timelinejs/{name}/{what}"), text))
    }));
}

#[test]
fn every_date_is_the_right_one() {
    let import = imported(&fixture("dates.json"));
    let film = film(&import);
    let date = |title: &str| {
        let found = events(&film)
            .into_iter()
            .find(|event| event["title"] == title);
        found.map(|event| {
            let words = event["date_text"]
                .as_str()
                .map(|words| format!(" ({words})"));
            format!(
                "{}{}",
                event["date"].as_str().unwrap(),
                words.unwrap_or_default()
            )
        })
    };
    for (title, expected) in [
        ("Five hundred", Some("-0499")),
        ("One before", Some("0000")),
        ("Nothing", None),
        ("Blank", None),
        ("No year", None),
        ("No date", None),
        ("Half a year", None),
        ("About", Some("2008~")),
        ("Thirteenth month", Some("2013")),
        ("Thirtieth of February", Some("2013-02")),
        ("Same twice", Some("2011-04-03")),
        ("Closer end", Some("2012/2012-06")),
        ("Backwards", Some("2010")),
        ("Two digits", Some("0012-05")),
        ("In the afternoon", Some("2008-05-12 (12 May 2008, 14:28)")),
        (
            "To the second",
            Some("2008-05-12 (12 May 2008, 14:28:04.250)"),
        ),
        ("In words", Some("2008 (Spring 2008)")),
        ("In other words", Some("1890 (The year of the wheel)")),
        ("Only words", Some("1500~ (c. 1500)")),
        ("Long ago", Some("Y-13799999999")),
        ("Less long ago", Some("Y-11999")),
        ("Far away", Some("Y12000")),
        ("With commas", Some("1066")),
        ("By name", Some("1999-03")),
        ("A format", Some("1999")),
        ("In one piece", Some("1999-12-31")),
        ("Midnight", Some("1999-12-31")),
        ("No such hour", Some("1999-12-31")),
    ] {
        assert_eq!(date(title).as_deref(), expected, "{title}");
    }
    for (headline, fate) in [
        ("Nothing", Fate::Dropped),
        ("Half a year", Fate::Dropped),
        ("About", Fate::Guessed),
        ("Thirteenth month", Fate::Guessed),
        ("Thirtieth of February", Fate::Guessed),
        ("Backwards", Fate::Dropped),
        ("Two digits", Fate::Guessed),
        ("No such hour", Fate::Dropped),
        ("Only a headline", Fate::Guessed),
    ] {
        assert!(says(&import, fate, &format!("{headline}: ")), "{headline}");
    }
    let undated = film["extra"]["timelinejs"]["undated"].as_array().unwrap();
    assert_eq!(undated.len(), 5, "{undated:?}");
}

#[test]
fn every_kind_of_medium_has_a_form() {
    let import = imported(&fixture("media.json"));
    let film = film(&import);
    for event in events(&film) {
        let title = event["title"].as_str().unwrap();
        let first = &event["media"][0];
        match title {
            "Number 23" => assert!(
                event["text"]
                    .as_str()
                    .unwrap()
                    .contains("The water was **high**.")
            ),
            "Number 28" | "Number 29" => assert!(first.is_null(), "{event}"),
            _ => assert_eq!(first["kind"], "player", "{event}"),
        }
        let credited = event["sources"].as_array().unwrap().iter().any(|key| {
            let url = film["sources"][key.as_str().unwrap()]["url"].as_str();
            url.is_some_and(|url| url.starts_with("https://credit.example/"))
        });
        assert_eq!(
            credited,
            !first.is_null() || title == "Number 23",
            "{event}"
        );
    }
    let address = |title: &str| {
        let events = events(&film);
        let event = events.iter().find(|event| event["title"] == title).unwrap();
        event["media"][0]["url"].clone()
    };
    for (title, url) in [
        (
            "Number 8",
            "https://twitter.com/somebody/status/12?ref_src=x",
        ),
        ("Number 10", "https://www.flickr.com/photos/somebody/123/"),
        ("Number 17", "https://example.org/a%20b.JPG?size=2"),
        ("Number 22", "https://example.org/map?a=1&b=2"),
    ] {
        assert_eq!(address(title), url, "{title}");
    }
    assert!(says(
        &import,
        Fate::Dropped,
        "Number 28: Its picture, “/static/lost.jpg”"
    ));
    assert_eq!(film["places"]["the-river"]["name"], "The river");
}

#[test]
fn files_at_hand_are_taken_over() {
    let timeline = json!({ "title": { "text": { "headline": "T" } }, "events": [
        { "start_date": { "year": 2001 }, "text": { "headline": "One", "text": "x" },
          "media": { "url": "img/a (1).jpg", "alt": "A dog", "credit": "C" }, "background": { "url": "img/back.png" } },
        { "start_date": { "year": 2002 }, "text": { "headline": "Two", "text": "x" }, "media": { "url": "img/a (1).jpg" },
          "background": { "url": "img/back.png", "alt": "A wall" } },
        { "start_date": { "year": 2003 }, "text": { "headline": "Three", "text": "x" }, "media": { "url": "https://example.org/talk.mp3" } },
    ] });
    let bytes = timeline.to_string().into_bytes();
    let picture = FileFacts {
        bytes: 10,
        picture: Some((2, 2)),
        ..FileFacts::default()
    };
    let files = |address: &str| {
        let name = address.rsplit('/').next().unwrap();
        match name {
            "a (1).jpg" | "a--1-.jpg" | "back.png" => Some(picture),
            "talk.mp3" => Some(FileFacts::default()),
            _ => None,
        }
    };
    let source = |bytes| Source {
        bytes,
        name: "x",
        language: Some("en"),
        base: None,
        files: &files,
    };
    let first = import(&source(&bytes)).unwrap();
    let film = film(&first);
    let events = events(&film);
    assert_eq!(events[0]["media"][0]["src"], "media/a--1-.jpg");
    assert_eq!(events[0]["media"][0]["alt"], "A dog");
    assert_eq!(events[0]["media"][1]["decorative"], true);
    assert_eq!(events[1]["media"][0]["alt"], "Two");
    assert_eq!(events[1]["media"][1]["alt"], "A wall");
    assert!(says(&first, Fate::Guessed, "Two: Its picture has no text"));
    assert_eq!(events[2]["media"][0]["kind"], "audio");
    assert_eq!(first.copies.len(), 3, "{:?}", first.copies);
    let copied = first
        .copies
        .iter()
        .map(|copy| (copy.to.clone(), files(&copy.address).unwrap()))
        .collect();
    let outcome = crate::common::compile(&first.film, &copied);
    assert!(outcome.is_good(), "{:?}", outcome.problems);
    let export = export::timelinejs(&first.film, None, None).unwrap();
    let second = import(&source(export.text.as_bytes())).unwrap();
    assert_eq!(second.film, first.film);
}

#[test]
fn eras_are_chapters_that_follow_one_another() {
    let import = imported(&fixture("eras.json"));
    let film = film(&import);
    let chapters: Vec<(String, Vec<&str>)> = film["chapters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|chapter| {
            let dates = chapter["events"].as_array().unwrap().iter();
            let dates = dates.map(|event| event["date"].as_str().unwrap()).collect();
            let span = chapter["span"].as_str().unwrap();
            (
                format!("{} [{span}]", chapter["title"].as_str().unwrap()),
                dates,
            )
        })
        .collect();
    let expected = [
        ("1995 [1995]", vec!["1995"]),
        ("The *long* one [2001]", vec!["2001"]),
        ("Inside of it [2005/2007]", vec!["2005", "2006"]),
        ("The *long* one (2) [2008]", vec!["2008"]),
        ("Overlaps its end [2009/2015]", vec!["2009", "2012"]),
        ("2016 [2016/2016-06]", vec!["2016"]),
        ("Never ends [2020/..]", vec!["2021", "2031"]),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(title, dates)| (title.to_owned(), dates))
        .collect();
    assert_eq!(chapters, expected);
    for (fate, words) in [
        (Fate::Kept, "Inside of it: It is a chapter."),
        (Fate::Changed, "The long one: Another era overlaps it"),
        (Fate::Changed, "Never ends: It has no end date"),
        (Fate::Dropped, "Nothing happens: No event begins"),
        (Fate::Dropped, "No beginning: "),
    ] {
        assert!(
            says(&import, fate, words),
            "{words}: {:#?}",
            import.report.entries
        );
    }
}

#[test]
fn many_events_of_no_era_are_divided_by_their_years() {
    let event = |number: i64| json!({ "start_date": { "year": 1900 + number / 2 }, "text": { "headline": format!("E {number}"), "text": "x" } });
    let events: Vec<Value> = (0..170).map(event).collect();
    let import = imported(json!({ "events": events }).to_string().as_bytes());
    let film = film(&import);
    let titles: Vec<&str> = film["chapters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|chapter| chapter["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles.len(), 9, "{titles:?}");
    assert_eq!(titles[0], "1900 to 1909");
    assert_eq!(titles[8], "1980 to 1984");
    assert!(says(
        &import,
        Fate::Guessed,
        "9 chapters, named after their years"
    ));
    there_and_back(&import);
}

#[test]
fn ids_last_in_every_script() {
    let import = imported(&fixture("scripts.json"));
    let film = film(&import);
    let ids: Vec<(&str, &str)> = events(&film)
        .into_iter()
        .map(|event| {
            (
                event["id"].as_str().unwrap(),
                event["aliases"][0].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        ids[..16],
        [
            ("艾未未", "event-艾未未"),
            ("艾未未-2", "event-艾未未-2"),
            ("道歉你妹", "event-道歉你妹"),
            ("艾未未-2010", "event--2010"),
            ("2015-passport", "event-_2015-passport"),
            // The title is called “Same” too, and comes first.
            ("same-2", "event-same-2"),
            ("same-3", "event-same-3"),
            ("same-2-1", "event-same-2-1"),
            ("rozsa-peter", "event-rozsa-peter"),
            ("привет-мир", "event--"),
            ("مرحبا", "event-مرحبا"),
            ("istanbul", "event-istanbul-"),
            ("bbold-b-bolder", "event-bbold-b-bolder"),
            ("2013", "event-2013"),
            ("my-id", "event-my id"),
            ("groß-klein", "event-Groß/Klein"),
        ]
    );
    let mut all: Vec<&str> = ids.iter().map(|(id, _)| *id).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), ids.len());
}

#[test]
fn a_film_written_here_survives_the_way_there() {
    let film = include_str!("../../../../tests/fixtures/minimal/companion.json");
    let export = export::timelinejs(film, None, None).unwrap();
    assert!(!export.left_out.is_empty());
    let there: Value = serde_json::from_str(&export.text).unwrap();
    assert_eq!(there["title"]["text"]["headline"], "A Film");
    let film: Value = serde_json::from_str(film).unwrap();
    assert_eq!(
        there["events"].as_array().unwrap().len(),
        events(&film).len()
    );
    let text = there["events"][0]["text"]["text"].as_str().unwrap();
    assert!(text.contains("<p>Sources: "), "{text}");
    let back = imported(export.text.as_bytes());
    let dates = |film: &Value| {
        let dates = events(film)
            .into_iter()
            .map(|event| event["date"].as_str().unwrap().to_owned());
        let mut dates: Vec<String> = dates.collect();
        dates.sort();
        dates
    };
    assert_eq!(dates(&crate::common::film(&back)), dates(&film));
    there_and_back(&back);
}

#[test]
fn what_somebody_changes_in_the_export_counts() {
    let first = imported(&fixture("dates.json"));
    let mut export: Value = serde_json::from_str(&there_and_back(&first)).unwrap();
    let about = export["events"].as_array_mut().unwrap().iter_mut();
    let about = about
        .into_iter()
        .find(|event| event["text"]["headline"] == "About")
        .unwrap();
    assert_eq!(about["start_date"]["year"], "2008");
    about["start_date"]["year"] = "2009".into();
    let second = film(&imported(export.to_string().as_bytes()));
    let about = events(&second)
        .into_iter()
        .find(|event| event["title"] == "About")
        .unwrap();
    assert_eq!(about["date"], "2009");
}
