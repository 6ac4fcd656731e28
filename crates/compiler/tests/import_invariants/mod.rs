//! What holds for every file that is imported, timeline or not.

use std::collections::HashSet;

use companion_compiler::import::{Import, Record, Source, import};
use companion_compiler::{FileFacts, Files, Input, Severity, compile, export};

/// Imports a file that stands alone and checks everything that must be true of what comes out.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(bytes: &[u8]) -> Option<Import> {
    let source = |bytes, name| Source {
        bytes,
        name,
        language: None,
        base: None,
        files: &|address| address.starts_with("at-hand").then(FileFacts::default),
    };
    let first = match import(&source(bytes, "a-file")) {
        Ok(import) => import,
        Err(refusal) => {
            let refusal = refusal.to_string();
            assert!(
                refusal.ends_with(['.', '”', ')', '}', ']']) || !refusal.is_empty(),
                "{refusal}"
            );
            assert!(refusal.len() < 2_000, "{refusal}");
            return None;
        }
    };
    check_film(&first);
    let again = import(&source(bytes, "a-file"));
    assert!(
        again.is_ok_and(|again| again.film == first.film),
        "not the same twice"
    );
    check_records(&first);
    let exported = export::timelinejs(&first.film, None, None);
    assert!(exported.is_ok(), "no export: {exported:?}");
    let Ok(exported) = exported else { return None };
    let json: Result<serde_json::Value, _> = serde_json::from_str(&exported.text);
    assert!(json.is_ok(), "the export is not JSON");
    let back = import(&source(exported.text.as_bytes(), "another"));
    assert!(
        back.is_ok(),
        "the export cannot be imported: {back:?}\n{}",
        exported.text
    );
    Some(first)
}

/// The film has no errors.
fn check_film(import: &Import) {
    let files: Files = import
        .copies
        .iter()
        .map(|copy| (copy.to.clone(), FileFacts::default()))
        .collect();
    let outcome = compile(&Input {
        bytes: import.film.as_bytes(),
        files: &files,
        earlier: None,
    });
    let error = outcome
        .problems
        .iter()
        .find(|problem| problem.severity() == Severity::Error);
    assert!(error.is_none(), "an error: {error:?}\n{}", import.film);
}

/// Numbers without a gap: no record has been lost in silence.
fn check_records(import: &Import) {
    let told: HashSet<Record> = import
        .report
        .entries
        .iter()
        .map(|entry| entry.record)
        .collect();
    let most = |number: fn(Record) -> Option<usize>| told.iter().copied().filter_map(number).max();
    let events = most(|record| match record {
        Record::Event(number) => Some(number),
        _ => None,
    });
    for number in 1..=events.unwrap_or_default() {
        assert!(
            told.contains(&Record::Event(number)),
            "nothing is said of event {number}"
        );
    }
    let eras = most(|record| match record {
        Record::Era(number) => Some(number),
        _ => None,
    });
    for number in 1..=eras.unwrap_or_default() {
        assert!(
            told.contains(&Record::Era(number)),
            "nothing is said of era {number}"
        );
    }
    for entry in &import.report.entries {
        assert!(!entry.note.trim().is_empty(), "nothing is said: {entry:?}");
    }
}
