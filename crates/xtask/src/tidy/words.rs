//! What is not left lying about: unfinished work, debugging aids, files too long to read.

use super::Problem;
use super::paths;

/// Lines of a file of code, at most.
const MAX_LINES: usize = 400;

/// Marks of unfinished work, put together here so that this file has none.
const MARKS: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

/// Checks one file.
pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = marks(file, text);
    if file.ends_with(".rs") {
        problems.extend(calls(file, text));
    }
    let lines = text.lines().count();
    if [".rs", ".css", ".js"].iter().any(|end| file.ends_with(end)) && lines > MAX_LINES {
        let message =
            format!("{lines} lines; a file has at most {MAX_LINES} and one purpose: split it");
        problems.push(Problem::new(file, MAX_LINES + 1, message));
    }
    problems
}

fn marks(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for mark in MARKS.iter().filter(|mark| has_word(line, mark)) {
            problems.push(Problem::new(
                file,
                index + 1,
                format!("{mark}: do it now, or open an issue for it"),
            ));
        }
    }
    problems
}

fn calls(file: &str, text: &str) -> Vec<Problem> {
    // A file that is not Rust is reported by the rules for imports, or by the compiler.
    let calls = paths::macro_calls(text).unwrap_or_default();
    let unwanted = calls.iter().filter_map(|call| {
        let rule = match call.name.as_str() {
            "todo" | "unimplemented" => "finish it, or leave it out",
            "dbg" => "a debugging aid; take it out",
            _ => return None,
        };
        Some(Problem::new(
            file,
            call.line,
            format!("`{}!`: {rule}", call.name),
        ))
    });
    unwanted.collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        is_edge(before) && is_edge(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_found_with_their_lines() {
        fn expect(file: &str, text: &str, expected: &[usize]) {
            let lines = check(file, text)
                .iter()
                .map(|problem| problem.line)
                .collect::<Vec<_>>();
            assert_eq!(lines, expected, "{file}: {text}");
        }
        let mark = MARKS[0];
        expect("src/app.rs", "fn f() {\n    todo!()\n}", &[2]);
        expect(
            "src/app.rs",
            "fn f() { dbg!(1); }\nfn g() { unimplemented!(\"x\") }",
            &[1, 2],
        );
        expect(
            "src/app.rs",
            "// todo!() is a macro\nconst A: &str = \"dbg!(x)\";",
            &[],
        );
        expect("README.md", &format!("ok\n{mark}: write"), &[2]);
        expect("assets/css/a.css", &format!("/* {} */", MARKS[1]), &[1]);
        expect(
            "src/app.rs",
            &format!("const {mark}S: u8 = 1; // a{mark}"),
            &[],
        );
    }

    #[test]
    fn long_files_of_code_are_found() {
        fn expect(file: &str, lines: usize, expected: bool) {
            assert_eq!(
                !check(file, &"x;\n".repeat(lines)).is_empty(),
                expected,
                "{file} of {lines}"
            );
        }
        expect("src/app.rs", MAX_LINES, false);
        expect("src/app.rs", MAX_LINES + 1, true);
        expect("assets/css/base.css", MAX_LINES + 1, true);
        expect("src/embed/element.js", MAX_LINES + 1, true);
        expect(
            "assets/films/never-sorry/companion.json",
            MAX_LINES + 1,
            false,
        );
    }
}
