//! A slide of a timeline while it is being taken apart: what has been understood is taken out, what is left is kept.

use std::collections::HashMap;

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

/// The fields without characters that no page can show, in their names too. `has_any` becomes true if there were any.
///
/// Names that go on and on, which are no names, are cut.
pub(super) fn cleaned(fields: Fields, has_any: &mut bool) -> Fields {
    let mut cleaned = Fields::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for (name, value) in fields {
        let name = clean(name, has_any);
        let short = &name[..name.floor_char_boundary(LONGEST_NAME)];
        let mut unique = short.to_owned();
        while cleaned.contains_key(&unique) {
            let number = numbers.entry(short.to_owned()).or_insert(1);
            *number += 1;
            unique = format!("{short} {number}");
        }
        cleaned.insert(unique, clean_value(value, has_any));
    }
    cleaned
}

/// The longest name of a field, in bytes.
const LONGEST_NAME: usize = 60;

fn clean_value(value: Value, has_any: &mut bool) -> Value {
    match value {
        Value::String(text) => Value::String(clean(text, has_any)),
        Value::Array(items) => {
            let items = items.into_iter();
            Value::Array(items.map(|item| clean_value(item, has_any)).collect())
        }
        Value::Object(fields) => Value::Object(cleaned(fields, has_any)),
        other => other,
    }
}

fn clean(text: String, has_any: &mut bool) -> String {
    let is_bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if !text.contains(is_bad) {
        return text;
    }
    *has_any = true;
    text.replace(is_bad, "")
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

/// Puts records aside, if there are any. One that says nothing is a record too: without it, the others would have other numbers.
pub(super) fn put_records(fields: &mut Fields, name: &str, records: Vec<Value>) {
    if !records.is_empty() {
        fields.insert(name.to_owned(), records.into());
    }
}

/// Puts a value that there may be.
pub(crate) fn put_field(fields: &mut Fields, name: &str, value: Option<Value>) {
    fields.extend(value.map(|value| (name.to_owned(), value)));
}
