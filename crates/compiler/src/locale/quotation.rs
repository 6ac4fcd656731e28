//! Quotation marks, by the language of the words between them (CLDR, `delimiters`).

use companion_model::QuoteMarks;

/// The marks of a language; the curly double ones where nothing else is known.
pub(crate) fn marks(language: &str) -> QuoteMarks {
    let primary = language.split('-').next().unwrap_or_default();
    let (open, close) = match (primary, language) {
        (_, "zh-Hant" | "zh-TW" | "zh-HK" | "zh-MO") | ("ja", _) => ("「", "」"),
        ("de" | "cs" | "sk" | "sl" | "bg" | "is" | "et" | "lt", _) => ("„", "“"),
        ("pl" | "ro" | "hu" | "hr" | "sr", _) => ("„", "”"),
        ("fi" | "sv", _) => ("”", "”"),
        ("fr", _) => ("«\u{202f}", "\u{202f}»"),
        ("es" | "it" | "pt" | "ru" | "uk" | "el" | "nb" | "no" | "fa" | "ca", _) => ("«", "»"),
        _ => ("“", "”"),
    };
    QuoteMarks {
        open: open.to_owned(),
        close: close.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_the_words() {
        for (language, open) in [
            ("en", "“"),
            ("zh-Hans", "“"),
            ("zh-Hant", "「"),
            ("ja", "「"),
            ("de-AT", "„"),
            ("fr-CA", "«\u{202f}"),
            ("tlh", "“"),
        ] {
            assert_eq!(marks(language).open, open, "{language}");
        }
    }
}
