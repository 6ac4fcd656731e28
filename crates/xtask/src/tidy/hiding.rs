//! Nothing is hidden that only a script could show again, unless that script is at work.

use super::{Problem, styles};

/// What a mounted island sets on its element, and takes off again when it goes.
const LIVE: &str = "[data-live]";

/// Declarations that take something out of sight.
const HIDING: [&str; 4] = [
    "display: none",
    "visibility: hidden",
    "opacity: 0;",
    "content-visibility: hidden",
];

/// How a comment begins that says why something may be hidden all the same.
const EXCUSE: &str = "/* Hidden";

const RULE: &str = "this hides something for readers without scripts too. Put it under [data-live], which the island \
     sets that can show it again, or say in a comment before the rule, “Hidden, …”, what shows it instead";

/// Checks one sheet. On paper nothing can be shown again, and what is empty is not missed.
pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    if !styles::is_of_the_page(file) {
        return Vec::new();
    }
    let mut open: Vec<Block> = Vec::new();
    let mut prelude = String::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.ends_with('{') {
            prelude.push_str(line);
            open.push(Block::of(&prelude));
            prelude.clear();
        } else if line.starts_with('}') {
            open.pop();
            prelude.clear();
        } else if line.ends_with(';') {
            let hides = HIDING
                .iter()
                .any(|hiding| format!("{line};").starts_with(hiding));
            if hides && !open.iter().any(|block| block.may_hide) {
                problems.push(Problem::new(file, index + 1, RULE));
            }
            prelude.clear();
        } else {
            prelude.push_str(line);
            prelude.push(' ');
        }
    }
    problems
}

/// A rule, or a rule of rules.
struct Block {
    may_hide: bool,
}

impl Block {
    /// What stands before the brace: comments and selectors, or a condition.
    fn of(prelude: &str) -> Self {
        let (comment, selectors) = prelude.rsplit_once("*/").unwrap_or(("", prelude));
        let is_live = |selector: &str| selector.contains(LIVE) || selector.contains(":empty");
        let is_frame = selectors.contains("@keyframes") || selectors.contains("@media print");
        Self {
            may_hide: is_frame || comment.contains(EXCUSE) || selectors.split(',').all(is_live),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_could_show_again_is_found() {
        for (sheet, is_fine) in [
            (".a {\n  display: none;\n}", false),
            ("@layer x {\n  .a {\n    visibility: hidden;\n  }\n}", false),
            (".a[data-live] .b,\n.c {\n  display: none;\n}", false),
            (".a {\n  opacity: 0;\n}", false),
            (".a {\n  opacity: 0.5;\n}", true),
            (".a[data-live] .b {\n  display: none;\n}", true),
            (".a:empty {\n  display: none;\n}", true),
            ("@media print {\n  .a {\n    display: none;\n  }\n}", true),
            ("@keyframes a {\n  from {\n    opacity: 0;\n  }\n}", true),
            (
                "/* Hidden, but the label stands for it. */\n.a {\n  display: none;\n}",
                true,
            ),
            (
                "/* Hidden. */\n.a {\n  color: red;\n}\n.b {\n  display: none;\n}",
                false,
            ),
        ] {
            assert_eq!(check("src/a.css", sheet).is_empty(), is_fine, "{sheet}");
        }
        assert!(check("src/a.rs", ".a {\n  display: none;\n}").is_empty());
    }
}
