//! One JSON string: escapes, and the quotation marks that word processors put in its place.

use std::borrow::Cow;

use crate::problem::{Code, Edit, Help, Problems, Span, quoted};

/// What a string may be found to open with; the first is the right one.
const OPENING: [char; 6] = ['"', '“', '”', '„', '\'', '‘'];

/// Whether a string starts with this character, rightly or by mistake.
pub(super) fn opens(character: char) -> bool {
    OPENING.contains(&character)
}

/// Reads the string that begins at `start` and returns its text and the offset behind it.
pub(super) fn read<'a>(
    text: &'a str,
    start: usize,
    problems: &mut Problems,
) -> (Cow<'a, str>, usize) {
    let mut characters = text[start..].char_indices().map(|(at, c)| (start + at, c));
    let Some((_, opening)) = characters.next() else {
        return (Cow::Borrowed(""), start);
    };
    let body = start + opening.len_utf8();
    let mut owned: Option<String> = None;
    let mut at = body;
    loop {
        let plain = plain_length(opening, &text[at..]);
        if let Some(decoded) = &mut owned {
            decoded.push_str(&text[at..at + plain]);
        }
        at += plain;
        let Some(character) = text[at..].chars().next() else {
            break;
        };
        let next = at + character.len_utf8();
        if closes(opening, character) {
            let value = finish(text, body, at, owned);
            if opening != '"' {
                problems.add(
                    Code::Syntax,
                    start..body,
                    format!("{opening} cannot begin a text in JSON."),
                    Help::with(
                        "Put straight double quotation marks around it: \"…\"",
                        vec![Edit {
                            span: start..next,
                            text: quoted(&value),
                        }],
                    ),
                );
            }
            return (value, next);
        }
        match character {
            '\\' => {
                let decoded = owned.get_or_insert_with(|| text[body..at].to_owned());
                at = escape(text, at, decoded, problems);
                continue;
            }
            '\n' | '\r' => break,
            control if control < ' ' => {
                let (name, help) = control_character(control, at..next);
                problems.add(
                    Code::Syntax,
                    at..next,
                    format!("{name} stands inside this text."),
                    help,
                );
            }
            _ => {}
        }
        if let Some(decoded) = &mut owned {
            decoded.push(character);
        }
        at = next;
    }
    let end = start + text[start..at].trim_end().trim_end_matches(',').len();
    problems.add(
        Code::Syntax,
        start..at,
        "This text is not closed on its line.",
        Help::with(
            "End it with \" and write \\n where a new line is wanted.",
            vec![Edit::put(end, "\"")],
        ),
    );
    // A comma at the end of the line was meant to follow the text.
    (finish(text, body, end.max(body), owned), end.max(body))
}

/// How many bytes from here on stand for themselves. Where another mark opened the text, that is not known.
fn plain_length(opening: char, rest: &str) -> usize {
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    match opening {
        '"' => rest
            .bytes()
            .position(|byte| special(&byte))
            .unwrap_or(rest.len()),
        _ => 0,
    }
}

fn closes(opening: char, character: char) -> bool {
    match opening {
        '"' => character == '"',
        '\'' | '‘' => matches!(character, '\'' | '’'),
        _ => matches!(character, '"' | '”' | '“'),
    }
}

fn finish(text: &str, body: usize, end: usize, owned: Option<String>) -> Cow<'_, str> {
    match owned {
        Some(decoded) => Cow::Owned(decoded),
        None => Cow::Borrowed(&text[body..end]),
    }
}

fn control_character(control: char, span: Span) -> (String, Help) {
    match control {
        '\t' => ("A tab".into(), Help::write(span, "\\t")),
        other => (
            format!("The control character U+{:04X}", u32::from(other)),
            Help::with("Delete it.", vec![Edit::delete(span)]),
        ),
    }
}

/// Decodes the escape at `at`, which is a backslash, and returns the offset behind it.
fn escape(text: &str, at: usize, decoded: &mut String, problems: &mut Problems) -> usize {
    let Some(letter) = text[at + 1..].chars().next() else {
        return at + 1;
    };
    let end = at + 1 + letter.len_utf8();
    let character = match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode_escape(text, at, decoded, problems),
        // The line ends here: the string's reader reports that.
        '\n' | '\r' => return at + 1,
        _ => {
            problems.add(
                Code::Syntax,
                at..end,
                format!("\\{letter} means nothing in JSON."),
                Help::write(at..end, format!("\\\\{letter}")),
            );
            letter
        }
    };
    decoded.push(character);
    end
}

fn unicode_escape(text: &str, at: usize, decoded: &mut String, problems: &mut Problems) -> usize {
    let Some(unit) = four_digits(text, at + 2) else {
        problems.add(
            Code::Syntax,
            at..at + 2,
            "\\u must be followed by four digits or letters A to F.",
            "Write the character itself: the file is Unicode.",
        );
        return at + 2;
    };
    let mut end = at + 6;
    let low = text[end..]
        .starts_with("\\u")
        .then(|| four_digits(text, end + 2))
        .flatten();
    let units = match low {
        Some(low) if (0xD800..0xDC00).contains(&unit) && (0xDC00..0xE000).contains(&low) => {
            end += 6;
            vec![unit, low]
        }
        _ => vec![unit],
    };
    for result in char::decode_utf16(units) {
        match result {
            Ok(character) => decoded.push(character),
            Err(_) => problems.add(
                Code::Syntax,
                at..end,
                format!("{} is half a character.", &text[at..end]),
                "Write the character itself: the file is Unicode.",
            ),
        }
    }
    end
}

fn four_digits(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}
