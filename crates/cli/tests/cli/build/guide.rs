//! The guide to the timeline, as it lies beside a page.

use std::collections::BTreeSet;
use std::fs;

use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::build;
use crate::support::{MINIMAL, film, scratch};

/// In how many lanes the bars of chapters lie.
fn lanes(test: &str, first: &[&str]) -> usize {
    let mut film_text: Value = serde_json::from_str(MINIMAL).unwrap();
    let event = film_text["chapters"][0]["events"][0].clone();
    let chapter = |id: &str, dates: &[&str]| {
        let events = dates.iter().enumerate().map(|(number, date)| {
            let mut event = event.clone();
            // The one that a quote belongs to has to stay.
            if (id, number) != ("early", 0) {
                event["id"] = format!("{id}-{number}").into();
            }
            event["date"] = (*date).into();
            event
        });
        let events: Vec<Value> = events.collect();
        json!({ "id": id, "title": "A chapter", "events": events })
    };
    film_text["chapters"] = json!([chapter("early", first), chapter("late", &["2010", "2011"])]);
    let out = scratch(&format!("{test}-site")).join("site");
    let built = build(&[film(test, &film_text.to_string())], &out, &["--no-cards"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let guide = Html::parse_document(&fs::read_to_string(out.join("c/guide.html")).unwrap());
    let bars = Selector::parse(".is-time rect.axis__chapter").unwrap();
    let bars: Vec<_> = guide.select(&bars).collect();
    assert_eq!(bars.len(), 2);
    bars.iter()
        .filter_map(|bar| bar.attr("y"))
        .collect::<BTreeSet<_>>()
        .len()
}

#[test]
fn a_chapter_that_goes_on_shares_its_lane_with_none_that_comes_later() {
    for (test, first, expected) in [
        ("guide-ended", ["2005", "2007"].as_slice(), 1),
        ("guide-open", &["2005/.."], 2),
        ("guide-open-and-more", &["2005/..", "2007"], 2),
    ] {
        assert_eq!(lanes(test, first), expected, "{first:?}");
    }
}
