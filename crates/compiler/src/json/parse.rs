//! The parser: the JSON of RFC 8259, and a way on after each mistake.

mod leaf;
mod nested;
mod text;

use crate::digits;
use crate::json::{Mended, Node, Tree, Value, blank, string};
use crate::problem::{Code, Edit, Help, Problems, Span};

/// How deep lists and objects may nest. The format needs seven levels; more is a mistake or an attack.
const DEEPEST: usize = 32;

/// How many values a file may hold. A film with ten thousand events has a quarter of it.
const MOST_VALUES: usize = 1_000_000;

/// How much of a line is marked as wrong at most, in bytes.
const LONGEST_LINE: usize = 4096;

/// Reads a whole file.
///
/// The result holds whatever could be read. It is `None` when the file has no value at all.
pub(crate) fn parse<'a>(text: &'a str, problems: &mut Problems) -> Option<Tree<'a>> {
    read(Parser::new(text, text, problems))
}

/// Reads a whole file with its brackets where its layout has them; nothing where that makes no sense.
pub(crate) fn parse_mended<'a>(
    text: &'a str,
    mended: &Mended,
    problems: &mut Problems,
) -> Option<Tree<'a>> {
    mended.report(problems);
    let told = problems.all().len();
    let tree = read(Parser::new(text, &mended.shape, problems));
    tree.filter(|_| !mended.is_contradicted(&problems.all()[told..]))
}

fn read<'a>(mut parser: Parser<'a, '_>) -> Option<Tree<'a>> {
    parser.skip_blank();
    if parser.peek().is_none() {
        parser.problems.add(
            Code::Empty,
            0..parser.shape.len(),
            "The file is empty.",
            "Begin with { and end with }.",
        );
        return None;
    }
    if parser.template() {
        return None;
    }
    let wrapper = parser.wrapper();
    if !parser.begins() {
        return None;
    }
    let mut root = parser.value();
    parser.after_the_end(&mut root, wrapper);
    let Parser {
        given_up,
        blanks,
        text,
        problems,
        ..
    } = parser;
    blank::report(text, blanks, problems);
    Some(Tree {
        root,
        is_whole: !given_up,
    })
}

struct Parser<'a, 'p> {
    /// The file as it is written: what is read is a piece of it.
    text: &'a str,
    /// The same with its brackets mended, byte for byte as long.
    shape: &'p str,
    at: usize,
    /// Where the brackets stand that are open.
    open: Vec<usize>,
    values: usize,
    /// Where the last comma stands that was read.
    last_comma: Option<usize>,
    /// White space that looks like JSON's and is none.
    blanks: Vec<Span>,
    /// How far white space and comments have been reported: what is read twice is told once.
    reported: usize,
    /// The structure is lost: nothing more is read and nothing more reported.
    given_up: bool,
    problems: &'p mut Problems,
}

/// What became of a part of a list or object.
enum Part {
    Whole,
    /// It could not be read.
    Broken,
    /// It is none: the list ends before it.
    End,
}

impl<'a, 'p> Parser<'a, 'p> {
    fn new(text: &'a str, shape: &'p str, problems: &'p mut Problems) -> Self {
        Self {
            text,
            shape,
            at: 0,
            open: Vec::new(),
            values: 0,
            last_comma: None,
            blanks: Vec::new(),
            reported: 0,
            given_up: false,
            problems,
        }
    }

    /// Whether a value begins here; else what there is of the file is reported.
    fn begins(&mut self) -> bool {
        let is_value =
            |c: char| matches!(c, '{' | '[' | '-') || string::opens(c) || c.is_ascii_digit();
        let is_word = matches!(self.shape[self.at..].trim_end(), "true" | "false" | "null");
        let begins = is_word || self.peek().is_some_and(is_value);
        if !begins {
            self.problems.add(
                Code::Syntax,
                self.at..self.line_end(),
                "The film should begin here with {.",
                "Write all of it between { and }, or let `companion new` begin it for you.",
            );
        }
        begins
    }

    /// Whether the file is still to be filled in by some program, which is then reported.
    fn template(&mut self) -> bool {
        let rest = &self.shape[self.at..];
        let is_template = rest.starts_with("{{") || rest.starts_with("{%");
        if is_template {
            self.problems.add(
                Code::Syntax,
                self.at..self.at + 2,
                "This is a template that nobody has filled in.",
                "Write the film itself, from { to }, or let the program that knows this template do it.",
            );
        }
        is_template
    }

    /// Passes over what programs put before data, `var film =`, and returns its place.
    fn wrapper(&mut self) -> Option<Span> {
        let rest = &self.shape[self.at..];
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
        let rest = &self.shape[self.at..];
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
                Help::with(
                    "Begin with { and end with }, without any program around them.",
                    fix,
                ),
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
        let next = self.shape[self.at..].strip_prefix(',').map(str::trim_start);
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
            Some(digit) if digits::ascii(digit).is_some() => self.phrase(),
            _ => self.nothing(),
        };
        Node {
            value,
            span: start..self.at,
        }
    }

    fn too_many(&mut self, start: usize) -> Node<'a> {
        let first = self.shape[start..].chars().next();
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
}

#[cfg(test)]
mod tests;
