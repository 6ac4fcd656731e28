//! Language tags.

use icu_locale_core::LanguageIdentifier;

use super::string;
use crate::author::read::{Read, Reader, Spanned};
use crate::json::Node;
use crate::problem::{Code, Help, Span, quoted};

/// A language tag (BCP 47) in its canonical spelling: `en`, `zh-Hans`.
#[derive(Debug)]
pub(crate) struct Language(pub(crate) Spanned<String>);

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
    let mistaken = match tag.to_ascii_lowercase().replace('_', "-").as_str() {
        "cn" | "zh-cn" | "chinese" | "zh-chs" | "chs" => Some("zh-Hans"),
        "tw" | "zh-tw" | "zh-cht" | "cht" => Some("zh-Hant"),
        "english" | "eng" => Some("en"),
        "jp" => Some("ja"),
        "kr" => Some("ko"),
        "german" | "ger" => Some("de"),
        "french" | "fre" => Some("fr"),
        _ => None,
    };
    let canonical = tag
        .parse::<LanguageIdentifier>()
        .ok()
        .filter(|id| !id.language.is_unknown())
        .map(|id| id.to_string());
    let right = match (mistaken, canonical) {
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
        format!("“{tag}” is not a language tag."),
        help,
    );
    None
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
