//! From byte offsets to lines, columns and JSON Pointers.

use crate::json::{Node, Value};
use crate::problem::{Place, Span};

/// Finds the place of a span in one file.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    root: Option<&'a Node<'a>>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str, root: Option<&'a Node<'a>>) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            root,
        }
    }

    pub(crate) fn find(&self, span: &Span) -> Place {
        let line = self
            .line_starts
            .partition_point(|start| *start <= span.start);
        let line_start = self.line_starts[line - 1];
        let before = self.text.get(line_start..span.start).unwrap_or_default();
        Place {
            line,
            column: before.chars().count() + 1,
            pointer: self
                .root
                .map(|root| pointer(root, span))
                .unwrap_or_default(),
        }
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
            let member = members.get(index)?;
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
        let root = parse(text, &mut Problems::default()).unwrap();
        let places = Places::new(text, Some(&root));
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
