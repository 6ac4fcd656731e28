//! How much room a text takes.

/// How many Latin letters take as much room as a text: an ideograph, its punctuation or a syllable of kana or hangul as
/// much as two.
pub fn width(text: &str) -> u32 {
    let of_character = |character| match character {
        '\u{2E80}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'.. => 2,
        _ => 1,
    };
    text.chars().map(of_character).sum()
}

#[cfg(test)]
mod tests {
    use super::width;

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
}
