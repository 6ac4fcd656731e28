//! JSON that remembers where everything stands.
//!
//! serde_json stops at the first error and forgets positions. People who write JSON by hand need the
//! opposite: every mistake at once, each with its place, and the rest of the file still read. So this room
//! has a parser of its own that repairs what it can (a missing comma, a curly quotation mark) and reports it.

mod blank;
mod bracket;
mod inside;
mod layout;
mod number;
mod parse;
mod place;
mod string;
mod string_end;
mod unquoted;

use std::borrow::Cow;

use crate::problem::Span;

pub(crate) use blank::is_hidden;
pub(crate) use inside::inside;
pub(crate) use layout::{Doubt, Mended, mend};
pub(crate) use number::nearest_whole;
pub(crate) use parse::{parse, parse_mended};
pub(crate) use place::Places;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree<'a> {
    pub(crate) root: Node<'a>,
    /// Whether the file was read to its end. One that ends in the middle of something, which is then reported
    /// ([`Code::Unfinished`](crate::problem::Code::Unfinished)), lacks so much that to look for more mistakes in
    /// it would only produce confusion.
    pub(crate) is_whole: bool,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    pub(crate) value: Value<'a>,
    pub(crate) span: Span,
}

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// As written: what it means depends on the field.
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// Stands where nothing readable stood; its problem is already reported.
    Broken,
}

/// One `"key": value` of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_span: Span,
    pub(crate) value: Node<'a>,
}

impl Member<'_> {
    /// Stands where a field should and nothing readable did; its problem is already reported.
    fn unreadable(at: usize) -> Self {
        Self {
            key: Cow::Borrowed(""),
            key_span: at..at,
            value: Node {
                value: Value::Broken,
                span: at..at,
            },
        }
    }

    pub(crate) fn is_unreadable(&self) -> bool {
        self.key.is_empty() && self.key_span.is_empty()
    }
}

impl<'a> Node<'a> {
    /// The value's kind, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
            Value::Broken => "something unreadable",
        }
    }

    /// The place that stands for the whole: a list's or object's bracket, or, where that is missing, what
    /// comes first.
    pub(crate) fn opening(&self) -> Span {
        match &self.value {
            Value::Object(members) => match members.first() {
                Some(first) if first.key_span.start == self.span.start => first.key_span.clone(),
                _ => self.span.start..self.span.start + 1,
            },
            Value::Array(_) => self.span.start..self.span.start + 1,
            _ => self.span.clone(),
        }
    }

    /// The member of that name, where this is an object that has one.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Object(members) => members
                .iter()
                .find(|member| member.key == key)
                .map(|member| &member.value),
            _ => None,
        }
    }
}

/// Whether this is a comma, or what stands in its place on keyboards of other scripts.
fn is_comma(character: char) -> bool {
    matches!(character, ',' | ';' | '，' | '；' | '、' | '،' | '؛')
}
