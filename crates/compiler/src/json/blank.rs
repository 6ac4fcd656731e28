//! White space: JSON's own four characters, and the many that only look like them.

use crate::problem::{Code, Edit, Help, Problems, Span};

/// How many places are mended at once; a file with more of them is a machine's.
pub(super) const MOST: usize = 10_000;

/// White space of RFC 8259.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// What nobody sees in an editor.
pub(super) fn looks_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What nobody sees within a word, or takes for a plain space.
pub(crate) fn is_hidden(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}'
    );
    is_mark || character.is_control() || (character != ' ' && looks_blank(character))
}

/// The part of a blank that JSON does not take. The byte order mark may begin a file.
pub(super) fn foreign(text: &str, blank: Span) -> Option<Span> {
    let start = match blank.start {
        0 if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        start => start,
    };
    let rest = &text[start..blank.end];
    let from = rest.find(|c| !is_blank(c))?;
    let to = rest.trim_end_matches(is_blank).len();
    Some(start + from..start + to)
}

/// Reports all of them at once: they come from one cause, a paste from a web page or a word processor.
pub(super) fn report(text: &str, blanks: Vec<Span>, problems: &mut Problems) {
    let Some(first) = blanks.first() else { return };
    let Some(character) = text[first.clone()].chars().next() else {
        return;
    };
    let name = match character {
        '\u{a0}' | '\u{202f}' => "A no-break space",
        character if character.is_whitespace() => "A space of another kind",
        _ => "An invisible character",
    };
    let elsewhere = match blanks.len() - 1 {
        0 => String::new(),
        1 => ", and in one more place".into(),
        others if blanks.len() < MOST => format!(", and in {others} more places"),
        _ => ", and in many more places".into(),
    };
    let span = first.start..first.start + character.len_utf8();
    let message = format!(
        "{name} (U+{:04X}) stands here{elsewhere}.",
        u32::from(character)
    );
    let fix = match blanks.len() {
        0..MOST => blanks.into_iter().map(|span| mended(text, span)).collect(),
        _ => Vec::new(),
    };
    let help = Help::with("Write plain spaces between the parts of the file.", fix);
    problems.add(Code::Syntax, span, message, help);
}

fn mended(text: &str, span: Span) -> Edit {
    let plain = |character: char| match character {
        character if is_blank(character) => Some(character),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        character if character.is_whitespace() => Some(' '),
        _ => None,
    };
    Edit {
        text: text[span.clone()].chars().filter_map(plain).collect(),
        span,
    }
}
