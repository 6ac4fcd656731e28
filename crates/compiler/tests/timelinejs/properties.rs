//! What holds for every timeline there is.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common::{events, film};
use crate::invariants;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(192), ..ProptestConfig::default() })]

    #[test]
    fn no_record_is_lost_and_the_film_is_good(events in prop::collection::vec(slides(), 1..12), eras in prop::collection::vec(slides(), 0..4)) {
        let timeline = json!({ "events": events, "eras": eras, "scale": "human" });
        let bytes = timeline.to_string();
        if let Some(import) = invariants::check(bytes.as_bytes()) {
            let film = film(&import);
            let undated = film["extra"]["timelinejs"]["undated"].as_array().map_or(0, Vec::len);
            prop_assert_eq!(crate::properties::events(&film).len() + undated, events.len());
            crate::common::there_and_back_named(&import);
        }
    }

    #[test]
    fn any_text_is_a_film_or_a_refusal(text in "\\PC{0,200}") {
        invariants::check(text.as_bytes());
    }

    #[test]
    fn any_rows_are_a_film_or_a_refusal(cells in prop::collection::vec(prop::collection::vec(cells(), 0..9), 0..8)) {
        let mut sheet = String::from("Year,Month,Day,Time,Headline,Text,Media,Type,End Year\n");
        for row in cells {
            sheet.push_str(&row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(","));
            sheet.push('\n');
        }
        invariants::check(sheet.as_bytes());
    }
}

fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            "2008",
            "5",
            "12",
            "3:30 PM",
            "title",
            "era",
            "c. 1900",
            "<b>x</b>",
            "https://example.org/a.jpg",
            "-500"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

fn slides() -> impl Strategy<Value = Value> {
    (
        prop::option::weighted(0.9, dates()),
        prop::option::weighted(0.3, dates()),
        prop::option::weighted(0.8, texts()),
        prop::option::weighted(0.6, texts()),
        prop::option::weighted(0.4, media()),
        prop::option::weighted(0.3, texts()),
        prop::option::weighted(0.2, texts()),
        prop::option::weighted(0.2, texts()),
    )
        .prop_map(|(start, end, headline, text, media, group, id, display)| {
            let mut slide = Map::new();
            let mut put = |name: &str, value: Option<Value>| {
                slide.extend(value.map(|value| (name.to_owned(), value)))
            };
            put("start_date", start);
            put("end_date", end);
            put("text", Some(json!({ "headline": headline, "text": text })));
            put("media", media);
            put("group", group.map(Value::from));
            put("unique_id", id.map(Value::from));
            put("display_date", display.map(Value::from));
            Value::Object(slide)
        })
}

fn dates() -> impl Strategy<Value = Value> {
    let year = prop_oneof![
        6 => (1900..1910_i64).prop_map(|year| json!(year.to_string())),
        1 => any::<i32>().prop_map(Value::from),
        1 => prop::sample::select(vec!["", "0", "-1", "c. 1905", "1905?", "1900s", "12", "x", "2008.5", "-13800000000"]).prop_map(Value::from),
    ];
    let part = prop::option::of(prop_oneof![
        4 => (0..14_i64).prop_map(|part| json!(part.to_string())),
        1 => prop::sample::select(vec!["", "May", "-3", "99", "x"]).prop_map(Value::from),
    ]);
    (year, part.clone(), part.clone(), part).prop_map(|(year, month, day, hour)| {
        json!({ "year": year, "month": month, "day": day, "hour": hour })
    })
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "A headline",
            "艾未未",
            "<b>bold</b> word",
            "a *star*",
            "see https://example.org.",
            "",
            " ",
            "<p>one</p><p>two</p>",
            "<a href='https://example.org/a_(b)'>link</a>",
            "&amp; &lt;b&gt;",
            "Same",
            "same",
            "<script>x</script>",
            "event-x",
            "_x_ [y](z)",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,30}",
    ]
}

fn media() -> impl Strategy<Value = Value> {
    let urls = prop::sample::select(vec![
        "https://youtu.be/abcdefghi_1",
        "//example.org/a.jpg",
        "img/a.jpg",
        "at-hand.mp4",
        "<iframe src='https://example.org'></iframe>",
        "<blockquote>Words <b>here</b></blockquote>",
        "<blockquote class=\"twitter-tweet\">T <a href=\"https://x.com/a/status/1\">d</a></blockquote>",
        "",
        "x y",
        "https://en.wikipedia.org/wiki/Mill",
    ]);
    (urls, prop::option::of(texts()), prop::option::of(texts()), prop::option::of(texts())).prop_map(|(url, caption, credit, alt)| {
        json!({ "url": url, "caption": caption, "credit": credit, "alt": alt })
    })
}

#[test]
fn the_corpus_of_the_fuzzer_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/import");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        invariants::check(&std::fs::read(path).unwrap());
        files += 1;
    }
    assert!(files > 0);
}
