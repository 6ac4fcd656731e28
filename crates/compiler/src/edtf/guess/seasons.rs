//! The seasons by the names that people give them.

use super::{is_filler, is_year, spans};

/// The seasons' names in the languages whose months are known, and the number that EDTF gives them.
const NAMES: [(&str, &str); 4] = [
    (
        "spring frühling frühjahr fruehling printemps primavera lente voorjaar vår forår весна весной весны 春",
        "21",
    ),
    (
        "summer sommer été ete verano estate verão verao zomer sommar лето летом лета 夏",
        "22",
    ),
    (
        "autumn fall herbst automne otoño otono autunno outono herfst najaar höst høst efterår осень осенью осени 秋",
        "23",
    ),
    (
        "winter hiver invierno inverno vinter зима зимой зимы 冬",
        WINTER,
    ),
];

const WINTER: &str = "24";

/// `spring 2008`, `l’été 2008`, `2008年春`, `2008春`, `winter 2011/12`
pub(super) fn season(text: &str) -> Option<String> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’' | '年' | '天');
    let words: Vec<&str> = text
        .split(separates)
        .filter(|word| !is_filler(word))
        .collect();
    let (name, year) = match words[..] {
        [first, second] if first.starts_with(|c: char| c.is_ascii_digit()) => (second, first),
        [first, second] => (first, second),
        // `2008春`
        [both] => {
            let (year, name) = both.split_at(both.find(|c: char| !c.is_ascii_digit())?);
            (name, year)
        }
        _ => return None,
    };
    let (_, number) = NAMES
        .iter()
        .find(|(names, _)| names.split(' ').any(|known| known == name))?;
    // A winter begins in the first of its two years.
    let year = match year.split_once(['/', '-']) {
        Some((first, second)) if *number == WINTER && spans::follow(first, second) => first,
        _ => year,
    };
    is_year(year).then(|| format!("{year}-{number}"))
}
