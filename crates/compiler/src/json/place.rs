//! From byte offsets to lines, columns and JSON Pointers.

use crate::json::{Node, Value};
use crate::problem::{Place, Span};

/// The longest name that a pointer repeats, in bytes: names are short, and a hostile file's are not.
const LONGEST_STEP: usize = 200;

/// Finds the places of spans in one file. Spans that come in the order of the file are found in one walk.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a str,
    root: Option<&'a Node<'a>>,
    /// How far the walk has come, always between two characters.
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str, root: Option<&'a Node<'a>>) -> Self {
        let mut places = Self {
            text,
            root,
            at: 0,
            line: 0,
            column: 0,
        };
        places.rewind();
        places
    }

    pub(crate) fn find(&mut self, span: &Span) -> Place {
        if span.start < self.at {
            self.rewind();
        }
        let passed = self.text.get(self.at..span.start).unwrap_or_default();
        let breaks = passed.bytes().filter(|byte| *byte == b'\n').count();
        let last_line = passed.rfind('\n').map_or(passed, |at| &passed[at + 1..]);
        if breaks > 0 {
            self.line += breaks;
            self.column = 1;
        }
        self.column += last_line.chars().count();
        self.at += passed.len();
        Place {
            line: self.line,
            column: self.column,
            pointer: self
                .root
                .map(|root| pointer(root, span))
                .unwrap_or_default(),
        }
    }

    /// Goes back to the first character. A byte order mark is none: editors do not count it.
    fn rewind(&mut self) {
        let mark = if self.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        (self.at, self.line, self.column) = (mark, 1, 1);
    }
}

/// The path to the smallest value or member that holds the span.
fn pointer(root: &Node<'_>, span: &Span) -> String {
    let mut path = String::new();
    let mut node = root;
    loop {
        let Some((step, next)) = step_towards(node, span) else {
            return path;
        };
        path.push('/');
        path.push_str(&step);
        match next {
            Some(child) => node = child,
            None => return path,
        }
    }
}

fn step_towards<'n, 'a>(node: &'n Node<'a>, span: &Span) -> Option<(String, Option<&'n Node<'a>>)> {
    match &node.value {
        Value::Array(items) => {
            let index = items.partition_point(|item| item.span.end <= span.start);
            let item = items.get(index).filter(|item| holds(&item.span, span))?;
            Some((index.to_string(), Some(item)))
        }
        Value::Object(members) => {
            let index = members.partition_point(|member| member.value.span.end <= span.start);
            let member = members
                .get(index)
                .filter(|member| member.key.len() <= LONGEST_STEP)?;
            let step = member.key.replace('~', "~0").replace('/', "~1");
            if holds(&member.key_span, span) {
                Some((step, None))
            } else if holds(&member.value.span, span) {
                Some((step, Some(&member.value)))
            } else {
                None
            }
        }
        _ => None,
    }
}

fn holds(outer: &Span, inner: &Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::problem::Problems;

    #[test]
    fn a_span_has_a_line_a_column_and_a_pointer() {
        let text = "{\n  \"艾/未~\": [1, { \"b\": \"x\" }],\n  \"c\": 2\n}";
        let root = parse(text, &mut Problems::default()).unwrap().root;
        let mut places = Places::new(text, Some(&root));
        for (part, line, column, pointer) in [
            ("1, ", 2, 12, "/艾~1未~0/0"),
            ("\"x\"", 2, 22, "/艾~1未~0/1/b"),
            ("\"b\"", 2, 17, "/艾~1未~0/1/b"),
            ("2", 3, 8, "/c"),
            ("{\n", 1, 1, ""),
        ] {
            let start = text.find(part).unwrap();
            let place = places.find(&(start..start + 1));
            assert_eq!(
                (place.line, place.column, place.pointer.as_str()),
                (line, column, pointer),
                "{part}"
            );
        }
    }
}
