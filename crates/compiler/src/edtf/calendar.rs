//! The little of the Gregorian calendar that checking needs.

/// A day of the proleptic Gregorian calendar: ISO year, month 1–12, day 1–31. Days compare in order of time.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Day(pub(crate) i64, pub(crate) u8, pub(crate) u8);

impl Day {
    /// The day's number in a count without gaps, for differences between days.
    pub(crate) fn number(self) -> i64 {
        // Years begin in March here, so that the leap day is the last of its year.
        let Self(year, month, day) = self;
        let (year, month) = match month {
            1 | 2 => (year - 1, i64::from(month) + 9),
            _ => (year, i64::from(month) - 3),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(day)
    }
}

/// The year, month and day that is `days` days after 30 December 1899, from which workbooks count.
pub(crate) fn civil(days: i64) -> (i64, u8, u8) {
    civil_of(Day(1899, 12, 30).number() + days)
}

/// The year, month and day with this [`Day::number`].
pub(crate) fn civil_of(target: i64) -> (i64, u8, u8) {
    // 400 years have always the same number of days. A year early, and then step by step: at most two years.
    let mut year = target.div_euclid(146_097) * 400 + target.rem_euclid(146_097) / 366 - 1;
    while Day(year + 1, 1, 1).number() <= target {
        year += 1;
    }
    let in_year = |month: &u8| Day(year, *month, 1).number() <= target;
    let month = (1..=12).rev().find(in_year).unwrap_or(1);
    let day = target - Day(year, month, 1).number() + 1;
    (year, month, u8::try_from(day).unwrap_or(1))
}

/// How many days a month has; 0 for a month that is none.
pub(crate) fn days_in(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_without_gaps() {
        for (from, to, days) in [
            (Day(2011, 4, 3), Day(2011, 6, 22), 80),
            (Day(2012, 2, 28), Day(2012, 3, 1), 2),
            (Day(1900, 2, 28), Day(1900, 3, 1), 1),
            (Day(2000, 2, 28), Day(2000, 3, 1), 2),
            (Day(-1, 12, 31), Day(0, 1, 1), 1),
            (Day(1999, 12, 31), Day(2000, 1, 1), 1),
        ] {
            assert_eq!(to.number() - from.number(), days, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn the_days_of_workbooks_are_days_of_the_calendar() {
        for (days, day) in [
            (61, (1900, 3, 1)),
            (25_569, (1970, 1, 1)),
            (39_580, (2008, 5, 12)),
            (40_908, (2011, 12, 31)),
            (40_909, (2012, 1, 1)),
            (109_574, (2199, 12, 31)),
        ] {
            assert_eq!(civil(days), day, "{days}");
        }
    }
}
