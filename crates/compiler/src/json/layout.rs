//! Which brackets are missing or too many, as the layout of a file tells.
//!
//! A bracket too many closes something early, and everything behind it seems to be somewhere else: the parser sees the
//! damage and not the cause. People indent what lies in brackets, though. Where the indentation and the brackets do not
//! agree, the file can be read as it is indented, and [`reading`](crate::reading) takes that for meant which leaves less to
//! complain of.

mod line;
mod slip;
mod tokens;

use std::ops::Range;

use crate::problem::{Problem, Problems};
use slip::{Kind, Slip, partner};
use tokens::{Token, What, tokens};

/// The largest file whose layout is looked at, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// How many lines are looked through for the ends of what is indented.
const FARTHEST: usize = 1_000_000;

/// How many brackets may be mended; a file with more of them is not indented.
const MOST: usize = 12;

/// A file with its brackets where its layout has them.
#[derive(Debug)]
pub(crate) struct Mended {
    /// The file byte for byte, but that brackets stand where blanks were, and blanks where brackets were.
    pub(super) shape: String,
    slips: Vec<Slip>,
}

impl Mended {
    pub(super) fn report(&self, problems: &mut Problems) {
        for slip in &self.slips {
            slip.report(problems);
        }
    }

    /// Whether something is said of a bracket that is mended already: then it was not the layout that was meant.
    pub(super) fn is_contradicted(&self, problems: &[Problem]) -> bool {
        let touches = |problem: &Problem| self.slips.iter().any(|slip| slip.is_in(&problem.span));
        problems.iter().any(touches)
    }
}

/// What is done where the layout has two meanings.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Doubt {
    /// A bracket without a partner is one too many.
    Delete,
    /// Its partner is missing.
    Put,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
struct Frame {
    bracket: char,
    /// Its place among the tokens; nothing if it had to be put there.
    token: Option<usize>,
    line: usize,
    /// How far its line is indented, in bytes.
    indent: usize,
    /// How far the first line in it is indented.
    content: Option<usize>,
}

/// One line that is not empty.
#[derive(Clone, Debug)]
struct Line {
    indent: usize,
    tokens: Range<usize>,
}

/// The file as its layout has it; nothing if that does not differ or has nothing to tell.
pub(crate) fn mend(text: &str, doubt: Doubt) -> Option<Mended> {
    if text.len() > LARGEST {
        return None;
    }
    let (tokens, slips) = tokens(text)?;
    let mut walk = Walk {
        lines: lines(&tokens),
        tokens,
        doubt,
        open: Vec::new(),
        slips,
        left: FARTHEST,
    };
    for line in 0..walk.lines.len() {
        walk.line(line);
        if walk.slips.len() > MOST {
            return None;
        }
    }
    let mut slips = walk.slips;
    slips.sort_by_key(|slip| slip.at);
    let shape = slip::mended(text, &slips)?;
    (!slips.is_empty()).then_some(Mended { shape, slips })
}

fn lines(tokens: &[Token]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match (lines.last_mut(), token.indent) {
            (Some(line), None) => line.tokens.end = index + 1,
            (_, indent) => lines.push(Line {
                indent: indent.unwrap_or_default(),
                tokens: index..index + 1,
            }),
        }
    }
    lines
}

struct Walk {
    tokens: Vec<Token>,
    lines: Vec<Line>,
    doubt: Doubt,
    open: Vec<Frame>,
    slips: Vec<Slip>,
    /// How many lines may still be looked through.
    left: usize,
}

impl Walk {
    fn line(&mut self, number: usize) {
        let Line { indent, tokens } = self.lines[number].clone();
        self.end_what_is_less_indented(number);
        let first = self.tokens[tokens.start].what;
        let mut rest = tokens.clone();
        match first {
            What::Close(bracket) => {
                self.leading(number, bracket);
                rest.start += 1;
            }
            _ => self.begin_what_is_more_indented(number),
        }
        if let Some(frame) = self.open.last_mut() {
            frame.content.get_or_insert(indent);
        }
        let mut ended_early = None;
        for index in rest {
            if self.slips.len() > MOST {
                return;
            }
            match self.tokens[index].what {
                What::Open(bracket) => self.open(number, index, bracket),
                What::Close(bracket) => self.close(number, index, bracket, &mut ended_early),
                _ => {}
            }
        }
        self.end_of_line(number);
    }

    /// What is indented as far as a bracket's own line, or less, does not lie in the bracket.
    fn end_what_is_less_indented(&mut self, number: usize) {
        let line = self.lines[number].clone();
        let first = self.tokens[line.tokens.start].what;
        while let Some(frame) = self.open.last() {
            let is_over = match first {
                What::Close(_) => frame.indent > line.indent,
                _ => frame.indent >= line.indent,
            };
            if !is_over || self.open.len() == 1 {
                return;
            }
            let bracket = partner(frame.bracket);
            let needs_comma = !matches!(first, What::Close(_) | What::Comma);
            self.put_close(line.tokens.start - 1, bracket, needs_comma);
            self.open.pop();
        }
    }

    fn put_close(&mut self, last: usize, bracket: char, needs_comma: bool) {
        let last_token = &self.tokens[last];
        let (at, needs_comma, beside) = match last_token.what {
            What::Comma => {
                let before = self.tokens[last - 1].span.clone();
                (last_token.span.start, false, before)
            }
            _ => (last_token.span.end, needs_comma, last_token.span.clone()),
        };
        self.slips.push(Slip {
            at,
            beside,
            kind: Kind::Close(bracket, needs_comma),
        });
    }

    /// A closing bracket that begins its line belongs to the line with the same indentation.
    fn leading(&mut self, number: usize, bracket: char) {
        let Line { indent, tokens } = self.lines[number].clone();
        let span = self.tokens[tokens.start].span.clone();
        let kind = match self.open.last() {
            _ if self.is_early_end(tokens.start) => Kind::Delete(bracket),
            Some(frame) if frame.indent == indent && partner(frame.bracket) == bracket => {
                self.open.pop();
                return;
            }
            Some(frame) if frame.indent == indent => {
                let right = partner(frame.bracket);
                self.open.pop();
                Kind::Replace(bracket, right)
            }
            Some(frame) if self.ends_here(frame, bracket, number) => {
                self.open.pop();
                return;
            }
            _ => Kind::Delete(bracket),
        };
        self.slips.push(Slip {
            at: span.start,
            beside: span,
            kind,
        });
    }

    /// Whether a bracket would close the whole film, and more fields follow.
    fn is_early_end(&self, index: usize) -> bool {
        let what = |at: usize| self.tokens.get(at).map(|token| token.what);
        let next = index + 1 + usize::from(what(index + 1) == Some(What::Comma));
        let is_field = (what(next), what(next + 1)) == (Some(What::Text), Some(What::Colon));
        self.open.len() == 1 && is_field
    }

    /// Whether a bracket closes what was opened in an earlier line with another indentation: what follows lies outside.
    fn ends_here(&self, frame: &Frame, bracket: char, number: usize) -> bool {
        let follows = self.lines.get(number + 1);
        let is_outside = follows.is_none_or(|line| {
            let closes = matches!(self.tokens[line.tokens.start].what, What::Close(_));
            line.indent < frame.indent || (line.indent == frame.indent && !closes)
        });
        partner(frame.bracket) == bracket && is_outside
    }

    /// What is indented further than its neighbours, up to a closing bracket, lies in a bracket that is missing.
    fn begin_what_is_more_indented(&mut self, number: usize) {
        let Line { indent, tokens } = self.lines[number].clone();
        let Some(frame) = self.open.last().copied() else {
            return self.begin_the_film(number);
        };
        if frame.content.is_some_and(|content| indent <= content) {
            return;
        }
        let following = self.lines[number..].iter().take(self.left);
        let length = following.take_while(|line| line.indent >= indent).count();
        self.left -= length;
        let Some(end) = self.lines.get(number + length) else {
            return;
        };
        let What::Close(bracket) = self.tokens[end.tokens.start].what else {
            return;
        };
        if end.indent <= frame.indent {
            return;
        }
        let first = self.tokens[tokens.start].span.clone();
        let before = &self.tokens[tokens.start - 1];
        let bracket = partner(bracket);
        let at = match before.what {
            What::Colon => before.span.end,
            _ => first.start,
        };
        self.slips.push(Slip {
            at,
            beside: first,
            kind: Kind::Open(bracket),
        });
        let content = Some(end.indent);
        if let Some(frame) = self.open.last_mut() {
            frame.content = frame.content.or(content);
        }
        self.open.push(Frame {
            bracket,
            token: None,
            line: number,
            indent: end.indent,
            content: None,
        });
    }

    fn open(&mut self, number: usize, index: usize, bracket: char) {
        let in_list = self.open.last().is_some_and(|frame| frame.bracket == '[');
        let before = index.checked_sub(1).map(|before| self.tokens[before].what);
        // The format has no list in a list and no object without a name in an object.
        match (before, bracket) {
            (Some(What::Open('{')), _) => {
                self.open.pop();
                self.delete(index - 1);
            }
            (Some(What::Open('[') | What::Comma), '[') => return self.delete(index),
            (Some(What::Comma), _) if !in_list => return self.delete(index),
            _ => {}
        }
        self.open.push(Frame {
            bracket,
            token: Some(index),
            line: number,
            indent: self.lines[number].indent,
            content: None,
        });
    }

    fn delete(&mut self, index: usize) {
        let Token { what, span, .. } = self.tokens[index].clone();
        if let What::Open(bracket) | What::Close(bracket) = what {
            self.slips.push(Slip {
                at: span.start,
                beside: span,
                kind: Kind::Delete(bracket),
            });
        }
    }

    /// A closing bracket within a line.
    fn close(&mut self, number: usize, index: usize, bracket: char, early: &mut Option<usize>) {
        let in_line = |frame: &&Frame| frame.line == number;
        let open = self.open.last().copied();
        let Some(frame) = open.filter(|_| !self.is_early_end(index)) else {
            return self.delete(index);
        };
        if frame.line == number && frame.token.is_some() {
            // What is mixed up within one line is the parser's to tell.
            let outer = self.open.iter().rev().nth(1).filter(in_line).copied();
            self.open.pop();
            if partner(frame.bracket) != bracket
                && outer.is_some_and(|outer| partner(outer.bracket) == bracket)
            {
                self.open.pop();
            }
            let is_outermost = self.open.last().is_none_or(|frame| frame.line != number);
            if is_outermost && self.goes_on(index) {
                *early = Some(index);
            }
            return;
        }
        let belongs_to_line = frame.indent == self.lines[number].indent;
        if partner(frame.bracket) == bracket
            && (belongs_to_line || self.ends_here(&frame, bracket, number))
        {
            self.open.pop();
            return;
        }
        let same_kind = early.filter(|early| self.tokens[*early].what == What::Close(bracket));
        match (self.place_to_open(number, index, bracket), same_kind) {
            (Some((at, beside)), _) => self.slips.push(Slip {
                at,
                beside,
                kind: Kind::Open(partner(bracket)),
            }),
            (None, Some(early)) => self.delete(early),
            (None, None) => self.delete(index),
        }
    }

    /// What was opened in a line goes on in the next one if that is indented further.
    fn end_of_line(&mut self, number: usize) {
        let Line { indent, tokens } = self.lines[number].clone();
        let Some(next) = self.lines.get(number + 1) else {
            return;
        };
        let closes = matches!(self.tokens[next.tokens.start].what, What::Close(_));
        if next.indent > indent || (closes && next.indent == indent) {
            return;
        }
        while let Some(frame) = self.open.last().copied() {
            let Some(opener) = frame.token.filter(|_| frame.line == number) else {
                return;
            };
            if self.open.len() == 1 {
                return;
            }
            self.open.pop();
            let within = &self.tokens[opener + 1..tokens.end];
            let what = |at: usize| within.get(at).map(|token| token.what);
            let has_field = (what(0), what(1)) == (Some(What::Text), Some(What::Colon));
            match frame.bracket {
                '{' if has_field => self.put_close(tokens.end - 1, '}', false),
                '[' if !within.is_empty() && self.doubt == Doubt::Put && !has_field => {
                    self.put_close(tokens.end - 1, ']', false);
                }
                _ => self.delete(opener),
            }
        }
    }
}
