//! What came of each suite, counted from the test harnesses' own lines.

use std::fmt;
use std::time::Duration;

use crate::budget::Measured;

/// What came of one suite.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) passed: usize,
    pub(super) failed: usize,
    /// Whether the numbers are of tests; a suite without tests of its own counts as one.
    pub(super) has_tests: bool,
    /// What the release build costs, from the suite that makes it.
    pub(super) measured: Option<Measured>,
    /// What the tests that failed said, line by line.
    pub(super) said: Vec<String>,
}

impl Outcome {
    /// A suite without tests of its own.
    pub(super) fn single(ok: bool) -> Self {
        Self {
            passed: usize::from(ok),
            failed: usize::from(!ok),
            ..Self::default()
        }
    }

    /// A suite that could not be run.
    pub(super) fn failed() -> Self {
        Self::single(false)
    }

    fn is_ok(&self) -> bool {
        self.failed == 0
    }
}

/// Adds up the `test result:` lines of a suite of tests, and keeps what those say that failed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    passed: usize,
    failed: usize,
    said: Vec<String>,
    /// How many more lines are kept of the test that speaks.
    room: usize,
}

/// How many lines of a test that failed are said again below the table, where nobody has to look for them.
const MOST_LINES: usize = 8;
/// How many characters of each: some hold a page.
const MOST_CHARACTERS: usize = 600;

impl Tally {
    /// Looks at one line of output.
    pub(super) fn look(&mut self, line: &str) {
        if let Some((_, counts)) = line.split_once("test result: ") {
            self.passed += count_before(counts, " passed");
            self.failed += count_before(counts, " failed");
        }
        self.listen(line);
    }

    /// Both harnesses head what a test said with its name between dashes, and end it all with a list of the names.
    fn listen(&mut self, line: &str) {
        let is_head = line.starts_with("---- ") && line.ends_with(" ----");
        if is_head {
            self.room = MOST_LINES;
        } else if line == "failures:" || line == "stack backtrace:" {
            self.room = 0;
        }
        if self.room > 0 && !line.trim().is_empty() {
            self.room -= 1;
            self.said.push(line.chars().take(MOST_CHARACTERS).collect());
        }
    }

    /// The outcome, given whether the command ended well. No tests at all, or a bad end without a failed test
    /// (a build that fails, a browser that does not start), is one failure.
    pub(super) fn outcome(self, ended_well: bool) -> Outcome {
        let silent = self.failed == 0 && (!ended_well || self.passed == 0);
        Outcome {
            passed: self.passed,
            failed: self.failed + usize::from(silent),
            has_tests: true,
            measured: None,
            said: self.said,
        }
    }
}

fn count_before(text: &str, word: &str) -> usize {
    let before = text
        .split(word)
        .next()
        .filter(|before| before.len() < text.len());
    let digits = before.and_then(|before| before.rsplit([' ', '.', ';']).next());
    digits
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_default()
}

/// The table that ends a run.
#[derive(Debug, Default)]
pub(super) struct Report {
    rows: Vec<(String, Outcome, Duration)>,
    budget: Option<String>,
}

impl Report {
    /// Adds a suite's row.
    pub(super) fn add(&mut self, suite: &str, outcome: Outcome, time: Duration) {
        self.rows.push((suite.to_owned(), outcome, time));
    }

    /// Puts the table of the budget below the suites.
    pub(super) fn show_budget(&mut self, table: String) {
        self.budget = Some(table);
    }

    /// Whether everything passed.
    pub(super) fn is_ok(&self) -> bool {
        self.rows.iter().all(|(_, outcome, _)| outcome.is_ok())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<12}{:>7}{:>10}  result", "suite", "tests", "seconds")?;
        for (suite, outcome, time) in &self.rows {
            let tests = if outcome.has_tests {
                (outcome.passed + outcome.failed).to_string()
            } else {
                "–".to_owned()
            };
            let result = match outcome {
                outcome if outcome.is_ok() => "ok".to_owned(),
                outcome if outcome.has_tests => format!("FAILED ({})", outcome.failed),
                _ => "FAILED".to_owned(),
            };
            writeln!(
                f,
                "{suite:<12}{tests:>7}{:>10.1}  {result}",
                time.as_secs_f64()
            )?;
        }
        if let Some(budget) = &self.budget {
            writeln!(f, "\n{budget}")?;
        }
        for line in self.rows.iter().flat_map(|(_, outcome, _)| &outcome.said) {
            writeln!(f, "{line}")?;
        }
        let sum = |count: fn(&Outcome) -> usize| {
            self.rows.iter().map(|(_, o, _)| count(o)).sum::<usize>()
        };
        write!(
            f,
            "\n{} passed, {} failed",
            sum(|o| o.passed),
            sum(|o| o.failed)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_from_both_harnesses() {
        fn check(lines: &[&str], ended_well: bool, passed: usize, failed: usize) {
            let mut tally = Tally::default();
            lines.iter().for_each(|line| tally.look(line));
            let outcome = tally.outcome(ended_well);
            assert_eq!(
                (outcome.passed, outcome.failed),
                (passed, failed),
                "{lines:?}"
            );
        }
        let libtest = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let broken = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let browser =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.52s";
        let none = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        check(&["running 12 tests", "test a ... ok", libtest], true, 12, 0);
        check(&[libtest, none, browser], true, 19, 0);
        check(&[libtest, broken], false, 15, 2);
        check(&[none], true, 0, 1);
        check(&[], true, 0, 1);
        check(&[], false, 0, 1);
        check(&[libtest], false, 12, 1);
    }

    #[test]
    fn what_a_failed_test_said_is_said_again_below_the_table() {
        let output = "\
test a ... ok
test b ... FAILED

failures:

---- b stdout ----

thread 'b' panicked at b.rs:7:9:
waited in vain
stack backtrace:
   0: somewhere

failures:
    b

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.look(line));
        let mut report = Report::default();
        report.add("e2e", tally.outcome(false), Duration::from_secs(1));
        assert_eq!(
            report.to_string(),
            "\
suite         tests   seconds  result
e2e               2       1.0  FAILED (1)
---- b stdout ----
thread 'b' panicked at b.rs:7:9:
waited in vain

1 passed, 1 failed"
        );
    }

    #[test]
    fn the_last_line_is_the_sum() {
        fn check(outcomes: Vec<Outcome>, ok: bool, last: &str) {
            let mut report = Report::default();
            report.show_budget("wasm 1 KB".to_owned());
            for outcome in outcomes {
                report.add("suite", outcome, Duration::from_secs(1));
            }
            assert_eq!(report.is_ok(), ok);
            assert_eq!(report.to_string().lines().last(), Some(last));
        }
        let tests = || Outcome {
            passed: 5,
            failed: 0,
            has_tests: true,
            ..Outcome::default()
        };
        check(
            vec![Outcome::single(true), tests()],
            true,
            "6 passed, 0 failed",
        );
        check(
            vec![Outcome::failed(), tests()],
            false,
            "5 passed, 1 failed",
        );
    }
}
