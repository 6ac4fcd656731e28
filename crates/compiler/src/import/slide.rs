//! A slide of a timeline while it is being taken apart: what has been understood is taken out, what is left is kept.

use serde_json::{Map, Value};

/// The fields of a slide, or of a part of one.
pub(crate) type Fields = Map<String, Value>;

/// Takes a text out. A number counts as one, an empty text as none; anything else is left where it is.
pub(crate) fn take_text(fields: &mut Fields, name: &str) -> Option<String> {
    let text = as_text(fields.get(name)?)?;
    fields.shift_remove(name);
    (!text.is_empty()).then_some(text)
}

/// A text or number without the white space around it; empty for what is as good as absent.
pub(crate) fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}

/// Takes an object out; anything else is left where it is.
pub(crate) fn take_fields(fields: &mut Fields, name: &str) -> Fields {
    match fields.get_mut(name) {
        Some(Value::Object(inner)) => {
            let inner = std::mem::take(inner);
            fields.shift_remove(name);
            inner
        }
        _ => Fields::new(),
    }
}

/// Whether a value says nothing: null, an empty text, or an object or list of such.
pub(crate) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Object(fields) => fields.values().all(is_blank),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What is worth keeping of the fields that were not understood.
pub(crate) fn worth_keeping(fields: Fields) -> Fields {
    fields
        .into_iter()
        .filter(|(_, value)| !is_blank(value))
        .collect()
}

/// Puts a value under a name, if it says anything.
pub(crate) fn put(fields: &mut Fields, name: &str, value: impl Into<Value>) {
    let value = value.into();
    if !is_blank(&value) {
        fields.insert(name.to_owned(), value);
    }
}

/// Puts a value that there may be.
pub(crate) fn put_field(fields: &mut Fields, name: &str, value: Option<Value>) {
    fields.extend(value.map(|value| (name.to_owned(), value)));
}
