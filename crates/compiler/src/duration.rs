//! Lengths of time as ISO 8601 writes them, which pages have for programs: `PT91M`, `PT34M10S`.

/// So many seconds, as hours, minutes and seconds.
pub(crate) fn of_seconds(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("PT{minutes}M{seconds}S"),
        _ => format!("PT{hours}H{minutes}M{seconds}S"),
    }
}

/// So many minutes, as minutes: a film has 91 of them.
pub(crate) fn of_minutes(minutes: u32) -> String {
    format!("PT{minutes}M")
}

/// The seconds of a duration of a page; `None` for any other.
pub fn in_seconds(duration: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut number: u32 = 0;
    for character in duration.strip_prefix("PT")?.chars() {
        let unit = match character {
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            digit => {
                number = number.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
                continue;
            }
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (written, expected, seconds) in [
            (of_seconds(0), "PT0M0S", 0),
            (of_seconds(2_050), "PT34M10S", 2_050),
            (of_seconds(3_723), "PT1H2M3S", 3_723),
            (of_seconds(u32::MAX), "PT1193046H28M15S", u32::MAX),
            (of_minutes(91), "PT91M", 5_460),
        ] {
            assert_eq!(written, expected);
            assert_eq!(in_seconds(&written), Some(seconds), "{written}");
        }
        for other in [
            "P1D",
            "91M",
            "PTxM",
            "PT99999999999S",
            "PT1193046H28M16S",
            "",
        ] {
            assert_eq!(in_seconds(other), None, "{other}");
        }
    }
}
