//! A style sheet as a tree of rules, as far as one has to know it to leave rules out.
//!
//! What stands in the braces of a style rule is not looked into, and an at-rule that is not known stays as it is.

/// A rule, or a statement without braces.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in super::super) enum Rule {
    /// `@layer a, b`: without its semicolon.
    Statement(String),
    /// A rule of rules: `@media print` and what it holds.
    Group(String, Vec<Rule>),
    /// A rule whose content is passed through: `a, b` and its declarations.
    Block(String, String),
}

/// At-rules that hold rules.
const GROUPS: [&str; 4] = ["@layer", "@media", "@supports", "@container"];

/// The rules of a sheet without comments.
pub(in super::super) fn parse(sheet: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = sheet;
    while let Some(end) = find(rest, &['{', ';']) {
        let prelude = rest[..end].trim().to_owned();
        let is_statement = rest[end..].starts_with(';');
        rest = &rest[end + 1..];
        if is_statement {
            if !prelude.is_empty() {
                rules.push(Rule::Statement(prelude));
            }
            continue;
        }
        let close = closing(rest);
        let content = &rest[..close];
        rest = rest.get(close + 1..).unwrap_or_default();
        rules.push(
            match GROUPS.iter().any(|group| prelude.starts_with(group)) {
                true => Rule::Group(prelude, parse(content)),
                false => Rule::Block(prelude, content.to_owned()),
            },
        );
    }
    rules
}

/// The sheet of some rules.
pub(in super::super) fn write(rules: &[Rule]) -> String {
    let text = |rule: &Rule| match rule {
        Rule::Statement(statement) => format!("{statement};"),
        Rule::Group(prelude, rules) => format!("{prelude}{{{}}}", write(rules)),
        Rule::Block(prelude, content) => format!("{prelude}{{{content}}}"),
    };
    rules.iter().map(text).collect()
}

/// The parts of a list that commas separate, but for those in brackets and strings.
pub(in super::super) fn parts(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = list;
    while let Some(end) = find(rest, &[',']) {
        parts.push(rest[..end].trim());
        rest = &rest[end + 1..];
    }
    parts.push(rest.trim());
    parts
}

/// The declarations of a rule.
pub(super) fn declarations(content: &str) -> Vec<&str> {
    let mut declarations = Vec::new();
    let mut rest = content;
    while let Some(end) = find(rest, &[';']) {
        declarations.push(rest[..end].trim());
        rest = &rest[end + 1..];
    }
    declarations.push(rest.trim());
    declarations
}

/// Where one of the signs stands first, outside of strings and brackets.
pub(super) fn find(text: &str, signs: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    each_sign(text, |at, sign| {
        if depth == 0 && signs.contains(&sign) {
            return Some(at);
        }
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        None
    })
}

/// Where the brace stands that closes the one before this text; its end, should there be none.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    let end = each_sign(text, |at, sign| {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
        None
    });
    end.unwrap_or(text.len())
}

/// Shows every sign outside of strings to `look`, until it has found what it wants.
fn each_sign(text: &str, mut look: impl FnMut(usize, char) -> Option<usize>) -> Option<usize> {
    let mut mark = None;
    let mut is_escaped = false;
    for (at, sign) in text.char_indices() {
        match (mark, sign) {
            _ if is_escaped => is_escaped = false,
            (_, '\\') => is_escaped = true,
            (Some(open), _) if open == sign => mark = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => mark = Some(sign),
            (None, _) => {
                if let Some(found) = look(at, sign) {
                    return Some(found);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_comes_back_as_it_was() {
        for sheet in [
            "@layer a,b;@layer a{:root{--x:1}b{c:d}}",
            "@media (width < 4rem){@layer a{.b:is(.c,.d){e:f}}}",
            "a::before{content:\"} ; {\"}@font-face{src:url(\"a;b\")}",
            "@keyframes x{from{a:b}to{a:c}}.d\\:e{f:g}",
        ] {
            assert_eq!(write(&parse(sheet)), sheet);
        }
    }

    #[test]
    fn what_never_ends_is_the_end() {
        assert_eq!(write(&parse("a{b:c")), "a{b:c}");
        assert_eq!(parse("a b"), []);
    }

    #[test]
    fn lists_are_taken_apart_where_they_are_lists() {
        assert_eq!(
            parts("a, b:is(.c, .d),[e=\",\"]"),
            ["a", "b:is(.c, .d)", "[e=\",\"]"]
        );
    }
}
