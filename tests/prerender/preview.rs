//! What a film's author sees before the film is mended, as HTML.

use companion::prerender::{prerender, preview, unreadable};
use companion_compiler::{Files, Input, Shown, compile};
use companion_model::{DraftPage, ExcerptLine, Notice, Notices, Page, Slot};

const MINIMAL: &str = include_str!("../fixtures/minimal/companion.json");

fn input<'i>(text: &'i str, files: &'i Files) -> Input<'i> {
    Input {
        bytes: text.as_bytes(),
        files,
        earlier: None,
    }
}

fn shown(text: &str) -> Shown {
    companion_compiler::preview(&input(text, &Files::default()), "companion.json").shown
}

fn drafts(text: &str) -> Vec<DraftPage> {
    match shown(text) {
        Shown::Pages(drafts) => drafts,
        Shown::Nothing(notices) => panic!("{notices:#?}"),
    }
}

fn page() -> Page {
    drafts(MINIMAL).remove(0).page
}

fn seen(draft: DraftPage) -> String {
    pollster::block_on(preview(draft))
}

fn notice(slot: Slot, words: &str) -> Notice {
    Notice {
        slot,
        is_lost: true,
        code: "bad-date",
        message: format!("{words} is wrong."),
        help: format!("Write something else than {words}."),
        line: 7,
        column: 3,
        excerpt: vec![ExcerptLine {
            number: 7,
            before: format!("before {words}"),
            marked: words.to_owned(),
            after: format!("after {words}"),
        }],
    }
}

#[test]
fn a_good_film_looks_as_it_does_to_its_readers() {
    for film in [
        MINIMAL,
        include_str!("../../assets/films/never-sorry/companion.json"),
    ] {
        let files = Files::default();
        let pages = compile(&input(film, &files)).pages;
        let drafts = drafts(film);
        assert_eq!(pages.len(), drafts.len());
        for (page, draft) in pages.into_iter().zip(drafts) {
            let html = pollster::block_on(prerender(page));
            assert!(!html.contains("unshown"), "a notice on a reader's page");
            assert_eq!(html, seen(draft));
        }
    }
}

#[test]
fn each_notice_is_on_the_page_once_with_a_link_to_it() {
    let slots = [
        Slot::Top,
        Slot::Card,
        Slot::LostQuote,
        Slot::Quote(0),
        Slot::LostChapter(0),
        Slot::Chapter(0),
        Slot::LostEvent(0, 0),
        Slot::Event(0, 0),
        Slot::LostEvent(0, 1),
        Slot::Event(0, 1),
        Slot::LostEvent(0, 2),
        Slot::LostChapter(1),
        Slot::Sources,
    ];
    let list: Vec<Notice> = slots
        .iter()
        .map(|slot| notice(*slot, &format!("{slot:?}")))
        .collect();
    let html = seen(DraftPage {
        page: page(),
        notices: Notices {
            list,
            ..Notices::default()
        },
    });
    let mut last = 0;
    for (number, slot) in (1..).zip(slots) {
        let id = format!("id=\"notice-{number}\"");
        assert_eq!(html.matches(&id).count(), 1, "{slot:?}");
        let link = match slot {
            Slot::Quote(_) => "href=\"#q-first-words\"".to_owned(),
            _ => format!("href=\"#notice-{number}\""),
        };
        assert!(html.contains(&link), "{slot:?}: {html}");
        let at = html.find(&id).unwrap();
        assert!(last < at, "{slot:?} is out of order");
        last = at;
    }
}

#[test]
fn a_notice_is_seen_where_nothing_else_is() {
    let empty = Page {
        quotes: Vec::new(),
        chapters: Vec::new(),
        sources: Vec::new(),
        ..page()
    };
    for slot in [Slot::LostQuote, Slot::LostChapter(0), Slot::Sources] {
        let html = seen(DraftPage {
            page: empty.clone(),
            notices: Notices {
                list: vec![notice(slot, "this")],
                ..Notices::default()
            },
        });
        assert!(html.contains("id=\"notice-1\""), "{slot:?}: {html}");
    }
}

#[test]
fn what_a_notice_says_never_becomes_markup() {
    let hostile = "</code></pre><img src=x onerror=alert(1)>\"'&amp;<script>";
    let notices = Notices {
        file: hostile.to_owned(),
        list: vec![notice(Slot::Card, hostile)],
        ..Notices::default()
    };
    let draft = DraftPage {
        page: page(),
        notices: notices.clone(),
    };
    let list = vec![notice(Slot::Top, hostile)];
    let nothing = pollster::block_on(unreadable(Notices { list, ..notices }));
    for html in [seen(draft), nothing] {
        assert!(
            !html.contains("<img") && !html.contains("<script"),
            "{html}"
        );
        // The file's name, the message, the remedy and three pieces of the line.
        let told = html.matches("&lt;img src=x onerror=alert(1)&gt;").count();
        assert!(told >= 6, "{told} times in {html}");
        assert!(html.contains("&amp;amp;"), "{html}");
    }
}

#[test]
fn mistakes_of_many_kinds_are_seen_and_nothing_else_is_lost() {
    let film = include_str!("../../assets/films/never-sorry/companion.json");
    let whole = drafts(film).remove(0).page;
    let broken = film
        .replacen("\"date\": \"", "\"date\": \"<b>c. ", 1)
        .replacen("\"speaker\": \"", "\"speaker\": \"no-", 1)
        .replacen("\"title\": {", "\"titel\": {", 1);
    let draft = drafts(&broken).remove(0);
    let count = draft.notices.list.len();
    assert!(count >= 3, "{:#?}", draft.notices.list);
    assert_eq!(draft.page.quotes.len(), whole.quotes.len());
    let html = seen(draft);
    assert_eq!(html.matches("class=\"unshown\"").count(), count);
    assert!(!html.contains("<b>"), "markup of an author's");
}

#[test]
fn a_file_without_a_film_has_a_page_that_says_so() {
    let Shown::Nothing(notices) = shown("Buy milk.") else {
        panic!("a page of nothing")
    };
    let html = pollster::block_on(unreadable(notices));
    for part in [
        "This film cannot be shown yet",
        "companion.json:1:1",
        "The film should begin here with {.",
        "<mark>Buy milk.</mark>",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
}
