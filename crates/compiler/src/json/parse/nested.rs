//! Lists and objects, and what is missing or too much between their parts.

use std::borrow::Cow;

use super::{Parser, Part};
use crate::json::{Member, Node, Value, bracket, is_comma};
use crate::problem::{Code, Edit, Help, Span};

impl<'a> Parser<'a, '_> {
    pub(super) fn object(&mut self) -> Value<'a> {
        let mut members = Vec::new();
        self.sequence('}', |parser| {
            let start = parser.at;
            let Some((key, key_span)) = parser.key() else {
                members.push(Member::unreadable(start));
                if !matches!(parser.peek(), Some('{' | '[')) {
                    return Part::Broken;
                }
                // What lies in a thing without a name is not taken for fields of this one.
                parser.value();
                return Part::Whole;
            };
            members.push(parser.member(key, key_span));
            Part::Whole
        });
        Value::Object(members)
    }

    pub(super) fn member(&mut self, key: Cow<'a, str>, key_span: Span) -> Member<'a> {
        self.skip_blank();
        self.colon(&key_span);
        self.skip_blank();
        Member {
            value: self.value(),
            key,
            key_span,
        }
    }

    pub(super) fn array(&mut self) -> Value<'a> {
        let mut items: Vec<Node<'a>> = Vec::new();
        self.sequence(']', |parser| {
            let comma = parser.last_comma;
            let item = parser.value();
            let is_name = parser.shape[parser.at..].trim_start().starts_with(':');
            let item = match item.value {
                Value::String(_) if is_name && parser.should_have_ended(&items) => {
                    let end = items.last().map_or(item.span.start, |last| last.span.end);
                    parser.list_without_bracket(end, &item.span, comma);
                    return Part::End;
                }
                Value::String(key) if is_name => parser.object_without_bracket(key, item.span),
                value => Node { value, ..item },
            };
            items.push(item);
            Part::Whole
        });
        Value::Array(items)
    }

    /// Whether a field's name that follows these items means that their list lacks its bracket.
    pub(super) fn should_have_ended(&self, items: &[Node<'a>]) -> bool {
        let is_object = |item: &Node<'_>| matches!(item.value, Value::Object(_));
        let outer = self.open.iter().rev().nth(1);
        !items.is_empty()
            && !items.iter().any(is_object)
            && outer.is_some_and(|outer| self.shape[*outer..].starts_with('{'))
    }

    /// Goes back to what follows the last item of a list that lacks its bracket: a comma, or a field's name.
    pub(super) fn list_without_bracket(&mut self, end: usize, name: &Span, comma: Option<usize>) {
        let comma = comma.filter(|comma| *comma >= end);
        self.at = comma.unwrap_or(name.start);
        self.problems.add(
            Code::Syntax,
            name.clone(),
            "A ] is missing before this field.",
            Help::with("Write ] where the [ ends.", vec![Edit::put(end, "]")]),
        );
    }

    /// Reads on from a field's name that stands in a list: the { before it is missing.
    pub(super) fn object_without_bracket(&mut self, key: Cow<'a, str>, key_span: Span) -> Node<'a> {
        let start = key_span.start;
        self.problems.add(
            Code::Syntax,
            key_span.clone(),
            "A field stands in a list, without an object around it.",
            Help::with("Write { before it.", vec![Edit::put(start, "{")]),
        );
        let mut members = vec![self.member(key, key_span)];
        self.skip_blank();
        if self.peek() == Some(',') {
            self.at += 1;
        }
        self.open.push(start);
        if let Value::Object(rest) = self.object() {
            members.extend(rest);
        }
        self.open.pop();
        Node {
            value: Value::Object(members),
            span: start..self.at,
        }
    }

    /// Reads what stands between the bracket before this place and its partner, separated by commas.
    ///
    /// `read` takes one part and says what became of it.
    pub(super) fn sequence(&mut self, close: char, mut read: impl FnMut(&mut Self) -> Part) {
        let mut comma: Option<Span> = None;
        let mut last_end = None;
        loop {
            self.skip_blank();
            if self.problems.is_full() {
                self.give_up();
            }
            if self.given_up {
                return;
            }
            match self.peek() {
                None => return self.end_of_file(close),
                Some(found @ ('}' | ']')) => {
                    if self.close(close, found, comma.take()) {
                        return;
                    }
                    self.skip_blank();
                    comma = self.comma();
                }
                Some(',') => self.stray_comma(),
                Some(_) => {
                    if let (Some(end), None) = (last_end, &comma) {
                        self.missing_comma(end);
                    }
                    last_end = match read(self) {
                        Part::Whole => Some(self.at),
                        Part::Broken => {
                            self.skip_to_structure();
                            None
                        }
                        Part::End => return,
                    };
                    self.skip_blank();
                    comma = self.comma();
                }
            }
        }
    }

    /// Takes a comma, or what somebody took for one.
    pub(super) fn comma(&mut self) -> Option<Span> {
        let found = self.peek()?;
        let span = self.at..self.at + found.len_utf8();
        if !is_comma(found) {
            return None;
        }
        if found != ',' {
            self.problems.add(
                Code::Syntax,
                span.clone(),
                format!("{found} is no comma."),
                Help::write(span.clone(), ","),
            );
        }
        self.at = span.end;
        self.last_comma = Some(span.start);
        Some(span)
    }

    /// Meets a closing bracket, and says whether it ends the list or object that is being read.
    pub(super) fn close(&mut self, wanted: char, found: char, comma: Option<Span>) -> bool {
        if let Some(span) = comma {
            self.problems.add(
                Code::Syntax,
                span.clone(),
                format!("Nothing follows this comma before {found}."),
                Help::with("Delete the comma.", vec![Edit::delete(span)]),
            );
        }
        if found == wanted {
            self.at += 1;
            return true;
        }
        let here = self.at..self.at + 1;
        let mistake = bracket::Mistake::of(self.shape, &self.open, self.at);
        let opened = match wanted {
            '}' => '{',
            _ => '[',
        };
        match mistake {
            bracket::Mistake::Missing => self.problems.add(
                Code::Syntax,
                here,
                format!("A {wanted} is missing before this {found}."),
                Help::with(
                    format!("Write {wanted} where the {opened} ends."),
                    vec![Edit::put(self.end_of_last(), &wanted.to_string())],
                ),
            ),
            bracket::Mistake::TooMany => {
                self.problems.add(
                    Code::Syntax,
                    here.clone(),
                    format!("This {found} closes nothing."),
                    Help::with(format!("Delete this {found}"), vec![Edit::delete(here)]),
                );
                self.at += 1;
            }
            bracket::Mistake::Wrong => {
                self.problems.add(
                    Code::Syntax,
                    here.clone(),
                    format!("{found} closes what was opened with {opened}."),
                    Help::write(here, wanted),
                );
                self.at += 1;
            }
        }
        mistake != bracket::Mistake::TooMany
    }

    /// Behind the last thing before this place that is not white space.
    pub(super) fn end_of_last(&self) -> usize {
        self.shape[..self.at].trim_end().len()
    }

    pub(super) fn end_of_file(&mut self, wanted: char) {
        let open = self.open.last().copied().unwrap_or_default();
        let opened = if wanted == '}' { '{' } else { '[' };
        let length = self.shape[open..].chars().next().map_or(0, char::len_utf8);
        self.problems.add(
            Code::Unfinished,
            open..open + length,
            format!("This {opened} is never closed: the file ends before its {wanted}."),
            format!("Add the missing {wanted}. The rest of the file could not be checked."),
        );
        self.give_up();
    }

    pub(super) fn stray_comma(&mut self) {
        self.problems.add(
            Code::Syntax,
            self.at..self.at + 1,
            "A comma with nothing before it.",
            Help::with(
                "Delete the comma.",
                vec![Edit::delete(self.at..self.at + 1)],
            ),
        );
        self.at += 1;
    }

    /// Reports that nothing separates what ended at `end` from what follows.
    pub(super) fn missing_comma(&mut self, end: usize) {
        let last = self.shape[..end].chars().next_back();
        self.problems.add(
            Code::Syntax,
            end - last.map_or(0, char::len_utf8)..end,
            "A comma is missing after this.",
            Help::with(
                "Separate the parts of a list or object with commas.",
                vec![Edit::put(end, ",")],
            ),
        );
    }
}
