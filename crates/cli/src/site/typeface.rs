//! The typeface, which a reader can wait for and the first words cannot.
//!
//! A browser that hears of a face before it paints asks for it first, and while it lays out the page: measured on the
//! phone of `bench`, the first words then come a fifth later. One that hears of it later lays the page out once for the
//! rule, and once more for the face. So a script asks for the face when the page is there, and makes it known when the
//! face is, too; the rule is for those who read without scripts. Until then, faces of its measures stand in, and nothing
//! moves.

use std::sync::LazyLock;

use super::document::escaped;
use super::{compact, digest};

/// How a rule for a face begins in a compact sheet.
const FACE: &str = "@font-face{";

/// What asks for the face of a document, for the script in its body.
pub(super) static SCRIPT: LazyLock<String> =
    LazyLock::new(|| compact::script(include_str!("typeface.js")));

/// A style sheet in the two places that it has in a document.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Sheet {
    /// Everything that the first words need.
    rules: String,
    /// The rule for the face that has to be fetched; there is at most one.
    face: Option<String>,
}

impl Sheet {
    /// Takes a compact sheet apart.
    pub(super) fn new(sheet: &str) -> Self {
        let mut parts = Self::default();
        let mut rest = sheet;
        while let Some(start) = rest.find(FACE) {
            let (before, face) = rest.split_at(start);
            let end = face.find('}').map_or(face.len(), |end| end + 1);
            let (face, after) = face.split_at(end);
            parts.rules.push_str(before);
            match face.contains("url(") {
                true => parts.face = Some(face.to_owned()),
                false => parts.rules.push_str(face),
            }
            rest = after;
        }
        parts.rules.push_str(rest);
        parts
    }

    /// The element for the document's head.
    pub(super) fn head(&self) -> String {
        style(&self.rules)
    }

    /// The element for the end of its body, which says which face is to be asked for; empty where none is.
    pub(super) fn tail(&self) -> String {
        let Some(face) = &self.face else {
            return String::new();
        };
        let address = value(face, "src").split('"').nth(1).unwrap_or_default();
        format!(
            "<noscript data-family=\"{}\" data-face=\"{}\">{}</noscript>",
            escaped(value(face, "font-family").trim_matches('"')),
            escaped(address),
            style(face)
        )
    }

    /// How a policy names its elements.
    pub(super) fn policy_sources(&self) -> Vec<String> {
        let parts = [Some(&self.rules), self.face.as_ref()];
        let written = parts.into_iter().flatten().filter(|part| !part.is_empty());
        written.map(|part| digest::policy_source(part)).collect()
    }
}

fn style(rules: &str) -> String {
    format!("<style>{rules}</style>")
}

/// What a compact rule says of a property; nothing if it does not say.
fn value<'r>(rule: &'r str, property: &str) -> &'r str {
    let declarations = rule.split(['{', ';', '}']);
    let mut named = declarations.filter_map(|each| each.split_once(':'));
    named
        .find_map(|(name, value)| (name == property).then_some(value))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_to_be_fetched_stands_apart() {
        let fetched = "@font-face{font-family:A;src:url(\"a.woff2\") format(\"woff2\")}";
        let local = "@font-face{font-family:B;src:local(\"B\")}";
        for (sheet, face, rules) in [
            (String::new(), None, String::new()),
            ("p{a:b}".to_owned(), None, "p{a:b}".to_owned()),
            (
                format!("@layer x;{fetched}{local}p{{a:b}}"),
                Some(fetched.to_owned()),
                format!("@layer x;{local}p{{a:b}}"),
            ),
        ] {
            assert_eq!(Sheet::new(&sheet), Sheet { rules, face }, "{sheet}");
        }
    }

    #[test]
    fn a_document_without_a_typeface_has_one_style() {
        let sheet = Sheet::new("p{a:b}");
        assert_eq!(sheet.tail(), "");
        assert_eq!(sheet.policy_sources().len(), 1);
    }

    #[test]
    fn a_face_is_named_for_a_script_and_for_none() {
        let face = "@font-face{font-family:\"A B\";src:url(\"a.woff2\") format(\"woff2\")}";
        let sheet = Sheet::new(&format!("p{{a:b}}{face}"));
        assert_eq!(
            sheet.tail(),
            format!(
                "<noscript data-family=\"A B\" data-face=\"a.woff2\"><style>{face}</style></noscript>"
            )
        );
        assert_eq!(sheet.policy_sources().len(), 2);
    }
}
