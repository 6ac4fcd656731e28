//! Long texts where there is room for their first words only.

/// The first words of a text, in at most so many characters, and a sign that there are more.
pub fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let stops = [' ', '，', '。', '、', '；'];
    let whole = text[..end].rfind(stops).unwrap_or(end);
    let whole = text[..whole].trim_end_matches(|sign: char| !sign.is_alphanumeric());
    format!("{whole}…")
}

/// The first words of a text: about `few` characters, and as many more as tell it from all `others`, if anything does.
pub(crate) fn distinct_beginning(text: &str, others: &[&str], few: usize) -> String {
    let is_distinct = |most| {
        let words = beginning(text, most);
        let words = words.strip_suffix('…').unwrap_or(&words);
        !others.iter().any(|other| other.starts_with(words))
    };
    // What is distinct stays so when it gets longer.
    let (mut low, mut high) = (few, text.chars().count().max(few));
    while low < high {
        let middle = low.midpoint(high);
        match is_distinct(middle) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    beginning(text, low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(beginning("No.", 80), "No.");
        let long = "word, ".repeat(60);
        for (most, words) in [(80, 12), (300, 49)] {
            let expected = format!("{}word…", "word, ".repeat(words));
            assert_eq!(beginning(&long, most), expected, "{most}");
        }
        let chinese = "成都。".repeat(40);
        assert!(beginning(&chinese, 80).ends_with("成都…"));
    }

    #[test]
    fn texts_that_begin_the_same_are_told_apart() {
        let walk = "We walked for a year before the first snow came.";
        for (text, others, expected) in [
            (walk, [].as_slice(), "We walked for a…"),
            (walk, &["We waited.", "Nobody came."], "We walked for a…"),
            (
                walk,
                &["We walked for a year before the second snow came."],
                "We walked for a year before the first…",
            ),
            (
                walk,
                &[
                    "We walked for a year, and",
                    "We walked for a year before that.",
                ],
                "We walked for a year before the…",
            ),
            // The end of one is all that tells them apart.
            ("We walked for a year.", &[walk], "We walked for a year."),
            (
                walk,
                &["We walked for a year."],
                "We walked for a year before…",
            ),
            // Nothing does.
            (walk, &[walk], walk),
            (
                "我们走了一整年，第一场雪才终于落了下来，河水也早已结了冰。",
                &["我们走了一整年，第一场雪才终于落了下来，鸟也都飞走了。"],
                "我们走了一整年，第一场雪才终于落了下来，河水也早已结了冰。",
            ),
        ] {
            assert_eq!(distinct_beginning(text, others, 20), expected, "{others:?}");
        }
    }
}
