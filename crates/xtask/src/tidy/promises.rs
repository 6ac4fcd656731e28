//! `docs/browsers.md` names every scenario of `tests/e2e` beside what it proves, with the engines that run it.

use std::collections::BTreeMap;

use super::Problem;
use super::files::TextFile;

/// What is promised in which browser, in tables whose last column has the engines.
const PROMISES: &str = "docs/browsers.md";

const SCENARIOS: &str = "tests/e2e/scenarios/";

/// All engines, in the order in which they are named.
const ALL: [&str; 3] = ["Chromium", "Firefox", "WebKit"];

/// A test, and the engines that run it.
struct Scenario<'f> {
    file: &'f str,
    line: usize,
    engines: Vec<&'static str>,
}

/// Compares the promises with the scenarios.
pub(super) fn check(files: &[TextFile]) -> Vec<Problem> {
    let text = |path: &str| files.iter().find(|file| file.path == path);
    let Some(promises) = text(PROMISES) else {
        return vec![Problem::new(PROMISES, 1, "nothing is promised")];
    };
    let scenarios: BTreeMap<String, Scenario<'_>> = files.iter().flat_map(scenarios).collect();
    let mut problems = Vec::new();
    for (index, line) in promises.text.lines().enumerate() {
        let engines = engines(line);
        for name in line
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|name| is_test(name))
        {
            let message = match scenarios.get(name) {
                None => format!("{name} is no scenario"),
                Some(Scenario { engines: run, .. })
                    if engines.as_ref().is_some_and(|said| said != run) =>
                {
                    format!("{name} is run in {}", run.join(", "))
                }
                Some(_) => continue,
            };
            problems.push(Problem::new(PROMISES, index + 1, message));
        }
    }
    let unnamed = scenarios
        .iter()
        .filter(|(name, _)| !promises.text.contains(&format!("`{name}`")));
    problems.extend(unnamed.map(|(name, Scenario { file, line, .. })| {
        Problem::new(
            file,
            *line,
            format!("{name} proves what {PROMISES} does not promise; name it there"),
        )
    }));
    problems
}

/// Whether something is written like the name of a scenario: modules and a function.
fn is_test(name: &str) -> bool {
    name.contains("::") && !name.starts_with(":") && !name.contains(['!', '(', ' '])
}

/// The engines that a row of a table names last, before it says why: all, or some.
fn engines(row: &str) -> Option<Vec<&'static str>> {
    let (_, last) = row.strip_suffix('|')?.rsplit_once('|')?;
    let said = last.split([':', ';', '(']).next()?.trim();
    let is_said = |engine: &&str| said == "all" || said.split(", ").any(|each| each == *engine);
    Some(ALL.into_iter().filter(is_said).collect())
}

/// The scenarios of a file, each with its name as the promises have it.
fn scenarios(file: &TextFile) -> Vec<(String, Scenario<'_>)> {
    let Some(module) = file
        .path
        .strip_prefix(SCENARIOS)
        .and_then(|path| path.strip_suffix(".rs"))
    else {
        return Vec::new();
    };
    let module = module.replace('/', "::");
    let mut found = Vec::new();
    for (at, _) in file.text.match_indices("\nin_e") {
        let call = &file.text[at + 1..];
        let Some((call, _)) = call.split_once(");") else {
            continue;
        };
        let names = call.split_once('(').map_or(call, |(_, names)| names);
        let (some, names) = match names
            .trim_start()
            .strip_prefix('[')
            .and_then(|some| some.split_once(']'))
        {
            Some((some, names)) => (Some(some), names),
            None => (None, names),
        };
        let is_meant = |engine: &&str| some.is_none_or(|some| some.contains(engine));
        let engines: Vec<_> = ALL.into_iter().filter(is_meant).collect();
        let line = file.text[..=at].lines().count() + 1;
        let names = names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        found.extend(names.map(|name| {
            let engines = engines.clone();
            let file = file.path.as_str();
            (
                format!("{module}::{name}"),
                Scenario {
                    file,
                    line,
                    engines,
                },
            )
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_and_scenarios_are_held_together() {
        let scenarios = "use x;\n\nin_every_engine!(\n    a_b,\n    c\n);\nin_engines!([chromium: Chromium, firefox: Firefox] d);\n";
        let good = "|promise|test|engines|\n|---|---|---|\n| A. | `embed::f::a_b`, `embed::f::c` | all |\n| B. | `embed::f::d` | Chromium, Firefox: so it is |\n";
        let check = |promises: &str, part: Option<&str>| {
            let file = |path: &str, text: &str| TextFile {
                path: path.to_owned(),
                text: text.to_owned(),
            };
            let files = [
                file(PROMISES, promises),
                file("tests/e2e/scenarios/embed/f.rs", scenarios),
                file("tests/e2e/harness/mod.rs", scenarios),
            ];
            let found: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
            match part {
                Some(part) => assert!(found.len() == 1 && found[0].contains(part), "{found:?}"),
                None => assert_eq!(found, [""; 0]),
            }
        };
        check(good, None);
        check(
            &good.replace(", `embed::f::c`", ""),
            Some("f.rs:3: embed::f::c proves"),
        );
        check(&good.replace("| all |", "| all; or so |"), None);
        check(
            &good.replace("Chromium, Firefox", "Chromium"),
            Some("embed::f::d is run in Chromium, Firefox"),
        );
        check(
            &good.replace("A.", "A `embed::f::e`."),
            Some("browsers.md:3: embed::f::e is no scenario"),
        );
    }
}
