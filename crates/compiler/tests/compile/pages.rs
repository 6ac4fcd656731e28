//! What a page holds, given what its author wrote.

use crate::common::{MINIMAL, compile, edited, page};
use companion_compiler::{Code, FileFacts, Files, Input, export};
use companion_model::{Direction, Edge, Media, Page, Span};

#[test]
fn the_minimal_film_becomes_a_page() {
    let page = page(MINIMAL);
    assert_eq!(
        (page.format, page.id.as_str(), page.lang.as_str()),
        (Page::FORMAT, "a-film", "en")
    );
    let runtime = page.film.runtime.unwrap();
    assert_eq!(
        (runtime.text.as_str(), runtime.duration.as_str()),
        ("91 minutes", "PT91M")
    );
    assert_eq!(page.film.releases[0].date.to_text(), "22 January 2012");
    assert_eq!(page.film.releases[0].kind, "World premiere");
    assert_eq!(page.quotes[0].position, "1 of 1");
    assert_eq!(page.quotes[0].speaker.to_text(), "A. Maker");
    assert_eq!(page.chapters[0].number, "1");
}

#[test]
fn no_text_has_a_carriage_return() {
    let film = edited(
        "*first*",
        "first\\rATTENDEE:mailto:x\\r\\nthird&#13;still third",
    )
    .replace("A Film", "A\\rFilm");
    let page = page(&film);
    let mut events = page.chapters[0].events.iter();
    let opening = events.find(|event| event.id == "opening").unwrap();
    let text = opening.text[0].to_text();
    assert!(
        text.contains("first ATTENDEE:mailto:x third still third"),
        "{text}"
    );
    assert_eq!(page.film.title.to_text(), "A Film");
    let json = serde_json::to_string(&page).unwrap();
    assert!(!json.contains("\\r"), "{json}");
    let calendar = export::ics(&page).0;
    assert!(!calendar.replace("\r\n", "\n").contains('\r'), "{calendar}");
}

#[test]
fn the_next_release_is_the_first_one_after_the_sources_were_read() {
    let releases = |dates: &str, accessed: &str| {
        let list: Vec<_> = dates
            .split(' ')
            .map(|date| {
                format!(r#"{{ "kind": "festival", "date": "{date}", "sources": ["paper"] }}"#)
            })
            .collect();
        let mut film: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        film["film"]["releases"] = serde_json::from_str(&format!("[{}]", list.join(","))).unwrap();
        if !accessed.is_empty() {
            film["sources"]["paper"]["accessed"] = accessed.into();
        }
        page(&film.to_string()).film.next_release
    };
    for (dates, accessed, expected) in [
        ("2012-01-22 2013-05-01", "2012-06-01", Some(1)),
        ("2013-05-01 2012-01-22", "2012-06-01", Some(1)),
        ("2012-01-22 2013-05-01", "2013-05-01", None),
        ("2012-01-22 2013-05-01", "2011", Some(0)),
        // The year has begun, so nobody can say that the release is still to come.
        ("2012-01-22 2013", "2013-02-01", None),
        ("2012-01-22 2013-05-01", "", None),
    ] {
        assert_eq!(releases(dates, accessed), expected, "{dates} {accessed}");
    }
}

#[test]
fn words_for_a_date_name_its_moment_where_it_is_one() {
    for (date, moment) in [
        ("2009-05-07", Some("2009-05-07")),
        ("2008~", Some("2008")),
        ("-0499", None),
        ("2008/2010", None),
        ("/1950", None),
        ("2008/..", None),
        ("-0499/0100", None),
        ("197X/1985-06-01", None),
    ] {
        let mut film: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        let event = &mut film["chapters"][0]["events"][0];
        event["date"] = date.into();
        event["date_text"] = "Once".into();
        let outcome = compile(film.to_string().as_bytes());
        let chapter = &outcome.pages[0].chapters[0];
        let event = chapter.events.iter().find(|event| event.id == "opening");
        let parts = &event.unwrap().date.parts;
        assert_eq!(
            (parts.len(), parts[0].datetime.as_deref()),
            (1, moment),
            "{date}"
        );
    }
}

#[test]
fn events_stand_in_order_of_time() {
    let page = page(MINIMAL);
    let ids: Vec<_> = page.chapters[0]
        .events
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(ids, ["shooting", "opening"]);
}

#[test]
fn sources_are_numbered_in_the_order_of_the_page() {
    let page = page(MINIMAL);
    let sources: Vec<_> = page
        .sources
        .iter()
        .map(|source| source.key.as_str())
        .collect();
    assert_eq!(sources, ["festival", "paper"]);
    let opening = &page.chapters[0].events[1];
    let cites: Vec<_> = opening
        .cites
        .iter()
        .map(|cite| (cite.number, cite.source.as_str()))
        .collect();
    assert_eq!(cites, [(1, "festival"), (2, "paper")]);
}

#[test]
fn quotes_of_one_speaker_are_told_apart_where_an_event_names_them() {
    let long = "We waited for the light, day after day, and then it came.";
    let longer = "We waited for the light, day after day, until it was night.";
    for (others, expected) in [
        (&[][..], vec![None]),
        (&[("author", long)], vec![None, None]),
        (
            &[("maker", long)],
            vec![Some("“We began with…”"), Some("“We waited for the…”")],
        ),
        (
            &[("maker", long), ("maker", longer)],
            vec![
                Some("“We began with…”"),
                Some("“We waited for the light, day after day, and…”"),
                Some("“We waited for the light, day after day, until…”"),
            ],
        ),
        // Whoever says the same is told apart by name.
        (
            &[("maker", long), ("author", longer)],
            vec![Some("“We began with…”"), Some("“We waited for the…”"), None],
        ),
        (
            &[("maker", long), ("maker", long)],
            vec![
                Some("“We began with…”"),
                Some("“We waited for the light, day after day, and then it came.”"),
                Some("“We waited for the light, day after day, and then it came.”"),
            ],
        ),
    ] {
        let mut film: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        film["people"]["author"] = serde_json::json!({ "name": "An Author" });
        for (number, (speaker, text)) in others.iter().enumerate() {
            let mut quote = film["quotes"][0].clone();
            quote["id"] = format!("on-light-{number}").into();
            quote["text"] = (*text).into();
            quote["speaker"] = (*speaker).into();
            film["quotes"].as_array_mut().unwrap().push(quote);
        }
        let page = compile(film.to_string().as_bytes()).pages.remove(0);
        let links = page.chapters[0]
            .events
            .iter()
            .flat_map(|event| &event.quotes);
        let words: Vec<_> = links
            .map(|link| link.words.as_ref().map(|words| words.to_text()))
            .collect();
        let words: Vec<_> = words.iter().map(Option::as_deref).collect();
        assert_eq!(words, expected, "{others:?}");
    }
}

#[test]
fn every_value_of_a_claim_is_kept_with_its_sources() {
    let page = page(MINIMAL);
    let claim = &page.chapters[0].events[1].claims[0];
    let values: Vec<_> = claim
        .values
        .iter()
        .map(|value| (value.value.to_text(), value.cites.len()))
        .collect();
    assert_eq!(values, [("300".into(), 1), ("about 200".into(), 1)]);
    assert_eq!(
        claim.values[1].as_of.as_ref().unwrap().to_text(),
        "23 January 2012"
    );
}

#[test]
fn quotes_and_events_link_both_ways() {
    let page = page(MINIMAL);
    assert_eq!(page.quotes[0].events[0].id, "opening");
    assert_eq!(page.quotes[0].events[0].title.to_text(), "The opening");
    assert_eq!(page.chapters[0].events[1].quotes[0].id, "first-words");
}

#[test]
fn text_stays_text() {
    let hostile = "</p><img src=x onerror=alert(1)>";
    let text = edited(
        "\"The opening\"",
        &format!("\"{}\"", hostile.replace('<', "\\\\<")),
    );
    let page = page(&text);
    assert_eq!(
        page.chapters[0].events[1].title.spans,
        [Span::Text(hostile.into())]
    );
}

#[test]
fn a_quote_in_another_language_keeps_its_language_and_marks() {
    let text = edited(
        "\"We began with nothing.\",",
        r#""我們從零開始。", "language": "zh-Hant", "translations": { "en": { "text": "We began with nothing.", "by": "A. Maker" } },"#,
    );
    let quote = &page(&text).quotes[0];
    assert_eq!(quote.text.lang.as_deref(), Some("zh-Hant"));
    assert_eq!(
        (quote.marks.open.as_str(), quote.marks.close.as_str()),
        ("「", "」")
    );
    let translation = quote.translation.as_ref().unwrap();
    assert_eq!(translation.text.to_text(), "We began with nothing.");
    assert_eq!(
        (
            translation.marks.open.as_str(),
            translation.by.to_text().as_str()
        ),
        ("“", "A. Maker")
    );
}

#[test]
fn two_languages_make_two_pages_and_gaps_are_told() {
    let text = edited("[\"en\"]", "[\"he\", \"en\"]").replacen(
        "\"title\": \"A Film\"",
        "\"title\": { \"he\": \"סרט\", \"en\": \"A Film\" }",
        1,
    );
    let outcome = compile(text.as_bytes());
    let codes: std::collections::BTreeSet<_> = outcome
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(
        codes.into_iter().collect::<Vec<_>>(),
        [Code::MissingTranslation, Code::InterfaceLanguage]
    );
    let [hebrew, english] = &outcome.pages[..] else {
        panic!("{} pages", outcome.pages.len())
    };
    assert_eq!((hebrew.dir, english.dir), (Direction::Rtl, Direction::Ltr));
    assert_eq!(hebrew.film.title.lang, None);
    assert_eq!(english.film.title.to_text(), "A Film");
    // A plain text is in the first language; where it stands in for another, it says so.
    assert_eq!(english.chapters[0].title.lang.as_deref(), Some("he"));
}

#[test]
fn only_what_is_seen_has_a_size() {
    let recording = |kind: &str| {
        format!(
            r#"{{ "kind": "{kind}", "src": "clip.webm", "title": "A clip", "transcript": "Rain." }}"#
        )
    };
    let media = format!(
        "\"media\": [{}, {}],",
        recording("audio"),
        recording("video")
    );
    let text = edited(
        "\"id\": \"opening\",",
        &format!("\"id\": \"opening\", {media}"),
    );
    let facts = FileFacts {
        bytes: 9,
        video: Some((320, 240)),
        ..FileFacts::default()
    };
    let files: Files = [("clip.webm".to_owned(), facts)].into_iter().collect();
    let page = companion_compiler::compile(&Input {
        bytes: text.as_bytes(),
        files: &files,
        earlier: None,
    });
    let event = &page.pages[0].chapters[0].events[1];
    let [Media::Audio(sound), Media::Video(video)] = event.media.as_slice() else {
        panic!("{:?}", event.media)
    };
    assert_eq!((sound.size, video.size), (None, Some((320, 240))));
}

#[test]
fn a_chapter_is_as_sure_as_the_dates_of_its_events() {
    use Edge::{Open, Sure, Vague};
    for (dates, begins, ends) in [
        (["2005/..", "2007"], Sure, Open),
        (["2005~", "2007"], Vague, Sure),
        (["2005", "2007"], Sure, Sure),
    ] {
        let mut film: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        let chapter = &mut film["chapters"][0];
        chapter.as_object_mut().unwrap().remove("span");
        for (event, date) in chapter["events"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .zip(dates)
        {
            event["date"] = date.into();
        }
        let page = compile(film.to_string().as_bytes()).pages.remove(0);
        let extent = page.chapters[0].extent.unwrap();
        assert_eq!((extent.begins, extent.ends), (begins, ends), "{dates:?}");
        // The line itself is from one day to another.
        let line = page.axis.unwrap().extent;
        assert_eq!((line.begins, line.ends), (Sure, Sure), "{dates:?}");
    }
}

#[test]
fn the_same_film_gives_the_same_page_byte_for_byte() {
    let write = || serde_json::to_string(&page(MINIMAL)).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn the_films_that_ship_have_nothing_to_mend() {
    let films = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/films");
    let mut seen = 0;
    for film in std::fs::read_dir(films).unwrap() {
        let path = film.unwrap().path().join("companion.json");
        let outcome = compile(&std::fs::read(&path).unwrap());
        let problems: Vec<_> = outcome
            .problems
            .iter()
            .map(|problem| &problem.message)
            .take(5)
            .collect();
        assert!(
            problems.is_empty() && outcome.is_good(),
            "{}: {problems:#?}",
            path.display()
        );
        seen += 1;
    }
    assert!(seen > 0, "{films} holds no films");
}

#[test]
fn nothing_is_dropped_in_silence() {
    for (from, to, pointer) in [
        (
            "\"runtime_minutes\": 91,",
            r#""runtime_minutes": 91, "cover": { "kind": "video", "src": "a.png", "alt": "x" },"#,
            "/film/cover/kind",
        ),
        (
            "\"speaker\": \"maker\",",
            r#""speaker": "maker", "translations": { "fr": { "text": "x", "by": "y" } },"#,
            "/quotes/0/translations/fr",
        ),
    ] {
        let problems = compile(edited(from, to).as_bytes()).problems;
        let told = problems
            .iter()
            .any(|problem| problem.place.pointer == pointer);
        assert!(told, "{to}: {problems:#?}");
    }
}
