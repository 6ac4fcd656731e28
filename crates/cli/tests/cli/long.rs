//! `companion build` of a long film: a page that begins like a short one, and everything else within reach.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::generated::{self, Shape};
use crate::support::{companion, film, scratch};

const SHELL: &str = "<html><head><title>t</title></head><body><i id=\"seeds-wide\"></i><i id=\"seeds-band\"></i><div id=\"app\"></div></body></html>";

/// Builds a film of so many events in eight chapters, with twelve quotes.
fn site(test: &str, events: usize, bilingual: bool) -> PathBuf {
    let shape = Shape {
        in_a_chapter: events.div_ceil(8),
        quotes: 12,
        bilingual,
        ..Shape::of(events)
    };
    let film = film(&format!("{test}-film"), &generated::film(shape));
    let out = scratch(test);
    fs::write(out.join("index.html"), SHELL).unwrap();
    let site = out.to_str().unwrap();
    let built = companion(["build", &film, "--out", site, "--shell", "index.html"]);
    assert_eq!(built.code, 0, "{}", built.err);
    out
}

/// Every page of a site, by its folder, with a `/` at the end of it.
fn pages(site: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(site).into_iter().map(Result::unwrap);
    let pages = files.filter(|file| file.file_name() == "index.html");
    pages
        .map(|page| {
            let folder = page.path().parent().unwrap().strip_prefix(site).unwrap();
            let folder: String = (folder.iter())
                .map(|name| format!("{}/", name.to_str().unwrap()))
                .collect();
            (folder, fs::read_to_string(page.path()).unwrap())
        })
        .collect()
}

/// The values of an attribute, wherever it stands.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    let found = html.split(&start).skip(1);
    found.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn ten_thousand_events_begin_like_two_hundred() {
    let page = |events| {
        let site = site(&format!("long-{events}"), events, false);
        fs::read_to_string(site.join("index.html")).unwrap()
    };
    let (short, long) = (page(200), page(10_000));
    let elements = |html: &str| html.matches("</").count();
    let bytes = |html: &str| {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut html.as_bytes(), &mut packed, &parameters).unwrap();
        packed.len()
    };
    for (what, short, long) in [
        ("elements", elements(&short), elements(&long)),
        ("bytes", bytes(&short), bytes(&long)),
    ] {
        assert!(long * 10 <= short * 12, "{what}: {long} against {short}");
    }
}

#[test]
fn every_link_of_every_sheet_arrives_without_a_script() {
    let site = site("long-links", 420, true);
    let pages = pages(&site);
    assert!(pages.len() > 30, "{} pages", pages.len());
    let ids: BTreeMap<&str, BTreeSet<&str>> = (pages.iter())
        .map(|(folder, html)| (folder.as_str(), values(html, "id").into_iter().collect()))
        .collect();
    let mut across = 0;
    for (folder, html) in &pages {
        let links = values(html, "href").into_iter();
        for link in links.filter(|link| !link.contains(':')) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = follow(folder, path);
            let there = ids.get(target.as_str());
            let there = there.unwrap_or_else(|| panic!("{link} from {folder}: no page {target}"));
            let anchor = anchor.replace("%E7%AB%A0", "章");
            assert!(
                anchor.is_empty() || there.contains(anchor.as_str()),
                "{link} from {folder}: no {anchor} there"
            );
            across += usize::from(!path.is_empty() && !anchor.is_empty());
        }
    }
    assert!(across > 20, "{across} links lead to places on other pages");
}

#[test]
fn every_event_is_on_one_page_and_in_the_fragment_beside_it() {
    let site = site("long-events", 420, true);
    let mut seen = BTreeMap::<String, usize>::new();
    let events = |html: &str| -> Vec<String> {
        let ids = values(html, "id").into_iter();
        ids.filter(|id| id.starts_with("e-event-"))
            .map(str::to_owned)
            .collect()
    };
    for (folder, html) in pages(&site) {
        for event in events(&html) {
            *seen.entry(event).or_default() += 1;
        }
        let is_part = folder.contains("c/");
        if is_part {
            let path = site.join(&folder).join("events.html");
            let fragment = fs::read_to_string(path).unwrap();
            assert_eq!(events(&fragment), events(&html), "{folder}");
            let own = folder.trim_start_matches("zh-Hans/");
            assert_eq!(values(&fragment, "data-part"), [format!("./{own}")]);
            assert!(
                fragment.ends_with("</ol></div>"),
                "its end tells that it is whole"
            );
            let (top, _) = folder.split_once("c/").unwrap();
            let main = fs::read_to_string(site.join(top).join("index.html")).unwrap();
            assert_eq!(
                values(&fragment, "data-edition"),
                values(&main, "data-edition")
            );
        }
        assert!(!html.contains(" style="), "{folder} has a style of its own");
    }
    assert_eq!(seen.len(), 420);
    assert!(
        seen.values().all(|times| *times == 2),
        "once in each language"
    );
}

/// Where a relative address leads to from a folder.
fn follow(folder: &str, path: &str) -> String {
    let mut folders: Vec<&str> = folder.split_terminator('/').collect();
    for step in path.split_terminator('/') {
        match step {
            "." => {}
            ".." => assert!(
                folders.pop().is_some(),
                "{path} leaves the site from {folder}"
            ),
            _ => folders.push(step),
        }
    }
    folders.iter().map(|folder| format!("{folder}/")).collect()
}
