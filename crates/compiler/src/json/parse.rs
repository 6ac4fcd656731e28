//! The parser: the JSON of RFC 8259, and a way on after each mistake.

use std::borrow::Cow;

use crate::json::number::is_number;
use crate::json::{Member, Node, Value, blank, bracket, string, unquoted};
use crate::problem::{Code, Edit, Help, Problems, Span, quoted};

/// How deep lists and objects may nest. The format needs seven levels; more is a mistake or an attack.
const DEEPEST: usize = 32;

/// How many values a file may hold. A film with ten thousand events has a tenth of it.
const MOST_VALUES: usize = 2_000_000;

/// Reads a whole file.
///
/// The result holds whatever could be read. It is `None` when the file has no value at all, or when it ends
/// so early that looking at the rest would only produce confusion ([`Code::Unfinished`]).
pub(crate) fn parse<'a>(text: &'a str, problems: &mut Problems) -> Option<Node<'a>> {
    let mut parser = Parser::new(text, problems);
    parser.skip_blank();
    if parser.peek().is_none() {
        parser.problems.add(
            Code::Empty,
            0..text.len(),
            "The file is empty.",
            "Begin with { and end with }.",
        );
        return None;
    }
    let wrapper = parser.wrapper();
    let mut root = parser.value();
    parser.after_the_end(&mut root, wrapper);
    let Parser {
        given_up, blanks, ..
    } = parser;
    blank::report(text, blanks, problems);
    (!given_up).then_some(root)
}

struct Parser<'a, 'p> {
    text: &'a str,
    at: usize,
    /// Where the brackets stand that are open.
    open: Vec<usize>,
    values: usize,
    /// White space that looks like JSON's and is none.
    blanks: Vec<Span>,
    /// The structure is lost: nothing more is read and nothing more reported.
    given_up: bool,
    problems: &'p mut Problems,
}

impl<'a, 'p> Parser<'a, 'p> {
    fn new(text: &'a str, problems: &'p mut Problems) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            values: 0,
            blanks: Vec::new(),
            given_up: false,
            problems,
        }
    }

    /// Passes over what programs put before data, `var film =`, and returns its place.
    fn wrapper(&mut self) -> Option<Span> {
        let rest = &self.text[self.at..];
        let line = rest.lines().next()?;
        let brace = line.find('{').filter(|brace| *brace > 0)?;
        if line.starts_with('[') || string::opens(line.chars().next()?) {
            return None;
        }
        let start = self.at;
        self.at += brace;
        Some(start..start + line[..brace].trim_end().len())
    }

    /// Judges what follows the film's closing bracket.
    fn after_the_end(&mut self, root: &mut Node<'a>, wrapper: Option<Span>) {
        self.skip_blank();
        self.go_on(root);
        let rest = &self.text[self.at..];
        let ending = rest.trim_end();
        let ends_wrapper = ending.chars().all(|c| matches!(c, ')' | ';'));
        if let Some(span) = wrapper {
            let mut fix = vec![Edit::delete(span.clone())];
            if ends_wrapper && !ending.is_empty() {
                fix.push(Edit::delete(self.at..self.at + ending.len()));
            }
            self.problems.add(
                Code::Syntax,
                span,
                "Something stands before the film.",
                Help::with("Begin with { and end with }, without any program around them.", fix),
            );
            if ends_wrapper {
                return;
            }
        }
        if self.given_up || rest.is_empty() {
            return;
        }
        // Much text is not to be deleted lightly: perhaps it is a bracket that is wrong.
        let fix = match ending.contains('"') {
            true => Vec::new(),
            false => vec![Edit::delete(self.at..self.at + ending.len())],
        };
        self.problems.add(
            Code::Syntax,
            self.at..self.line_end(),
            "Something follows after the end of the film.",
            Help::with("Delete it, or look for a } too many above.", fix),
        );
    }

    /// Reads on when the film's bracket closes and more fields follow: there was a bracket too many.
    fn go_on(&mut self, root: &mut Node<'a>) {
        let next = self.text[self.at..].strip_prefix(',').map(str::trim_start);
        let Value::Object(members) = &mut root.value else {
            return;
        };
        if self.given_up || !next.is_some_and(|next| next.starts_with('"')) {
            return;
        }
        let bracket = root.span.end - 1..root.span.end;
        self.problems.add(
            Code::Syntax,
            bracket.clone(),
            "This } closes the whole film, and more follows.",
            Help::with("Delete this }", vec![Edit::delete(bracket)]),
        );
        self.at += 1;
        self.open.push(root.span.start);
        if let Value::Object(more) = self.object() {
            members.extend(more);
        }
        self.open.pop();
        root.span.end = self.at;
        self.skip_blank();
    }

    fn value(&mut self) -> Node<'a> {
        let start = self.at;
        self.values += 1;
        if self.values > MOST_VALUES {
            return self.too_many(start);
        }
        let value = match self.peek() {
            Some('{') => self.nested(Self::object),
            Some('[') => self.nested(Self::array),
            Some(quote) if string::opens(quote) => Value::String(self.string()),
            Some(character)
                if character == '-'
                    || character == '+'
                    || character == '.'
                    || character.is_ascii_digit() =>
            {
                self.number()
            }
            Some(character) if character.is_alphabetic() => self.word(),
            _ => self.nothing(),
        };
        Node {
            value,
            span: start..self.at,
        }
    }

    fn too_many(&mut self, start: usize) -> Node<'a> {
        let first = self.text[start..].chars().next();
        self.problems.add(
            Code::TooLarge,
            start..start + first.map_or(0, char::len_utf8),
            format!("The file holds more than {MOST_VALUES} texts, numbers, lists and objects."),
            "Split the film, or look for data pasted into the file.",
        );
        self.give_up();
        Node {
            value: Value::Broken,
            span: start..self.at,
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Value<'a>) -> Value<'a> {
        if self.open.len() >= DEEPEST {
            self.problems.add(
                Code::Unfinished,
                self.at..self.at + 1,
                format!("Lists and objects are nested more than {DEEPEST} deep."),
                "The format needs seven levels: look for a bracket that is never closed.",
            );
            self.give_up();
            return Value::Broken;
        }
        self.open.push(self.at);
        self.at += 1;
        let value = read(self);
        self.open.pop();
        value
    }

    fn object(&mut self) -> Value<'a> {
        let mut members = Vec::new();
        self.sequence('}', |parser| match parser.key() {
            Some((key, key_span)) => {
                members.push(parser.member(key, key_span));
                true
            }
            None => false,
        });
        Value::Object(members)
    }

    fn member(&mut self, key: Cow<'a, str>, key_span: Span) -> Member<'a> {
        self.skip_blank();
        self.colon(&key_span);
        self.skip_blank();
        Member {
            value: self.value(),
            key,
            key_span,
        }
    }

    fn array(&mut self) -> Value<'a> {
        let mut items = Vec::new();
        self.sequence(']', |parser| {
            let item = parser.value();
            let is_name = parser.text[parser.at..].trim_start().starts_with(':');
            let item = match item.value {
                Value::String(key) if is_name => parser.object_without_bracket(key, item.span),
                value => Node { value, ..item },
            };
            items.push(item);
            true
        });
        Value::Array(items)
    }

    /// Reads on from a field's name that stands in a list: the { before it is missing.
    fn object_without_bracket(&mut self, key: Cow<'a, str>, key_span: Span) -> Node<'a> {
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
    /// `read` takes one part and says whether it found one.
    fn sequence(&mut self, close: char, mut read: impl FnMut(&mut Self) -> bool) {
        let mut comma: Option<Span> = None;
        let mut last_end = None;
        loop {
            self.skip_blank();
            if self.given_up {
                return;
            }
            match self.peek() {
                None => return self.end_of_file(close),
                Some(found @ ('}' | ']')) => {
                    if self.close(close, found, comma.take()) {
                        return;
                    }
                }
                Some(',') => self.stray_comma(),
                Some(_) => {
                    if let (Some(end), None) = (last_end, &comma) {
                        self.missing_comma(end);
                    }
                    let is_whole = read(self);
                    last_end = is_whole.then_some(self.at);
                    if !is_whole {
                        self.skip_to_structure();
                    }
                    self.skip_blank();
                    comma = self.comma();
                }
            }
        }
    }

    /// Takes a comma, or what somebody took for one.
    fn comma(&mut self) -> Option<Span> {
        let found = self.peek()?;
        let span = self.at..self.at + found.len_utf8();
        if matches!(found, ';' | '，' | '；' | '、') {
            self.problems.add(
                Code::Syntax,
                span.clone(),
                format!("{found} is no comma."),
                Help::write(span.clone(), ","),
            );
        } else if found != ',' {
            return None;
        }
        self.at = span.end;
        Some(span)
    }

    /// Meets a closing bracket, and says whether it ends the list or object that is being read.
    fn close(&mut self, wanted: char, found: char, comma: Option<Span>) -> bool {
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
        let mistake = bracket::Mistake::of(self.text, &self.open, self.at);
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
    fn end_of_last(&self) -> usize {
        self.text[..self.at].trim_end().len()
    }

    fn end_of_file(&mut self, wanted: char) {
        let open = self.open.last().copied().unwrap_or_default();
        let opened = if wanted == '}' { '{' } else { '[' };
        let length = self.text[open..].chars().next().map_or(0, char::len_utf8);
        self.problems.add(
            Code::Unfinished,
            open..open + length,
            format!("This {opened} is never closed: the file ends before its {wanted}."),
            format!("Add the missing {wanted}. The rest of the file could not be checked."),
        );
        self.give_up();
    }

    fn stray_comma(&mut self) {
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
    fn missing_comma(&mut self, end: usize) {
        let last = self.text[..end].chars().next_back();
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

    fn key(&mut self) -> Option<(Cow<'a, str>, Span)> {
        let start = self.at;
        match self.peek()? {
            '"' if let Some(colon) = string::unclosed_key(self.text, start) => {
                let name = self.text[start + 1..colon].trim_end();
                let span = start..start + 1 + name.len();
                self.problems.add(
                    Code::Syntax,
                    span.clone(),
                    "This field’s name is not closed with a quotation mark.",
                    Help::with(
                        format!("Write {}", quoted(name)),
                        vec![Edit::put(span.end, "\"")],
                    ),
                );
                self.at = colon;
                Some((Cow::Borrowed(name), span))
            }
            quote if string::opens(quote) => {
                let key = self.string();
                Some((key, start..self.at))
            }
            letter if letter.is_alphabetic() || letter == '_' || letter == '$' => {
                self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
                let (key, span) = (&self.text[start..self.at], start..self.at);
                // A quotation mark at the end was meant to have a partner.
                let end = self.at + usize::from(self.peek() == Some('"'));
                self.at = end;
                self.problems.add(
                    Code::Syntax,
                    span.clone(),
                    "A field’s name needs quotation marks.",
                    Help::with(
                        format!("Write {}", quoted(key)),
                        vec![Edit {
                            span: start..end,
                            text: quoted(key),
                        }],
                    ),
                );
                Some((Cow::Borrowed(key), span))
            }
            _ => {
                let end = self.line_end();
                self.problems.add(
                    Code::Syntax,
                    start..end,
                    "The name of a field should stand here.",
                    "Write it in quotation marks, then a colon, then its value.",
                );
                None
            }
        }
    }

    fn colon(&mut self, key: &Span) {
        match self.peek() {
            Some(':') => self.at += 1,
            Some('=' | '：') => {
                let end = self.at + self.peek().map_or(1, char::len_utf8);
                self.problems.add(
                    Code::Syntax,
                    self.at..end,
                    "A field’s name is followed by a colon.",
                    Help::write(self.at..end, ":"),
                );
                self.at = end;
            }
            None => {}
            Some(_) => self.problems.add(
                Code::Syntax,
                key.clone(),
                "A colon is missing after this field’s name.",
                Help::with(
                    format!("Write {}:", &self.text[key.clone()]),
                    vec![Edit::put(key.end, ":")],
                ),
            ),
        }
    }

    fn string(&mut self) -> Cow<'a, str> {
        let (value, end) = string::read(self.text, self.at, self.problems);
        self.at = end;
        value
    }

    fn number(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '/' | '~' | '?' | '%')
        });
        let number = &self.text[start..self.at];
        if is_number(number) && !unquoted::goes_on(self.text, self.at) {
            return Value::Number(number);
        }
        self.at = start;
        self.phrase()
    }

    fn word(&mut self) -> Value<'a> {
        let start = self.at;
        self.skip_while(|c| c.is_alphanumeric() || c == '_');
        if !unquoted::goes_on(self.text, self.at) {
            match &self.text[start..self.at] {
                "null" => return Value::Null,
                "true" => return Value::Bool(true),
                "false" => return Value::Bool(false),
                _ => {}
            }
        }
        self.at = start;
        self.phrase()
    }

    /// Words or a date without quotation marks: reported, and not judged any further.
    fn phrase(&mut self) -> Value<'a> {
        self.at = unquoted::read(self.text, self.at, self.problems);
        Value::Broken
    }

    /// Reports that a value should stand here; the end of the file is reported by whoever is still open.
    fn nothing(&mut self) -> Value<'a> {
        let start = self.at;
        let Some(first) = self.peek() else {
            return Value::Broken;
        };
        if !matches!(first, ',' | '}' | ']') {
            self.skip_to_structure();
        }
        self.problems.add(
            Code::Syntax,
            start..self.at.max(start + first.len_utf8()),
            "A value should stand here.",
            "Write a text in quotation marks, a number, a list [ ] or an object { }.",
        );
        Value::Broken
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_while(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    /// Skips white space, and comments after reporting them.
    fn skip_blank(&mut self) {
        loop {
            let start = self.at;
            self.skip_while(blank::looks_blank);
            let skipped = start..self.at;
            if self.text[skipped.clone()].contains(|c| !blank::is_blank(c)) {
                let foreign = blank::foreign(self.text, skipped);
                self.blanks
                    .extend(foreign.filter(|_| self.blanks.len() < blank::MOST));
            }
            let rest = &self.text[self.at..];
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            let comment = self.at..self.at + self.text[self.at..self.at + length].trim_end().len();
            self.problems.add(
                Code::Syntax,
                comment.clone(),
                "JSON has no comments.",
                Help::with(
                    "Delete it, or keep it in a field \"note\" where the format has one.",
                    vec![Edit::delete(comment)],
                ),
            );
            self.at += length;
        }
    }

    /// Skips what cannot be read, up to the next thing that gives the file its structure.
    fn skip_to_structure(&mut self) {
        self.skip_while(|c| !matches!(c, ',' | '}' | ']' | '\n'));
    }

    fn line_end(&self) -> usize {
        let rest = &self.text[self.at..];
        self.at + rest.find('\n').unwrap_or(rest.len())
    }

    fn give_up(&mut self) {
        self.given_up = true;
        self.at = self.text.len();
    }
}

#[cfg(test)]
mod tests;
