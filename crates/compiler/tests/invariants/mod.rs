//! What holds for every file there is, good, bad or no film at all.

use companion_compiler::{
    Code, Files, Input, Outcome, Preview, Problem, Severity, Shown, compile, decode, preview,
};

/// Compiles a file that stands alone and checks everything that must be true of the outcome.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(bytes: &[u8]) -> Outcome {
    let outcome = compile(&Input {
        bytes,
        files: &Files::default(),
        earlier: None,
    });
    let text = decode(bytes);
    // A pointer is tried on another reader of JSON, which has to be able to read the file.
    let json: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let is_ambiguous = outcome
        .problems
        .iter()
        .any(|problem| problem.code == Code::DuplicateKey);
    for problem in &outcome.problems {
        check_place(problem, &text);
        check_words(problem);
        check_fix(problem, &text);
        if let Some(json) = json.as_ref().filter(|_| !is_ambiguous) {
            let pointer = &problem.place.pointer;
            assert!(
                json.pointer(pointer).is_some(),
                "{pointer} leads nowhere: {problem:?}"
            );
        }
    }
    let starts: Vec<usize> = outcome.problems.iter().map(|p| p.span.start).collect();
    assert!(
        starts.is_sorted(),
        "the problems are not in the order of the file"
    );
    let has_errors = outcome
        .problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    assert_eq!(
        outcome.is_good(),
        !has_errors,
        "a page in spite of errors, or neither page nor error: {:?}",
        outcome.problems
    );
    for page in &outcome.pages {
        assert!(
            serde_json::to_vec(page).is_ok(),
            "a page that cannot be written"
        );
    }
    check_preview(bytes, &outcome);
    outcome
}

/// What is to be seen before it is mended: the very pages of a good film, a notice for each error of another.
fn check_preview(bytes: &[u8], outcome: &Outcome) {
    let input = Input {
        bytes,
        files: &Files::default(),
        earlier: None,
    };
    let Preview { problems, shown } = preview(&input, "companion.json");
    assert_eq!(problems, outcome.problems);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let notices = match &shown {
        Shown::Pages(drafts) if outcome.is_good() => {
            let pages = drafts.iter().map(|draft| &draft.page);
            assert!(pages.eq(&outcome.pages), "not the pages of a good film");
            &drafts[0].notices.list
        }
        Shown::Pages(drafts) => &drafts[0].notices.list,
        Shown::Nothing(notices) => &notices.list,
    };
    assert!(
        !outcome.is_good() || notices.is_empty(),
        "a notice without an error: {notices:?}"
    );
    for error in errors {
        let is_told = notices.iter().any(|notice| {
            let place = (notice.line, notice.column);
            place == (error.place.line, error.place.column) && notice.message == error.message
        });
        assert!(is_told, "an error without a notice: {error:?}");
    }
}

/// The span lies between characters of the text, and the place is that of its beginning.
fn check_place(problem: &Problem, text: &str) {
    if problem.code == Code::TooLarge && problem.span == (0..0) {
        return;
    }
    assert!(
        text.get(problem.span.clone()).is_some(),
        "not a piece of the text: {problem:?}"
    );
    let before = &text[..problem.span.start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let on_the_line = match line_start {
        // Editors do not count a byte order mark.
        0 => before.strip_prefix('\u{feff}').unwrap_or(before),
        _ => &before[line_start..],
    };
    let column = on_the_line.chars().count() + 1;
    let line = before.split('\n').count();
    assert_eq!(
        (problem.place.line, problem.place.column),
        (line, column),
        "a wrong place: {problem:?}"
    );
}

/// A sentence that a terminal can show, and a remedy.
fn check_words(problem: &Problem) {
    for words in [&problem.message, &problem.help] {
        assert!(!words.trim().is_empty(), "nothing is said: {problem:?}");
        assert!(
            !words.contains(char::is_control),
            "a control character: {problem:?}"
        );
    }
}

/// The edits are between characters, in order, do not overlap, and change something.
fn check_fix(problem: &Problem, text: &str) {
    let mut last = 0;
    for edit in &problem.fix {
        assert!(edit.span.start >= last, "edits overlap: {problem:?}");
        let old = text.get(edit.span.clone());
        assert!(old.is_some(), "an edit cuts a character: {problem:?}");
        assert_ne!(
            old,
            Some(edit.text.as_str()),
            "an edit of nothing: {problem:?}"
        );
        last = edit.span.end;
    }
}
