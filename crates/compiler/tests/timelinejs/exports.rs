//! What an export for TimelineJS lacks, and where its pictures are.

use companion_compiler::export;
use companion_compiler::import::{Source, import};
use serde_json::{Value, json};

use crate::common::{events, film};

/// A film with something more in the card, the chapter and the event.
fn a_film(card: Value, chapter: Value, event: Value, whole: Value) -> String {
    let with = |mut part: Value, more: Value| {
        let fields = part.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        part
    };
    let event = with(
        json!({ "id": "one", "date": "2012", "title": "One", "text": "x", "sources": ["s"] }),
        event,
    );
    let chapter = with(
        json!({ "id": "all", "title": "All", "events": [event] }),
        chapter,
    );
    let whole = with(
        json!({
            "format": 1, "id": "a-film", "languages": ["en"],
            "film": with(json!({ "title": "A Film", "sources": ["s"] }), card),
            "people": { "p": { "name": "P" } },
            "places": { "h": { "name": "H" } },
            "threads": { "t": { "label": "T" }, "u": { "label": "U" } },
            "sources": { "s": { "kind": "website", "publisher": "S", "url": "https://example.org/" } },
            "chapters": [chapter],
        }),
        whole,
    );
    whole.to_string()
}

#[test]
fn whatever_timelinejs_has_no_place_for_is_counted() {
    let claim = json!([{ "about": "When", "values": [
        { "value": "1", "sources": ["s"] }, { "value": "2", "sources": ["s"] }
    ] }]);
    let picture = json!({ "kind": "image", "src": "a.jpg", "decorative": true });
    let sound = json!({ "kind": "audio", "src": "a.mp3", "title": "A song", "transcript": "La." });
    let fact = vec!["1 fact of the film card"];
    let none = || json!({});
    let card = |more| a_film(more, none(), none(), none());
    let chapter = |more| a_film(none(), more, none(), none());
    let event = |more| a_film(none(), none(), more, none());
    let whole = |more| a_film(none(), none(), none(), more);
    let bar = json!({ "label": "A", "value": 1, "sources": ["s"] });
    for (film, left_out) in [
        (card(none()), vec![]),
        (card(json!({ "tagline": "Once." })), fact.clone()),
        (card(json!({ "runtime_minutes": 91 })), fact.clone()),
        (card(json!({ "countries": ["Peru"] })), fact.clone()),
        (card(json!({ "languages": ["Spanish"] })), fact.clone()),
        (
            card(json!({ "official_site": "https://example.org/" })),
            fact.clone(),
        ),
        (
            card(
                json!({ "watch": [{ "label": "A", "url": "https://a.example/" }, { "label": "B", "url": "https://b.example/" }] }),
            ),
            vec!["2 facts of the film card"],
        ),
        (
            card(json!({ "claims": claim })),
            vec!["1 question on which sources differ"],
        ),
        (
            card(json!({ "cover": picture })),
            vec!["1 medium beside the first of its slide"],
        ),
        (
            card(json!({ "trailer": "https://vimeo.com/1" })),
            vec!["1 medium beside the first of its slide"],
        ),
        (
            chapter(json!({ "summary": "Much." })),
            vec!["1 summary of a chapter"],
        ),
        (
            event(json!({ "claims": claim })),
            vec!["1 question on which sources differ"],
        ),
        (
            event(json!({ "people": ["p"] })),
            vec!["1 event with its people"],
        ),
        (
            event(json!({ "place": "h" })),
            vec!["1 event with its place"],
        ),
        (
            event(json!({ "film_time": "1:00" })),
            vec!["1 time of the film"],
        ),
        (event(json!({ "note": "So they say." })), vec!["1 note"]),
        (event(json!({ "threads": ["t"] })), vec![]),
        (
            event(json!({ "threads": ["t", "u"] })),
            vec!["1 thread beside the first of its event"],
        ),
        (event(json!({ "media": [picture] })), vec![]),
        (
            event(json!({ "media": [picture, picture, picture] })),
            vec!["2 media beside the first of their slide"],
        ),
        (
            event(json!({ "media": [sound] })),
            vec![
                "1 name of a recording or player",
                "1 file of captions or transcript",
            ],
        ),
        (
            event(
                json!({ "figure": { "kind": "bars", "title": "T", "unit": "u", "reading": "R.", "bars": [bar] } }),
            ),
            vec!["1 figure"],
        ),
        (
            whole(
                json!({ "threads": { "t": { "label": "T", "colour": "indigo" }, "u": { "label": "U" } } }),
            ),
            vec!["1 colour of a thread"],
        ),
        (
            whole(
                json!({ "sources": { "s": { "kind": "book", "publisher": "S", "author": "A", "date": "2001" } } }),
            ),
            vec!["2 details of sources"],
        ),
        (
            whole(
                json!({ "quotes": [{ "id": "q", "text": "Go.", "speaker": "p", "occasion": "Once", "sources": ["s"] }] }),
            ),
            vec!["1 quote"],
        ),
        (
            whole(json!({ "edition": { "version": "1", "date": "2024" } })),
            vec!["the edition"],
        ),
        (
            whole(json!({ "languages": ["en", "fr"] })),
            vec!["the film’s other languages"],
        ),
    ] {
        let export = export::timelinejs(&film, None, None).unwrap();
        assert_eq!(export.left_out, left_out, "{film}");
    }
}

#[test]
fn pictures_are_shown_from_the_films_site_and_come_back_from_its_folder() {
    let picture = json!({ "kind": "image", "src": "media/my café.jpg", "alt": "A café" });
    let film_of = |medium: Value| {
        let media = json!({ "media": [medium] });
        a_film(media.clone(), json!({}), media, json!({}))
    };
    let own = film_of(picture);
    let export = export::timelinejs(&own, None, None).unwrap();
    assert_eq!(export.unplaced, 2);

    let site = Some("https://example.org/a-film/");
    let export = export::timelinejs(&own, None, site).unwrap();
    assert_eq!(export.unplaced, 0);
    let timeline: Value = serde_json::from_str(&export.text).unwrap();
    let address = "https://example.org/a-film/media/my%20caf%C3%A9.jpg";
    for slide in [&timeline["title"], &timeline["events"][0]] {
        assert_eq!(slide["media"]["url"], address);
    }
    let table = export::csv(&own, None, site).unwrap().text;
    assert_eq!(table.matches(address).count(), 2, "{table}");

    let facts = companion_compiler::FileFacts {
        picture: Some((2, 2)),
        ..companion_compiler::FileFacts::default()
    };
    let other = "https://example.org/other.jpg";
    for (text, is_at_hand, expected) in [
        (
            export.text.clone(),
            true,
            json!({ "src": "media/my-café.jpg" }),
        ),
        (export.text.clone(), false, json!({ "url": address })),
        // Somebody has changed it.
        (
            export.text.replace(address, other),
            true,
            json!({ "url": other }),
        ),
    ] {
        let import = import(&Source {
            bytes: text.as_bytes(),
            name: "x",
            language: Some("en"),
            base: None,
            files: &|path| (is_at_hand && path == "media/my café.jpg").then_some(facts),
        })
        .unwrap();
        let film = film(&import);
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(events(&film)[0]["media"][0][name], *value, "{text}");
            assert_eq!(film["film"]["media"][0][name], *value, "{text}");
        }
    }

    let player = json!({ "kind": "player", "url": "https://vimeo.com/1", "title": "One" });
    let export = export::timelinejs(&film_of(player), None, site).unwrap();
    let timeline: Value = serde_json::from_str(&export.text).unwrap();
    assert_eq!(timeline["events"][0]["companion"], Value::Null);
}
