//! The format's dates.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::edtf::{self, Bound, DateError, Edtf, Moment, Precision};
use crate::json::{Node, Value};
use crate::problem::{Code, Edit, Help, Span, quoted, shown};

/// A date or an interval, in EDTF.
#[derive(Debug)]
pub(crate) struct Date {
    pub(crate) edtf: Edtf,
    pub(crate) span: Span,
}

impl Read for Date {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        if let Value::Number(number) = node.value {
            reader.problems.add(
                Code::WrongKind,
                node.span.clone(),
                "A date stands in quotation marks.",
                number_help(node, number),
            );
            return None;
        }
        let written = string(node, "A date", reader)?;
        match edtf::parse(&written.value) {
            Ok(edtf) => Some(Self {
                edtf,
                span: written.span,
            }),
            Err(error) => {
                report(&written.value, written.span, error, reader);
                None
            }
        }
    }
}

impl Describe for Date {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Date", |_| {
            matching(
                &edtf::pattern(),
                "Write a day of the calendar as “2009-05-12”, or “2009-05”, “2009”, “2008~” for about, “1957/1976”.",
            )
        })
    }

    fn examples() -> Vec<serde_json::Value> {
        EXAMPLES.map(Into::into).into()
    }
}

/// Dates of every kind, for editors to offer.
const EXAMPLES: [&str; 9] = [
    "2009-05-12",
    "2009-05",
    "2009",
    "2008~",
    "1975?",
    "197X",
    "2008-21",
    "1957/1976",
    "../2008",
];

fn number_help(node: &Node<'_>, number: &str) -> Help {
    let year = number.strip_suffix(".0").unwrap_or(number);
    match edtf::parse(year) {
        Ok(_) => Help::write(node.span.clone(), quoted(year)),
        Err(_) => "Write it in quotation marks, a year with four digits: \"2009\"".into(),
    }
}

/// Reports a text that is no date: what is wrong with it as it was meant, and what to write instead.
fn report(text: &str, span: Span, error: DateError, reader: &mut Reader) {
    let mut readings = edtf::readings(text);
    if error == DateError::EndBeforeStart {
        readings.push(text.to_owned());
    }
    let (good, bad): (Vec<String>, Vec<String>) = readings
        .into_iter()
        .partition(|reading| edtf::parse(reading).is_ok());
    // “31/02/2009” is written another way, but that is the lesser fault.
    let (meant, error) = match (bad.into_iter().next(), error) {
        (Some(reading), DateError::Shape) => match edtf::parse(&reading) {
            Err(fault) => (reading, fault),
            Ok(_) => (reading, DateError::Shape),
        },
        (reading, error) => (reading.unwrap_or_else(|| text.to_owned()), error),
    };
    let code = match &error {
        DateError::EndBeforeStart => Code::EndBeforeStart,
        error if error.is_impossible() => Code::ImpossibleDate,
        _ => Code::BadDate,
    };
    let message = match &error {
        DateError::Shape => format!("“{}” is not how this format writes a date.", shown(text)),
        error => error.to_string(),
    };
    let help = match good.as_slice() {
        // Where the years were meant, the month that is none is no hint at another one.
        [span] if matches!(error, DateError::Month { .. }) && span.contains('/') => {
            let year = span.split('/').next().unwrap_or_default();
            format!(
                "Write \"{span}\"{}, or only what is sure: \"{year}\"",
                meaning(span)
            )
            .into()
        }
        [one] => Help::with(
            format!("Write {}{}", quoted(one), explanation(one, text)),
            vec![Edit {
                span: span.clone(),
                text: quoted(one),
            }],
        ),
        [one, other, ..] => Help::from(match (meaning(one), meaning(other)) {
            (first, _) if first.is_empty() => {
                format!("Write \"{one}\" or \"{other}\": year, month, day.")
            }
            (first, second) => format!("Write \"{one}\"{first}, or \"{other}\"{second}."),
        }),
        [] if is_unknown(text) => "Write the widest time that is sure, \"197X\" or \"../2012\"; \
            where a date may be left out, delete the field."
            .into(),
        [] => without_reading(&meant, &error, &span),
    };
    reader.problems.add(code, span, message, help);
}

/// What to write instead of a text that has no good reading.
fn without_reading(meant: &str, error: &DateError, span: &Span) -> Help {
    if *error == DateError::EndBeforeStart {
        return match swapped(meant) {
            Some(swapped) => Help::write(span.clone(), quoted(&swapped)),
            None => "Write the earlier date first: \"1957/1976\"".into(),
        };
    }
    if error.is_impossible()
        && let Some(sure) = sure(meant)
    {
        return format!("Write the right date, or only what is sure: \"{sure}\"").into();
    }
    if edtf::is_before_christ(meant) {
        return "Count the years before Christ from 1 BC, which is \"0000\": 15 March 44 BC is \"-0043-03-15\"."
            .into();
    }
    let has_long_number = meant
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() > 2);
    if meant.contains(|c: char| c.is_ascii_digit()) && !has_long_number {
        return "Write the year with four digits, and first: \"2009-05-12\", \"2009\"".into();
    }
    "Write \"2009-05-12\", \"2009-05\", \"2009\", \"2008~\" for about, or \"1957/1976\".".into()
}

/// As much of a date as the calendar has, at each of its ends.
fn sure(meant: &str) -> Option<String> {
    let ends = meant.split('/').map(|end| {
        match edtf::parse(end) {
            Err(error) => error.sure().map(|sure| sure.to_string()),
            Ok(_) => None,
        }
        .unwrap_or_else(|| end.to_owned())
    });
    let sure = ends.collect::<Vec<_>>().join("/");
    edtf::parse(&sure).is_ok().then_some(sure)
}

/// Whether the words say that nobody knows when.
fn is_unknown(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "?",
        "??",
        "???",
        "-",
        "n/a",
        "na",
        "tba",
        "tbc",
        "tbd",
        "none",
        "unknown",
        "unclear",
        "undated",
        "no date",
        "not known",
        "n.d.",
        "nd",
        "s.d.",
        "o. j.",
        "unbekannt",
        "inconnu",
        "不详",
    ];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

/// What a span of years or a month is in words, behind a “for”; nothing for a day, which is said by its digits.
fn meaning(reading: &str) -> String {
    let Ok(edtf) = edtf::parse(reading) else {
        return String::new();
    };
    match edtf {
        Edtf::Interval(Bound::At(first), Bound::At(last)) => {
            format!(" for {} to {}", first.precision, last.precision)
        }
        Edtf::Moment(Moment {
            precision: month @ Precision::Month(..),
            ..
        }) => format!(" for {}", edtf::in_english(month)),
        _ => String::new(),
    }
}

/// Why a reading differs more than in its spelling from what was written.
fn explanation(reading: &str, written: &str) -> String {
    let Ok(edtf) = edtf::parse(reading) else {
        return String::new();
    };
    let is_span = matches!(edtf, Edtf::Interval(..));
    // The first century is no year, and nor is its first decade.
    let is_long = matches!(
        edtf,
        Edtf::Moment(Moment {
            precision: Precision::Century(_) | Precision::Decade(_),
            ..
        })
    );
    let year = edtf.first_day().or(edtf.last_day()).map(|day| day.0);
    match year.filter(|_| !is_long) {
        _ if is_span && has_choice(written) => {
            "; an event has room for the words in \"date_text\".".into()
        }
        Some(..0) if is_span => ": \"0000\" is 1 BC.".into(),
        Some(0) if !is_span => ", which is 1 BC.".into(),
        Some(year @ ..0) => format!(", which is {} BC: \"0000\" is 1 BC.", 1 - year),
        _ if !is_span && written.contains(':') => "; an hour belongs in the text.".into(),
        _ => String::new(),
    }
}

/// Whether it is one of two times, which a span says less well.
fn has_choice(written: &str) -> bool {
    let small = written.to_lowercase();
    [" or ", " oder ", " ou ", "between ", "zwischen ", "entre "]
        .iter()
        .any(|word| small.contains(word))
}

fn swapped(text: &str) -> Option<String> {
    let (start, end) = text.split_once('/')?;
    let swapped = format!("{end}/{start}");
    edtf::parse(&swapped).is_ok().then_some(swapped)
}
