//! Names, texts, numbers, and words that should have been one of them.

use std::borrow::Cow;

use super::Parser;
use crate::json::number::is_number;
use crate::json::{Value, string, unquoted};
use crate::problem::{Code, Edit, Help, Span, quoted};

impl<'a> Parser<'a, '_> {
    pub(super) fn key(&mut self) -> Option<(Cow<'a, str>, Span)> {
        let start = self.at;
        match self.peek()? {
            '"' if let Some(colon) = string::unclosed_key(self.shape, start) => {
                let name = self.text[start + 1..colon].trim_end();
                let span = start..start + 1 + name.len();
                self.problems.add(
                    Code::Syntax,
                    span.clone(),
                    "This field’s name is not closed with a quotation mark.",
                    Help::with(
                        format!("Write {}", quoted(name)),
                        vec![Edit::put(span.end, "\"")],
                    ),
                );
                self.at = colon;
                Some((Cow::Borrowed(name), span))
            }
            quote if string::opens(quote) => {
                let key = self.string();
                Some((key, start..self.at))
            }
            letter if letter.is_alphabetic() || letter == '_' || letter == '$' => {
                self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
                let (key, span) = (&self.text[start..self.at], start..self.at);
                // A quotation mark at the end was meant to have a partner.
                let end = self.at + usize::from(self.peek() == Some('"'));
                self.at = end;
                self.problems.add(
                    Code::Syntax,
                    span.clone(),
                    "A field’s name needs quotation marks.",
                    Help::with(
                        format!("Write {}", quoted(key)),
                        vec![Edit {
                            span: start..end,
                            text: quoted(key),
                        }],
                    ),
                );
                Some((Cow::Borrowed(key), span))
            }
            _ => {
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

    pub(super) fn colon(&mut self, key: &Span) {
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
                    format!("Write {}:", &self.shape[key.clone()]),
                    vec![Edit::put(key.end, ":")],
                ),
            ),
        }
    }

    pub(super) fn string(&mut self) -> Cow<'a, str> {
        let (value, end) = string::read(self.text, self.at, self.problems);
        self.at = end;
        value
    }

    pub(super) fn number(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '/' | '~' | '?' | '%')
        });
        let number = &self.text[start..self.at];
        if is_number(number) && !unquoted::goes_on(self.shape, self.at) {
            let in_object = |open: &usize| self.shape[*open..].starts_with('{');
            // In a list, commas and digits are its parts; in an object they can only be one number.
            if self.open.last().is_some_and(in_object)
                && let Some(end) = unquoted::with_commas(self.shape, self.at)
            {
                self.at = end;
                unquoted::report_commas(self.shape, start..end, self.problems);
                return Value::Broken;
            }
            return Value::Number(number);
        }
        self.at = start;
        self.phrase()
    }

    pub(super) fn word(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| c.is_alphanumeric() || c == '_');
        if !unquoted::goes_on(self.shape, self.at) {
            match &self.shape[start..self.at] {
                "null" => return Value::Null,
                "true" => return Value::Bool(true),
                "false" => return Value::Bool(false),
                _ => {}
            }
        }
        self.at = start;
        self.phrase()
    }

    /// Words or a date without quotation marks: reported, and not judged any further.
    pub(super) fn phrase(&mut self) -> Value<'a> {
        self.at = unquoted::read(self.shape, self.at, self.problems);
        Value::Broken
    }

    /// Reports that a value should stand here; the end of the file is reported by whoever is still open.
    pub(super) fn nothing(&mut self) -> Value<'a> {
        let start = self.at;
        let Some(first) = self.peek() else {
            return Value::Broken;
        };
        if !matches!(first, ',' | '}' | ']') {
            self.skip_to_structure();
        }
        self.problems.add(
            Code::Syntax,
            start..self.at.max(start + first.len_utf8()),
            "A value should stand here.",
            "Write a text in quotation marks, a number, a list [ ] or an object { }.",
        );
        Value::Broken
    }
}
