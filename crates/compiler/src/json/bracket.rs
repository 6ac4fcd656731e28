//! What somebody did who closed a list like an object, or an object like a list.

/// How far it is looked to either side, in bytes.
const LONGEST_LINE: usize = 4096;

/// The slip behind a closing bracket that is not the one wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mistake {
    /// The bracket that should stand before it is missing.
    Missing,
    /// It closes nothing.
    TooMany,
    /// It is the wrong one.
    Wrong,
}

impl Mistake {
    /// Judges the bracket at `at`, given where those stand that are `open`, the innermost last.
    ///
    /// The brackets alone do not tell; how people lay out a file does: a bracket that begins a line
    /// belongs to the line with the same indentation, one within a line to one within that line.
    pub(super) fn of(text: &str, open: &[usize], at: usize) -> Self {
        let [outer @ .., innermost] = open else {
            return Self::TooMany;
        };
        let begins_its_line = text[line_start(text, at)..at].trim().is_empty();
        let belongs_to = |other: usize| match begins_its_line {
            true => indentation(text, at) == indentation(text, other),
            false => line_start(text, other) == line_start(text, at),
        };
        let closes_outer = outer
            .last()
            .is_some_and(|outer| are_partners(text, *outer, at));
        // What closes the outer one as well leaves a place where a field can, or cannot, follow.
        let field_follows = goes_on(&text[at + 1..], false);
        let field_may_follow = match outer {
            [.., outermost, _] => text[*outermost..].starts_with('{'),
            _ => false,
        };
        let outer_is_meant = outer.last().is_some_and(|outer| belongs_to(*outer))
            && (begins_its_line || !field_follows || field_may_follow);
        let is_list = text[*innermost..].starts_with('[');
        if closes_outer && outer_is_meant && !(begins_its_line && belongs_to(*innermost)) {
            return Self::Missing;
        }
        if begins_its_line && belongs_to(*innermost) {
            return Self::Wrong;
        }
        if goes_on(&text[at + 1..], is_list) {
            return Self::TooMany;
        }
        Self::Wrong
    }
}

/// Whether a list, or an object, goes on after this.
fn goes_on(rest: &str, is_list: bool) -> bool {
    let rest = rest.trim_start();
    let Some(next) = rest.strip_prefix(',') else {
        return rest.starts_with(if is_list { ']' } else { '}' });
    };
    let next = next.trim_start();
    let next = &next[..next.floor_char_boundary(LONGEST_LINE)];
    let is_name = next.strip_prefix('"').is_some_and(|name| {
        let after = name.split_once('"').map(|(_, after)| after.trim_start());
        after.is_some_and(|after| after.starts_with(':'))
    });
    is_name != is_list
}

fn are_partners(text: &str, open: usize, close: usize) -> bool {
    matches!(
        (text.as_bytes().get(open), text.as_bytes().get(close)),
        (Some(b'{'), Some(b'}')) | (Some(b'['), Some(b']'))
    )
}

/// Where the line begins, or, where lines have no end, a place before.
fn line_start(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST_LINE));
    text[from..at]
        .rfind('\n')
        .map_or(from, |end| from + end + 1)
}

/// How far the line that holds this place is indented.
fn indentation(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_tells_what_was_meant() {
        for (text, expected) in [
            ("{ \"a\": [1}, \"b\": 2 }", Mistake::Wrong),
            ("[{ \"a\": [1}, { \"b\": 2 }]", Mistake::Missing),
            ("{ \"a\": { \"b\": [1}, \"c\": 2 }", Mistake::Missing),
            ("{\n  \"a\": [1},\n  \"b\": 2\n}", Mistake::Wrong),
            ("{\n  \"a\": [\n    1\n  },\n  \"b\": 2\n}", Mistake::Wrong),
            ("{\n  \"a\": [\n    1\n}", Mistake::Missing),
            ("[\n  {\n    \"a\": 1\n]", Mistake::Missing),
            ("[\n  {\n    \"a\": 1\n  ]\n]", Mistake::Wrong),
            (
                "{\n  \"a\": [\n    { }},\n    { }\n  ]\n}",
                Mistake::TooMany,
            ),
            ("{\n  \"a\": [1]],\n  \"b\": 2\n}", Mistake::TooMany),
        ] {
            let mut open = Vec::new();
            let found = text.char_indices().find_map(|(at, c)| match c {
                '{' | '[' => {
                    open.push(at);
                    None
                }
                '}' | ']'
                    if open
                        .last()
                        .is_some_and(|open| are_partners(text, *open, at)) =>
                {
                    open.pop();
                    None
                }
                '}' | ']' => Some(Mistake::of(text, &open, at)),
                _ => None,
            });
            assert_eq!(found, Some(expected), "{text}");
        }
    }
}
