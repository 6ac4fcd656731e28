//! The months by the names that people give them.

use std::sync::LazyLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{M, MD};
use icu_locale_core::Locale;
use icu_normalizer::DecomposingNormalizer;
use strsim::osa_distance;

/// The months' names in the languages that films' editors write, January first; one spelling of a language to a line.
const NAMES: [&str; 13] = [
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
];

/// Languages whose months are known by their whole names alone: `list` begins November in Czech.
const WHOLE: [&str; 8] = ["ca", "cs", "fi", "hu", "id", "pl", "ro", "tr"];

/// What is short for a month and does not begin its name.
const SHORT: [(&str, u8); 2] = [("mrz", 3), ("mrt", 3)];

/// The fewest letters by which a month is known: `ju` begins two.
const FEWEST: usize = 3;

/// The fewest letters of a name that may have a slip: `mayor` is none of `mayo`.
const FEWEST_WITH_SLIP: usize = 6;

/// The names of [`NAMES`] without accents, and their months.
static NAMED: LazyLock<Vec<(String, u8)>> = LazyLock::new(|| {
    let names = NAMES.iter().flat_map(|names| names.split(' ').zip(1..));
    names.map(|(name, month)| (bare(name), month)).collect()
});

/// The names in the languages of [`WHOLE`] without accents, alone and beside a day: `styczeń`, `stycznia`. As CLDR has
/// them.
static NAMED_WHOLE: LazyLock<Vec<(String, u8)>> = LazyLock::new(|| {
    let locales = WHOLE.iter().filter_map(|tag| tag.parse::<Locale>().ok());
    locales.flat_map(names_in).collect()
});

fn names_in(locale: Locale) -> Vec<(String, u8)> {
    let alone = Formatter::<Gregorian, _>::try_new(locale.clone().into(), M::long());
    let with_day = Formatter::<Gregorian, _>::try_new(locale.into(), MD::long());
    let (Ok(alone), Ok(with_day)) = (alone, with_day) else {
        return Vec::new();
    };
    let names = (1..=12).flat_map(|month| {
        let day = Date::try_new_gregorian(2000, month, 1).ok()?;
        let written = [
            alone.format(&day).to_string(),
            with_day.format(&day).to_string(),
        ];
        Some(written.map(|written| (longest_word(&written), month)))
    });
    names.flatten().collect()
}

/// `gener` of `1 de gener`
fn longest_word(written: &str) -> String {
    let words = written.split(|c: char| !c.is_alphabetic());
    bare(words.max_by_key(|word| word.len()).unwrap_or_default())
}

/// A word in small letters without accents.
fn bare(word: &str) -> String {
    let apart = DecomposingNormalizer::new_nfd()
        .normalize(word)
        .to_lowercase();
    apart.replace(|c: char| ('\u{300}'..='\u{36f}').contains(&c), "")
}

/// The number of a month, given its name, the beginning of its name, or a name with one slip.
pub(super) fn month(name: &str) -> Option<u8> {
    if let Some((_, number)) = SHORT.iter().find(|(short, _)| *short == name) {
        return Some(*number);
    }
    let name = bare(name);
    let length = name.chars().count();
    if length < FEWEST {
        return None;
    }
    let whole = NAMED.iter().chain(&*NAMED_WHOLE);
    one(whole, |known| known == name)
        .or_else(|| one(NAMED.iter(), |known| known.starts_with(&name)))
        .or_else(|| {
            let is_close = |known: &str| {
                known.chars().count().min(length) >= FEWEST_WITH_SLIP
                    && osa_distance(known, &name) == 1
            };
            one(NAMED.iter(), is_close)
        })
}

/// The month of the names that fit, if they are all of one: `jui` may be juin and juillet.
fn one<'n>(
    names: impl Iterator<Item = &'n (String, u8)>,
    fits: impl Fn(&str) -> bool,
) -> Option<u8> {
    let mut meant = names
        .filter(|(name, _)| fits(name))
        .map(|(_, month)| *month);
    let month = meant.next()?;
    meant.all(|other| other == month).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_many_languages() {
        for (names, number) in [
            (
                "january jan janvier januar jänner enero gennaio janeiro января",
                1,
            ),
            ("februar févr fev feber фев", 2),
            (
                "march märz marz maerz mars marzo março marco maart mrz mar mart марта",
                3,
            ),
            ("may mai mayo maggio maio mei мая", 5),
            ("june juin juni junio giugno junho июня", 6),
            ("july juillet juil juli julio luglio julho июля", 7),
            ("august août aout agosto августа", 8),
            ("september sept sep set сент", 9),
            ("october oktober octobre ottobre outubro октября", 10),
            (
                "december dezember décembre diciembre dicembre dezembro декабря",
                12,
            ),
        ] {
            for name in names.split(' ') {
                assert_eq!(month(name), Some(number), "{name}");
            }
        }
    }

    #[test]
    fn a_word_that_begins_like_a_month_is_none() {
        for name in [
            "",
            "ma",
            "j",
            "jui",
            "spring",
            "yesterday",
            "marathon",
            "mayor",
            "generation",
            "market",
            "list",
            "década",
            "décennie",
            "outono",
            "second",
            "marchers",
            "2009",
        ] {
            assert_eq!(month(name), None, "{name}");
        }
    }

    #[test]
    fn no_whole_name_is_that_of_two_months() {
        let languages = NAMED_WHOLE.len() / 24;
        assert_eq!(languages, WHOLE.len());
        for (name, number) in NAMED.iter().chain(&*NAMED_WHOLE) {
            assert_eq!(month(name), Some(*number), "{name}");
        }
    }

    #[test]
    fn each_line_has_twelve_names() {
        for names in NAMES {
            assert_eq!(names.split(' ').count(), 12, "{names}");
        }
    }
}
