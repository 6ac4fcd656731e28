//! What credits call those who directed a film, so that programs can be told of them, too.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{LocaleFile, files};

/// In small letters.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let files = files::ALL.iter();
    let files = files.filter_map(|(_, text)| serde_json::from_str::<LocaleFile>(text).ok());
    files
        .flat_map(|file| file.directing)
        .map(|word| word.to_lowercase())
        .collect()
});

/// Whether a role in the credits, in whatever language, is that of the director, and nothing else.
pub fn is_directing(role: &str) -> bool {
    WORDS.contains(&role.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directors_are_known_in_every_language_of_the_interface_and_nobody_else_is() {
        for (role, expected) in [
            ("Director", true),
            ("Directed by", true),
            ("Regie", true),
            ("Regisseurin", true),
            ("Réalisation", true),
            ("RÉALISATRICE", true),
            ("Dirección", true),
            ("Directora", true),
            ("导演", true),
            ("導演", true),
            ("執導", true),
            ("المخرجة", true),
            ("إخراج", true),
            ("Director of photography", false),
            ("Assistant director", false),
            ("Regieassistenz", false),
            ("Direction de production", false),
            ("Dirección de fotografía", false),
            ("副导演", false),
            ("副導演", false),
            ("مساعد المخرج", false),
            ("مدير التصوير", false),
            ("Who held the camera", false),
            ("", false),
        ] {
            assert_eq!(is_directing(role), expected, "{role}");
        }
    }
}
