//! The author's words in sentences about them.

use std::borrow::Cow;

/// A text as JSON writes it.
pub(crate) fn quoted(text: &str) -> String {
    // Serialising a string has no way to fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// A text of the author's, short enough to be quoted in a sentence.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", text[..end].trim_end())),
        None => Cow::Borrowed(text),
    }
}

/// A sentence without control characters, which a terminal would obey.
pub(super) fn printable(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Code, Problems};

    #[test]
    fn what_an_author_wrote_is_quoted_in_short_and_without_control_characters() {
        assert_eq!(shown("short"), "short");
        assert_eq!(shown(&"字".repeat(50)), format!("{}…", "字".repeat(40)));
        let mut problems = Problems::default();
        problems.add(Code::BadId, 0..0, "a\u{1b}[2Jb", "c\nd");
        let problem = &problems.into_sorted()[0];
        assert_eq!(problem.message, "a\u{fffd}[2Jb");
        assert_eq!(problem.help, "c\u{fffd}d");
    }
}
