//! The grammar of numbers.

/// Whether this is a number by the grammar of RFC 8259.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|part| digits(part.strip_prefix(['+', '-']).unwrap_or(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_rfc() {
        for (text, good) in [
            ("0", true),
            ("-0", true),
            ("12", true),
            ("1.5e-3", true),
            ("1E+9", true),
            ("01", false),
            ("+1", false),
            (".5", false),
            ("5.", false),
            ("1e", false),
            ("--1", false),
            ("1.2.3", false),
            ("", false),
        ] {
            assert_eq!(is_number(text), good, "{text}");
        }
    }
}
