//! Where a piece of a text stands in the file, in which the text may be escaped.

use std::ops::Range;

use crate::problem::Span;

/// How far into a text it is looked, in bytes: nobody reads a longer line to find a mark.
const FARTHEST: usize = 64 * 1024;

/// The bytes of the file that stand for a piece of the text that is written at `string`, quotation marks included. Where
/// that is not certain, because the text is written in another way than it should be, nothing.
pub(crate) fn inside(file: &str, string: &Span, piece: &Range<usize>) -> Option<Span> {
    if piece.end > FARTHEST {
        return None;
    }
    let written = file.get(string.clone())?;
    let opening = written.chars().next()?.len_utf8();
    let mut read = 0;
    let mut at = opening;
    let mut start = None;
    while read < piece.end {
        if read == piece.start {
            start = Some(at);
        }
        let (length, stands_for) = one(written.get(at..)?)?;
        at += length;
        read += stands_for;
    }
    let is_exact = read == piece.end;
    start
        .filter(|_| is_exact)
        .map(|start| string.start + start..string.start + at)
}

/// The length of the first character as it is written, and the length of what it stands for.
fn one(written: &str) -> Option<(usize, usize)> {
    let character = written.chars().next()?;
    if character == '\n' || character == '\r' {
        return None;
    }
    if character != '\\' {
        return Some((character.len_utf8(), character.len_utf8()));
    }
    match written[1..].chars().next()? {
        'u' => {
            let code = u32::from_str_radix(written.get(2..6)?, 16).ok()?;
            // Two halves of a pair are of no use here.
            Some((6, char::from_u32(code)?.len_utf8()))
        }
        escaped => escaped.is_ascii().then_some((2, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_behind_what_is_escaped() {
        for (file, piece, expected) in [
            (r#""a <b>x""#, 2..5, Some("<b>")),
            (r#""a\n\n<b>x""#, 3..6, Some("<b>")),
            (r#""“\"<b>x""#, 4..7, Some("<b>")),
            (r#""\u00e9<b>x""#, 2..5, Some("<b>")),
            (r#""<b>""#, 0..3, Some("<b>")),
            (r#""\ud83d\ude00<b>""#, 4..7, None),
            ("\"a\n<b>\"", 2..5, None),
            (r#""<b>""#, 2..9, None),
        ] {
            let found = inside(file, &(0..file.len()), &piece);
            assert_eq!(found.map(|span| &file[span]), expected, "{file}");
        }
    }
}
