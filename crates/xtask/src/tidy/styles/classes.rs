//! Every class that a sheet of the page asks for is given to something.

use std::collections::HashSet;

use super::sheet::Declaration;
use crate::tidy::Problem;
use crate::tidy::files::TextFile;

/// Where the page is drawn, and where the documents around it are.
const GIVERS: [&str; 3] = ["src/", "crates/cli/src/", "index.html"];

/// Checks the selectors of a sheet.
pub(super) fn check(path: &str, sheet: &[Declaration], given: &HashSet<&str>) -> Vec<Problem> {
    // Of `is-{}` comes `is-1`.
    let is_given = |class: &&str| {
        let start = class.rfind('-').map(|at| &class[..=at]);
        given.contains(class) || start.is_some_and(|start| given.contains(start))
    };
    let mut problems = Vec::new();
    for each in sheet {
        let selectors = each.within.iter().filter(|rule| !rule.starts_with('@'));
        let classes = selectors.flat_map(|rule| classes(rule));
        problems.extend(classes.filter(|class| !is_given(class)).map(|class| {
            Problem::new(
                path,
                each.line,
                format!("nothing has the class {class}: delete the rule"),
            )
        }));
    }
    problems
}

/// All words of the code that could be classes.
pub(super) fn given(files: &[TextFile]) -> HashSet<&str> {
    let is_giver = |file: &&TextFile| {
        GIVERS.iter().any(|room| file.path.starts_with(room)) && !file.path.ends_with(".css")
    };
    let words = files
        .iter()
        .filter(is_giver)
        .flat_map(|file| file.text.split(ends_name));
    words.collect()
}

/// The classes of some selectors. What stands in quotation marks is none.
fn classes(selectors: &str) -> impl Iterator<Item = &str> {
    let bare = selectors.split('"').step_by(2);
    let starts = bare.flat_map(|part| part.split('.').skip(1));
    starts.map(|rest| rest.split(ends_name).next().unwrap_or_default())
}

fn ends_name(sign: char) -> bool {
    !(sign.is_alphanumeric() || sign == '-' || sign == '_')
}
