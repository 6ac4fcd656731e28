//! `companion import` and `companion export`: a timeline becomes a film, a page, and a timeline again.

mod parser;

use std::fs;
use std::path::{Path, PathBuf};

use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{Answer, companion, engine, fixture, scratch};

/// Timelines of every form, one of them in Chinese and others.
const TIMELINES: [&str; 5] = [
    "story.json",
    "story.xlsx",
    "dates.json",
    "scripts.json",
    "eras.json",
];

fn timeline(name: &str) -> String {
    fixture(&format!("timelinejs/{name}"))
}

fn import(file: &str, out: &Path, options: &[&str]) -> Answer {
    let mut arguments = vec!["import", file, "--out", out.to_str().unwrap()];
    arguments.extend(options);
    companion(arguments)
}

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn events(film: &Value) -> impl Iterator<Item = &Value> {
    let chapters = film["chapters"].as_array().unwrap().iter();
    chapters.flat_map(|chapter| chapter["events"].as_array().unwrap())
}

#[test]
fn a_timeline_becomes_a_page_that_shows_every_record() {
    for name in TIMELINES {
        let film = scratch(&format!("import-{name}")).join("film");
        let answer = import(&timeline(name), &film, &["--language", "en"]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert!(answer.out.contains("companion check "), "{answer:?}");

        let shown = film.to_str().unwrap();
        let answer = companion(["check", shown]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert!(answer.out.contains("nothing to mend"), "{answer:?}");

        let site = scratch(&format!("import-site-{name}")).join("site");
        let engine = engine();
        let options = [
            "--engine",
            engine.to_str().unwrap(),
            "--out",
            site.to_str().unwrap(),
        ];
        let answer = companion([&["build", shown], &options[..]].concat());
        assert_eq!(answer.code, 0, "{answer:?}");
        shows_every_record(name, &site, &json(film.join("companion.json")));
        assert!(
            !site.join("import-report.md").exists(),
            "the report is nobody’s but the editor’s"
        );
    }
}

/// Each event is an article with its headline, its date, and the place where old links lead.
fn shows_every_record(name: &str, site: &Path, film: &Value) {
    let page = Html::parse_document(&fs::read_to_string(site.join("index.html")).unwrap());
    let mut count = 0;
    for event in events(film) {
        let id = event["id"].as_str().unwrap();
        let article = by_id(&page, &format!("e-{id}")).unwrap_or_else(|| panic!("{name}: no {id}"));
        let heading = Selector::parse("h3").unwrap();
        let title: String = article
            .select(&heading)
            .flat_map(|heading| heading.text())
            .collect();
        let first = event["title"]
            .as_str()
            .unwrap()
            .split(['\\', '*', '&', '\n'])
            .next()
            .unwrap();
        assert!(
            title.contains(first.trim()),
            "{name}: {title} is not {first}"
        );
        if let Some(words) = event["date_text"].as_str() {
            let text: String = article.text().collect();
            assert!(text.contains(words), "{name}: {text} has no {words}");
        }
        let alias = event["aliases"][0].as_str().unwrap();
        assert!(alias.starts_with("event-"), "{alias}");
        assert!(
            by_id(&page, alias).is_some(),
            "{name}: #{alias} leads nowhere"
        );
        count += 1;
    }
    assert!(count > 3, "{name}");
}

fn by_id<'p>(page: &'p Html, id: &str) -> Option<scraper::ElementRef<'p>> {
    let any = Selector::parse("[id]").unwrap();
    page.select(&any)
        .find(|element| element.attr("id") == Some(id))
}

#[test]
fn the_report_names_every_record() {
    let film = scratch("import-report").join("film");
    let answer = import(&timeline("dates.json"), &film, &[]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer
            .out
            .contains("dropped: “Half a year”: “2008.5” is not a year."),
        "{answer:?}"
    );
    let report = json(film.join("import-report.json"));
    let entries = report["entries"].as_array().unwrap();
    let timeline: Value = json(PathBuf::from(timeline("dates.json")));
    for number in 1..=timeline["events"].as_array().unwrap().len() {
        let told = entries
            .iter()
            .any(|entry| entry["of"] == "event" && entry["record"] == number);
        assert!(told, "nothing is said of event {number}");
    }
    for entry in entries {
        let kind = entry["kind"].as_str().unwrap();
        assert!(
            ["kept", "changed", "guessed", "dropped"].contains(&kind),
            "{entry}"
        );
    }
    let markdown = fs::read_to_string(film.join("import-report.md")).unwrap();
    assert!(
        markdown.contains("| event 8 | Half a year | “2008.5” is not a year."),
        "{markdown}"
    );
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let taken = scratch("import-taken");
    fs::write(taken.join("notes.txt"), "mine").unwrap();
    let answer = import(&timeline("story.json"), &taken, &[]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(
        answer.err.contains("is not empty, it has notes.txt"),
        "{answer:?}"
    );
    assert_eq!(fs::read_dir(&taken).unwrap().count(), 1);
}

#[test]
fn what_is_no_timeline_is_refused_and_nothing_is_written() {
    let out = scratch("import-refused").join("film");
    for (file, words) in [
        (
            fixture("minimal/companion.json"),
            "a Companion film already",
        ),
        (fixture("timelinejs/README.md"), "neither JSON nor"),
        ("no-such-file.json".to_owned(), "cannot be read"),
    ] {
        let answer = import(&file, &out, &[]);
        assert_eq!(answer.code, 2, "{answer:?}");
        assert!(answer.err.contains(words), "{answer:?}");
        assert!(!out.exists());
    }
}

#[test]
fn a_folder_or_a_site_that_leads_nowhere_is_refused() {
    for (option, value, reason) in [
        ("--media", "nowhere", "there is no folder nowhere"),
        (
            "--site",
            "example.org",
            "write it whole, https://example.org",
        ),
    ] {
        let out = scratch("import-nowhere").join("film");
        let answer = import(&timeline("story.json"), &out, &[option, value]);
        assert_eq!(answer.code, 2, "{}", answer.err);
        assert!(answer.err.contains(reason), "{}", answer.err);
        assert!(!out.exists());
    }
}

#[test]
fn pictures_beside_the_timeline_are_taken_over() {
    let folder = scratch("import-media");
    let picture = fs::read(fixture("everything/media/square.png")).unwrap();
    fs::create_dir_all(folder.join("img")).unwrap();
    fs::create_dir_all(folder.join("downloads")).unwrap();
    fs::write(folder.join("img/a.png"), &picture).unwrap();
    fs::write(folder.join("downloads/b c.png"), &picture).unwrap();
    fs::write(folder.join("secret.png"), &picture).unwrap();
    let event = |year: u32, url: &str| {
        serde_json::json!({
            "start_date": { "year": year }, "text": { "headline": url, "text": "x" }, "media": { "url": url, "alt": "A square" }
        })
    };
    let timeline = serde_json::json!({ "title": { "text": { "headline": "T" } }, "events": [
        event(2001, "img/a.png"), event(2002, "https://example.org/x/b%20c.png?v=1"), event(2003, "downloads/../secret.png"),
    ] });
    let file = folder.join("timeline.json");
    fs::write(&file, timeline.to_string()).unwrap();
    let out = folder.join("film");
    let downloads = folder.join("downloads");
    let answer = import(
        file.to_str().unwrap(),
        &out,
        &["--media", downloads.to_str().unwrap()],
    );
    assert_eq!(answer.code, 0, "{answer:?}");
    for name in ["a.png", "b-c.png"] {
        assert_eq!(
            fs::read(out.join("media").join(name)).unwrap(),
            picture,
            "{name}"
        );
    }
    assert_eq!(fs::read_dir(out.join("media")).unwrap().count(), 2);
    assert!(
        answer.out.contains("“downloads/../secret.png”"),
        "{answer:?}"
    );
    let answer = companion(["check", out.to_str().unwrap()]);
    assert!(answer.out.contains("nothing to mend"), "{answer:?}");
}

#[test]
fn a_file_is_found_by_its_address_however_that_is_written() {
    let picture = fs::read(fixture("everything/media/square.png")).unwrap();
    for (address, file, is_found) in [
        ("img/my%20photo.png", "img/my photo.png", true),
        ("./img/caf%C3%A9.png?v=1", "img/café.png", true),
        ("img/100%.png", "img/100%.png", true),
        ("img/a%20b.png", "img/a%20b.png", true),
        ("img/%2e%2e/secret.png", "secret.png", false),
        ("..%2Fsecret.png", "secret.png", false),
        ("img/..%5Csecret.png", "secret.png", false),
    ] {
        let folder = scratch("import-addresses");
        fs::create_dir_all(folder.join("story/img")).unwrap();
        let folder = folder.join("story");
        for place in [folder.join(file), folder.join("..").join(file)] {
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, &picture).unwrap();
        }
        let timeline = serde_json::json!({ "events": [{
            "start_date": { "year": 2001 }, "text": { "headline": "A", "text": "x" }, "media": { "url": address, "alt": "A square" }
        }] });
        let path = folder.join("timeline.json");
        fs::write(&path, timeline.to_string()).unwrap();
        let out = folder.join("film");
        let answer = import(path.to_str().unwrap(), &out, &[]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert_eq!(out.join("media").exists(), is_found, "{address}");
    }
}

#[test]
fn a_film_becomes_a_timeline_and_says_what_that_lacks() {
    let out = scratch("export").join("timeline.json");
    let film = fixture("minimal");
    let arguments = [
        "export",
        &film,
        "--timelinejs",
        "--out",
        out.to_str().unwrap(),
    ];
    let answer = companion(arguments);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer.err.contains("TimelineJS has no place for: "),
        "{answer:?}"
    );
    assert_eq!(json(out.clone())["title"]["text"]["headline"], "A Film");

    let answer = companion(arguments);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("exists already"), "{answer:?}");

    let answer = companion(["export", &film, "--timelinejs", "--language", "fr"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("not in “fr”"), "{answer:?}");
}
