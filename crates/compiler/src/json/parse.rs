//! The parser: the JSON of RFC 8259, and a way on after each mistake.

use std::borrow::Cow;

use crate::json::number::is_number;
use crate::json::{Member, Node, Value, string};
use crate::problem::{Code, Edit, Help, Problems, Span, quoted};

/// How deep lists and objects may nest. The format needs seven levels; more is a mistake or an attack.
const DEEPEST: usize = 32;

/// Reads a whole file.
///
/// The result holds whatever could be read. It is `None` when the file has no value at all, or when it ends
/// so early that looking at the rest would only produce confusion ([`Code::Unfinished`]).
pub(crate) fn parse<'a>(text: &'a str, problems: &mut Problems) -> Option<Node<'a>> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        given_up: false,
        problems,
    };
    parser.skip_blank();
    if parser.peek().is_none() {
        parser.problems.add(
            Code::Empty,
            0..text.len(),
            "The file is empty.",
            "Begin with { and end with }.",
        );
        return None;
    }
    let root = parser.value();
    parser.skip_blank();
    if !parser.given_up && parser.peek().is_some() {
        let start = parser.at;
        let end = parser.line_end();
        parser.problems.add(
            Code::Syntax,
            start..end,
            "Something follows after the end of the film.",
            Help::with(
                "Delete it, or look for a } too many above.",
                vec![Edit::delete(start..text.len())],
            ),
        );
    }
    (!parser.given_up).then_some(root)
}

struct Parser<'a, 'p> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The structure is lost: nothing more is read and nothing more reported.
    given_up: bool,
    problems: &'p mut Problems,
}

impl<'a> Parser<'a, '_> {
    fn value(&mut self) -> Node<'a> {
        let start = self.at;
        let value = match self.peek() {
            Some('{') => self.nested(Self::object),
            Some('[') => self.nested(Self::array),
            Some(quote) if string::opens(quote) => Value::String(self.string()),
            Some(character)
                if character == '-'
                    || character == '+'
                    || character == '.'
                    || character.is_ascii_digit() =>
            {
                self.number()
            }
            Some(character) if character.is_alphabetic() => self.word(),
            _ => self.nothing(),
        };
        Node {
            value,
            span: start..self.at,
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Value<'a>) -> Value<'a> {
        if self.depth == DEEPEST {
            self.problems.add(
                Code::Unfinished,
                self.at..self.at + 1,
                format!("Lists and objects are nested more than {DEEPEST} deep."),
                "The format needs seven levels: look for a bracket that is never closed.",
            );
            self.give_up();
            return Value::Broken;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Value<'a> {
        let mut members: Vec<Member<'a>> = Vec::new();
        self.sequence('}', |parser| {
            let key_start = parser.at;
            let Some(key) = parser.key() else {
                return false;
            };
            let key_span = key_start..parser.at;
            parser.skip_blank();
            parser.colon(&key_span);
            parser.skip_blank();
            let value = parser.value();
            members.push(Member {
                key,
                key_span,
                value,
            });
            true
        });
        Value::Object(members)
    }

    fn array(&mut self) -> Value<'a> {
        let mut items = Vec::new();
        self.sequence(']', |parser| {
            items.push(parser.value());
            true
        });
        Value::Array(items)
    }

    /// Reads what stands between the bracket at this place and its partner, separated by commas.
    ///
    /// `read` takes one part and says whether it found one.
    fn sequence(&mut self, close: char, mut read: impl FnMut(&mut Self) -> bool) {
        let open = self.at;
        self.at += 1;
        let mut comma: Option<Span> = None;
        let mut first = true;
        loop {
            self.skip_blank();
            if self.given_up {
                return;
            }
            match self.peek() {
                None => return self.end_of_file(open),
                Some(character) if character == close || matches!(character, '}' | ']') => {
                    return self.close(open, close, character, comma);
                }
                Some(',') => self.stray_comma(),
                Some(_) => {
                    if !first && comma.is_none() {
                        self.missing_comma();
                    }
                    comma = None;
                    first = false;
                    if !read(self) {
                        self.skip_to_structure();
                    }
                    self.skip_blank();
                    if self.peek() == Some(',') {
                        comma = Some(self.at..self.at + 1);
                        self.at += 1;
                    }
                }
            }
        }
    }

    fn close(&mut self, open: usize, expected: char, found: char, comma: Option<Span>) {
        if let Some(span) = comma {
            self.problems.add(
                Code::Syntax,
                span.clone(),
                format!("Nothing follows this comma before {found}."),
                Help::with("Delete the comma.", vec![Edit::delete(span)]),
            );
        }
        if found != expected {
            let opened = &self.text[open..=open];
            self.problems.add(
                Code::Syntax,
                self.at..self.at + 1,
                format!("{found} closes what was opened with {opened}."),
                Help::with(
                    format!("Write {expected}, or look for a bracket missing above."),
                    vec![Edit {
                        span: self.at..self.at + 1,
                        text: expected.to_string(),
                    }],
                ),
            );
        }
        self.at += 1;
    }

    fn end_of_file(&mut self, open: usize) {
        let opened = &self.text[open..=open];
        let close = if opened == "{" { '}' } else { ']' };
        self.problems.add(
            Code::Unfinished,
            open..open + 1,
            format!("This {opened} is never closed: the file ends before its {close}."),
            format!("Add the missing {close}. The rest of the file could not be checked."),
        );
        self.give_up();
    }

    fn stray_comma(&mut self) {
        self.problems.add(
            Code::Syntax,
            self.at..self.at + 1,
            "A comma with nothing before it.",
            Help::with(
                "Delete the comma.",
                vec![Edit::delete(self.at..self.at + 1)],
            ),
        );
        self.at += 1;
    }

    fn missing_comma(&mut self) {
        let before = self.text[..self.at].trim_end().len();
        self.problems.add(
            Code::Syntax,
            before.saturating_sub(1)..before,
            "A comma is missing after this.",
            Help::with(
                "Separate the parts of a list or object with commas.",
                vec![Edit::put(before, ",")],
            ),
        );
    }

    fn key(&mut self) -> Option<Cow<'a, str>> {
        match self.peek()? {
            quote if string::opens(quote) => Some(self.string()),
            letter if letter.is_alphabetic() || letter == '_' || letter == '$' => {
                let start = self.at;
                self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
                let key = &self.text[start..self.at];
                self.problems.add(
                    Code::Syntax,
                    start..self.at,
                    "A field’s name needs quotation marks.",
                    Help::write(start..self.at, quoted(key)),
                );
                Some(Cow::Borrowed(key))
            }
            _ => {
                let start = self.at;
                let end = self.line_end();
                self.problems.add(
                    Code::Syntax,
                    start..end,
                    "The name of a field should stand here.",
                    "Write it in quotation marks, then a colon, then its value.",
                );
                None
            }
        }
    }

    fn colon(&mut self, key: &Span) {
        match self.peek() {
            Some(':') => self.at += 1,
            Some('=' | '：') => {
                let end = self.at + self.peek().map_or(1, char::len_utf8);
                self.problems.add(
                    Code::Syntax,
                    self.at..end,
                    "A field’s name is followed by a colon.",
                    Help::write(self.at..end, ":"),
                );
                self.at = end;
            }
            None => {}
            Some(_) => self.problems.add(
                Code::Syntax,
                key.clone(),
                "A colon is missing after this field’s name.",
                Help::with(
                    format!("Write {}:", &self.text[key.clone()]),
                    vec![Edit::put(key.end, ":")],
                ),
            ),
        }
    }

    fn string(&mut self) -> Cow<'a, str> {
        let (value, end) = string::read(self.text, self.at, self.problems);
        self.at = end;
        value
    }

    fn number(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '/' | '~' | '?')
        });
        let number = &self.text[start..self.at];
        if !is_number(number) {
            self.problems.add(
                Code::Syntax,
                start..self.at,
                format!("{number} is not a number as JSON writes them."),
                Help::with(
                    format!("Write {} if it is a text or a date; a number has no + and no leading zero.", quoted(number)),
                    vec![Edit { span: start..self.at, text: quoted(number) }],
                ),
            );
            return Value::Broken;
        }
        Value::Number(number)
    }

    fn word(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let word = &self.text[start..self.at];
        match word {
            "null" => return Value::Null,
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            _ => {}
        }
        let lower = word.to_lowercase();
        let span = start..self.at;
        let help = match lower.as_str() {
            "none" | "nil" | "undefined" | "null" | "nan" => Help::write(span.clone(), "null"),
            "true" | "false" => Help::write(span.clone(), lower),
            _ => Help::write(span.clone(), quoted(word)),
        };
        self.problems.add(
            Code::Syntax,
            span,
            format!("{word} needs quotation marks."),
            help,
        );
        Value::Broken
    }

    /// Reports that a value should stand here.
    fn nothing(&mut self) -> Value<'a> {
        let start = self.at;
        if !matches!(self.peek(), None | Some(',' | '}' | ']')) {
            self.skip_to_structure();
        }
        let end = self
            .at
            .max(start + self.text[start..].chars().next().map_or(0, char::len_utf8));
        if self.peek().is_some() {
            self.problems.add(
                Code::Syntax,
                start..end,
                "A value should stand here.",
                "Write a text in quotation marks, a number, a list [ ] or an object { }.",
            );
        }
        Value::Broken
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_while(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    /// Skips white space, and comments after reporting them.
    fn skip_blank(&mut self) {
        loop {
            self.skip_while(|c| c.is_whitespace() || c == '\u{feff}');
            let rest = &self.text[self.at..];
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.problems.add(
                Code::Syntax,
                self.at..self.at + length,
                "JSON has no comments.",
                Help::with(
                    "Delete it, or keep it in a field \"note\" where the format has one.",
                    vec![Edit::delete(self.at..self.at + length)],
                ),
            );
            self.at += length;
        }
    }

    /// Skips what cannot be read, up to the next thing that gives the file its structure.
    fn skip_to_structure(&mut self) {
        self.skip_while(|c| !matches!(c, ',' | '}' | ']' | '\n'));
    }

    fn line_end(&self) -> usize {
        let rest = &self.text[self.at..];
        self.at + rest.find('\n').unwrap_or(rest.len())
    }

    fn give_up(&mut self) {
        self.given_up = true;
        self.at = self.text.len();
    }
}

#[cfg(test)]
mod tests;
