//! Files that are at hand when a timeline is imported.

use companion_compiler::import::{Fate, Import, Source, import};
use companion_compiler::{Content, FileFacts};
use serde_json::{Value, json};

use crate::common::{compile, events, film, says};

/// A timeline of one event with a medium, imported where there is such a file.
fn with_file(url: &str, facts: FileFacts) -> Import {
    let event = json!({
        "start_date": { "year": "2001" }, "text": { "headline": "One", "text": "x" }, "media": { "url": url }
    });
    let import = import(&Source {
        bytes: json!({ "events": [event] }).to_string().as_bytes(),
        name: "x",
        language: Some("en"),
        base: None,
        files: &|_| Some(facts),
    })
    .unwrap();
    let copied = import.copies.iter().map(|copy| (copy.to.clone(), facts));
    let outcome = compile(&import.film, &copied.collect());
    assert!(outcome.is_good(), "{url}: {:?}", outcome.problems);
    import
}

/// What the event of a film shows.
fn medium(import: &Import) -> Value {
    events(&film(import))[0]["media"][0].clone()
}

#[test]
fn a_file_is_taken_over_as_what_browsers_show_it_as() {
    let picture = FileFacts {
        bytes: 10,
        picture: Some((2, 2)),
        content: Content::Other,
        ..FileFacts::default()
    };
    let holding = |content| FileFacts {
        bytes: 10,
        content,
        ..FileFacts::default()
    };
    for (name, facts, kind) in [
        ("a.jpg", picture, "image"),
        ("a.mp4", holding(Content::SoundOrVideo), "video"),
        ("a.mp4", holding(Content::Sound), "audio"),
        ("a.webm", holding(Content::Unseen), "video"),
        ("a.mp3", holding(Content::Sound), "audio"),
        ("a.OGG", holding(Content::SoundOrVideo), "audio"),
        ("a.oga", holding(Content::SoundOrVideo), "audio"),
        ("a.opus", holding(Content::SoundOrVideo), "audio"),
        ("a.flac", holding(Content::Sound), "audio"),
        ("a.ogv", holding(Content::SoundOrVideo), "video"),
    ] {
        let import = with_file(name, facts);
        assert_eq!(medium(&import)["kind"], kind, "{name}");
        assert_eq!(import.copies.len(), 1, "{name}");
    }
}

#[test]
fn a_file_that_no_browser_shows_stays_where_it_is_and_its_form_is_named() {
    let form = "Save it as JPEG or PNG, as MP3 or as MP4.";
    for (name, content, said) in [
        ("draw.svg", Content::Other, "draw.svg is not a picture"),
        ("doc.pdf", Content::Other, form),
        ("clip.mov", Content::Other, form),
        ("page.mp4", Content::Other, "page.mp4 is not a video"),
        ("page.mp3", Content::Other, "Save it as MP3"),
        ("none.mp3", Content::Empty, "none.mp3 is empty."),
    ] {
        let facts = FileFacts {
            bytes: 10,
            content,
            ..FileFacts::default()
        };
        let beside = with_file(name, facts);
        assert_eq!(medium(&beside), Value::Null, "{name}");
        let film = film(&beside);
        assert_eq!(
            events(&film)[0]["extra"]["timelinejs"]["media"]["url"],
            name
        );
        assert!(
            says(&beside, Fate::Dropped, said),
            "{name}: {:?}",
            beside.report
        );

        let address = format!("https://example.org/{name}");
        let linked = with_file(&address, facts);
        assert_eq!(medium(&linked)["url"], address);
        assert!(
            says(&linked, Fate::Changed, said),
            "{name}: {:?}",
            linked.report
        );
        assert!(beside.copies.is_empty() && linked.copies.is_empty());
    }
}
