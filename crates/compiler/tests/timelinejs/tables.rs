//! A film's events as a table, there and back.

use companion_compiler::export;
use serde_json::{Value, json};

use crate::common::{events, film, fixture, imported};

/// Dates of every kind, each an event's.
const DATES: &str = "2012-01-22 2012-01 2012 0012 0012-05-07 2008~ 2008-05? 2008-05-12% 197X 19XX 2008-21 2008-24 0000 \
                     -0499 -0043-03-15 Y-11999 Y12000 -0499/0100 0100/0200-03 2008/2008-05 2011-04-03/2011-06-22 \
                     197X/1985-06-01 2010/2011~ /1950 ../1950 1957/ 1957/.. ../2008-05-12";

/// A table of the events with these dates, each of which is its event's title.
fn table(dates: &[&str], words: Option<&str>) -> String {
    let events = dates.iter().enumerate().map(|(number, date)| {
        let mut event = json!({ "id": format!("e{number}"), "date": date, "title": date, "text": "x", "sources": ["s"] });
        event.as_object_mut().unwrap().extend(words.map(|words| ("date_text".to_owned(), words.into())));
        event
    });
    let minimal = json!({
        "format": 1, "id": "a-film", "languages": ["en"],
        "film": { "title": "A Film", "sources": ["s"] },
        "sources": { "s": { "kind": "website", "publisher": "S", "url": "https://example.org/" } },
        "chapters": [{ "id": "all", "title": "All", "events": events.collect::<Vec<_>>() }],
    });
    export::csv(&minimal.to_string(), None, None).unwrap().text
}

/// The titles of a table's events, and the dates that they have as a film.
fn dates_of(table: &str) -> Vec<(String, String)> {
    let film = film(&imported(table.as_bytes()));
    let text = |field: &serde_json::Value| field.as_str().unwrap().to_owned();
    let events = events(&film).into_iter();
    events
        .map(|event| (text(&event["title"]), text(&event["date"])))
        .collect()
}

#[test]
fn an_exported_table_gives_the_same_dates() {
    let dates: Vec<&str> = DATES.split_ascii_whitespace().collect();
    for words in [None, Some("Once upon a time")] {
        let back = dates_of(&table(&dates, words));
        assert_eq!(back.len(), dates.len());
        for (written, date) in back {
            assert_eq!(written, date);
        }
    }
}

#[test]
fn a_date_that_was_changed_in_the_table_holds() {
    for (date, row, changed, expected) in [
        ("2008~", "2008,,,,,,", "2009,,,,,,", "2009"),
        ("/1950", "1950,,,,,,", "1950,5,,,,,", "1950-05"),
        (
            "2010/2011~",
            "2010,,,,2011,,,",
            "2010,,,,2012,,,",
            "2010/2012",
        ),
    ] {
        let table = table(&[date], None);
        assert!(table.contains(row), "{table}");
        let back = dates_of(&table.replace(row, changed));
        assert_eq!(back[0].1, expected, "{date}");
    }
}

#[test]
fn a_text_that_could_be_a_formula_comes_back_as_it_was() {
    for text in ["=1+1", "@maker", "-0499", "+ and -", "'=1+1", "'tis"] {
        let table = table(&["2012"], Some(text));
        let film = film(&imported(table.as_bytes()));
        assert_eq!(events(&film)[0]["date_text"], text, "{table}");
    }
}

#[test]
fn an_apostrophe_in_the_table_of_others_stays() {
    for text in ["'@maker' answers", "'=1+1'", "'- no', he said"] {
        let table = format!("Year,Headline,Text\n2012,{0},{0}\n", format!("\"{text}\""));
        let film = film(&imported(table.as_bytes()));
        assert_eq!(events(&film)[0]["title"], text, "{table}");
    }
}

#[test]
fn an_exported_table_gives_the_same_film() {
    for name in ["story.json", "eras.json"] {
        let first = imported(&fixture(name));
        let table = export::csv(&first.film, None, None).unwrap().text;
        let second = film(&imported(table.as_bytes()));
        let first = film(&first);
        for part in ["film", "sources", "threads"] {
            assert_eq!(second[part], first[part], "{name}: {part}");
        }
        let told = |film: &Value| {
            let fields = [
                "id",
                "date",
                "date_text",
                "title",
                "text",
                "media",
                "threads",
                "sources",
            ];
            let told = events(film)
                .into_iter()
                .map(|event| fields.map(|field| event[field].clone()));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(&second), told(&first), "{name}");
        let chapters = |film: &Value| {
            let chapters = film["chapters"].as_array().unwrap().iter();
            let told = chapters.map(|chapter| [chapter["title"].clone(), chapter["span"].clone()]);
            told.collect::<Vec<_>>()
        };
        assert_eq!(chapters(&second), chapters(&first), "{name}");
    }
}

#[test]
fn a_table_has_a_date_in_words_only_where_its_author_has_one() {
    let table = table(&["2012"], None);
    let film = film(&imported(table.as_bytes()));
    assert_eq!(events(&film)[0].get("date_text"), None, "{table}");
}

#[test]
fn what_a_table_cannot_say_is_said() {
    let event = |more: Value| {
        let mut event =
            json!({ "start_date": { "year": "2001" }, "text": { "headline": "A", "text": "b" } });
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!({ "events": [event], "eras": [] })
    };
    let mut with_scale = event(json!({}));
    with_scale["scale"] = "human".into();
    let mut undated = event(json!({}));
    undated["events"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "text": { "headline": "Never" } }));
    let mut with_era = event(json!({}));
    with_era["eras"] = json!([{ "start_date": { "year": "2001" }, "text": { "headline": "On" } }]);
    for (timeline, left_out) in [
        (event(json!({})), vec![]),
        (with_era, vec![]),
        (event(json!({ "background": { "color": "#eee" } })), vec![]),
        (
            event(
                json!({ "start_date": { "year": "2001", "month": "2", "day": "3", "hour": "14", "minute": "28" } }),
            ),
            vec![],
        ),
        (
            event(json!({ "autolink": false })),
            vec!["1 field of the imported timeline"],
        ),
        (
            event(json!({ "location": { "name": "Here", "lat": 1 } })),
            vec![
                "1 event with its place",
                "2 fields of the imported timeline",
            ],
        ),
        (with_scale, vec!["1 field of the imported timeline"]),
        (undated, vec!["1 record without a date"]),
    ] {
        let film = imported(timeline.to_string().as_bytes()).film;
        let export = export::csv(&film, None, None).unwrap();
        assert_eq!(export.left_out, left_out, "{}", export.text);
    }
}
