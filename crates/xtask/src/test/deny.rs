//! What the page and the command are built of: `deny.toml` says what may be.

use anyhow::Result;

use super::report::Outcome;
use crate::setup::Tools;
use crate::{shell, workspace};

/// What stands in the output of a cargo-deny that has found no way to the database of known holes.
const UNREACHABLE: &str = "failed to fetch advisory database";

/// Asks cargo-deny about licences, bans and sources, and about known holes where their database can be reached.
pub(super) fn check(tools: &Tools) -> Result<Outcome> {
    let is_allowed = ask(tools, &["licenses", "bans", "sources"])? != Answer::No;
    let is_safe = match ask(tools, &["advisories"])? {
        Answer::Yes => true,
        Answer::No => false,
        Answer::Unknown => {
            println!(
                "The database of known holes cannot be reached from here: advisories are not checked. Run \
                 `cargo deny check advisories` on a machine that reaches github.com."
            );
            true
        }
    };
    Ok(Outcome::single(is_allowed && is_safe))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
}

fn ask(tools: &Tools, checks: &[&str]) -> Result<Answer> {
    let mut command = workspace::cargo();
    command.args(["deny", "--log-level", "error", "check"]);
    command.args(checks);
    tools.equip(&mut command)?;
    println!("$ {}", shell::line(&command));
    let output = shell::capture(&mut command)?;
    let said = String::from_utf8_lossy(&output.stderr);
    let answer = answer(output.status.success(), &said);
    if answer == Answer::No {
        eprint!("{said}");
    }
    Ok(answer)
}

fn answer(is_success: bool, said: &str) -> Answer {
    match is_success {
        true => Answer::Yes,
        false if said.contains(UNREACHABLE) => Answer::Unknown,
        false => Answer::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_database_out_of_reach_is_forgiven() {
        for (is_success, said, expected) in [
            (true, "advisories ok", Answer::Yes),
            (false, "error[vulnerability]: a hole", Answer::No),
            (
                false,
                "[ERROR] failed to fetch advisory database https://example.org/db",
                Answer::Unknown,
            ),
        ] {
            assert_eq!(answer(is_success, said), expected, "{said}");
        }
    }
}
