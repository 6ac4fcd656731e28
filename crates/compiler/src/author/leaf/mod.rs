//! The format's smallest parts.

mod colour;
mod extra;
mod file;
mod film_id;
mod id;
mod language;
mod number;
mod url;

use crate::author::read::{Read, Reader, Spanned, wrong_kind};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::{Node, Value};
use crate::problem::{Code, Edit, Help, quoted};

pub(crate) use colour::Colour;
pub(crate) use extra::Extra;
pub(crate) use file::{CaptionFile, Picture, SiteFile};
pub use film_id::film_id;
pub(crate) use id::{Alias, Id, check_id, name, shortened, slug};
pub(crate) use language::{Language, language, script};
pub(crate) use number::{Count, FilmTime, Minutes};
pub(crate) use url::{Url, url_fault};

/// What a text that is not empty holds at least, as a regular expression.
pub(crate) const SOMETHING: &str = r"\S";

/// Characters to be shown as they are, without Markdown and without translation: “R”.
#[derive(Debug)]
pub(crate) struct Phrase(pub(crate) Spanned<String>);

/// `true` or `false`.
#[derive(Debug)]
pub(crate) struct Truth(pub(crate) bool);

impl Read for Phrase {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        string(node, "A text", reader).map(Self)
    }
}

impl Read for Truth {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let Value::Bool(truth) = node.value else {
            let meant = match &node.value {
                Value::String(word) => word.trim().to_lowercase(),
                _ => String::new(),
            };
            let help = match meant.as_str() {
                "true" | "yes" => Help::write(node.span.clone(), "true"),
                "false" | "no" => Help::write(node.span.clone(), "false"),
                _ => "Write true or false, without quotation marks.".into(),
            };
            wrong_kind(node, "The word true or false", help, reader);
            return None;
        };
        Some(Self(truth))
    }
}

impl Describe for Phrase {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        matching(SOMETHING, "Write something.")
    }
}

impl Describe for Truth {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
}

/// Reads a string that is not empty.
pub(crate) fn string(node: &Node<'_>, what: &str, reader: &mut Reader) -> Option<Spanned<String>> {
    let Value::String(value) = &node.value else {
        wrong_kind(node, what, as_text(node), reader);
        return None;
    };
    if value.trim().is_empty() {
        let help = match reader.optional == node.span {
            true => "Write something, or delete the field.",
            false => "Write something.",
        };
        reader
            .problems
            .add(Code::Empty, node.span.clone(), "This text is empty.", help);
        return None;
    }
    Some(Spanned {
        value: value.to_string(),
        span: node.span.clone(),
    })
}

/// What to write where a text should stand and something else does.
pub(crate) fn as_text(node: &Node<'_>) -> Help {
    match &node.value {
        Value::Number(number) => Help::write(node.span.clone(), quoted(number)),
        Value::Array(items) => match items.as_slice() {
            [
                Node {
                    value: Value::String(text),
                    ..
                },
            ] => Help::with(
                "Write the text alone, without [ and ]",
                vec![Edit {
                    span: node.span.clone(),
                    text: quoted(text),
                }],
            ),
            _ => "Write one text in quotation marks, without [ and ]".into(),
        },
        _ => "Write it in quotation marks: \"…\"".into(),
    }
}
