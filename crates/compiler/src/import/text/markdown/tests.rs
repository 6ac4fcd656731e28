//! What HTML becomes, and that nothing else comes of it.

use proptest::prelude::*;

use super::*;

fn markdown(html: &str) -> String {
    let rich = Rich::read(html, true);
    Writer::default()
        .write(&rich)
        .map(|(text, _)| text)
        .unwrap_or_default()
}

#[test]
fn html_becomes_markdown() {
    for (html, expected) in [
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br/>two", "one\ntwo"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("<p>one\n two</p>", "one two"),
        (
            "a <b>bold</b> and <i>slanted</i> word",
            "a **bold** and *slanted* word",
        ),
        ("<b>bold </b>and<i> slanted</i>", "**bold** and *slanted*"),
        ("<b><i>both</i> one</b>", "***both*** **one**"),
        ("<cite>Fairytale</cite>", "*Fairytale*"),
        (
            "<a href='//x.org/a?b=1&amp;c=2'>this</a>",
            "[this](https://x.org/a?b=1&c=2)",
        ),
        (
            "<a href=\"https://x.org/(a)\">a</a>",
            "[a](https://x.org/(a))",
        ),
        ("<a href='/page'>this</a>", "this"),
        ("<a href='javascript:alert(1)'>this</a>", "this"),
        ("<script>alert(1)</script>words", "words"),
        ("<style>p{}</style><span class='x'>words</span>", "words"),
        ("2 * 3 * 4 < 5 & 6", "2 \\* 3 \\* 4 \\< 5 & 6"),
        (
            "[a](b) `c` _d_ snake_case \\e",
            "\\[a\\](b) \\`c\\` \\_d\\_ snake_case \\\\e",
        ),
        ("&copy; 2012 &amp;copy; it", "© 2012 \\&copy; it"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<h2>Head</h2>text", "**Head**\n\ntext"),
        (
            "<img src='https://x.org/a.png' alt='A dog'>",
            "[A dog](https://x.org/a.png)",
        ),
        ("<q>No</q>, he said", "“No”, he said"),
        ("艾未未<i>「童话」</i>展", "艾未未「童话」展"),
        ("see https://x.org.", "see [https://x.org](https://x.org)."),
        ("1957. A year # - + >", "1957. A year # - + >"),
        ("", ""),
        ("<p> </p>", ""),
        ("a\u{0}b\u{7}", "ab"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn what_is_lost_is_said() {
    for (html, lost) in [
        ("<a href='/page'>this</a>", "the link to “/page”"),
        ("x<script>y</script>", "a script"),
    ] {
        let rich = Rich::read(html, true);
        assert!(
            rich.lost.iter().any(|found| found.contains(lost)),
            "{html}: {:?}",
            rich.lost
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_reads_as_its_words(text in "\\PC{0,60}") {
        let rich = Rich::read(&text, true);
        let mut writer = Writer::default();
        if let Some((markdown, _)) = writer.write(&rich) {
            let words = Rich { paragraphs: kept(&rich.paragraphs, Keep::Words), lost: vec![] };
            let spanned = Spanned { value: markdown.clone(), span: 0..0 };
            let mut reader = Reader::default();
            let read = markdown::paragraphs(&spanned, &mut reader);
            prop_assert!(reader.problems.into_sorted().is_empty(), "{markdown}");
            let read = Rich { paragraphs: read.iter().map(|spans| runs(spans)).collect(), lost: vec![] };
            prop_assert_eq!(read.to_plain(), words.to_plain());
        }
    }

    #[test]
    fn marks_and_tags_in_any_order_are_no_trap(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<b>", "</b>", "<i>", "</i>", "<a href='https://x.org'>", "</a>", "*", "**", "_", "`",
            "[", "](", ")", "\\", "word", " ", "。", "「", "!", "<br>", "<p>", "</p>", "&amp;", "&lt;", "&", ";",
        ]), 0..24),
    ) {
        let html = parts.concat();
        let rich = Rich::read(&html, true);
        if let Some((markdown, _)) = Writer::default().write(&rich) {
            let spanned = Spanned { value: markdown.clone(), span: 0..0 };
            let mut reader = Reader::default();
            let read = markdown::paragraphs(&spanned, &mut reader);
            prop_assert!(reader.problems.into_sorted().is_empty(), "{html}: {markdown}");
            let read = Rich { paragraphs: read.iter().map(|spans| runs(spans)).collect(), lost: vec![] };
            prop_assert_eq!(read.to_plain(), rich.to_plain());
        }
    }
}
