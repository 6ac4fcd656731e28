//! Language tags.

use icu_locale_core::LanguageIdentifier;

use super::string;
use crate::author::read::{Read, Reader, Spanned};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::{Code, Help, Span, quoted, shown};

/// A language tag (BCP 47) in its canonical spelling: `en`, `zh-Hans`.
#[derive(Debug)]
pub(crate) struct Language(pub(crate) Spanned<String>);

/// What people take for language tags, and what they mean.
const MISTAKEN: [(&str, &str); 17] = [
    ("cn", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("chinese", "zh-Hans"),
    ("zh-chs", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("tw", "zh-Hant"),
    ("zh-tw", "zh-Hant"),
    ("zh-cht", "zh-Hant"),
    ("cht", "zh-Hant"),
    ("english", "en"),
    ("eng", "en"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("german", "de"),
    ("ger", "de"),
    ("french", "fr"),
    ("fre", "fr"),
];

impl Read for Language {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let tag = string(node, "A language", reader)?;
        language(&tag.value, &tag.span, reader).map(|value| {
            Self(Spanned {
                value,
                span: tag.span,
            })
        })
    }
}

/// A language tag in its canonical spelling, or nothing after reporting it.
pub(crate) fn language(tag: &str, span: &Span, reader: &mut Reader) -> Option<String> {
    let plain = tag.to_ascii_lowercase().replace('_', "-");
    let mistaken = MISTAKEN
        .iter()
        .find(|(wrong, _)| *wrong == plain)
        .map(|(_, right)| *right);
    let right = match (mistaken, canonical(&tag.replace('_', "-"))) {
        (Some(right), _) => Some(right.to_owned()),
        (None, Some(canonical)) if canonical == tag => return Some(canonical),
        (None, canonical) => canonical,
    };
    let help = match right {
        Some(right) => Help::write(span.clone(), quoted(&right)),
        None => Help::from("Write \"en\", \"zh-Hans\" or \"fr-CA\""),
    };
    reader.problems.add(
        Code::BadLanguage,
        span.clone(),
        format!("“{}” is not a language tag.", shown(tag)),
        help,
    );
    None
}

/// The canonical spelling of what has the form of a language tag.
fn canonical(tag: &str) -> Option<String> {
    tag.parse::<LanguageIdentifier>()
        .ok()
        .filter(|id| !id.language.is_unknown())
        .map(|id| id.to_string())
}

impl Describe for Language {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Language", |_| {
            let mistaken: Vec<String> = MISTAKEN
                .iter()
                .filter_map(|(wrong, _)| canonical(wrong))
                .collect();
            let not = format!("(?!und(?:-|$))(?!(?:{})$)", mistaken.join("|"));
            let script = "(?:-[A-Z][a-z]{3})?";
            let region = "(?:-(?:[A-Z]{2}|[0-9]{3}))?";
            let variants = "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*";
            let pattern = format!("^{not}[a-z]{{2,3}}{script}{region}{variants}$");
            matching(
                &pattern,
                "Write a language tag: “en”, “zh-Hans” or “fr-CA”.",
            )
        })
    }

    fn examples() -> Vec<serde_json::Value> {
        ["en", "zh-Hans", "zh-Hant", "fr"].map(Into::into).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_canonical() {
        for (tag, expected, help) in [
            ("en", Some("en"), None),
            ("zh-Hans", Some("zh-Hans"), None),
            ("fr-CA", Some("fr-CA"), None),
            ("zh-hans", None, Some("Write \"zh-Hans\"")),
            ("cn", None, Some("Write \"zh-Hans\"")),
            ("zh_CN", None, Some("Write \"zh-Hans\"")),
            ("english", None, Some("Write \"en\"")),
            ("??", None, Some("Write \"en\", \"zh-Hans\" or \"fr-CA\"")),
        ] {
            let mut reader = Reader::default();
            assert_eq!(
                language(tag, &(0..1), &mut reader).as_deref(),
                expected,
                "{tag}"
            );
            let found = reader.problems.into_sorted();
            assert_eq!(
                found.first().map(|problem| problem.help.as_str()),
                help,
                "{tag}"
            );
        }
    }
}
