//! The format's dates.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::edtf::{self, DateError, Edtf};
use crate::json::{Node, Value};
use crate::problem::{Code, Span};

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
                format!("Write \"{number}\""),
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

fn report(text: &str, span: Span, error: &DateError, reader: &mut Reader) {
    let code = match error {
        DateError::EndBeforeStart => Code::EndBeforeStart,
        error if error.is_impossible() => Code::ImpossibleDate,
        _ => Code::BadDate,
    };
    let help = match (code, edtf::guess(text)) {
        (Code::EndBeforeStart, _) => "Write the earlier date first: \"1957/1976\"".to_owned(),
        (_, Some(guess)) => format!("Write \"{guess}\""),
        (Code::ImpossibleDate, None) => {
            "Write year-month-day, \"2009-05-12\", or only what is sure, \"2009-05\".".to_owned()
        }
        _ => "Write \"2009-05-12\", \"2009-05\", \"2009\", \"2008~\" for about, or \"1957/1976\"."
            .to_owned(),
    };
    reader.problems.add(code, span, error.to_string(), help);
}
