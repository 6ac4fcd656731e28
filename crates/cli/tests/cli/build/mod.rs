//! `companion build`: what was written is on the page, all of it, before any script.

mod edges;
mod embed;
mod guide;
mod head;
mod items;
mod long;
mod offline;
mod output;
pub(crate) mod policy;
mod several;
mod titles;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{Answer, companion, engine, fixture, scratch};

/// Builds fixtures into a folder of the test's own, without share cards.
fn site(test: &str, films: &[&str]) -> PathBuf {
    site_with(test, films, &["--no-cards"])
}

fn site_with(test: &str, films: &[&str], options: &[&str]) -> PathBuf {
    let out = scratch(test).join("site");
    let films: Vec<String> = films.iter().map(|film| fixture(film)).collect();
    let options: Vec<&str> = [&["--url", "https://example.org/here"], options].concat();
    let built = build(&films, &out, &options);
    assert_eq!(built.code, 0, "{}", built.err);
    out
}

/// Runs `companion build`.
fn build(films: &[impl AsRef<str>], out: &Path, options: &[&str]) -> Answer {
    let engine = engine();
    let (engine, out) = (engine.to_str().unwrap(), out.to_str().unwrap());
    let mut arguments = vec!["build", "--engine", engine, "--out", out];
    arguments.extend(films.iter().map(AsRef::as_ref));
    arguments.extend(options);
    companion(arguments)
}

/// Every file of a folder, as a path below it, with its bytes.
fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
            files.push((path.to_owned(), fs::read(entry.path()).unwrap()));
        }
    }
    files
}

/// Every text of a page, wherever it stands in its JSON.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("t").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| texts(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        _ => {}
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn holds_everything(html: &Path, json: &Path) {
    let page = fs::read_to_string(html).unwrap();
    let mut content: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
    // What has changed stands on a page of its own.
    content.as_object_mut().unwrap().remove("edition");
    let mut all = Vec::new();
    texts(&content, &mut all);
    assert!(all.len() > 30, "{} texts in {}", all.len(), json.display());
    for text in all {
        assert!(
            page.contains(&escaped(&text)),
            "“{text}” is not in {}",
            html.display()
        );
    }
    assert!(!page.contains("please wait"));
}

#[test]
fn each_language_has_a_page_that_is_complete_without_scripts() {
    let out = site("build-complete", &["everything"]);
    holds_everything(&out.join("index.html"), &out.join("page.en.json"));
    holds_everything(
        &out.join("zh-Hans/index.html"),
        &out.join("page.zh-Hans.json"),
    );
}

#[test]
fn the_films_files_lie_beside_its_pages() {
    let out = site("build-files", &["everything"]);
    let film = PathBuf::from(fixture("everything"));
    let mut files = 0;
    for file in fs::read_dir(film.join("media")).unwrap() {
        let name = file.unwrap().file_name();
        let copy = fs::read(out.join("media").join(&name)).unwrap();
        assert_eq!(copy, fs::read(film.join("media").join(&name)).unwrap());
        files += 1;
    }
    assert!(files > 0);
    let chinese = fs::read_to_string(out.join("zh-Hans/index.html")).unwrap();
    assert!(
        chinese.contains("src=\"../media/"),
        "pictures are found from the folder"
    );
}

#[test]
fn a_page_from_right_to_left_says_so() {
    let out = site("build-arabic", &["arabic"]);
    holds_everything(&out.join("index.html"), &out.join("page.ar.json"));
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    for part in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "id=\"e-العرض-الأول\"",
        "<time datetime=\"2012-01-22\">22 يناير 2012</time>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let one = site("build-once", &["everything"]);
    let other = site("build-again", &["everything"]);
    let (one, other) = (files_of(&one), files_of(&other));
    assert!(one.len() > 10);
    for (one, other) in one.iter().zip(&other) {
        assert!(one == other, "{} and {}", one.0, other.0);
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn every_address_on_every_page_leads_to_a_file_or_a_place() {
    for (test, films) in [
        ("build-links-one", &["everything"][..]),
        ("build-links-several", &["everything", "arabic", "minimal"]),
    ] {
        let seen = check_addresses(&site(test, films));
        assert!(seen > 50, "{seen} addresses");
    }
}

/// Checks every address on the pages of a site that leads to the site itself, and returns how many there are.
fn check_addresses(out: &Path) -> usize {
    let is_page = |(path, _): &(String, Vec<u8>)| path.ends_with("index.html");
    let pages: BTreeMap<PathBuf, Addresses> = files_of(out)
        .into_iter()
        .filter(is_page)
        .map(|(path, html)| {
            (
                out.join(path),
                Addresses::of(&String::from_utf8(html).unwrap()),
            )
        })
        .collect();
    for (page, addresses) in &pages {
        for address in &addresses.leading {
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            let target = match path {
                "" => page.clone(),
                _ => page.parent().unwrap().join(path),
            };
            let target = if path.ends_with('/') {
                target.join("index.html")
            } else {
                target
            };
            let target = target.canonicalize();
            let target =
                target.unwrap_or_else(|_| panic!("{address} in {} leads nowhere", page.display()));
            let is_there = anchor.is_empty() || pages[&target].places.contains(anchor);
            assert!(is_there, "{address} in {} has no place", page.display());
        }
    }
    pages
        .values()
        .map(|addresses| addresses.leading.len())
        .sum()
}

/// What leads from a page, and to it.
struct Addresses {
    /// Relative addresses.
    leading: Vec<String>,
    /// Ids.
    places: HashSet<String>,
}

impl Addresses {
    fn of(html: &str) -> Self {
        let page = scraper::Html::parse_document(html);
        let mut found = Self {
            leading: Vec::new(),
            places: HashSet::new(),
        };
        for element in page.root_element().descendent_elements() {
            found.places.extend(element.attr("id").map(str::to_owned));
            let leading = ["href", "src", "data-glue", "data-wasm"].map(|name| element.attr(name));
            let own = leading
                .into_iter()
                .flatten()
                .filter(|address| !address.contains(':'));
            found.leading.extend(own.map(str::to_owned));
        }
        found
    }
}
