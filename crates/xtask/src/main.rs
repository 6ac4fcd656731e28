//! `cargo xtask`: the developers' commands. `serve` shows the page, `build` makes a site to publish, `dist` the command for
//! people without Rust, `test` proves them, `fuzz` and `mutants` try the tests and what they cannot think of, `budget` weighs
//! the page, `bench` measures it beside others, `gallery` shows it from every side, `tidy` checks the house.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program talks to the person in front of it"
)]

mod bench;
mod budget;
mod build;
mod dist;
mod films;
mod fuzz;
mod gallery;
mod mutants;
mod serve;
mod setup;
mod shell;
mod site;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Developers' commands for Companion. Each does its own set-up: what it needs beside Rust, a C compiler and git it gets for itself.
#[derive(Parser, Debug)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = "Start with `cargo xtask serve`. Tools that are missing go to a cache folder of yours \
                  ($XDG_CACHE_HOME or ~/.cache, in companion), never over your own."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Build the page, serve it on this machine, and rebuild it whenever code or content is saved
    Serve(serve::Options),
    /// Build a site to publish: pages of films, complete without scripts, and the engine beside them
    Build(build::Options),
    /// Run every check and test, in Chromium, Firefox and WebKit too, and measure what a reader downloads
    Test(test::Options),
    /// Measure how long things take, beside what readers would get otherwise; nothing is held against a time
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Make an archive of the `companion` command for people without Rust, with the engine of the page inside
    Dist,
    /// Throw files that nobody would write at the compiler, and report what breaks it
    Fuzz(fuzz::Options),
    /// Put mistakes into the compiler and the page's logic, one at a time, and count which of them the tests notice
    Mutants(mutants::Options),
    /// Build the page and print what it costs a reader beside what it may cost
    Budget(budget::Options),
    /// Show every component in every state, theme and language, at every width; or photograph them and compare
    Gallery(gallery::Options),
    /// Check the house: what may import what, file lengths, leftovers, addresses
    Tidy,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Bench(what) => bench::run(&what),
        Command::Dist => dist::run(),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Mutants(options) => mutants::run(&options),
        Command::Budget(options) => budget::run(&options),
        Command::Gallery(options) => gallery::run(&options),
        Command::Tidy => tidy::run(),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_readme_says_to_write_is_understood() {
        let readme = std::fs::read_to_string(workspace::root().join("README.md")).unwrap();
        let commands = readme
            .lines()
            .filter_map(|line| line.strip_prefix("    cargo xtask "));
        let mut seen = 0;
        for command in commands {
            let (command, _) = command.split_once(" # ").unwrap_or((command, ""));
            let words = ["xtask"].into_iter().chain(command.split_whitespace());
            let understood = Cli::try_parse_from(words);
            assert!(understood.is_ok(), "{command}: {understood:?}");
            seen += 1;
        }
        assert!(seen > 4, "{seen}");
    }
}
