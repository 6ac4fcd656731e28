//! “Did you mean …?”

/// The candidate that a mistyped word most probably stands for, or none when nothing is close.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = word.to_lowercase();
    let most = match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many slips of the finger lie between the two; a plural or another joining mark is one.
fn distance(word: &str, candidate: &str) -> usize {
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    strsim::damerau_levenshtein(&plain(word), &plain(candidate))
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
}
