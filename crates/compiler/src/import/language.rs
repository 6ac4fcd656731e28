//! In which language a timeline is written, as far as its letters and words tell.

use icu_locale::{Locale, LocaleCanonicalizer};
use whatlang::{Lang, Script};

/// What is assumed where nothing can be told.
const ENGLISH: &str = "en";

/// How much text is looked at, in bytes.
const ENOUGH: usize = 16 * 1024;

/// How many letters it takes to tell languages of one script apart.
const FEW: usize = 120;

/// The language of a text, and whether that is sure.
pub(super) fn guess(texts: impl Iterator<Item = String>) -> String {
    let mut sample = String::new();
    for text in texts {
        sample.push_str(&text);
        sample.push('\n');
        if sample.len() > ENOUGH {
            break;
        }
    }
    let Some(info) = whatlang::detect(&sample) else {
        return ENGLISH.to_owned();
    };
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let is_sure = letters >= FEW && info.is_reliable();
    let by_script = match info.script() {
        Script::Mandarin => Some(chinese(&sample)),
        Script::Hiragana | Script::Katakana => Some("ja"),
        Script::Hangul => Some("ko"),
        Script::Greek => Some("el"),
        Script::Thai => Some("th"),
        Script::Georgian => Some("ka"),
        Script::Armenian => Some("hy"),
        Script::Bengali => Some("bn"),
        Script::Tamil => Some("ta"),
        Script::Telugu => Some("te"),
        Script::Khmer => Some("km"),
        Script::Hebrew if !is_sure => Some("he"),
        Script::Arabic if !is_sure => Some("ar"),
        Script::Cyrillic if !is_sure => Some("ru"),
        Script::Devanagari if !is_sure => Some("hi"),
        _ => None,
    };
    match (info.lang(), by_script, info.script()) {
        (Lang::Jpn, ..) => "ja".to_owned(),
        (_, Some(language), _) => language.to_owned(),
        (lang, _, Script::Latin) if is_sure => tag(lang),
        (_, _, Script::Latin) => ENGLISH.to_owned(),
        (lang, ..) => tag(lang),
    }
}

/// Frequent characters that only the traditional script has, and the same in the simplified one.
const ONLY_TRADITIONAL: &str =
    "這們國說個時會來為對學過發電與歷灣記長開關問間見書東馬語請讓從無樣業產經實員動後還";
const ONLY_SIMPLIFIED: &str =
    "这们国说个时会来为对学过发电与历湾记长开关问间见书东马语请让从无样业产经实员动还";

/// Chinese in the script of a text.
fn chinese(text: &str) -> &'static str {
    let count = |characters: &str| text.chars().filter(|c| characters.contains(*c)).count();
    match count(ONLY_TRADITIONAL) > count(ONLY_SIMPLIFIED) {
        true => "zh-Hant",
        false => "zh-Hans",
    }
}

/// A language's tag (BCP 47), as CLDR shortens the three letters of ISO 639-3.
fn tag(lang: Lang) -> String {
    let Ok(mut locale) = lang.code().parse::<Locale>() else {
        return ENGLISH.to_owned();
    };
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    locale.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_where_that_is_safe() {
        let german = "Die Mauer wird gebaut, und über Nacht sind Familien getrennt. Niemand weiß, wie lange es dauern wird, \
             aber viele versuchen noch in den ersten Tagen, auf die andere Seite zu kommen. Einige schaffen es durch die \
             Fenster der Häuser an der Grenze.";
        for (text, tag) in [
            (german, "de"),
            ("Die Mauer", "en"),
            ("The wall is built.", "en"),
            ("艾未未生于北京，父亲是诗人。", "zh-Hans"),
            ("臺灣電影發展的歷史與記憶", "zh-Hant"),
            ("他們想要知道真相，我們也是。", "zh-Hant"),
            ("台湾电影发展的历史与记忆", "zh-Hans"),
            ("皇后", "zh-Hans"),
            // One name in the other script.
            ("这部影片在臺北放映，我们都来了。", "zh-Hans"),
            ("東京で生まれました。これは映画です。", "ja"),
            ("Художник родился в Москве.", "ru"),
            ("", "en"),
        ] {
            assert_eq!(guess([text.to_owned()].into_iter()), tag, "{text}");
        }
    }

    #[test]
    fn many_short_texts_tell_a_language_together() {
        let texts = [
            "Die Mauer wird gebaut, und über Nacht sind Familien getrennt.",
            "Niemand weiß, wie lange es dauern wird.",
            "Viele versuchen, auf die andere Seite zu kommen.",
        ];
        assert_eq!(guess(texts.map(str::to_owned).into_iter()), "de");
    }

    #[test]
    fn a_language_has_its_shortest_tag() {
        for (lang, expected) in [
            (Lang::Deu, "de"),
            (Lang::Ita, "it"),
            (Lang::Pes, "fa"),
            (Lang::Yid, "yi"),
            (Lang::Epo, "eo"),
            (Lang::Tgl, "fil"),
        ] {
            assert_eq!(tag(lang), expected);
        }
    }
}
