//! The format's dates.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::edtf::{self, DateError, Edtf};
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
        [one] => Help::with(
            format!("Write {}{}", quoted(one), explanation(one, text)),
            vec![Edit {
                span: span.clone(),
                text: quoted(one),
            }],
        ),
        [day_first, month_first, ..] => Help::from(format!(
            "Write \"{day_first}\" or \"{month_first}\": year, month, day."
        )),
        [] => without_reading(&meant, &error, &span),
    };
    reader.problems.add(code, span, message, help);
}

/// What to write instead of a text that has no good reading.
fn without_reading(meant: &str, error: &DateError, span: &Span) -> Help {
    // A reading begins with its year, and with its month if only the day is wrong.
    let sure = |length: usize| meant.get(..length).map(str::to_owned);
    let sure = match error {
        DateError::EndBeforeStart => {
            return match swapped(meant) {
                Some(swapped) => Help::write(span.clone(), quoted(&swapped)),
                None => "Write the earlier date first: \"1957/1976\"".into(),
            };
        }
        DateError::Month(_) => sure(4),
        DateError::Day { .. } => sure(7),
        _ => None,
    };
    if let Some(sure) = sure.filter(|sure| edtf::parse(sure).is_ok()) {
        return format!("Write the right date, or only what is sure: \"{sure}\"").into();
    }
    let has_long_number = meant
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() > 2);
    if meant.contains(|c: char| c.is_ascii_digit()) && !has_long_number {
        return "Write the year with four digits, and first: \"2009-05-12\", \"2009\"".into();
    }
    "Write \"2009-05-12\", \"2009-05\", \"2009\", \"2008~\" for about, or \"1957/1976\".".into()
}

/// Why a reading differs more than in its spelling from what was written.
fn explanation(reading: &str, written: &str) -> String {
    let Ok(Edtf::Moment(moment)) = edtf::parse(reading) else {
        return String::new();
    };
    let year = moment.first_day().0;
    match year {
        0 => return ", which is 1 BC.".into(),
        ..0 => return format!(", which is {} BC: \"0000\" is 1 BC.", 1 - year),
        _ => {}
    }
    match written.contains(':') {
        true => "; an hour belongs in the text.".into(),
        false => String::new(),
    }
}

fn swapped(text: &str) -> Option<String> {
    let (start, end) = text.split_once('/')?;
    let swapped = format!("{end}/{start}");
    edtf::parse(&swapped).is_ok().then_some(swapped)
}
