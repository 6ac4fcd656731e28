//! The months by the names that people give them.

/// The beginnings by which a month is known, in the languages that films' editors write, January first.
///
/// A beginning that two months share in different languages is given in full where it would mislead.
const BEGINNINGS: [&[&str]; 12] = [
    &["jan", "janv", "jän", "enero", "ene", "gen", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["mar", "mär", "mae", "maart", "мар"],
    &["apr", "avr", "abr", "апр"],
    &["may", "mai", "mag", "mei", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "aoû", "aou", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "out", "ott", "окт"],
    &["nov", "ноя"],
    &["dec", "déc", "dez", "dic", "дек"],
];

/// Words that are no month and begin like one.
const OTHER_WORDS: [&str; 4] = ["marathon", "mayor", "general", "second"];

/// The number of a month, given its name in small letters.
pub(super) fn month(name: &str) -> Option<u8> {
    let is_word = name.chars().all(char::is_alphabetic) && name.chars().count() <= 10;
    if !is_word || OTHER_WORDS.contains(&name) {
        return None;
    }
    let known = |beginnings: &&[&str]| beginnings.iter().any(|start| name.starts_with(start));
    let index = BEGINNINGS.iter().position(known)?;
    u8::try_from(index + 1).ok()
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
            ("march märz maerz mars marzo março maart марта", 3),
            ("may mai mayo maggio maio mei мая", 5),
            ("june juin juni junio giugno junho июня", 6),
            ("july juillet juli julio luglio julho июля", 7),
            ("august août aout agosto августа", 8),
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
        for name in ["", "ma", "j", "spring", "yesterday", "marathon", "2009"] {
            assert_eq!(month(name), None, "{name}");
        }
    }
}
