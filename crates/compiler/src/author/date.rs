//! The format's dates.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::edtf::{self, DateError, Edtf};
use crate::json::{Node, Value};
use crate::problem::{Code, Help, Span, quoted};

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
                Help::write(node.span.clone(), quoted(number)),
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
                report(&written.value, written.span, &error, reader);
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

fn report(text: &str, span: Span, error: &DateError, reader: &mut Reader) {
    let code = match error {
        DateError::EndBeforeStart => Code::EndBeforeStart,
        error if error.is_impossible() => Code::ImpossibleDate,
        _ => Code::BadDate,
    };
    let help = match (code, meant(text, code)) {
        (_, Some(meant)) => Help::write(span.clone(), quoted(&meant)),
        (Code::EndBeforeStart, _) => Help::from("Write the earlier date first: \"1957/1976\""),
        (Code::ImpossibleDate, _) => {
            Help::from("Write year-month-day, \"2009-05-12\", or only what is sure, \"2009-05\".")
        }
        _ => Help::from(
            "Write \"2009-05-12\", \"2009-05\", \"2009\", \"2008~\" for about, or \"1957/1976\".",
        ),
    };
    reader.problems.add(code, span, error.to_string(), help);
}

/// What the author probably meant, where there is only one thing.
fn meant(text: &str, code: Code) -> Option<String> {
    if code != Code::EndBeforeStart {
        return edtf::guess(text);
    }
    let (start, end) = text.split_once('/')?;
    let swapped = format!("{end}/{start}");
    edtf::parse(&swapped).ok().map(|_| swapped)
}
