//! `companion export`: what a film becomes elsewhere, read by others than those who wrote it.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{MINIMAL, companion, engine, film, fixture, scratch};

/// A fixture in another form.
fn export(film: &str, options: &[&str]) -> String {
    let engine = engine();
    let mut arguments = vec!["export".to_owned(), fixture(film)];
    arguments.extend(options.iter().map(|option| (*option).to_owned()));
    arguments.extend(["--engine".to_owned(), engine.to_str().unwrap().to_owned()]);
    let answer = companion(arguments);
    assert_eq!(answer.code, 0, "{}", answer.err);
    answer.out
}

fn select<'h>(html: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn one_file_asks_for_nothing_and_has_everything() {
    for lang in ["en", "zh-Hans"] {
        let text = export("everything", &["--single-file", "--language", lang]);
        let html = Html::parse_document(&text);
        assert_eq!(select(&html, "html")[0].attr("lang").unwrap(), lang);
        for (selector, name) in [
            ("[src]", "src"),
            ("link[href]", "href"),
            ("[data-glue]", "data-glue"),
        ] {
            for element in select(&html, selector) {
                let address = element.attr(name).unwrap();
                assert!(address.starts_with("data:"), "{selector}: {address}");
            }
        }
        let style = select(&html, "style")[0].text().collect::<String>();
        for address in style.split("url(").skip(1) {
            let address = address.trim_start_matches('"');
            assert!(
                address.starts_with("data:") || address.starts_with('#'),
                "{}",
                &address[..30]
            );
        }
        // Every way leads to a place in the file, or away from it.
        let ids: HashSet<&str> = select(&html, "[id]")
            .iter()
            .map(|each| each.attr("id").unwrap())
            .collect();
        let tables = select(&html, "a[download$='.csv']");
        assert_eq!(tables.len(), select(&html, "figure.figure").len());
        for link in select(&html, "a[href]") {
            let way = link.attr("href").unwrap();
            match way.strip_prefix('#') {
                Some(id) => assert!(ids.contains(id), "{way}"),
                None => assert!(way.contains(':'), "{way}"),
            }
        }
        let json = select(&html, "#companion-page")[0]
            .text()
            .collect::<String>();
        let page: companion_model::Page = serde_json::from_str(&json).unwrap();
        assert_eq!(page.lang, lang);
        let policy = select(&html, "meta[http-equiv]")[0]
            .attr("content")
            .unwrap();
        assert!(
            !policy.contains("'self'") && policy.contains("default-src 'none'"),
            "{policy}"
        );
    }
}

#[test]
fn a_file_whose_name_html_has_to_escape_is_inside_too() {
    let cover =
        r#""title": "A Film", "cover": { "kind": "image", "src": "Q&A.png", "decorative": true }"#;
    let text = MINIMAL.replacen("\"title\": \"A Film\"", cover, 1);
    let film = film("export-escaped", &text);
    fs::copy(
        fixture("everything/media/square.png"),
        Path::new(&film).join("Q&A.png"),
    )
    .unwrap();
    let answer = companion(["export", &film, "--single-file"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let html = Html::parse_document(&answer.out);
    let cover = select(&html, "img[src]")[0].attr("src").unwrap();
    assert!(cover.starts_with("data:image/png;base64,"), "{cover}");
}

#[test]
fn a_table_comes_back_as_the_same_events() {
    let folder = scratch("export-csv");
    let table = folder.join("events.csv");
    fs::write(&table, export("everything", &["--csv"])).unwrap();
    let film = folder.join("film");
    let answer = companion([
        "import",
        table.to_str().unwrap(),
        "--out",
        film.to_str().unwrap(),
    ]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let film: Value =
        serde_json::from_slice(&fs::read(film.join("companion.json")).unwrap()).unwrap();
    let chapters = film["chapters"].as_array().unwrap();
    let titles: HashSet<String> = chapters
        .iter()
        .flat_map(|chapter| chapter["events"].as_array().unwrap())
        .map(|event| event["title"].to_string())
        .collect();
    let page: Value = serde_json::from_str(&export("everything", &["--jsonld"])).unwrap();
    assert_eq!(page["@context"], "https://schema.org");
    let html = Html::parse_document(&export("everything", &["--single-file"]));
    let shown = select(&html, ".event__title");
    assert!(shown.len() > 3);
    for title in shown {
        let title: String = title.text().collect();
        let first = title.split([' ', '&', '<']).next().unwrap();
        assert!(titles.iter().any(|known| known.contains(first)), "{title}");
    }
}

#[test]
fn what_timelinejs_lacks_is_said_and_where_its_pictures_are() {
    for form in ["--timelinejs", "--csv"] {
        for (site, is_unplaced) in [(None, true), (Some("https://film.example/x"), false)] {
            let mut arguments = vec!["export".to_owned(), fixture("everything"), form.to_owned()];
            arguments.extend(site.map(|site| format!("--url={site}")));
            let answer = companion(arguments);
            assert_eq!(answer.code, 0, "{answer:?}");
            assert!(answer.err.contains(" 1 quote, "), "{}", answer.err);
            let asks = answer.err.contains("2 pictures and recordings");
            assert_eq!(asks, is_unplaced, "{}", answer.err);
            let is_placed = answer.out.contains("https://film.example/x/media/");
            assert_eq!(is_placed, !is_unplaced, "{}", answer.out);
        }
    }
}

#[test]
fn a_calendar_has_whole_days_and_short_lines() {
    let calendar = export("everything", &["--ics"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    let count = |line: &str| calendar.lines().filter(|found| *found == line).count();
    assert!(count("BEGIN:VEVENT") > 0);
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    assert!(calendar.lines().all(|line| line.len() <= 75));
}

#[test]
fn markdown_and_cues_say_what_the_page_says() {
    let text = export("everything", &["--markdown"]);
    let html = Html::parse_document(&export("everything", &["--single-file"]));
    let sources = select(&html, "li.source").len();
    assert_eq!(
        text.lines().filter(|line| line.starts_with("[^")).count(),
        sources
    );
    let events = select(&html, "article.event").len();
    assert_eq!(
        text.lines().filter(|line| line.starts_with("### ")).count(),
        events
    );
    let cues = export("everything", &["--webvtt"]);
    assert!(cues.starts_with("WEBVTT\n\n"));
    let times = select(&html, ".film-time").len();
    assert_eq!(cues.matches(" --> ").count(), times);
}

#[test]
fn what_cannot_be_made_is_said() {
    for (options, said) in [
        (vec!["--csv", "--language", "fr"], "not in “fr”, but in"),
        (vec!["--webvtt"], "film_time"),
        (vec!["--csv", "--markdown"], "cannot be used with"),
        (
            vec!["--markdown", "--url", "https://example.org/"],
            "--url changes nothing",
        ),
        (vec![], "required"),
    ] {
        let arguments = ["export".to_owned(), fixture("minimal")].into_iter();
        let answer = companion(arguments.chain(options.iter().map(|&option| option.to_owned())));
        assert_eq!(answer.code, 2, "{options:?}");
        assert!(answer.err.contains(said), "{options:?}: {}", answer.err);
    }
}

/// A Chromium of this machine; `cargo xtask test` sees to it that there is one.
fn chromium() -> Option<std::path::PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let mut places =
        std::env::split_paths(&folders).flat_map(|folder| names.map(|name| folder.join(name)));
    places.find(|place| place.is_file())
}

#[test]
fn one_file_opens_from_a_disk_without_a_network_and_breaks_no_rule_of_its_own() {
    let Some(chromium) = chromium() else { return };
    let folder = scratch("export-disk");
    let path = folder.join("film.html");
    let text = export("everything", &["--single-file"]);
    fs::write(&path, &text).unwrap();
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let answer = std::process::Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .args([
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
        ])
        .args(["--disable-background-networking", &profile])
        .arg(format!("file://{}#sources", path.display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&answer.stderr);
    for rule in ["Refused to", "violates", "net::ERR"] {
        assert!(!said.contains(rule), "{said}");
    }
    let opened = Html::parse_document(&String::from_utf8(answer.stdout).unwrap());
    let written = Html::parse_document(&text);
    let words = |html: &Html| -> String { select(html, "main")[0].text().collect() };
    assert_eq!(words(&opened), words(&written));
}

#[test]
fn a_pdf_is_of_the_paper_that_was_asked_for() {
    if chromium().is_none() {
        return;
    }
    let folder = scratch("export-pdf");
    for (paper, size) in [("a4", (594, 841)), ("letter", (612, 792))] {
        let out = folder.join(format!("{paper}.pdf"));
        let path = out.to_str().unwrap();
        export("everything", &["--pdf", "--paper", paper, "--out", path]);
        let pdf = String::from_utf8_lossy(&fs::read(&out).unwrap()).into_owned();
        assert!(pdf.starts_with("%PDF-"));
        let boxes: Vec<&str> = pdf.split("/MediaBox [").skip(1).collect();
        assert!(boxes.len() > 1, "{} pages", boxes.len());
        for found in boxes {
            let sides = found.split_once(']').unwrap().0;
            let sides: Vec<f64> = sides.split(' ').map(|side| side.parse().unwrap()).collect();
            let near = |side: f64, expected: i32| (side - f64::from(expected)).abs() < 1.5;
            assert!(
                near(sides[2], size.0) && near(sides[3], size.1),
                "{paper}: {sides:?}"
            );
        }
        assert!(pdf.contains("/MarkInfo"), "it has tags");
    }
}
