//! The format as a JSON Schema (draft 2020-12), from the types that read it, for editors to complete and
//! check with.
//!
//! What suits editors decides some of its form. Their JSON language service lets the annotations of a `$ref`'s
//! target win over those beside the `$ref`; so only records and unions carry a title and a description of
//! their own, and the small types carry nothing but rules. It tells the records of a union apart by a
//! constant in each. And it shows `patternErrorMessage` in place of a regular expression; to everybody
//! else that is an annotation.

mod docs;
mod shape;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::author::Draft;
use crate::author::words::Word;

pub(crate) use docs::Docs;
pub(crate) use shape::Shape;

/// A type of the author's format that can say what it looks like.
pub(crate) trait Describe {
    /// The schema of a value, by reference where it is used more than once.
    fn describe(definitions: &mut Definitions) -> Value;

    /// What an author may write, for fields that have no example of their own.
    fn examples() -> Vec<Value> {
        Vec::new()
    }
}

/// The `$defs` of the schema, in the order in which they are first referred to.
#[derive(Debug, Default)]
pub(crate) struct Definitions(Map<String, Value>);

impl Definitions {
    /// A reference to the definition of that name, which is built the first time.
    pub(crate) fn refer(&mut self, name: &str, build: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.0.contains_key(name) {
            // The place is taken before the parts take theirs.
            self.0.insert(name.to_owned(), Value::Null);
            let built = build(self);
            self.0.insert(name.to_owned(), built);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// A reference to a record of a union. The union knows of which kind the record is, and so its word
    /// on the definition is the last.
    pub(crate) fn refer_kind<W: Word>(
        &mut self,
        name: &str,
        kind: W,
        build: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let reference = self.refer(name, |_| Value::Null);
        let mut built = build(self);
        let mut word = constant(kind);
        word["title"] = W::WHAT.into();
        // Told of one word twice, an editor does not write it but offers it, with those of the other kinds.
        word["examples"] = json!([kind.as_str()]);
        built["properties"]["kind"] = word;
        self.0.insert(name.to_owned(), built);
        reference
    }

    /// Whether this is a reference to a definition that has a description of its own.
    fn is_described(&self, schema: &Value) -> bool {
        schema["$ref"]
            .as_str()
            .and_then(|pointer| pointer.strip_prefix("#/$defs/"))
            .and_then(|name| self.0.get(name))
            .is_some_and(|definition| definition.get("description").is_some())
    }
}

/// The schema of the author's file: pretty-printed JSON that ends with a line break.
pub fn schema() -> String {
    let mut definitions = Definitions::default();
    let mut file = Draft::shape(&mut definitions);
    // Editors look here for the schema; the format itself has no such field.
    let mut properties = Map::new();
    properties.insert(
        "$schema".into(),
        json!({
            "description": "Where this schema is, from the file’s folder: it lets editors complete and check.",
            "examples": ["./.companion.schema.json"]
        }),
    );
    append(&mut properties, file["properties"].take());
    file["properties"] = properties.into();

    let mut root = Map::new();
    root.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    // Relative, and so right wherever the file is put.
    root.insert("$id".into(), "companion.schema.json".into());
    append(&mut root, file);
    root.insert("$defs".into(), definitions.0.into());
    // A value always has a text: its keys are strings and its numbers finite.
    format!("{:#}\n", Value::Object(root))
}

/// The schema of a type that is one of several records.
pub(crate) fn one_of(what: &str, docs: &[&str], variants: Vec<Value>) -> Value {
    json!({
        "title": what,
        "description": Docs::new(docs).description,
        "type": "object",
        "oneOf": variants
    })
}

/// The schema of a closed list of words.
pub(crate) fn one_word<W: Word>() -> Value {
    let words: Vec<Value> = W::ALL.iter().map(|word| constant(*word)).collect();
    json!({ "title": W::WHAT, "type": "string", "oneOf": words })
}

/// The schema of a text that must match a pattern (ECMA-262, as JSON Schema has it), and what an editor says
/// where it does not.
pub(crate) fn matching(pattern: &str, message: &str) -> Value {
    json!({ "type": "string", "pattern": pattern, "patternErrorMessage": message })
}

fn constant<W: Word>(word: W) -> Value {
    json!({ "const": word.as_str(), "description": Docs::new(word.docs()).description })
}

fn append(target: &mut Map<String, Value>, source: Value) {
    if let Value::Object(members) = source {
        target.extend(members);
    }
}
