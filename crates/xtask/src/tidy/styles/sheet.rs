//! A style sheet, declaration by declaration. It is read, not judged: browsers know what is valid.

/// A property with its value, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    /// From 1.
    pub(super) line: usize,
    /// The at-rules and selectors around it, from the outermost.
    pub(super) within: Vec<String>,
    pub(super) property: String,
    pub(super) value: String,
}

impl Declaration {
    /// Whether one of the at-rules and selectors around it has this text in it.
    pub(super) fn is_within(&self, text: &str) -> bool {
        self.within.iter().any(|rule| rule.contains(text))
    }
}

/// The declarations of a sheet. Strings of our sheets hold no braces and no semicolons.
pub(super) fn declarations(css: &str) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut within = Vec::new();
    let mut pending = String::new();
    let mut line = 1;
    for character in without_comments(css).chars() {
        match character {
            '{' => within.push(squeezed(&pending)),
            ';' | '}' => {
                if let Some((property, value)) = pending.split_once(':') {
                    found.push(Declaration {
                        line,
                        within: within.clone(),
                        property: property.trim().to_owned(),
                        value: squeezed(value),
                    });
                }
                if character == '}' {
                    within.pop();
                }
            }
            _ => {
                line += usize::from(character == '\n');
                pending.push(character);
                continue;
            }
        }
        pending.clear();
    }
    found
}

/// The sheet with a blank for each comment, and with all its lines.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        text.push_str(before);
        text.push(' ');
        text.extend(comment.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    text + rest
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_know_their_lines_and_what_is_around_them() {
        let css = "@layer a {\n  /* b:\n c; */ .d,\n  .e { color:\n red; margin: 0 }\n @media (x: y) { .f { top: 1px; } }\n}\ng { h: i }";
        let found: Vec<_> = declarations(css)
            .into_iter()
            .map(|each| {
                let place = format!("{} {}", each.line, each.within.join(" > "));
                (place, format!("{}={}", each.property, each.value))
            })
            .collect();
        let expected = [
            ("5 @layer a > .d, .e", "color=red"),
            ("5 @layer a > .d, .e", "margin=0"),
            ("6 @layer a > @media (x: y) > .f", "top=1px"),
            ("8 g", "h=i"),
        ];
        assert_eq!(
            found,
            expected.map(|(place, text)| (place.to_owned(), text.to_owned()))
        );
    }
}
