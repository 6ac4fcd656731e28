//! Words, dates and numbers that stand without quotation marks where they need them.

use crate::digits::{ascii, in_ascii};
use crate::json::is_comma;
use crate::json::number::{is_number, nearest_whole};
use crate::problem::{Code, Edit, Help, Problems, Span, quoted, shown};

/// How far it is looked for the end of a number, in bytes.
const LONGEST_NUMBER: usize = 60;

/// How far it is looked for the end of words, in bytes.
const LONGEST_PHRASE: usize = 4096;

/// Whether what ended at `at` goes on in the same line, so that it was no single word or number.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let next = rest.trim_start_matches([' ', '\t']);
    let is_next_to = next.len() == rest.len();
    match next.chars().next() {
        None | Some('}' | ']' | ':' | '：' | '=' | '/' | '#' | '\n' | '\r') => false,
        Some(comma) if is_comma(comma) => false,
        Some('-' | '–' | '—') => true,
        Some(character) if is_next_to => {
            !character.is_whitespace() && !matches!(character, '{' | '[')
        }
        Some(character) => character.is_alphabetic(),
    }
}

/// Where a number ends that goes on after this with commas and digits, `5,335` or `91,5`.
pub(super) fn with_commas(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..text.floor_char_boundary(at + LONGEST_NUMBER)];
    let all = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_digit());
    let length = rest[..rest.len() - all.len()].trim_end_matches(',').len();
    let is_digit = |c: char| c.is_ascii_digit();
    (rest.starts_with(',') && rest[1..].starts_with(is_digit)).then_some(at + length)
}

/// Reports a number with commas: for thousands if three digits follow each of them, else for a fraction, which
/// no field takes.
pub(super) fn report_commas(text: &str, span: Span, problems: &mut Problems) {
    let written = &text[span.clone()];
    let for_thousands = written.split(',').skip(1).all(|part| part.len() == 3);
    let help = match nearest_whole(written).filter(|_| !for_thousands) {
        Some(whole) => format!("Write a whole number: {whole}").into(),
        None => Help::write(span.clone(), written.replace(',', "")),
    };
    problems.add(
        Code::Syntax,
        span,
        format!("{} is not a number as JSON writes them.", shown(written)),
        help,
    );
}

/// Reports the words that begin at `start` and returns the offset behind them.
pub(super) fn read(text: &str, start: usize, problems: &mut Problems) -> usize {
    let (words, end) = words(text, start);
    let span = start..end;
    let (message, help) = judged(words, span.clone());
    problems.add(Code::Syntax, span, message, help);
    end
}

/// The words from here on and where they end, with the quotation mark that closes them if there is one.
fn words(text: &str, start: usize) -> (&str, usize) {
    let near = text.floor_char_boundary(start + LONGEST_PHRASE);
    let line = text[start..near].lines().next().unwrap_or_default();
    let ends = |(at, character): (usize, char)| match character {
        '"' | '}' | ']' => true,
        comma if is_comma(comma) => {
            let next = line[at + comma.len_utf8()..].trim_start();
            next.is_empty() || next.starts_with(['"', '{', '[', '}', ']'])
        }
        '/' | '#' => line[..at].ends_with([' ', '\t']) && line[at..].starts_with(['#', '/']),
        _ => false,
    };
    let first = line.chars().next().map_or(0, char::len_utf8);
    let end = line
        .char_indices()
        .skip(1)
        .find(|part| ends(*part))
        .map_or(line.len(), |(at, _)| at);
    let words = line[..end.max(first)].trim_end();
    let closing = usize::from(line[words.len()..].starts_with('"'));
    (words, start + words.len() + closing)
}

fn judged(words: &str, span: Span) -> (String, Help) {
    let name = shown(words);
    let small = words.to_lowercase();
    // A number or a date in digits of another script is meant as one; those within a title belong to it.
    let meant = match words.starts_with(|c| ascii(c).is_some()) {
        true => in_ascii(words),
        false => words.to_owned(),
    };
    match small.as_str() {
        "true" | "false" => (
            format!("{name} is written in small letters."),
            Help::write(span, small),
        ),
        "none" | "nil" | "undefined" | "nan" => (
            format!("{name} stands for nothing here."),
            "Delete the field, or write its value.".into(),
        ),
        _ => match (number(&meant), minutes(&meant)) {
            (Some(number), _) => (
                format!("{name} is not a number as JSON writes them."),
                Help::write(span, number),
            ),
            (None, Some(minutes)) => (
                format!("{name} is neither a number nor a text."),
                Help::with(
                    format!("Write {minutes}, or in quotation marks what is a text."),
                    vec![Edit {
                        span,
                        text: minutes.to_owned(),
                    }],
                ),
            ),
            (None, None) => (
                format!("{name} needs quotation marks."),
                Help::write(span, quoted(&meant)),
            ),
        },
    }
}

/// The digits of `91 min`.
fn minutes(words: &str) -> Option<&str> {
    let (digits, unit) = words.split_once(' ')?;
    let is_unit = matches!(
        unit,
        "min" | "min." | "mins" | "minutes" | "Min." | "Minuten"
    );
    (is_unit && is_number(digits)).then_some(digits)
}

/// The number that was meant by `+5`, `007` or `.5`. Four digits are a year, which is a text.
fn number(words: &str) -> Option<String> {
    if words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let bare = words.trim_start_matches('+').trim_end_matches('.');
    let bare = match bare.trim_start_matches('0') {
        rest if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        rest => format!("0{rest}"),
    };
    is_number(&bare).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_mended_and_everything_else_is_quoted() {
        for (written, help) in [
            ("A Film", "Write \"A Film\""),
            ("A Film\",", "Write \"A Film\""),
            ("A. Maker },", "Write \"A. Maker\""),
            ("one, two, \"b\"", "Write \"one, two\""),
            (
                "https://example.org/a // b",
                "Write \"https://example.org/a\"",
            ),
            ("12 May 2009", "Write \"12 May 2009\""),
            ("2008~", "Write \"2008~\""),
            ("0476", "Write \"0476\""),
            ("007", "Write 7"),
            ("91 min", "Write 91, or in quotation marks what is a text."),
            ("91 years", "Write \"91 years\""),
            ("+5", "Write 5"),
            (".5", "Write 0.5"),
            ("5.", "Write 5"),
            ("٩١", "Write 91"),
            ("９１.５", "Write 91.5"),
            ("९१,", "Write 91"),
            ("٩١،", "Write 91"),
            ("A Film， \"b\"", "Write \"A Film\""),
            ("天，地", "Write \"天，地\""),
            ("٢٠٠٩-٠٥-١٢", "Write \"2009-05-12\""),
            (
                "９１ min",
                "Write 91, or in quotation marks what is a text.",
            ),
            ("True", "Write true"),
            ("None", "Delete the field, or write its value."),
        ] {
            let mut problems = Problems::default();
            read(written, 0, &mut problems);
            let found = problems.into_sorted();
            assert_eq!(found[0].help, help, "{written}");
        }
    }
}
