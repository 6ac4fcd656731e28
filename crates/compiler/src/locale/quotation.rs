//! Quotation marks, by the language of the words between them (CLDR, `delimiters`).

use companion_model::QuoteMarks;
use icu_locale_core::subtags::{Script, script};

use super::files;

const TRADITIONAL: Script = script!("Hant");

/// The marks of a language; the curly double ones where nothing else is known.
pub(crate) fn marks(language: &str) -> QuoteMarks {
    let primary = language.split('-').next().unwrap_or_default();
    let script = files::written_in(language).and_then(|(_, script)| script);
    let (open, close) = match (primary, script) {
        ("zh", Some(TRADITIONAL)) | ("ja", _) => ("「", "」"),
        // They are not mirrored: from right to left, these are what the others are from left to right.
        ("ar", _) => ("”", "“"),
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
        for (language, open, close) in [
            ("en", "“", "”"),
            ("zh-Hans", "“", "”"),
            ("zh-Hant", "「", "」"),
            ("zh-Hant-HK", "「", "」"),
            ("zh-TW", "「", "」"),
            ("ar-EG", "”", "“"),
            ("ja", "「", "」"),
            ("de-AT", "„", "“"),
            ("pl", "„", "”"),
            ("sv", "”", "”"),
            ("es", "«", "»"),
            ("fr-CA", "«\u{202f}", "\u{202f}»"),
            ("tlh", "“", "”"),
        ] {
            let marks = marks(language);
            let found = (marks.open.as_str(), marks.close.as_str());
            assert_eq!(found, (open, close), "{language}");
        }
    }
}
