//! The schema of one record, field by field.

use serde_json::{Map, Value, json};

use super::{Definitions, Describe, Docs, append};

/// A record whose fields are being described, in the order in which an author would write them.
///
/// Its methods are the numbers of [`Fields`](crate::author::read::Fields).
#[derive(Debug)]
pub(crate) struct Shape {
    what: &'static str,
    docs: Docs,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl Shape {
    /// A record without fields. `what` begins a sentence: “A release”.
    pub(crate) fn new(what: &'static str, docs: &[&str]) -> Self {
        Self {
            what,
            docs: Docs::new(docs),
            properties: Map::new(),
            required: Vec::new(),
        }
    }

    pub(crate) fn one<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.required.push(name);
        self.maybe::<T>(name, docs, definitions);
    }

    pub(crate) fn checked<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.one::<T>(name, docs, definitions);
    }

    pub(crate) fn aside<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.maybe::<T>(name, docs, definitions);
    }

    pub(crate) fn maybe<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        let schema = T::describe(definitions);
        let schema = match definitions.is_described(&schema) {
            // So the field's own description is not lost beside that of what it holds.
            true => json!({ "type": "object", "allOf": [schema] }),
            false => schema,
        };
        let mut docs = Docs::new(docs);
        if docs.examples.is_empty() {
            docs.examples = T::examples();
        }
        self.add(name, docs, schema);
    }

    pub(crate) fn any<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.list::<T>(0, name, docs, definitions);
    }

    pub(crate) fn some<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.required.push(name);
        self.list::<T>(1, name, docs, definitions);
    }

    pub(crate) fn several<T: Describe>(
        &mut self,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        self.required.push(name);
        self.list::<T>(2, name, docs, definitions);
    }

    /// Says how many parts the list in a field may have, which is described already.
    pub(crate) fn at_most(&mut self, most: usize, name: &'static str) {
        self.properties[name]["maxItems"] = most.into();
    }

    /// The whole schema. A field that it does not name is underlined in editors, as the checker warns of
    /// it; fields that begin with `$` are JSON Schema's own, and the checker leaves them alone too.
    pub(crate) fn finish(self) -> Value {
        json!({
            "title": self.what,
            "description": self.docs.description,
            "type": "object",
            "properties": self.properties,
            "patternProperties": { "^\\$": true },
            "additionalProperties": false,
            "required": self.required
        })
    }

    fn list<T: Describe>(
        &mut self,
        least: usize,
        name: &'static str,
        docs: &[&str],
        definitions: &mut Definitions,
    ) {
        let mut list = json!({ "type": "array" });
        if least > 0 {
            list["minItems"] = least.into();
        }
        let docs = Docs::new(docs);
        let mut items = T::describe(definitions);
        let examples = T::examples();
        if docs.examples.is_empty() && !examples.is_empty() {
            items["examples"] = examples.into();
        }
        list["items"] = items;
        self.add(name, docs, list);
    }

    fn add(&mut self, name: &'static str, docs: Docs, schema: Value) {
        let description = Value::from(docs.description);
        let mut property = Map::new();
        property.insert("description".into(), description.clone());
        append(&mut property, schema);
        // What is said of the field goes before what is said of such values.
        property.insert("description".into(), description);
        if !docs.examples.is_empty() {
            property.insert("examples".into(), docs.examples.into());
        }
        self.properties.insert(name.to_owned(), property.into());
    }
}
