//! Exports, read by TimelineJS's own parser.
//!
//! It is a package of npm, which `cargo xtask test` fetches; `COMPANION_TIMELINEJS_PACKAGE` names the `node_modules` that
//! it is in. Without it there is nothing to ask.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{TIMELINES, events, import, json, timeline};
use crate::support::{companion, fixture, scratch};

#[test]
fn timelinejs_reads_what_is_exported() {
    let Some(modules) = modules() else {
        return;
    };
    let folder = scratch("parser");
    let mut films = vec![PathBuf::from(fixture("minimal"))];
    for name in TIMELINES.into_iter().chain(["media.json"]) {
        let film = folder.join(name);
        let answer = import(&timeline(name), &film, &["--language", "en"]);
        assert_eq!(answer.code, 0, "{answer:?}");
        films.push(film);
    }
    let exports: Vec<PathBuf> = films
        .iter()
        .enumerate()
        .map(|(number, film)| {
            let export = folder.join(format!("{number}.json"));
            let answer = companion([
                "export",
                film.to_str().unwrap(),
                "--timelinejs",
                "--out",
                export.to_str().unwrap(),
            ]);
            assert_eq!(answer.code, 0, "{answer:?}");
            export
        })
        .collect();

    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timelinejs/read.mjs");
    let output = Command::new("node")
        .arg(reader)
        .arg(modules)
        .args(&exports)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let answers = String::from_utf8(output.stdout).unwrap();
    assert_eq!(answers.lines().count(), films.len());
    for (film, answer) in films.iter().zip(answers.lines()) {
        let (film, answer) = (
            json(film.join("companion.json")),
            serde_json::from_str::<Value>(answer).unwrap(),
        );
        assert_eq!(answer["errors"], serde_json::json!([]), "{}", film["id"]);
        let mut theirs: Vec<&str> = answer["ids"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        let mut ours: Vec<String> = events(&film)
            .map(|event| {
                let alias = event["aliases"][0]
                    .as_str()
                    .and_then(|alias| alias.strip_prefix("event-"));
                alias
                    .unwrap_or_else(|| event["id"].as_str().unwrap())
                    .to_owned()
            })
            .collect();
        theirs.sort_unstable();
        ours.sort_unstable();
        assert_eq!(theirs, ours, "{}", film["id"]);
    }
}

/// Where TimelineJS's package is, if it is anywhere.
fn modules() -> Option<PathBuf> {
    let Some(modules) = env::var_os("COMPANION_TIMELINEJS_PACKAGE") else {
        println!("COMPANION_TIMELINEJS_PACKAGE names no package: TimelineJS is not asked");
        return None;
    };
    let modules = PathBuf::from(modules);
    assert!(modules.is_dir(), "{} is not there", modules.display());
    Some(modules)
}
