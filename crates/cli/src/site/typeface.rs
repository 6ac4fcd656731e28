//! The typeface, which a reader can wait for and the first words cannot.
//!
//! A browser that hears of a face before it paints asks for it first, and while it lays out the page: measured on the
//! phone of `bench`, the first words then come a fifth later. So the rule for the face stands in a style of its own at the
//! end of the page. Until it has come, faces of its measures stand in, and nothing moves.

use super::digest;

/// How a rule for a face begins in a compact sheet.
const FACE: &str = "@font-face{";

/// A style sheet in the two places that it has in a document.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Sheet {
    /// Everything that the first words need.
    rules: String,
    /// The rules for faces that have to be fetched.
    faces: String,
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
                true => parts.faces.push_str(face),
                false => parts.rules.push_str(face),
            }
            rest = after;
        }
        parts.rules.push_str(rest);
        parts
    }

    /// The element for the document's head.
    pub(super) fn head(&self) -> String {
        element(&self.rules)
    }

    /// The element for the end of its body; empty where no face is fetched.
    pub(super) fn tail(&self) -> String {
        match self.faces.is_empty() {
            true => String::new(),
            false => element(&self.faces),
        }
    }

    /// How a policy names its elements.
    pub(super) fn policy_sources(&self) -> Vec<String> {
        let parts = [&self.rules, &self.faces].into_iter();
        let written = parts.filter(|part| !part.is_empty());
        written.map(|part| digest::policy_source(part)).collect()
    }
}

fn element(rules: &str) -> String {
    format!("<style>{rules}</style>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_to_be_fetched_stand_apart() {
        let fetched = "@font-face{font-family:A;src:url(\"a.woff2\")}";
        let local = "@font-face{font-family:B;src:local(\"B\")}";
        for (sheet, faces, rules) in [
            (String::new(), "", String::new()),
            ("p{a:b}".to_owned(), "", "p{a:b}".to_owned()),
            (
                format!("@layer x;{fetched}{local}p{{a:b}}"),
                fetched,
                format!("@layer x;{local}p{{a:b}}"),
            ),
        ] {
            let faces = faces.to_owned();
            assert_eq!(Sheet::new(&sheet), Sheet { rules, faces }, "{sheet}");
        }
    }

    #[test]
    fn a_document_without_a_typeface_has_one_style() {
        let sheet = Sheet::new("p{a:b}");
        assert_eq!(sheet.tail(), "");
        assert_eq!(sheet.policy_sources().len(), 1);
    }
}
