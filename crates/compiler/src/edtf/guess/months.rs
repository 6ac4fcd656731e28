//! The months by the names that people give them.

/// The months' names in the languages that films' editors write, January first; one spelling of a language to a line.
const NAMES: [&str; 14] = [
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
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

/// What is short for a month and does not begin its name.
const SHORT: [(&str, u8); 2] = [("mrz", 3), ("mrt", 3)];

/// The fewest letters by which a month is known: `ju` begins two.
const FEWEST: usize = 3;

/// The number of a month, given its name in small letters, or the beginning of its name.
pub(super) fn month(name: &str) -> Option<u8> {
    if let Some((_, number)) = SHORT.iter().find(|(short, _)| *short == name) {
        return Some(*number);
    }
    if name.chars().count() < FEWEST {
        return None;
    }
    let mut meant = NAMES
        .iter()
        .flat_map(|names| names.split(' ').zip(1..))
        .filter(|(whole, _)| whole.starts_with(name))
        .map(|(_, number)| number);
    let number = meant.next()?;
    // `jui` may be juin and juillet.
    meant.all(|other| other == number).then_some(number)
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
            ("march märz maerz mars marzo março maart mrz марта", 3),
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
    fn each_line_has_twelve_names() {
        for names in NAMES {
            assert_eq!(names.split(' ').count(), 12, "{names}");
        }
    }
}
