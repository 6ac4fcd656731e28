//! The little of the Gregorian calendar that checking needs.

/// A day of the proleptic Gregorian calendar: ISO year, month 1–12, day 1–31. Days compare in order of time.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Day(pub(crate) i32, pub(crate) u8, pub(crate) u8);

/// How many days a month has; 0 for a month that is none.
pub(crate) fn days_in(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
