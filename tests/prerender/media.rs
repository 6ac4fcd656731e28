//! Pictures and recordings take their room before they arrive, and no sooner than somebody comes near them.

use companion::prerender::prerender;
use companion_compiler::{Content, FileFacts, Files, Input, compile};
use pollster::block_on;
use scraper::{ElementRef, Html, Selector};

const EVERYTHING: &str = include_str!("../fixtures/everything/companion.json");

/// The page of the film that has everything, whose video tells this size.
fn page(video: Option<(u32, u32)>) -> Html {
    let facts = |(path, content): (&str, Content)| {
        let facts = FileFacts {
            bytes: 99,
            picture: (content == Content::Other).then_some((1600, 900)),
            video: video.filter(|_| content == Content::SoundOrVideo),
            content,
        };
        (format!("media/{path}"), facts)
    };
    let files: Files = [
        ("square.png", Content::Other),
        ("poster.png", Content::Other),
        ("tone.wav", Content::Sound),
        ("clip.webm", Content::SoundOrVideo),
        ("clip.en.vtt", Content::Captions),
        ("clip.zh-Hans.vtt", Content::Captions),
    ]
    .map(facts)
    .into_iter()
    .collect();
    let mut outcome = compile(&Input {
        bytes: EVERYTHING.as_bytes(),
        files: &files,
        earlier: None,
    });
    assert_eq!(outcome.problems, []);
    Html::parse_document(&block_on(prerender(outcome.pages.remove(0))))
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn a_picture_has_its_room_and_waits_for_a_reader() {
    let html = page(None);
    let pictures = all(&html, "img");
    assert_eq!(pictures.len(), 3);
    for (at, picture) in pictures.into_iter().enumerate() {
        let [width, height, loading, priority] =
            ["width", "height", "loading", "fetchpriority"].map(|name| picture.attr(name));
        assert_eq!((width, height), (Some("1600"), Some("900")), "picture {at}");
        // The first is seen at once.
        let expected = match at {
            0 => (None, Some("high")),
            _ => (Some("lazy"), None),
        };
        assert_eq!((loading, priority), expected, "picture {at}");
    }
}

#[test]
fn a_recording_has_its_room_and_waits_for_a_reader() {
    for (size, expected) in [
        (Some((1080, 1920)), (Some("1080"), Some("1920"), None)),
        (None, (None, None, Some("medium__unsized"))),
    ] {
        let html = page(size);
        let [video] = all(&html, "video")[..] else {
            panic!("not one video");
        };
        let [width, height, class] = ["width", "height", "class"].map(|name| video.attr(name));
        assert_eq!((width, height, class), expected);
        for recording in all(&html, "video, audio") {
            assert_eq!(recording.attr("preload"), Some("none"));
        }
    }
}
