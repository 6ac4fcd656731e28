//! One bracket that is wrong: what is said of it, and the file without the slip.

use crate::problem::{Code, Edit, Help, Problems, Span};

/// One bracket that is wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Slip {
    /// Where the mark is put, or where the one stands that is wrong.
    pub(super) at: usize,
    /// What is shown to the author: the wrong bracket, or what stands beside the missing one.
    pub(super) beside: Span,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// This bracket closes nothing, or nothing closes it; another mark has no place here.
    Delete(char),
    /// It should be the other one.
    Replace(char, char),
    /// An opening bracket is missing.
    Open(char),
    /// A closing bracket is missing, and perhaps a comma after it.
    Close(char, bool),
}

impl Slip {
    pub(super) fn report(&self, problems: &mut Problems) {
        let (message, help) = match self.kind {
            Kind::Delete(bracket) => {
                let message = match bracket {
                    '}' | ']' => format!("This {bracket} closes nothing."),
                    '{' | '[' => format!("Nothing closes this {bracket}."),
                    _ => format!("This {bracket} is one too many."),
                };
                let fix = vec![Edit::delete(self.beside.clone())];
                (message, Help::with(format!("Delete this {bracket}"), fix))
            }
            Kind::Replace(wrong, right) => (
                format!("{wrong} closes what was opened with {}.", partner(right)),
                Help::write(self.beside.clone(), right),
            ),
            Kind::Open(bracket) => (
                format!("A {bracket} is missing before this."),
                Help::with(
                    format!("Write {bracket} before it."),
                    vec![Edit::put(self.at, &bracket.to_string())],
                ),
            ),
            Kind::Close(bracket, needs_comma) => {
                let marks = match needs_comma {
                    true => format!("{bracket},"),
                    false => bracket.to_string(),
                };
                (
                    format!("A {bracket} is missing after this."),
                    Help::with(
                        format!("Write {marks} after it."),
                        vec![Edit::put(self.at, &marks)],
                    ),
                )
            }
        };
        problems.add(Code::Syntax, self.beside.clone(), message, help);
    }

    /// Whether the mark that is put, deleted or replaced stands there.
    pub(super) fn is_in(&self, span: &Span) -> bool {
        let holds = |at: usize| (span.start..span.end.max(span.start + 1)).contains(&at);
        let is_put_before = matches!(self.kind, Kind::Open(_));
        holds(self.at) && !is_put_before || is_put_before && self.at > 0 && holds(self.at - 1)
    }

    /// Writes it into a file, in the place of blanks; nothing where there are none.
    fn mend(&self, shape: &mut [u8]) -> Option<()> {
        let mut put = |at: usize, mark: u8, over: &[u8]| {
            let place = shape.get_mut(at).filter(|byte| over.contains(byte))?;
            *place = mark;
            Some(())
        };
        match self.kind {
            Kind::Delete(bracket) => put(self.at, b' ', &[byte(bracket)]),
            Kind::Replace(wrong, right) => put(self.at, byte(right), &[byte(wrong)]),
            Kind::Open(bracket) => put(self.at, byte(bracket), BLANK)
                .or_else(|| put(self.at.checked_sub(1)?, byte(bracket), BLANK)),
            Kind::Close(bracket, needs_comma) => {
                let is_before_comma = put(self.at, byte(bracket), b",").is_some();
                if !is_before_comma {
                    put(self.at, byte(bracket), BLANK)?;
                }
                match needs_comma || is_before_comma {
                    true => put(self.at + 1, b',', BLANK),
                    false => Some(()),
                }
            }
        }
    }
}

const BLANK: &[u8] = b" \t\r\n";

/// The file as it is without these slips, byte for byte as long.
pub(super) fn mended(text: &str, slips: &[Slip]) -> Option<String> {
    let mut shape = text.as_bytes().to_vec();
    for slip in slips {
        slip.mend(&mut shape)?;
    }
    String::from_utf8(shape).ok()
}

/// A mark of ASCII.
fn byte(mark: char) -> u8 {
    u8::try_from(mark).unwrap_or(b' ')
}

/// The bracket that belongs to this one.
pub(super) fn partner(bracket: char) -> char {
    match bracket {
        '{' => '}',
        '}' => '{',
        '[' => ']',
        _ => '[',
    }
}
