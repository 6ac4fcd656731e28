//! Digits and whole numbers as people write them, in any script.

/// The zeros of scripts whose digits people type, each followed by its one to nine (Unicode, category Nd).
const ZEROS: [char; 15] = [
    '０', '٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០',
];

/// A digit of another script as ASCII has it; nothing for every other character.
pub(crate) fn ascii(character: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let offset = u32::from(character).checked_sub(u32::from(*zero))?;
        char::from_digit(offset, 10)
    })
}

/// A text with its digits as ASCII has them.
pub(crate) fn in_ascii(text: &str) -> String {
    text.chars().map(|c| ascii(c).unwrap_or(c)).collect()
}

/// The digits of a whole number whose thousands may stand apart: `5335` of `5,335`, `5’335` or `5 335`. What separates
/// anything else is no such sign: `12,5` is a fraction, and `1990, 1991` are two years.
pub(crate) fn ungrouped(text: &str) -> Option<String> {
    let separates = |c: char| matches!(c, ',' | '，' | '٬' | '’' | '\'') || c.is_whitespace();
    let groups: Vec<&str> = text.split(separates).collect();
    let (first, thousands) = groups.split_first()?;
    let are_thousands =
        first.len() <= 3 && thousands.iter().all(|group| group.len() == 3) || thousands.is_empty();
    let digits = groups.concat();
    let is_number = !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (are_thousands && is_number).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_in_every_script() {
        for (text, expected) in [
            ("９１", "91"),
            ("٢٠٠٩-٠٥-١٢", "2009-05-12"),
            ("۱۹۷X", "197X"),
            ("१२0 min", "120 min"),
            ("២០០៩", "2009"),
            ("九十一 ½ Ⅷ", "九十一 ½ Ⅷ"),
        ] {
            assert_eq!(in_ascii(text), expected);
        }
    }
}
