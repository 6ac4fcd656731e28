//! Counts, and the files of the interface's words.

use super::*;
use crate::author::words::{AwardResult, ReleaseKind, SourceKind, Word};

#[test]
fn every_locale_has_every_word_and_no_other() {
    for (tag, text) in files::ALL {
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
        assert!(file.page.chapter.contains("{n}"), "{tag}");
        assert!(!file.directing.is_empty(), "{tag}");
        assert!(!text.contains("\"\""), "{tag}: a word is empty");
    }
}

/// What the quotes are is told as their role; a name that says it again is heard twice (ARIA Authoring Practices).
#[test]
fn no_name_of_the_quotes_says_that_they_are_a_carousel() {
    for (tag, text) in files::ALL {
        let words = serde_json::from_str::<LocaleFile>(text).unwrap().page;
        let role = words.carousel.to_lowercase();
        for name in [
            &words.quotes,
            &words.choose_quote,
            &words.previous_quote,
            &words.next_quote,
        ] {
            let says = name.to_lowercase();
            let is_named = says.contains(&role) || says.contains("carousel");
            assert!(!is_named, "{tag}: {name}");
        }
    }
}

#[test]
fn what_is_counted_has_the_plural_forms_of_its_language() {
    for (tag, text) in files::ALL {
        let forms: Vec<&str> = rules(tag).categories().map(name_of).collect();
        let phrases = places(text);
        for path in phrases.keys() {
            let (phrase, form) = path.rsplit_once('/').unwrap_or_default();
            let is_counted = phrases.contains_key(&format!("{phrase}/other"));
            assert_eq!(is_counted, forms.contains(&form), "{tag}: {path}");
        }
    }
}

/// Each sentence with its places for words and numbers, as the English one has them.
#[test]
fn no_language_forgets_what_a_phrase_is_about() {
    let english = places(files::ENGLISH.1);
    for (tag, text) in files::ALL {
        for (path, found) in places(text) {
            // A plural of its own is compared with the English plural, a unit of time with any other.
            let general = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            let mut expected = english
                .get(&path)
                .or_else(|| english.get(&format!("{general}/other")))
                .unwrap_or_else(|| panic!("{tag}: {path} is not in English"))
                .clone();
            // Where a form is that of one number alone, it can have that number in its word: “دقيقتان”, two minutes.
            if let Some(counted) = counted_in(&path).filter(|_| is_of_one_number(tag, &path)) {
                expected.retain(|place| place != counted || found.contains(place));
            }
            assert_eq!(found, expected, "{tag}: {path}");
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
                    .filter_map(|rest| Some(rest.split_once('}')?.0))
                    // Whether a date has an article is each language's own affair.
                    .map(|place| place.trim_start_matches("the_").to_owned())
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
    all.retain(|path, _| !path.starts_with("/dates/articles"));
    all
}

/// The place of the number by which the form of a phrase is chosen.
fn counted_in(path: &str) -> Option<&'static str> {
    let phrase = path.split('/').nth(1)?;
    match phrase {
        "minutes" | "all_elsewhere" | "rest_elsewhere" | "dates" => Some("n"),
        _ => None,
    }
}

/// Whether a language has the plural form at the end of a path for one number only.
fn is_of_one_number(tag: &str, path: &str) -> bool {
    let rules = rules(tag);
    let is_of =
        |number: &usize| path.ends_with(&format!("/{}", name_of(rules.category_for(*number))));
    // French has one form for 0 and for 1, and everything between.
    (0..1000_usize).filter(is_of).count() == 1
}

fn rules(tag: &str) -> PluralRules {
    PluralRules::try_new_cardinal(tag.parse::<IcuLocale>().unwrap().into()).unwrap()
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
    assert_eq!(en.part(51, 100, 1250), "Events 51–100 of 1,250");
    assert_eq!(en.part(7, 7, 7), "Event 7 of 7");
    assert_eq!(
        en.elsewhere(50, 1250),
        "1,250 events. The first 50 are here, the others on pages of their own: "
    );
    assert_eq!(en.elsewhere(0, 1), "1 event, on a page of its own: ");
}

/// Arabic has a form of its own for two, for few, for many, and for what ends in 00, 01 or 02.
#[test]
fn counts_are_worded_in_six_forms() {
    let arabic = Locale::new("ar").unwrap();
    for (number, minutes, elsewhere) in [
        (0, "0 دقيقة", "0 حدث، في صفحات مستقلة: "),
        (1, "دقيقة واحدة", "حدث واحد، في صفحة مستقلة: "),
        (2, "دقيقتان", "حدثان، في صفحات مستقلة: "),
        (3, "3 دقائق", "3 أحداث، في صفحات مستقلة: "),
        (11, "11 دقيقة", "11 حدثًا، في صفحات مستقلة: "),
        (100, "100 دقيقة", "100 حدث، في صفحات مستقلة: "),
        (103, "103 دقائق", "103 أحداث، في صفحات مستقلة: "),
    ] {
        assert_eq!(arabic.runtime(number as u32).text, minutes);
        assert_eq!(arabic.elsewhere(0, number), elsewhere);
    }
    assert_eq!(arabic.part(51, 100, 1250), "الأحداث 51–100 من أصل 1,250");
    assert_eq!(arabic.part(51, 52, 52), "الحدثان 51–52 من أصل 52");
    assert_eq!(arabic.part(7, 7, 7), "الحدث 7 من أصل 7");
    assert_eq!(arabic.position(1, 2), "1 من 2");
}

/// In Egypt the digits are others than in most of what is written in Arabic (CLDR).
#[test]
fn counts_and_dates_have_the_same_digits() {
    for (tag, number, runtime, date) in [
        ("ar", "1,250", "91 دقيقة", "22 يناير 2012"),
        ("ar-MA", "1.250", "91 دقيقة", "22 يناير 2012"),
        ("ar-EG", "١٬٢٥٠", "٩١ دقيقة", "٢٢ يناير ٢٠١٢"),
        ("ar-SY", "١٬٢٥٠", "٩١ دقيقة", "٢٢ كانون الثاني ٢٠١٢"),
        ("zh-Hant", "1,250", "91分鐘", "2012年1月22日"),
        ("zh-HK", "1,250", "91分鐘", "2012年1月22日"),
    ] {
        let locale = Locale::new(tag).unwrap();
        let day = crate::edtf::parse("2012-01-22").unwrap();
        assert_eq!(locale.number(1250), number, "{tag}");
        assert_eq!(locale.runtime(91).text, runtime, "{tag}");
        assert_eq!(locale.dates.word(day).to_text(), date, "{tag}");
    }
}

/// Where the words are English, their numbers stand before them also among words that run from right to left.
#[test]
fn counts_are_read_from_left_to_right() {
    let hebrew = Locale::new("he").unwrap();
    for words in [hebrew.runtime(91).text, hebrew.position(1, 2)] {
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
        ("ar", Direction::Rtl, true),
        ("ar-EG", Direction::Rtl, true),
        ("zh-Hant", Direction::Ltr, true),
        ("he", Direction::Rtl, false),
        ("az-Arab", Direction::Rtl, false),
    ] {
        assert_eq!(Locale::new(tag).unwrap().direction(), direction, "{tag}");
        assert_eq!(Locale::is_known(tag), known, "{tag}");
    }
}

#[test]
fn a_language_is_turned_where_its_direction_is_another() {
    let (left, right) = (Some(Direction::Ltr), Some(Direction::Rtl));
    let from_right = [
        "ar", "az-Arab", "ckb", "dv", "fa", "ha-Arab", "he", "ks", "ku-Arab", "mzn", "nqo",
        "pa-Arab", "ps", "sd", "syr", "ug", "ur", "uz-Arab", "yi",
    ];
    for tag in from_right {
        assert_eq!(Locale::turned(tag, "en"), right, "{tag}");
        assert_eq!(Locale::turned(tag, "ar"), None, "{tag}");
        assert_eq!(Locale::turned("en", tag), left, "{tag}");
    }
    for tag in ["az", "de", "ku", "pa", "sd-Deva", "zh-Hant"] {
        assert_eq!(Locale::turned(tag, "en"), None, "{tag}");
        assert_eq!(Locale::turned(tag, "ar"), left, "{tag}");
    }
}
