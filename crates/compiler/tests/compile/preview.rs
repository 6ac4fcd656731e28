//! What is to be seen of a film before it is mended.

use std::collections::BTreeMap;

use companion_compiler::{Files, Input, Preview, Problem, Severity, Shown, compile, preview};
use companion_model::{DraftPage, Notice, Page, Slot};

use crate::common::{MINIMAL, edited, page};
use crate::mistakes::mistakes;

/// What is seen of a film that has no other files.
fn seen(text: &str) -> Preview {
    check(&Input {
        bytes: text.as_bytes(),
        files: &Files::default(),
        earlier: None,
    })
}

/// The only page of a film of which something can be shown.
fn draft(text: &str) -> DraftPage {
    match seen(text).shown {
        Shown::Pages(mut pages) if pages.len() == 1 => pages.remove(0),
        other => panic!("{other:?}\n{text}"),
    }
}

/// Looks at a film and checks everything that must be true of what is seen.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(input: &Input<'_>) -> Preview {
    let seen = preview(input, "companion.json");
    let outcome = compile(input);
    assert_eq!(seen.problems, outcome.problems);
    let drafts = match &seen.shown {
        Shown::Pages(drafts) => drafts,
        Shown::Nothing(notices) => {
            assert!(!outcome.is_good(), "a good film is not shown");
            assert!(notices.list.iter().all(|notice| notice.slot == Slot::Top));
            check_errors(&seen.problems, &notices.list);
            return seen;
        }
    };
    assert!(!drafts.is_empty(), "neither pages nor a reason");
    if outcome.is_good() {
        let pages: Vec<&Page> = drafts.iter().map(|draft| &draft.page).collect();
        assert_eq!(pages, outcome.pages.iter().collect::<Vec<_>>());
    }
    for DraftPage { page, notices } in drafts {
        assert_eq!(notices.list.is_empty(), outcome.is_good());
        check_errors(&seen.problems, &notices.list);
        for notice in &notices.list {
            assert!(is_on(page, notice.slot), "nowhere to be seen: {notice:?}");
        }
        for event in page.chapters.iter().flat_map(|chapter| &chapter.events) {
            for cite in &event.cites {
                let source = &page.sources[cite.number as usize - 1];
                assert_eq!(source.key, cite.source, "a number leads astray");
            }
        }
    }
    seen
}

/// Each error is one notice.
fn check_errors(problems: &[Problem], notices: &[Notice]) {
    let mut said = BTreeMap::new();
    for Notice {
        line,
        column,
        code,
        message,
        ..
    } in notices
    {
        *said.entry((*line, *column, *code, message)).or_insert(0) += 1;
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let mut expected = BTreeMap::new();
    for problem in errors {
        let Problem {
            place,
            code,
            message,
            ..
        } = problem;
        let key = (place.line, place.column, code.as_str(), message);
        *expected.entry(key).or_insert(0) += 1;
    }
    for (error, times) in expected {
        assert_eq!(said.get(&error), Some(&times), "{error:?} in {notices:#?}");
    }
}

fn is_on(page: &Page, slot: Slot) -> bool {
    let events = |chapter: usize| {
        page.chapters
            .get(chapter)
            .map(|chapter| chapter.events.len())
    };
    match slot {
        Slot::Top | Slot::Card | Slot::LostQuote | Slot::Sources => true,
        Slot::Quote(quote) => quote < page.quotes.len(),
        Slot::LostChapter(chapter) => chapter <= page.chapters.len(),
        Slot::Chapter(chapter) => chapter < page.chapters.len(),
        Slot::LostEvent(chapter, event) => events(chapter).is_some_and(|count| event <= count),
        Slot::Event(chapter, event) => events(chapter).is_some_and(|count| event < count),
    }
}

/// How many quotes, chapters and events a page has.
fn counts(page: &Page) -> [usize; 3] {
    let events = page.chapters.iter().map(|chapter| chapter.events.len());
    [page.quotes.len(), page.chapters.len(), events.sum()]
}

/// Mistakes after which there is no film left to be seen.
const NOTHING: &[&str] = &[
    "A Chinese file in Big5",
    "A Chinese file in GB18030",
    "A Japanese file in Shift JIS",
    "A Russian file in Windows-1251",
    "A file in Latin-1",
    "A file with words and no film",
    "A film with nothing in it",
    "A list of films",
    "A rich text document",
    "A template that was not filled in",
    "An empty file",
    "Another format",
    "The format as a text",
    "UTF-16 without a mark",
    "What Windows calls Unicode",
];

#[test]
fn a_film_with_a_mistake_is_seen_but_for_the_mistake() {
    let mut nothing = Vec::new();
    for mistake in mistakes() {
        let bytes = mistake.bytes();
        let drafts = match mistake.with_input(&bytes, check).shown {
            Shown::Pages(drafts) => drafts,
            Shown::Nothing(_) => {
                nothing.push(mistake.title);
                continue;
            }
        };
        let Some(before) = mistake.without(|input| counts(&compile(input).pages[0])) else {
            continue;
        };
        let DraftPage { page, notices } = &drafts[0];
        let is_cut_off = notices
            .list
            .iter()
            .any(|notice| notice.code == "unfinished");
        let after = counts(page);
        for (index, lost) in lost(&notices.list).into_iter().enumerate() {
            let is_there = after[index] + lost >= before[index];
            assert!(
                is_there || is_cut_off,
                "{}: {after:?} of {before:?}",
                mistake.title
            );
        }
    }
    nothing.sort();
    assert_eq!(nothing, NOTHING);
}

/// How many quotes, chapters and events are said to be lost.
fn lost(notices: &[Notice]) -> [usize; 3] {
    let count = |wanted: fn(Slot) -> bool| {
        let slots = notices.iter().map(|notice| notice.slot);
        slots.filter(|slot| wanted(*slot)).count()
    };
    [
        count(|slot| slot == Slot::LostQuote),
        count(|slot| matches!(slot, Slot::LostChapter(_))),
        count(|slot| matches!(slot, Slot::LostEvent(..))),
    ]
}

/// A second event, and what the minimal film's second one is called.
const SECOND: &str = "\"id\": \"shooting\",";

#[test]
fn a_notice_stands_where_the_thing_would_have_stood() {
    let story = |edit: (&str, &str)| edited(edit.0, edit.1);
    for (edit, expected) in [
        // Left out, with a notice between its neighbours in order of time.
        (
            ("\"2010/2011~\"", "\"soon\""),
            (Slot::LostEvent(0, 1), true),
        ),
        (
            (
                "\"date\": \"2012-01-22\",\n          \"title\"",
                "\"date\": 1,\n          \"title\"",
            ),
            (Slot::LostEvent(0, 0), true),
        ),
        (
            ("\"events\": [\n", "\"events\": [ 1,\n"),
            (Slot::LostEvent(0, 0), true),
        ),
        (
            ("\"quotes\": [\n", "\"quotes\": [ [],\n"),
            (Slot::LostQuote, true),
        ),
        (
            ("\"chapters\": [\n", "\"chapters\": [ \"x\",\n"),
            (Slot::LostChapter(0), true),
        ),
        // Shown without the part that cannot be read.
        (
            (SECOND, "\"id\": \"shooting\", \"figure\": 1,"),
            (Slot::Event(0, 0), true),
        ),
        (
            (SECOND, "\"id\": \"shooting\", \"media\": [1],"),
            (Slot::Event(0, 0), true),
        ),
        (
            (SECOND, "\"id\": \"shooting\", \"claims\": [1],"),
            (Slot::Event(0, 0), true),
        ),
        (
            (SECOND, "\"id\": \"shooting\", \"place\": \"nowhere\","),
            (Slot::Event(0, 0), false),
        ),
        ((SECOND, "\"id\": 7,"), (Slot::Event(0, 0), true)),
        (("\"The opening\"", "7"), (Slot::Event(0, 1), true)),
        (("\"Beginnings\"", "[]"), (Slot::Chapter(0), true)),
        (("\"2010/2012\"", "\"once\""), (Slot::Chapter(0), true)),
        (("\"We began with nothing.\"", "7"), (Slot::Quote(0), true)),
        (("\"A Film\"", "7"), (Slot::Card, true)),
        (
            (
                "\"role\": \"Director\", \"people\": [\"maker\"]",
                "\"role\": \"Director\", \"people\": \"maker\"",
            ),
            (Slot::Card, true),
        ),
        // Without a place of its own.
        (
            ("\"label\": \"Work\"", "\"label\": \"Work\", \"colour\": 1"),
            (Slot::Top, true),
        ),
        (
            ("\"url\": \"https://example.org/film\"", "\"url\": \"film\""),
            (Slot::Sources, true),
        ),
    ] {
        let list = draft(&story(edit)).notices.list;
        let places: Vec<_> = list
            .iter()
            .map(|notice| (notice.slot, notice.is_lost))
            .collect();
        let first = list
            .iter()
            .find(|notice| notice.code != "dangling" || !notice.is_lost);
        let first = first.map(|notice| (notice.slot, notice.is_lost));
        assert_eq!(first, Some(expected), "{edit:?}: {places:?}");
    }
}

#[test]
fn what_refers_to_something_lost_says_so() {
    let text = edited("\"kind\": \"news\"", "\"kind\": \"rumour\"");
    let DraftPage { page, notices } = draft(&text);
    let told: Vec<_> = notices
        .list
        .iter()
        .map(|notice| (notice.slot, notice.message.as_str(), notice.help.as_str()))
        .collect();
    let (paper, line) = (
        "The source “paper” cannot be read.",
        "Mend line 30, and it is back.",
    );
    assert_eq!(
        told,
        [
            (Slot::Quote(0), paper, line),
            (Slot::Event(0, 0), paper, line),
            (Slot::Event(0, 1), paper, line),
            (Slot::Event(0, 1), paper, line),
            (
                Slot::Sources,
                "The kind of a source cannot be “rumour”.",
                "Write one of: \"news\", \"article\", \"interview\", \"press-kit\", \"film\", \"broadcast\", \"book\", \"thesis\", \"website\", \"social\", \"timeline\""
            ),
        ]
    );
    assert_eq!(page.sources.len(), 1);
    assert_eq!(page.chapters[0].events[0].cites, []);
}

#[test]
fn a_file_that_ends_too_early_is_seen_as_far_as_it_goes() {
    let whole = page(MINIMAL);
    let cut = MINIMAL.find("\"id\": \"shooting\"").unwrap();
    let DraftPage { page, notices } = draft(&MINIMAL[..cut]);
    assert_eq!(page.film, whole.film);
    assert_eq!(
        page.chapters[0].events,
        [whole.chapters[0].events[1].clone()]
    );
    let [notice] = &notices.list[..] else {
        panic!("{notices:#?}")
    };
    assert_eq!((notice.slot, notice.code), (Slot::Top, "unfinished"));
}

#[test]
fn a_notice_has_everything_to_mend_the_mistake() {
    let notices = draft(&edited("\"2010/2011~\"", "\"<b>soon</b>\"")).notices;
    assert_eq!(
        (notices.file.as_str(), notices.words.lost.as_str()),
        ("companion.json", "Not shown")
    );
    let notice = &notices.list[0];
    assert_eq!(
        (notice.line, notice.column, notice.code),
        (74, 19, "bad-date")
    );
    let line = &notice.excerpt[0];
    assert_eq!(
        (
            line.number,
            line.before.trim(),
            line.marked.as_str(),
            line.after.as_str()
        ),
        (74, "\"date\":", "\"<b>soon</b>\"", ",")
    );
}

#[test]
fn a_reader_never_gets_a_page_with_a_mistake() {
    for mistake in mistakes() {
        let bytes = mistake.bytes();
        let seen = mistake.with_input(&bytes, check);
        let is_error = |problem: &Problem| problem.severity() == Severity::Error;
        if seen.problems.iter().any(is_error) {
            let pages = mistake.compile(&bytes).pages;
            assert!(pages.is_empty(), "{}", mistake.title);
        }
    }
}
