//! What readers of Markdown make of an exported page.

use companion_model::{Prose, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::text::paragraph;
use super::*;

/// What readers of Markdown have beside CommonMark.
fn events(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    Parser::new_ext(markdown, options).collect()
}

#[test]
fn a_text_is_read_as_a_paragraph_of_its_words() {
    for text in [
        "7. Mai 1957",
        "7.",
        "1957. He was born.",
        "1957) He was born.",
        "1. He was born.",
        "1957.5 is no year.",
        "- He said so.",
        "-",
        "---",
        "- - -",
        "-5 degrees",
        "+ one",
        "=== ",
        "=",
        "# 7",
        "#",
        "> he said",
        "* * *",
        "***",
        "___",
        "~~~ x",
        "```",
        ": so he said",
        ":-",
        "|-|",
        "| a | b |",
        "[^1]: a note",
        "[a]: https://example.org/",
        "[ ] to do",
        "<b>bold</b>",
        "<!-- no",
        "<https://example.org/>",
        "&lt; and &#60; and &",
        "A & B",
        "R&B",
        "a\\b\\",
        "*a* _b_ `c` ~~d~~",
        "![a](b)",
        "    four spaces",
        "\ta tab",
        "one\n\n- two",
        "Wow!",
    ] {
        let first = Prose::plain(text);
        let second = Prose {
            spans: vec![
                Span::Text("x".to_owned()),
                Span::Break,
                Span::Text(text.to_owned()),
            ],
            ..Prose::default()
        };
        for (prose, lines) in [(first, 1), (second, 2)] {
            let written = paragraph(&prose);
            let mut read = vec![String::new()];
            for event in events(&written) {
                match event {
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    Event::Text(text) => read.last_mut().unwrap().push_str(&text),
                    Event::HardBreak => read.push(String::new()),
                    other => panic!("{text:?} is written {written:?}, with {other:?}"),
                }
            }
            assert_eq!(read.len(), lines, "{written:?}");
            assert_eq!(read[lines - 1], text.trim_end_matches(' '), "{written:?}");
        }
    }
}

#[test]
fn a_link_leads_where_it_says() {
    for href in [
        "https://example.org/",
        "https://example.org/?a=1&copy=2",
        "https://example.org/?a=1&lt;=2",
    ] {
        let link = Span::Link {
            href: href.to_owned(),
            content: vec![Span::Text("here".to_owned())],
        };
        let prose = Prose {
            // Before a link, it would make a picture.
            spans: vec![Span::Text("Look!".to_owned()), link],
            ..Prose::default()
        };
        let written = paragraph(&prose) + "[^1]\n\n[^1]: A note";
        let events = events(&written);
        let leads = events.iter().find_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.as_ref()),
            _ => None,
        });
        assert_eq!(leads, Some(href), "{written}");
        let is_image = |event: &Event<'_>| matches!(event, Event::Start(Tag::Image { .. }));
        assert!(!events.iter().any(is_image), "{written}");
    }
}

#[test]
fn no_block_of_a_page_is_more_than_it_is() {
    const MINIMAL: &str = include_str!("../../../../../tests/fixtures/minimal/companion.json");
    let texts = "1957. He came.\n- and went\n\n+ so &lt;it\\&gt; is\n=== \n\n7) ---";
    let mut film: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
    film["film"]["synopsis"] = texts.into();
    film["sources"]["paper"]["title"] = "1. A list".into();
    let chapter = &mut film["chapters"][0];
    chapter["summary"] = texts.into();
    for event in chapter["events"].as_array_mut().unwrap() {
        event["text"] = texts.into();
        event["date_text"] = "7. Mai 1957".into();
    }
    chapter["events"][0]["claims"][0]["values"][0]["value"] = "300. Or more".into();
    chapter["events"][0]["claims"][0]["verdict"] = "- open".into();
    let outcome = crate::compile(&crate::Input {
        bytes: film.to_string().as_bytes(),
        files: &crate::Files::default(),
        earlier: None,
    });
    let written = markdown(&outcome.pages[0]);
    let events = events(&written);
    let count = |is: fn(&Event<'_>) -> bool| events.iter().filter(|event| is(event)).count();
    let lists = count(|event| matches!(event, Event::Start(Tag::List(None))));
    let ordered = count(|event| matches!(event, Event::Start(Tag::List(Some(_)))));
    let items = count(|event| matches!(event, Event::Start(Tag::Item)));
    let rules = count(|event| matches!(event, Event::Rule));
    // Four lists of the card with an entry each, and that of the disputed values.
    assert_eq!((lists, ordered, items, rules), (5, 0, 6, 0), "{written}");
    let headings = count(|event| matches!(event, Event::Start(Tag::Heading { .. })));
    assert_eq!(headings, 7, "{written}");
}
