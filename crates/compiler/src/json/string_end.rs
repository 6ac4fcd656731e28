//! Where a string ends: at its closing quotation mark, or where somebody who forgot about it meant it to.

use super::is_comma;

/// How far it is looked for the end of a text that does not end at its first mark, in bytes.
const FARTHEST: usize = 64 * 1024;

/// The end of a string.
#[derive(Debug, PartialEq)]
pub(super) struct End {
    /// Where its text ends.
    pub(super) at: usize,
    /// What comes next; the same place if nothing closes it.
    pub(super) next: usize,
    /// Straight quotation marks within it, which should have been escaped.
    pub(super) inner: Vec<usize>,
}

/// Finds the end of the string whose text begins at `body`, after an opening mark.
pub(super) fn find(text: &str, body: usize, opening: char) -> End {
    let closed = |(at, next)| End {
        at,
        next,
        inner: Vec::new(),
    };
    let (first, line_end) = match first_mark(&text[body..], opening) {
        Ok((at, mark)) => ((body + at, body + at + mark.len_utf8()), None),
        Err(line_end) => ((0, 0), Some(body + line_end)),
    };
    if let Some(line_end) = line_end {
        return on_following_lines(text, body, line_end, opening)
            .or_else(|| curly(text, body, opening))
            .map_or_else(|| unclosed(text, body, line_end), closed);
    }
    let is_plain = opening == '"' && !text[first.1..].starts_with(char::is_alphabetic);
    if is_plain {
        return closed(first);
    }
    if let Some(mark) = curly(text, body, opening) {
        return closed(mark);
    }
    // A mark that a letter follows is not the last one, nor is an apostrophe.
    let rest = rest_of_line(text, body);
    let marks = || marks(rest, opening).map(|(at, mark)| (body + at, body + at + mark.len_utf8()));
    let Some(last) = marks().find(|(_, next)| is_last(&text[*next..])) else {
        return closed(first);
    };
    let inner = match opening {
        '"' => marks()
            .map(|(at, _)| at)
            .take_while(|at| *at < last.0)
            .collect(),
        _ => Vec::new(),
    };
    End {
        inner,
        ..closed(last)
    }
}

/// The first mark that could close a string, or where the line ends without one.
fn first_mark(text: &str, opening: char) -> Result<(usize, char), usize> {
    if opening == '"' {
        return first_straight_mark(text.as_bytes()).map(|at| (at, '"'));
    }
    let mut is_escaped = false;
    for (at, character) in text.char_indices() {
        let was_escaped = std::mem::take(&mut is_escaped);
        match character {
            '\n' | '\r' => return Err(at),
            '\\' if !was_escaped => is_escaped = true,
            mark if !was_escaped && closes(opening, mark) => return Ok((at, mark)),
            _ => {}
        }
    }
    Err(text.len())
}

/// The same for the strings of which good files are made: byte by byte, because there are many.
fn first_straight_mark(text: &[u8]) -> Result<usize, usize> {
    let matters = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n' | b'\r');
    let mut at = 0;
    while let Some(skipped) = text
        .get(at..)
        .and_then(|rest| rest.iter().position(matters))
    {
        at += skipped;
        at += match (text[at], text.get(at + 1)) {
            (b'"', _) => return Ok(at),
            // What is escaped does not matter, but a line ends even so.
            (b'\\', Some(b'\n' | b'\r')) => 1,
            (b'\\', _) => 2,
            _ => return Err(at),
        };
    }
    Err(text.len())
}

/// The marks in a piece of text that could close a string, but for those that are escaped.
fn marks(text: &str, opening: char) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, character)| {
        let was_escaped = std::mem::take(&mut is_escaped);
        is_escaped = *character == '\\' && !was_escaped;
        !was_escaped && closes(opening, *character)
    })
}

fn closes(opening: char, character: char) -> bool {
    match opening {
        '"' => character == '"',
        '\'' | '‘' => matches!(character, '\'' | '’'),
        _ => matches!(character, '"' | '”' | '“' | '＂'),
    }
}

/// A curly mark where a straight one should close the text: none of its kind has opened before it. It is looked for only
/// where the straight marks make no sense.
fn curly(text: &str, body: usize, opening: char) -> Option<(usize, usize)> {
    let line = rest_of_line(text, body);
    let at = line.find(['"', '“', '”', '„', '＂', '«'])?;
    let mark = line[at..].chars().next()?;
    let end = at + mark.len_utf8();
    let closes = opening == '"' && matches!(mark, '“' | '”' | '＂') && is_last(&line[end..]);
    closes.then_some((body + at, body + end))
}

/// Whether what follows a quotation mark is what follows a text.
fn is_last(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    match rest.chars().next() {
        None | Some('}' | ']' | ':' | '：' | '\n' | '\r') => true,
        Some(comma) if is_comma(comma) => {
            let next = rest[comma.len_utf8()..].trim_start_matches([' ', '\t']);
            let is_letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '?' | '!');
            !next.starts_with(is_letter)
        }
        Some('/') => rest.starts_with("//") || rest.starts_with("/*"),
        Some(character) => character == '#',
    }
}

/// The closing mark of a text that was written over several lines.
fn on_following_lines(
    text: &str,
    body: usize,
    line_end: usize,
    opening: char,
) -> Option<(usize, usize)> {
    // Most probably a text that ends like one only lacks its mark.
    if opening != '"' || text[body..line_end].trim_end().ends_with([',', ']', '}']) {
        return None;
    }
    let farthest = text.floor_char_boundary(body.saturating_add(FARTHEST));
    let mut at = line_end;
    while at < farthest {
        let start = at + 1;
        let line = rest_of_line(text, start);
        at = start + line.len();
        if line.trim_start().starts_with(['"', '{', '}', '[', ']']) {
            return None;
        }
        if let Some((mark, _)) = marks(line, opening).next() {
            let found = start + mark;
            return is_last(&text[found + 1..]).then_some((found, found + 1));
        }
    }
    None
}

/// The end of a text that nothing closes: before the commas and brackets that were meant to follow it.
fn unclosed(text: &str, body: usize, line_end: usize) -> End {
    let line = &text[body..line_end];
    let mut rest = line.trim_end();
    loop {
        let shorter = match rest.chars().next_back() {
            Some(',') => rest.strip_suffix(','),
            Some(']') if !line.contains('[') => rest.strip_suffix(']'),
            Some('}') if !line.contains('{') => rest.strip_suffix('}'),
            _ => None,
        };
        match shorter {
            Some(shorter) => rest = shorter.trim_end(),
            None => break,
        }
    }
    let at = body + rest.len();
    End {
        at,
        next: at,
        inner: Vec::new(),
    }
}

/// What follows in this line, as far as it is looked.
fn rest_of_line(text: &str, from: usize) -> &str {
    let near = text.floor_char_boundary(from.saturating_add(FARTHEST));
    let rest = text.get(from..near).unwrap_or_default();
    &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())]
}
