//! “Did you mean …?”

mod habits;

use strsim::osa_distance;

pub(crate) use habits::elsewhere;

/// The longest word, in characters, for which another is looked for: nobody mistypes a paragraph.
const LONGEST: usize = 60;

/// The candidate that a mistyped word most probably stands for, or none when nothing is close.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = plain(word);
    let length = word.chars().take(LONGEST + 1).count();
    let most = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        10..=LONGEST => 3,
        _ => return None,
    };
    candidates
        .into_iter()
        .filter(|candidate| length.abs_diff(candidate.chars().take(2 * LONGEST).count()) <= most)
        .map(|candidate| (osa_distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= most)
        // Of several that are as close the first by name: candidates may come in any order.
        .min()
        .map(|(_, candidate)| candidate)
}

/// The field among `names` that a word most probably stands for: a usual word for it, or one that is close.
pub(crate) fn field(
    word: &str,
    names: impl Iterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    habits::synonym(word, names.clone()).or_else(|| closest(word, names))
}

/// A word without what fingers do not slip on: its case and its joining marks.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_close_words_are_suggested() {
        let names = ["title", "runtime_minutes", "sources", "id", "date", "text"];
        for (word, expected) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("source", Some("sources")),
            ("runtime-minutes", Some("runtime_minutes")),
            ("runtimeMinutes", Some("runtime_minutes")),
            ("dates", Some("date")),
            ("ID", Some("id")),
            ("xy", None),
            ("colour", None),
        ] {
            assert_eq!(closest(word, names), expected, "{word}");
        }
    }

    #[test]
    fn nothing_is_suggested_for_what_is_too_long_to_be_a_name() {
        let slip = |length: usize| "x".repeat(length) + "y";
        for (length, is_suggested) in [(LONGEST, true), (LONGEST + 1, false)] {
            let name = "x".repeat(length);
            let found = closest(&slip(length - 1), [name.as_str()]);
            assert_eq!(found.is_some(), is_suggested, "{length} letters");
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter() {
        for names in [["event-0", "event-2"], ["event-2", "event-0"]] {
            assert_eq!(closest("event-1", names), Some("event-0"));
        }
    }
}
