//! What gives a file its structure, with its lines.

use super::slip::{Kind, Slip, partner};
use crate::json::string_end::{self, End};
use crate::json::{is_comma, string};
use crate::problem::Span;

/// A mark, or something between marks.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) span: Span,
    /// How far the line is indented that this token begins, in bytes; nothing within a line.
    pub(super) indent: Option<usize>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum What {
    Open(char),
    Close(char),
    Comma,
    Colon,
    /// A text, a number or words.
    Text,
}

/// How many texts may not end as they should; it takes time to find their ends.
const MOST_ODD: usize = 50;

/// The tokens of a file, in their order. Comments are none. Marks that are one too many are none
/// either, and told beside. Nothing where too many quotation marks are wrong.
pub(super) fn tokens(text: &str) -> Option<(Vec<Token>, Vec<Slip>)> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut slips = Vec::new();
    let mut odd = 0;
    let mut at = 0;
    let mut line = Some(0);
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        at += character.len_utf8();
        let what = match character {
            '\n' => {
                line = Some(at);
                continue;
            }
            blank if blank.is_whitespace() || blank == '\u{feff}' => continue,
            '/' | '#' if is_comment(&text[start..]) => {
                at = start + comment(&text[start..]);
                continue;
            }
            '{' | '[' => What::Open(character),
            '}' | ']' => What::Close(character),
            comma if is_comma(comma) => What::Comma,
            ':' | '：' | '=' => What::Colon,
            quote if string::opens(quote) => {
                if is_lone(text, start) {
                    slips.push(stray(start, quote));
                    continue;
                }
                let end = string_end::find(text, at, quote);
                odd += usize::from(is_odd(text, at, &end));
                if odd > MOST_ODD {
                    return None;
                }
                at = end.next;
                What::Text
            }
            _ => {
                let rest = &text[at..];
                let ends = |c: char| matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | '\n' | '"');
                at += rest.find(ends).unwrap_or(rest.len());
                What::Text
            }
        };
        let mut last = tokens.iter().rev().map(|token| token.what);
        if is_stray([last.next(), last.next()], what, &text[at..]) {
            slips.push(stray(start, character));
            continue;
        }
        let indent = line.take().map(|line| start - line);
        tokens.push(Token {
            what,
            span: start..at,
            indent,
        });
    }
    Some((tokens, slips))
}

fn stray(at: usize, mark: char) -> Slip {
    Slip {
        at,
        beside: at..at + mark.len_utf8(),
        kind: Kind::Delete(mark),
    }
}

/// Whether a quotation mark opens nothing: its line ends behind it, or a bracket or a text begins there.
fn is_lone(text: &str, at: usize) -> bool {
    let Some(rest) = text[at..].strip_prefix('"') else {
        return false;
    };
    let marks = rest.trim_start_matches([' ', '\t']);
    let behind = marks.trim_start_matches([',', '{', '[', '}', ']']);
    let is_end = behind.is_empty() || behind.starts_with(['\n', '\r']);
    let doubled = rest.strip_prefix('"');
    let is_doubled = doubled.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_doubled || (is_end && marks.len() - behind.len() <= 2)
}

/// Whether a mark has no place between what stands `before` it, the last first, and the rest of the file.
fn is_stray(before: [Option<What>; 2], mark: What, rest: &str) -> bool {
    let in_line = rest.trim_start_matches([' ', '\t']);
    let next = rest.trim_start();
    let is_value = before == [Some(What::Text), Some(What::Colon)];
    let ends = in_line.starts_with([',', '}', ']', '\n', '\r']);
    match (mark, before[0]) {
        (What::Colon, Some(What::Text)) => is_value && ends,
        (What::Colon, _) => true,
        (What::Comma, Some(What::Colon)) => next.starts_with(['"', '[', '{']) && !is_field(next),
        (What::Close(close), Some(What::Open(open))) => {
            partner(open) != close || next.starts_with('"')
        }
        (What::Open(_), Some(What::Text)) if is_value => ends,
        (What::Comma | What::Open(_) | What::Close(_), Some(What::Text)) => {
            in_line.starts_with(':')
        }
        _ => false,
    }
}

/// Whether a field's name and its colon begin a text.
fn is_field(text: &str) -> bool {
    let name = text.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    name.is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// Whether a string does not end at the first mark that could be meant.
fn is_odd(text: &str, body: usize, end: &End) -> bool {
    let is_straight = text[..body].ends_with('"') && text[end.at..].starts_with('"');
    let goes_on = text[end.next..].starts_with(char::is_alphabetic);
    !is_straight || goes_on || !end.inner.is_empty() || text[body..end.at].contains('\n')
}

fn is_comment(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*") || text.starts_with('#')
}

/// How long a comment is.
fn comment(text: &str) -> usize {
    match text.starts_with("/*") {
        true => text.find("*/").map_or(text.len(), |end| end + 2),
        false => text.find('\n').unwrap_or(text.len()),
    }
}
