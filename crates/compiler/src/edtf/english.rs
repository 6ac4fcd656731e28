//! Dates in English words, for messages.

use super::Precision;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `9 August 1963`, `August 1963`; what is no day and no month is written as EDTF has it.
pub(crate) fn in_english(date: Precision) -> String {
    let name = |month: u8| {
        let name = MONTHS.get(usize::from(month).wrapping_sub(1));
        name.copied().unwrap_or("the month")
    };
    match date {
        Precision::Day(year, month, day) => format!("{day} {} {year}", name(month)),
        Precision::Month(year, month) => format!("{} {year}", name(month)),
        other => other.to_string(),
    }
}
