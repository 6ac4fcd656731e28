//! Counts, and the files of the interface's words.

use super::*;
use crate::author::words::{AwardResult, ReleaseKind, SourceKind, Word};

#[test]
fn every_locale_has_every_word_and_no_other() {
    for (tag, text) in FILES {
        let file: LocaleFile = serde_json::from_str(text).unwrap();
        for (words, keys) in [
            (&file.releases, ReleaseKind::WORDS),
            (&file.awards, AwardResult::WORDS),
            (&file.sources, SourceKind::WORDS),
        ] {
            let mut expected = keys.to_vec();
            expected.sort_unstable();
            assert_eq!(words.keys().collect::<Vec<_>>(), expected, "{tag}");
        }
        for patterns in [
            &file.minutes,
            &file.found,
            &file.part,
            &file.all_elsewhere,
            &file.rest_elsewhere,
        ] {
            assert!(patterns.contains_key("other"), "{tag}");
        }
        assert!(file.page.chapter.contains("{n}"), "{tag}");
        assert!(!file.directing.is_empty(), "{tag}");
        assert!(!text.contains("\"\""), "{tag}: a word is empty");
    }
}

/// Each sentence with its places for words and numbers, as the English one has them.
#[test]
fn no_language_forgets_what_a_phrase_is_about() {
    let english = places(FILES[0].1);
    for (tag, text) in FILES {
        for (path, found) in places(text) {
            // A plural of its own is compared with the English plural, a unit of time with any other.
            let general = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            let expected = english
                .get(&path)
                .or_else(|| english.get(&format!("{general}/other")))
                .unwrap_or_else(|| panic!("{tag}: {path} is not in English"));
            assert_eq!(&found, expected, "{tag}: {path}");
        }
    }
}

/// The `{…}` of every text, by its place in the file.
fn places(text: &str) -> BTreeMap<String, Vec<String>> {
    fn collect(value: &serde_json::Value, path: &str, all: &mut BTreeMap<String, Vec<String>>) {
        match value {
            serde_json::Value::String(text) => {
                let mut found: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
                    .collect();
                found.sort();
                all.insert(path.to_owned(), found);
            }
            serde_json::Value::Object(members) => {
                for (key, value) in members {
                    collect(value, &format!("{path}/{key}"), all);
                }
            }
            // Units of time, of which languages have more or fewer.
            serde_json::Value::Array(items) => {
                for item in items {
                    collect(item, path, all);
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    collect(&serde_json::from_str(text).unwrap(), "", &mut all);
    all.remove("/dates_as");
    all
}

#[test]
fn words_and_counts_of_a_phrase_are_in_one_language() {
    // Without words of their own, Czech pages count in English, and put dates together in signs.
    let czech = Locale::new("cs").unwrap();
    assert_eq!(czech.part(51, 100, 1250), "Events 51–100 of 1,250");
    assert_eq!(czech.number(12500), "12\u{a0}500");
    assert_eq!(czech.runtime(91).text, "91 min");
    let german = Locale::new("de").unwrap();
    assert_eq!(german.part(51, 100, 1250), "Ereignisse 51–100 von 1.250");
    assert_eq!(german.runtime(1).text, "1 Minute");
    assert_eq!(Locale::name("cs"), "Čeština");
    assert_eq!(Locale::name("de"), "Deutsch");
}

#[test]
fn counts_are_worded() {
    let en = Locale::new("en").unwrap();
    assert_eq!(en.runtime(1).text, "1 minute");
    assert_eq!(en.runtime(91).text, "91 minutes");
    assert_eq!(en.runtime(91).duration, "PT91M");
    assert_eq!(en.position(3, 14), "3 of 14");
    assert_eq!(en.found(45), "{n} of 45 events");
    assert_eq!(en.found(1), "{n} of 1 event");
    assert_eq!(en.part(51, 100, 1250), "Events 51–100 of 1,250");
    assert_eq!(en.part(7, 7, 7), "Event 7 of 7");
    assert_eq!(
        en.elsewhere(50, 1250),
        "1,250 events. The first 50 are here, the others on pages of their own: "
    );
    assert_eq!(en.elsewhere(0, 1), "1 event, on a page of its own: ");
}

/// Where the words are English, their numbers stand before them also among words that run from right to left.
#[test]
fn counts_are_read_from_left_to_right() {
    let arabic = Locale::new("ar").unwrap();
    for words in [
        arabic.runtime(91).text,
        arabic.position(1, 2),
        arabic.found(45),
    ] {
        assert!(words.starts_with('\u{200e}'), "{words:?}");
    }
    let czech = Locale::new("cs").unwrap();
    assert_eq!(czech.runtime(91).text, "91 min");
}

#[test]
fn a_language_knows_its_direction_and_its_file() {
    for (tag, direction, known) in [
        ("en", Direction::Ltr, true),
        ("en-GB", Direction::Ltr, true),
        ("ar", Direction::Rtl, false),
        ("he", Direction::Rtl, false),
        ("az-Arab", Direction::Rtl, false),
    ] {
        assert_eq!(Locale::new(tag).unwrap().direction(), direction, "{tag}");
        assert_eq!(Locale::is_known(tag), known, "{tag}");
    }
}
