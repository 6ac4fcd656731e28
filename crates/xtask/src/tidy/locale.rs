//! Interface words: every one is said somewhere. That none is missing, the compiler's tests know.

use std::collections::HashSet;

use super::Problem;
use super::files::TextFile;

/// The words that the others are translated from.
pub(super) const WORDS: &str = "assets/locales/en.json";

/// Where the page is drawn, and where the documents around it are.
const SPEAKERS: [&str; 2] = ["src/", "crates/cli/src/"];

/// Checks that each word is named where the page is made, as `words.<name>`.
pub(super) fn check(files: &[TextFile]) -> Vec<Problem> {
    let Some(locale) = files.iter().find(|file| file.path == WORDS) else {
        return vec![Problem::new(WORDS, 1, "the interface has no words")];
    };
    let said: HashSet<&str> = files
        .iter()
        .filter(|file| SPEAKERS.iter().any(|room| file.path.starts_with(room)))
        .flat_map(|file| words_in(&file.text))
        .collect();
    unsaid(&locale.text, &said)
}

fn unsaid(locale: &str, said: &HashSet<&str>) -> Vec<Problem> {
    let words: serde_json::Value = serde_json::from_str(locale).unwrap_or_default();
    let Some(page) = words["page"].as_object() else {
        return vec![Problem::new(
            WORDS,
            1,
            "there is no \"page\" with the page’s words",
        )];
    };
    let line = |word: &str| {
        let key = format!("\"{word}\":");
        locale
            .lines()
            .position(|line| line.contains(&key))
            .map_or(1, |index| index + 1)
    };
    page.keys()
        .filter(|word| !said.contains(word.as_str()))
        .map(|word| {
            Problem::new(
                WORDS,
                line(word),
                format!("no component says “{word}”: delete it"),
            )
        })
        .collect()
}

/// The names that follow `words.`.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split("words.").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        end.map_or(rest, |end| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_nobody_says_is_found() {
        let locale =
            "{\n  \"page\": {\n    \"film\": \"The film\",\n    \"note\": \"Note: \"\n  }\n}";
        for (code, expected) in [
            ("{ &words.film } { page.words.note.clone() }", vec![]),
            ("{ &words.film }", vec![4]),
            ("keywords.film", vec![4]),
            ("", vec![3, 4]),
        ] {
            let said = words_in(code).collect();
            let lines: Vec<_> = unsaid(locale, &said)
                .iter()
                .map(|problem| problem.line)
                .collect();
            assert_eq!(lines, expected, "{code}");
        }
    }
}
