//! Language tags.

mod registry;

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::Script;

use super::string;
use crate::author::read::{Read, Reader, Spanned};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::{Code, Help, Span, quoted, shown};

/// A language tag (BCP 47) in its canonical spelling: `en`, `zh-Hans`.
#[derive(Debug)]
pub(crate) struct Language(pub(crate) Spanned<String>);

/// What people take for language tags, and what they mean. Of countries, only those stand here whose language CLDR does
/// not tell.
const MISTAKEN: &[(&str, &str)] = &[
    ("zh-cn", "zh-Hans"),
    ("zh-chs", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("zh-tw", "zh-Hant"),
    ("zh-cht", "zh-Hant"),
    ("cht", "zh-Hant"),
    ("en-uk", "en-GB"),
    ("gb", "en-GB"),
    ("us", "en"),
    ("au", "en-AU"),
    ("nz", "en-NZ"),
    ("sp", "es"),
    // The codes of three letters of languages that have one of two (ISO 639-2): only that is in the registry.
    ("ara", "ar"),
    ("ces", "cs"),
    ("chi", "zh-Hans"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("ell", "el"),
    ("eng", "en"),
    ("fas", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("gre", "el"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hun", "hu"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nld", "nl"),
    ("nor", "no"),
    ("per", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("zho", "zh-Hans"),
    // Names.
    ("arabic", "ar"),
    ("chinese", "zh-Hans"),
    ("中文", "zh-Hans"),
    ("czech", "cs"),
    ("danish", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("finnish", "fi"),
    ("français", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("mandarin", "zh-Hans"),
    ("norwegian", "no"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
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
    let plain = tag.to_lowercase().replace('_', "-");
    let mistaken = MISTAKEN.iter().find(|(wrong, _)| *wrong == plain);
    let read = identifier(&plain).filter(|_| mistaken.is_none());
    let exists = |id: &LanguageIdentifier| registry::has(id.language);
    let country = read
        .as_ref()
        .filter(|id| !exists(id))
        .and_then(|id| registry::spoken_in(id.language.as_str()));
    let right = match mistaken {
        Some((_, right)) => Some((*right).to_owned()),
        None => country
            .clone()
            .or_else(|| read.filter(exists).map(|id| id.to_string())),
    };
    if right.as_deref() == Some(tag) {
        return right;
    }
    let message = match country {
        Some(_) => format!("“{}” is a country’s code, not a language’s.", shown(tag)),
        None => format!("“{}” is not a language tag.", shown(tag)),
    };
    let help = match right {
        Some(right) => Help::write(span.clone(), quoted(&right)),
        None => Help::from("Write \"en\", \"zh-Hans\" or \"fr-CA\""),
    };
    reader
        .problems
        .add(Code::BadLanguage, span.clone(), message, help);
    None
}

/// The script in which a language is written.
pub(crate) fn script(tag: &str) -> Option<Script> {
    registry::script(&identifier(tag)?)
}

/// What has the form of a language tag.
fn identifier(tag: &str) -> Option<LanguageIdentifier> {
    let id = tag.parse::<LanguageIdentifier>().ok()?;
    (!id.language.is_unknown()).then_some(id)
}

impl Describe for Language {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Language", |_| {
            let mistaken: Vec<String> = MISTAKEN
                .iter()
                .filter_map(|(wrong, _)| identifier(wrong))
                .filter(|id| registry::has(id.language))
                .map(|id| id.to_string())
                .collect();
            let not = format!("(?!und(?:-|$))(?!(?:{})$)", mistaken.join("|"));
            let code = format!("(?:{}|[a-z]{{3}})", registry::codes_of_two_letters());
            let script = "(?:-[A-Z][a-z]{3})?";
            let region = "(?:-(?:[A-Z]{2}|[0-9]{3}))?";
            let variants = "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*";
            let pattern = format!("^{not}{code}{script}{region}{variants}$");
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
            ("hk", None, Some("Write \"zh-Hant\"")),
            ("zh_CN", None, Some("Write \"zh-Hans\"")),
            ("cz", None, Some("Write \"cs\"")),
            ("CZ", None, Some("Write \"cs\"")),
            ("gb", None, Some("Write \"en-GB\"")),
            ("us", None, Some("Write \"en\"")),
            ("jp", None, Some("Write \"ja\"")),
            ("gr", None, Some("Write \"el\"")),
            ("dk", None, Some("Write \"da\"")),
            ("ua", None, Some("Write \"uk\"")),
            ("at", None, Some("Write \"de-AT\"")),
            ("sp", None, Some("Write \"es\"")),
            ("en-UK", None, Some("Write \"en-GB\"")),
            ("deu", None, Some("Write \"de\"")),
            ("english", None, Some("Write \"en\"")),
            ("Español", None, Some("Write \"es\"")),
            // These are countries’ codes, too.
            ("se", Some("se"), None),
            ("kr", Some("kr"), None),
            ("br", Some("br"), None),
            ("tw", Some("tw"), None),
            ("gsw", Some("gsw"), None),
            ("ase", Some("ase"), None),
            ("xx", None, Some("Write \"en\", \"zh-Hans\" or \"fr-CA\"")),
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
