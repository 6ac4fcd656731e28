//! Room for what the format has no field for.

use serde_json::json;

use crate::author::read::{Read, Reader, wrong_kind};
use crate::author::schema::{Definitions, Describe};
use crate::json::{Node, Value};

/// An object that belongs to another program: an importer keeps in it what has no place. It is neither checked nor
/// shown, and whoever reads it finds it in the file.
#[derive(Debug)]
pub(crate) struct Extra;

impl Read for Extra {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let Value::Object(_) = &node.value else {
            let help = "Write an object with a name for each program: { \"timelinejs\": { … } }";
            wrong_kind(node, "An object", help, reader);
            return None;
        };
        Some(Self)
    }
}

impl Describe for Extra {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "object" })
    }

    fn examples() -> Vec<serde_json::Value> {
        vec![json!({ "timelinejs": { "location": { "name": "Valparaíso" } } })]
    }
}
