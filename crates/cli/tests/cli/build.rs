//! `companion build`: what was written is on the page, all of it, before any script.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{companion, fixture, scratch};

const SHELL: &str =
    "<html><head><title>t</title></head><body><div id=\"app\">please wait</div></body></html>";

/// Builds a fixture into a folder of the test's own that holds a shell.
fn site(test: &str, film: &str) -> PathBuf {
    let out = scratch(test);
    fs::write(out.join("index.html"), SHELL).unwrap();
    let site = out.to_str().unwrap();
    let built = companion([
        "build",
        &fixture(film),
        "--out",
        site,
        "--shell",
        "index.html",
    ]);
    assert_eq!(built.code, 0, "{}", built.err);
    out
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
    let content: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
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
    let out = site("build-complete", "everything");
    holds_everything(&out.join("index.html"), &out.join("page.en.json"));
    holds_everything(
        &out.join("zh-Hans/index.html"),
        &out.join("page.zh-Hans.json"),
    );
}

#[test]
fn the_films_files_lie_beside_its_pages() {
    let out = site("build-files", "everything");
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
    let out = site("build-arabic", "arabic");
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
    let one = site("build-once", "everything");
    let other = site("build-again", "everything");
    for file in ["index.html", "zh-Hans/index.html", "page.en.json"] {
        assert_eq!(
            fs::read(one.join(file)).unwrap(),
            fs::read(other.join(file)).unwrap(),
            "{file}"
        );
    }
}

#[test]
fn a_film_with_errors_leaves_the_last_good_page_alone() {
    let out = site("build-broken", "minimal");
    let before = fs::read(out.join("index.html")).unwrap();
    let broken = scratch("build-broken-film").join("companion.json");
    fs::write(&broken, "{ \"format\": 1 }").unwrap();
    let (film, site) = (broken.to_str().unwrap(), out.to_str().unwrap());
    let built = companion(["build", film, "--out", site]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert_eq!(fs::read(out.join("index.html")).unwrap(), before);
}
