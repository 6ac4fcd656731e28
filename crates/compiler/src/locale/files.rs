//! The languages that have interface words, and whose words a tag gets.

use icu_locale::LocaleExpander;
use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::{Language, Script};

/// A language's tag, and the text of `assets/locales/<tag>.json`.
pub(super) type File = (&'static str, &'static str);

/// The words that stand in where a language has none.
pub(super) const ENGLISH: File = ("en", include_str!("../../../../assets/locales/en.json"));

pub(super) const ALL: &[File] = &[
    ENGLISH,
    ("ar", include_str!("../../../../assets/locales/ar.json")),
    ("de", include_str!("../../../../assets/locales/de.json")),
    ("es", include_str!("../../../../assets/locales/es.json")),
    ("fr", include_str!("../../../../assets/locales/fr.json")),
    (
        "zh-Hans",
        include_str!("../../../../assets/locales/zh-Hans.json"),
    ),
    (
        "zh-Hant",
        include_str!("../../../../assets/locales/zh-Hant.json"),
    ),
];

const LIKELY: LocaleExpander = LocaleExpander::new_extended();

/// The file of a tag's language in the same script: that of `en` for `en-GB`, that of `zh-Hant` for `zh-HK`.
pub(super) fn of(tag: &str) -> Option<File> {
    let wanted = written_in(tag)?;
    let of_that = |file: &&File| written_in(file.0) == Some(wanted);
    ALL.iter().find(of_that).copied()
}

/// A tag's language and the script that it is written in there, by the tag or as a rule (CLDR, “likely subtags”).
pub(super) fn written_in(tag: &str) -> Option<(Language, Option<Script>)> {
    let id: LanguageIdentifier = tag.parse().ok()?;
    Some((id.language, LIKELY.get_likely_script(&id)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_tag_gets_the_words_of_its_language_in_its_script() {
        for (tag, file) in [
            ("en", Some("en")),
            ("en-GB", Some("en")),
            ("de-CH-1996", Some("de")),
            ("ar-EG", Some("ar")),
            ("ar-Latn", None),
            ("zh", Some("zh-Hans")),
            ("zh-CN", Some("zh-Hans")),
            ("zh-SG", Some("zh-Hans")),
            ("zh-Hans-HK", Some("zh-Hans")),
            ("zh-Hant", Some("zh-Hant")),
            ("zh-TW", Some("zh-Hant")),
            ("zh-HK", Some("zh-Hant")),
            ("zh-MO", Some("zh-Hant")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("yue", None),
            ("he", None),
            ("cs", None),
            ("tlh", None),
            ("", None),
        ] {
            assert_eq!(of(tag).map(|(known, _)| known), file, "{tag}");
        }
    }

    #[test]
    fn readme_and_guide_name_every_language_that_has_words() {
        let named = |(tag, _): &File| match *tag {
            "ar" => "Arabic",
            "de" => "German",
            "en" => "English",
            "es" => "Spanish",
            "fr" => "French",
            "zh-Hans" | "zh-Hant" => "Chinese",
            tag => panic!("README and docs/authoring.md do not name {tag}"),
        };
        let expected: BTreeSet<&str> = ALL.iter().map(named).collect();
        for guide in [
            include_str!("../../../../README.md"),
            include_str!("../../../../docs/authoring.md"),
        ] {
            let words: Vec<&str> = guide.split_whitespace().collect();
            let text = words.join(" ");
            let (_, rest) = text.split_once("The page's own words").unwrap();
            let (_, list) = rest.split_once(" there in ").unwrap();
            let list = list.split(['.', ';']).next().unwrap();
            let names = list.split([' ', ',']);
            let names = names.filter(|word| word.starts_with(char::is_uppercase));
            assert_eq!(names.collect::<BTreeSet<_>>(), expected, "{list}");
        }
    }
}
