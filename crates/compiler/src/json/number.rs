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

/// The whole numbers next to one that may be a fraction, `91.5` or `91,5`, in words.
pub(crate) fn nearest_whole(written: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = written.trim().split_once(['.', ','])?;
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    match fraction.bytes().all(|byte| byte == b'0') {
        true => Some(whole.to_string()),
        false => Some(format!("{whole} or {}", whole.checked_add(1)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_lies_between_whole_numbers() {
        for (text, whole) in [
            ("91.5", Some("91 or 92")),
            ("91,5", Some("91 or 92")),
            ("91.0", Some("91")),
            ("91", None),
            ("1.2.3", None),
            ("-1.5", None),
            ("4294967295.5", None),
        ] {
            assert_eq!(nearest_whole(text).as_deref(), whole, "{text}");
        }
    }

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
