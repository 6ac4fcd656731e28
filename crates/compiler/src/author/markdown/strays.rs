//! Signs of Markdown that do nothing in a text: readers would see them, or not see what they stand for.

use std::ops::Range;

/// What a sign was meant for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Stray {
    /// Emphasis that is not closed, or not opened.
    Emphasis,
    Heading,
    List,
    /// A link without words.
    Link,
}

impl Stray {
    /// What is wrong, and what to do about it.
    pub(crate) fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Emphasis => (
                "This sign has no partner; readers see it as it is.",
                "Write it before and after the words; write \\\\* for the sign itself.",
            ),
            Self::Heading => (
                "Texts have no headings; readers see this sign as it is.",
                "Delete it. What needs a heading is an event or a chapter of its own.",
            ),
            Self::List => (
                "Texts have no lists; readers see these signs as they are.",
                "Write sentences, or begin each line with •",
            ),
            Self::Link => (
                "This link has no words, so nobody sees it.",
                "Write them between the brackets: [words](https://example.org)",
            ),
        }
    }
}

/// The sign with which a line begins a block of Markdown, and its length.
pub(super) fn at_start(line: &str) -> Option<(Stray, usize)> {
    let (sign, words) = line.split_once(' ')?;
    let is_heading = (1..=6).contains(&sign.len()) && sign.bytes().all(|byte| byte == b'#');
    if is_heading && words.starts_with(char::is_alphabetic) {
        return Some((Stray::Heading, sign.len()));
    }
    let is_list = matches!(sign, "-" | "*" | "+") && words.starts_with(char::is_alphanumeric);
    is_list.then_some((Stray::List, 1))
}

/// Asterisks in a piece of plain text that were meant to emphasise: those that open a word, and pairs that close one.
pub(super) fn emphasis(line: &str, piece: Range<usize>) -> Option<Range<usize>> {
    let start = piece.start + line.get(piece.clone())?.find('*')?;
    let length = line[start..]
        .bytes()
        .take_while(|byte| *byte == b'*')
        .count();
    let end = start + length;
    let before = line[..start].chars().next_back();
    let after = line[end..].chars().next();
    let is_edge =
        |side: Option<char>| side.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '\\' | '*'));
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphabetic);
    let opens = is_edge(before) && is_word(after);
    let closes = length == 2 && is_word(before) && is_edge(after);
    (length <= 3 && (opens || closes)).then_some(start..end)
}
