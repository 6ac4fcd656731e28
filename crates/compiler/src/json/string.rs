//! One JSON string: escapes, and the quotation marks that word processors put in its place.

use std::borrow::Cow;

use crate::json::string_end::{End, find};
use crate::problem::{Code, Edit, Help, Problems, Span, quoted};

/// What a string may be found to open with; the first is the right one.
const OPENING: [char; 7] = ['"', '“', '”', '„', '\'', '‘', '＂'];

/// How far it is looked for the end of a field's name and the beginning of its value, in bytes.
const LONGEST_NAME: usize = 100;

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
    let Some(opening) = text[start..].chars().next() else {
        return (Cow::Borrowed(""), start);
    };
    let body = start + opening.len_utf8();
    let End { at, next, inner } = find(text, body, opening);
    let mut breaks = Vec::new();
    let value = decode(text, body..at, &mut breaks, problems);
    if next == at {
        report_unclosed(start, at, problems);
    } else if opening == '"' && !text[at..].starts_with('"') {
        let mark = &text[at..next];
        problems.add(
            Code::Syntax,
            at..next,
            format!("A curly quotation mark, {mark}, cannot end a text in JSON."),
            Help::with(
                "Write a straight \" in its place.",
                vec![Edit {
                    span: at..next,
                    text: "\"".into(),
                }],
            ),
        );
    } else if opening != '"' {
        let edit = Edit {
            span: start..next,
            text: quoted(&value),
        };
        problems.add(
            Code::Syntax,
            start..body,
            format!("{opening} cannot begin a text in JSON."),
            Help::with(
                "Put straight double quotation marks around it: \"…\"",
                vec![edit],
            ),
        );
        return (value, next);
    }
    if let Some(first) = inner.first() {
        let edits = inner.iter().map(|at| Edit::put(*at, "\\"));
        problems.add(
            Code::Syntax,
            *first..first + 1,
            "This quotation mark ends the text in its middle.",
            Help::with("Write “ and ” inside a text, or \\\"", edits.collect()),
        );
    }
    if let Some(first) = breaks.first() {
        problems.add(
            Code::Syntax,
            start..first.span.start,
            "This text goes on in the next line, which JSON does not allow.",
            Help::with(
                "Write it in one line, with \\n where a new line is wanted.",
                breaks,
            ),
        );
    }
    (value, next)
}

/// The colon behind a field's name whose closing quotation mark is missing, if that is so.
pub(super) fn unclosed_key(text: &str, start: usize) -> Option<usize> {
    let near = text.floor_char_boundary(start + LONGEST_NAME);
    let line = text.get(start + 1..near)?.lines().next()?;
    let (name, rest) = line.split_once(':')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    if name.is_empty() || !name.trim_end().chars().all(is_name) {
        return None;
    }
    // The next quotation mark opens the value, or there is none. One behind which the colon comes closes a name that
    // has a colon of its own.
    let is_unclosed = match rest.find('"') {
        Some(quote) => {
            let closes_here = rest[quote + 1..].trim_start().starts_with(':');
            rest[..quote].trim().is_empty() && !closes_here
        }
        None => true,
    };
    is_unclosed.then_some(start + 1 + name.len())
}

fn report_unclosed(start: usize, end: usize, problems: &mut Problems) {
    problems.add(
        Code::Syntax,
        start..end,
        "This text is not closed on its line.",
        Help::with(
            "End it with \" and write \\n where a new line is wanted.",
            vec![Edit::put(end, "\"")],
        ),
    );
}

/// What the body of a string stands for. Line breaks in it become edits.
fn decode<'a>(
    text: &'a str,
    body: Span,
    breaks: &mut Vec<Edit>,
    problems: &mut Problems,
) -> Cow<'a, str> {
    let Span { start, end } = body;
    // An escape at the very end does not reach beyond it.
    let text = &text[..end];
    let mut owned: Option<String> = None;
    let mut at = start;
    loop {
        let plain = &text[at..end];
        let plain = &plain[..plain.bytes().position(is_special).unwrap_or(plain.len())];
        if let Some(decoded) = &mut owned {
            decoded.push_str(plain);
        }
        at += plain.len();
        let Some(character) = text[at..end].chars().next() else {
            break;
        };
        let decoded = owned.get_or_insert_with(|| text[start..at].to_owned());
        let next = at + 1;
        at = match character {
            '\\' => escape(text, at, decoded, problems),
            '\n' | '\r' => {
                let rest = &text[at..end];
                let rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
                let next = end - rest.trim_start_matches([' ', '\t']).len();
                breaks.push(Edit {
                    span: at..next,
                    text: "\\n".into(),
                });
                decoded.push('\n');
                next
            }
            // There is no end to them in a file that is no text.
            _ if problems.is_full() => next,
            control => {
                let (name, help) = control_character(control, at..next);
                problems.add(
                    Code::Syntax,
                    at..next,
                    format!("{name} stands inside this text."),
                    help,
                );
                next
            }
        };
    }
    match owned {
        Some(decoded) => Cow::Owned(decoded),
        None => Cow::Borrowed(&text[start..end]),
    }
}

/// Whether a byte of a string does not stand for itself.
fn is_special(byte: u8) -> bool {
    byte == b'\\' || byte < b' '
}

fn control_character(control: char, span: Span) -> (String, Help) {
    match control {
        '\t' => (
            "A tab".into(),
            Help::with(
                "Write a space.",
                vec![Edit {
                    span,
                    text: " ".into(),
                }],
            ),
        ),
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
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode_escape(text, at, decoded, problems),
        // The line ends here: the string's reader reports that.
        '\n' | '\r' => return at + 1,
        'b' | 'f' => {
            refuse_control(text, at..end, problems);
            if letter == 'b' { '\u{8}' } else { '\u{c}' }
        }
        _ if problems.is_full() => letter,
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
            Ok(character) => {
                if character.is_control() && !matches!(character, '\n' | '\r' | '\t') {
                    refuse_control(text, at..end, problems);
                }
                decoded.push(character);
            }
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

/// Reports an escape for a character that JSON could carry and no page could show.
fn refuse_control(text: &str, span: Span, problems: &mut Problems) {
    problems.add(
        Code::Syntax,
        span.clone(),
        format!(
            "{} is a control character, which no page can show.",
            &text[span.clone()]
        ),
        Help::with("Delete it.", vec![Edit::delete(span)]),
    );
}

fn four_digits(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}
