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
}
