//! Which codes are languages, and what is spoken in a country (CLDR, “likely subtags”).

use icu_locale::{LocaleExpander, TransformResult};
use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::{Language, Region, Script, language};

const LIKELY: LocaleExpander = LocaleExpander::new_extended();

/// Whether a language has this code. Of two letters CLDR knows all there are; of three there are too many to be sure.
pub(super) fn has(language: Language) -> bool {
    // CLDR has Twi as a kind of Akan.
    language.as_str().len() > 2
        || language == language!("tw")
        || maximized(language.into()).is_some()
}

/// The tag of the language that most people speak in the country with this code.
pub(super) fn spoken_in(country: &str) -> Option<String> {
    let region: Region = country.parse().ok()?;
    let there = maximized(LanguageIdentifier {
        region: Some(region),
        ..LanguageIdentifier::UNKNOWN
    })?;
    let language = there.language;
    let by_itself = maximized(language.into())?;
    let tag = match (
        language == language!("zh"),
        by_itself.region == Some(region),
    ) {
        // One script of Chinese is not read by all who read the other.
        (true, _) => LanguageIdentifier {
            region: None,
            ..there
        },
        (false, true) => language.into(),
        (false, false) => LanguageIdentifier {
            language,
            region: Some(region),
            ..LanguageIdentifier::UNKNOWN
        },
    };
    Some(tag.to_string())
}

/// The script that a language is written in, by its tag or as a rule.
pub(super) fn script(id: &LanguageIdentifier) -> Option<Script> {
    id.script.or_else(|| maximized(id.clone())?.script)
}

/// All codes of two letters, as a regular expression.
pub(super) fn codes_of_two_letters() -> String {
    let letters = || 'a'..='z';
    let is_code = |first: char, second: char| {
        let code: Option<Language> = format!("{first}{second}").parse().ok();
        code.is_some_and(has)
    };
    let beginning_with = |first| {
        let second: String = letters().filter(|second| is_code(first, *second)).collect();
        (!second.is_empty()).then(|| format!("{first}[{second}]"))
    };
    letters()
        .filter_map(beginning_with)
        .collect::<Vec<_>>()
        .join("|")
}

/// A tag with its script and region; nothing where CLDR knows none.
fn maximized(mut id: LanguageIdentifier) -> Option<LanguageIdentifier> {
    (LIKELY.maximize(&mut id) == TransformResult::Modified).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All of ISO 639-1.
    const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
        dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
        it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
        nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr \
        ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    #[test]
    fn every_language_of_the_standard_is_one() {
        let unknown: Vec<&str> = ISO_639_1
            .split_whitespace()
            .filter(|code| !has(code.parse().unwrap()))
            .collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn what_is_no_language_is_none() {
        for code in ["cz", "sp", "gb", "cn", "jp", "gr", "dk", "ua", "xx", "us"] {
            assert!(!has(code.parse().unwrap()), "{code}");
        }
    }
}
