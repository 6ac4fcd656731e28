//! What the tests of import and export share.

use std::path::{Path, PathBuf};

use companion_compiler::export;
use companion_compiler::import::{Fate, Import, Refusal, Source, import};
use companion_compiler::{FileFacts, Files, Input, Outcome, Severity};
use serde_json::Value;

/// A file that is committed.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/timelinejs");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The timelines of TimelineJS's own repository, where somebody has put them: `COMPANION_TIMELINEJS`, or a folder
/// beside the repository's. They are read and never committed.
pub(crate) fn reference() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/timelinejs");
    let folder = std::env::var_os("COMPANION_TIMELINEJS").map_or(beside, PathBuf::from);
    let is_there = folder.is_dir();
    if !is_there {
        println!(
            "TimelineJS’s own files are not at {}: left out",
            folder.display()
        );
    }
    is_there.then_some(folder)
}

/// Imports a file that has nothing beside it.
pub(crate) fn try_import(bytes: &[u8]) -> Result<Import, Refusal> {
    try_import_named(bytes, "a-file")
}

pub(crate) fn try_import_named(bytes: &[u8], name: &str) -> Result<Import, Refusal> {
    import(&Source {
        bytes,
        name,
        language: Some("en"),
        base: None,
        files: &|_| None,
    })
}

/// Imports a file that must be one, and checks that the film has no errors.
pub(crate) fn imported(bytes: &[u8]) -> Import {
    let import = try_import(bytes).unwrap();
    let errors = errors(&import);
    assert_eq!(errors, [] as [String; 0], "{}", import.film);
    import
}

/// The errors of a film.
pub(crate) fn errors(import: &Import) -> Vec<String> {
    let files: Files = import
        .copies
        .iter()
        .map(|copy| (copy.to.clone(), FileFacts::default()))
        .collect();
    let outcome = compile(&import.film, &files);
    let errors = outcome
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    errors
        .map(|problem| format!("{}: {}", problem.place.pointer, problem.message))
        .collect()
}

pub(crate) fn compile(film: &str, files: &Files) -> Outcome {
    companion_compiler::compile(&Input {
        bytes: film.as_bytes(),
        files,
        earlier: None,
    })
}

pub(crate) fn film(import: &Import) -> Value {
    serde_json::from_str(&import.film).unwrap()
}

/// The events of a film, in its order.
pub(crate) fn events(film: &Value) -> Vec<&Value> {
    let chapters = film["chapters"].as_array().unwrap().iter();
    chapters
        .flat_map(|chapter| chapter["events"].as_array().unwrap())
        .collect()
}

/// Whether the report says something of this kind with these words.
pub(crate) fn says(import: &Import, fate: Fate, words: &str) -> bool {
    import.report.entries.iter().any(|entry| {
        entry.fate == fate && format!("{}: {}", entry.headline, entry.note).contains(words)
    })
}

/// Exports a film and imports it again: the film has to be the same. Returns the export.
pub(crate) fn there_and_back(first: &Import) -> String {
    let export = export::timelinejs(&first.film, None, None).unwrap();
    let second = try_import_named(export.text.as_bytes(), "another-name").unwrap();
    assert!(
        second.film == first.film,
        "the film has changed on the way there and back:\n{}\n{}",
        difference(&first.film, &second.film),
        export.text
    );
    export.text
}

/// The same for a film whose language was guessed.
pub(crate) fn there_and_back_named(first: &Import) {
    let export = export::timelinejs(&first.film, None, None).unwrap();
    let second = import(&Source {
        bytes: export.text.as_bytes(),
        name: "another-name",
        language: film(first)["languages"][0].as_str(),
        base: None,
        files: &|address| {
            (address.starts_with("at-hand") || address.starts_with("media/"))
                .then(FileFacts::default)
        },
    })
    .unwrap();
    assert!(
        second.film == first.film,
        "the film has changed on the way there and back:\n{}\n{}",
        difference(&first.film, &second.film),
        export.text
    );
}

fn difference(a: &str, b: &str) -> String {
    let at = a
        .lines()
        .zip(b.lines())
        .position(|(a, b)| a != b)
        .unwrap_or_default();
    let lines = |text: &str| {
        let lines: Vec<&str> = text.lines().skip(at.saturating_sub(8)).take(14).collect();
        lines.join("\n")
    };
    format!("--- line {at}\n{}\n--- and not\n{}", lines(b), lines(a))
}
