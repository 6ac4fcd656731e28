//! Counts and times.

use std::ops::RangeInclusive;

use serde_json::json;

use super::string;
use crate::author::read::{Read, Reader, Spanned, wrong_kind};
use crate::author::schema::{Definitions, Describe, matching};
use crate::digits::{in_ascii, ungrouped};
use crate::json::{Node, Value, nearest_whole};
use crate::problem::{Code, Help, quoted, shown};

/// A running time in whole minutes, at least one.
#[derive(Debug)]
pub(crate) struct Minutes(pub(crate) u32);

/// The running times that there are, in minutes.
const LENGTHS: RangeInclusive<u32> = 1..=6_000;

/// A whole number, 0 or more.
#[derive(Debug)]
pub(crate) struct Count(pub(crate) u32);

/// A moment of the film, in seconds from its start.
#[derive(Debug)]
pub(crate) struct FilmTime(pub(crate) u32);

impl Read for Minutes {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let example = "Write whole minutes without quotation marks: 91";
        let written = match &node.value {
            Value::Number(number) => *number,
            Value::String(text) => {
                let help = match minutes_in(text) {
                    Some(minutes) => Help::write(node.span.clone(), minutes.to_string()),
                    None => whole(text, node).unwrap_or_else(|| example.into()),
                };
                wrong_kind(node, "A number of minutes", help, reader);
                return None;
            }
            _ => {
                wrong_kind(node, "A number of minutes", example, reader);
                return None;
            }
        };
        if let Some(minutes) = written
            .parse()
            .ok()
            .filter(|minutes| LENGTHS.contains(minutes))
        {
            return Some(Self(minutes));
        }
        reader.problems.add(
            Code::WrongKind,
            node.span.clone(),
            format!("{} is no running time in whole minutes.", shown(written)),
            whole(written, node).unwrap_or_else(|| example.into()),
        );
        None
    }
}

impl Read for Count {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let help = "Write digits alone, without quotation marks: 5335";
        let Value::Number(number) = node.value else {
            let text = match &node.value {
                Value::String(text) => without_unit(text),
                _ => "",
            };
            let help = match count_in(text) {
                Some(count) => Help::write(node.span.clone(), count.to_string()),
                None => count_instead(text, node).unwrap_or_else(|| help.into()),
            };
            wrong_kind(node, "A whole number", help, reader);
            return None;
        };
        let count = number.parse().ok().map(Self);
        if count.is_none() {
            reader.problems.add(
                Code::WrongKind,
                node.span.clone(),
                match number.bytes().all(|byte| byte.is_ascii_digit()) {
                    true => format!("{} is more than {}.", shown(number), u32::MAX),
                    false => format!("{} is not a whole number, 0 or more.", shown(number)),
                },
                count_instead(number, node).unwrap_or_else(|| help.into()),
            );
        }
        count
    }
}

impl Read for FilmTime {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let time = string(node, "A time of the film", reader)?;
        let Some(seconds) = seconds(&time.value) else {
            reader.problems.add(
                Code::BadTime,
                time.span.clone(),
                format!("“{}” is not a time of the film.", shown(&time.value)),
                match meant(&time.value) {
                    Some(meant) => Help::write(time.span, quoted(&meant)),
                    None => {
                        "Write minutes and seconds, \"34:10\", or hours too, \"1:02:03\".".into()
                    }
                },
            );
            return None;
        };
        reader.times.push(Spanned {
            value: seconds,
            span: time.span,
        });
        Some(Self(seconds))
    }
}

impl Describe for Minutes {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "integer", "minimum": LENGTHS.start(), "maximum": LENGTHS.end() })
    }
}

impl Describe for Count {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Describe for FilmTime {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("FilmTime", |_| {
            const UP_TO_59: &str = "0?[0-5]?[0-9]";
            matching(
                &format!("^[0-9]{{1,3}}(?::{UP_TO_59}){{1,2}}$"),
                "Write minutes and seconds, “34:10”, or hours too, “1:02:03”.",
            )
        })
    }

    fn examples() -> Vec<serde_json::Value> {
        vec!["34:10".into(), "1:02:03".into()]
    }
}

/// What to write instead of a fraction.
fn whole(written: &str, node: &Node<'_>) -> Option<Help> {
    let whole = nearest_whole(written)?;
    Some(match whole.contains(' ') {
        true => format!("Write a whole number: {whole}").into(),
        false => Help::write(node.span.clone(), whole),
    })
}

/// What to write instead of a count with a point, which is a fraction, or a sign of thousands: `5.335`.
fn count_instead(written: &str, node: &Node<'_>) -> Option<Help> {
    let Some(thousands) = with_thousands(written) else {
        return whole(written, node);
    };
    let whole = nearest_whole(written)?;
    Some(format!("Write {thousands}, or a whole number: {whole}").into())
}

/// `5335` of `5.335`, if that can be a count of thousands.
fn with_thousands(written: &str) -> Option<u32> {
    let (thousands, rest) = written.trim().split_once('.')?;
    let are_thousands = (1..=3).contains(&thousands.len()) && !thousands.starts_with('0');
    let digits = format!("{thousands}{rest}");
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (are_thousands && rest.len() == 3 && is_number).then(|| digits.parse().ok())?
}

/// `300` of `300 people`.
fn without_unit(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace())
        .trim_start()
}

/// The count in a text like `5,335`.
fn count_in(text: &str) -> Option<u32> {
    ungrouped(&in_ascii(text))?.parse().ok()
}

/// A time in digits of another script, or in minutes, as a player shows it.
fn meant(time: &str) -> Option<String> {
    let time = in_ascii(time).replace('：', ":");
    match seconds(&time) {
        Some(_) => Some(time),
        None => in_minutes(&time).map(|minutes| format!("{minutes}:00")),
    }
}

/// The minutes in `34 min`.
fn in_minutes(time: &str) -> Option<u32> {
    let (number, unit) = time.split_once(' ')?;
    let is_minutes = matches!(unit, "min" | "min." | "mins" | "minutes" | "m");
    number
        .parse()
        .ok()
        .filter(|minutes| is_minutes && *minutes < 1_000)
}

/// The minutes in “91”, “91 min” or “1:31”.
fn minutes_in(text: &str) -> Option<u32> {
    let text = &in_ascii(text.trim());
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (hours < 24 && minutes < 60).then(|| hours * 60 + minutes);
    }
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_unit = unit.trim().chars().all(|c| c.is_alphabetic() || c == '.');
    let digits = &text[..text.len() - unit.len()];
    digits.parse().ok().filter(|_| is_unit)
}

/// `34:10` or `1:02:03` as seconds.
fn seconds(time: &str) -> Option<u32> {
    let digits = |part: &str| -> Option<u32> {
        let good = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| part.parse().ok()).flatten()
    };
    let parts: Vec<u32> = time.split(':').map(digits).collect::<Option<_>>()?;
    match parts[..] {
        [minutes, seconds] if seconds < 60 => Some(minutes * 60 + seconds),
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            Some(hours * 3600 + minutes * 60 + seconds)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_understood_where_they_are_plain() {
        for (text, minutes) in [
            ("91", Some(91)),
            ("91 min", Some(91)),
            ("91分钟", Some(91)),
            ("９１分钟", Some(91)),
            ("٩١ دقيقة", Some(91)),
            ("۱:۳۱", Some(91)),
            ("1:31", Some(91)),
            ("1:75", None),
            ("1h31", None),
            ("ninety", None),
            ("", None),
        ] {
            assert_eq!(minutes_in(text), minutes, "{text}");
        }
    }

    #[test]
    fn counts_are_understood_where_only_thousands_are_apart() {
        for (text, count) in [
            ("5335", Some(5_335)),
            ("5,335", Some(5_335)),
            ("5’335", Some(5_335)),
            ("5\u{202f}335", Some(5_335)),
            ("1,500,000 people", Some(1_500_000)),
            ("300 people", Some(300)),
            ("٥٣٣٥", Some(5_335)),
            ("５，３３５", Some(5_335)),
            ("५,३३५ लोग", Some(5_335)),
            ("12,5", None),
            ("12,50", None),
            ("1,5000", None),
            ("1990,199", None),
            (",335", None),
            ("5,+35", None),
            ("+5335", None),
            ("12.5", None),
            ("many", None),
            ("", None),
        ] {
            assert_eq!(count_in(without_unit(text)), count, "{text}");
        }
    }

    #[test]
    fn a_point_before_three_digits_may_separate_thousands() {
        for (text, count) in [
            ("5.335", Some(5_335)),
            ("1.000", Some(1_000)),
            ("12.500 personas", Some(12_500)),
            ("5.33", None),
            ("5.3350", None),
            ("0.335", None),
            ("1234.567", None),
            ("1.500.000", None),
            ("-5.335", None),
            ("+5.335", None),
            ("é.335", None),
            (".335", None),
            ("5335", None),
        ] {
            assert_eq!(with_thousands(without_unit(text)), count, "{text}");
        }
    }

    #[test]
    fn other_times_are_understood_where_they_are_plain() {
        for (time, expected) in [
            ("34 min", Some("34:00")),
            ("٣٤:١٠", Some("34:10")),
            ("１：０２：０３", Some("1:02:03")),
            ("34:60", None),
            ("soon", None),
        ] {
            assert_eq!(meant(time).as_deref(), expected, "{time}");
        }
    }

    #[test]
    fn times_are_those_of_a_player() {
        for (time, expected) in [
            ("0:00", Some(0)),
            ("34:10", Some(2_050)),
            ("91:00", Some(5_460)),
            ("1:02:03", Some(3_723)),
            ("34", None),
            ("34:60", None),
            ("1:60:00", None),
            ("34.10", None),
            ("-1:00", None),
            ("1:2:3:4", None),
        ] {
            assert_eq!(seconds(time), expected, "{time}");
        }
    }
}
