//! TimelineJS's own timelines, and what TimelineJS itself makes of them.

use std::fs;
use std::path::Path;

use companion_compiler::import::Fate;
use serde_json::Value;

use crate::common::{events, film, imported, reference, says, there_and_back, try_import};

#[test]
fn the_same_records_in_the_same_order() {
    let Some(folder) = reference() else { return };
    let mut files = 0;
    for entry in fs::read_dir(folder.join("expected")).unwrap() {
        let expected: Value =
            serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
        let name = expected["source"].as_str().unwrap();
        compare(name, &fs::read(folder.join(name)).unwrap(), &expected);
        files += 1;
    }
    assert!(files > 0);
}

fn compare(name: &str, bytes: &[u8], expected: &Value) {
    let import = imported(bytes);
    let film = film(&import);
    let events = events(&film);
    let slides = expected["slides"].as_array().unwrap();
    assert_eq!(events.len(), slides.len(), "{name}");
    for (event, slide) in events.iter().zip(slides) {
        let theirs = slide["unique_id"].as_str().unwrap();
        let alias = event["aliases"][0].as_str().unwrap();
        let is_random = theirs.starts_with("tl-");
        if !is_random {
            assert_eq!(alias, format!("event-{theirs}"), "{name}");
        }
        let start = slide["start"].as_i64().unwrap();
        // Cosmological timelines count in years, the others in milliseconds.
        let theirs = if expected["scale"] == "cosmological" {
            start
        } else {
            year_of(start)
        };
        let ours = year(event["date"].as_str().unwrap());
        let ours = if expected["scale"] == "cosmological" && ours < 1 {
            ours - 1
        } else {
            ours
        };
        // What they display is the year as it was written; their milliseconds count a year 0 that is not there.
        assert!(
            ours == theirs || ours == theirs + 1 && theirs < 0,
            "{name}: {ours} {theirs}"
        );
        assert_eq!(
            event.get("media").is_some(),
            has_medium(slide, event),
            "{name}: {event}"
        );
    }
}

/// A medium that is at hand or on the web is one of ours; other files and quotations are said elsewhere.
fn has_medium(slide: &Value, event: &Value) -> bool {
    let kept = &event["extra"]["timelinejs"]["media"]["url"];
    let is_elsewhere = kept
        .as_str()
        .is_some_and(|url| url.starts_with('/') || url.contains("<blockquote>"));
    !slide["media_type"].is_null() && !is_elsewhere
}

fn year_of(milliseconds: i64) -> i64 {
    // Good enough to tell one year from the next where there is no day.
    let days = milliseconds.div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    era * 400 + year_of_era + i64::from(day_of_year >= 306)
}

fn year(date: &str) -> i64 {
    let start = date.split('/').next().unwrap();
    let plain = start.trim_end_matches(['~', '?', '%']);
    match plain.strip_prefix('Y') {
        Some(long) => long.parse().unwrap(),
        None => {
            let (sign, rest) = plain
                .strip_prefix('-')
                .map_or((1, plain), |rest| (-1, rest));
            sign * rest.split('-').next().unwrap().parse::<i64>().unwrap()
        }
    }
}

#[test]
fn there_and_back_it_is_the_same_film() {
    let Some(folder) = reference() else { return };
    for path in timelines(&folder) {
        println!("{}", path.display());
        there_and_back(&imported(&fs::read(path).unwrap()));
    }
}

#[test]
fn old_and_new_form_of_one_story_give_the_same_film() {
    let Some(folder) = reference() else { return };
    let [new, old] = ["kl-houston.json", "kl-houston-v2-legacy.json"]
        .map(|name| imported(&fs::read(folder.join(name)).unwrap()).film);
    assert_eq!(new, old);
}

#[test]
fn measured_edge_cases_do_the_right_thing() {
    let Some(folder) = reference() else { return };
    let cases: Value =
        serde_json::from_slice(&fs::read(folder.join("edge-cases.json")).unwrap()).unwrap();
    let good =
        serde_json::json!({ "start_date": { "year": 2000 }, "text": { "headline": "Good" } });
    for case in cases["events"].as_array().unwrap() {
        let timeline = serde_json::json!({ "events": [good, case["event"]] });
        let import = imported(timeline.to_string().as_bytes());
        there_and_back(&import);
        let film = film(&import);
        let headline = case["event"]["text"]["headline"]
            .as_str()
            .unwrap_or_default();
        let is_dropped = says(&import, Fate::Dropped, "Without a date");
        assert_eq!(
            events(&film).len(),
            if is_dropped { 1 } else { 2 },
            "{headline}"
        );
        let should_be = [
            "year zero",
            "decimal year",
            "blank year",
            "no year",
            "no start",
        ]
        .contains(&headline);
        assert_eq!(is_dropped, should_be, "{headline}");
    }
    let eras: Vec<&Value> = cases["eras"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| &case["era"])
        .collect();
    let event = |year: i64| serde_json::json!({ "start_date": { "year": year }, "text": { "headline": "x", "text": "y" } });
    let timeline = serde_json::json!({ "events": [event(2001), event(2005), event(2006), event(2009)], "eras": eras });
    there_and_back(&imported(timeline.to_string().as_bytes()));
}

#[test]
fn files_that_are_cut_off_are_refused_with_their_place() {
    let Some(folder) = reference() else { return };
    let bytes = fs::read(folder.join("kl-houston.json")).unwrap();
    let refusal = try_import(&bytes[..bytes.len() / 2])
        .unwrap_err()
        .to_string();
    assert!(refusal.contains("Line "), "{refusal}");
}

/// Every timeline in a folder.
fn timelines(folder: &Path) -> Vec<std::path::PathBuf> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("kl-")
        })
        .collect();
    files.sort();
    files
}
