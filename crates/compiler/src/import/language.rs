//! In which language a timeline is written, as far as its letters and words tell.

use whatlang::{Lang, Script};

/// How much text is looked at, in bytes.
const ENOUGH: usize = 16 * 1024;

/// How many letters it takes to tell languages of one script apart.
const FEW: usize = 120;

/// The language of a text, and whether that is sure.
pub(super) fn guess(texts: impl Iterator<Item = String>) -> &'static str {
    let mut sample = String::new();
    for text in texts {
        sample.push_str(&text);
        sample.push('\n');
        if sample.len() > ENOUGH {
            break;
        }
    }
    let Some(info) = whatlang::detect(&sample) else {
        return "en";
    };
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let is_sure = letters >= FEW && info.is_reliable();
    let by_script = match info.script() {
        Script::Mandarin => Some("zh-Hans"),
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
        (Lang::Jpn, ..) => "ja",
        (_, Some(language), _) => language,
        (lang, _, Script::Latin) if is_sure => tag(lang),
        (_, _, Script::Latin) => "en",
        (lang, ..) => tag(lang),
    }
}

/// A language's tag (BCP 47).
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Slk => "sk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Cat => "ca",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Bel => "be",
        Lang::Mkd => "mk",
        _ => "en",
    }
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
            ("東京で生まれました。これは映画です。", "ja"),
            ("Художник родился в Москве.", "ru"),
            ("", "en"),
        ] {
            assert_eq!(guess([text.to_owned()].into_iter()), tag, "{text}");
        }
    }
}
