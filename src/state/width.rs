//! How much room a text takes.

/// How many Latin letters take as much room as a text: an ideograph, its punctuation or a syllable of kana or hangul as
/// much as two.
pub fn width(text: &str) -> u32 {
    text.chars().map(of_character).sum()
}

/// As much of a text as takes no more room than `most` letters; where something is missing it ends with `…`.
pub fn shortened(text: &str, most: u32) -> String {
    let mut room = most;
    let mut short = String::new();
    for character in text.chars() {
        let Some(rest) = room.checked_sub(of_character(character)) else {
            return short + "…";
        };
        room = rest;
        short.push(character);
    }
    short
}

fn of_character(character: char) -> u32 {
    match character {
        '\u{2E80}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ideograph_takes_the_room_of_two_letters() {
        for (text, expected) in [
            ("", 0),
            ("Never Sorry", 11),
            ("艾未未：", 8),
            ("公元前1年", 9),
            ("한국어", 6),
            ("\u{20BB7}", 2),
            ("مدينة", 5),
        ] {
            assert_eq!(width(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_wide_is_cut_and_says_so() {
        for (text, expected) in [
            ("", ""),
            ("Chengdu", "Chengdu"),
            ("Chengdu 2", "Chengdu …"),
            ("成都2009", "成都2009"),
            ("成都2009年", "成都2009…"),
        ] {
            assert_eq!(shortened(text, 8), expected, "{text}");
        }
    }
}
