//! `cargo xtask fuzz`: files that nobody would write, thrown at the compiler for as long as one likes.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::setup::Tools;
use crate::{shell, workspace};

/// What to fuzz for how long.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// What to throw files at
    #[arg(value_enum, default_value_t)]
    target: Target,
    /// For how many seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// What reads files that others have written.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// The compiler of films
    #[default]
    Compile,
    /// The importer of timelines
    Import,
    /// What makes pages of words
    Lower,
    /// The reader and writer of dates
    Dates,
    /// What makes HTML of pages
    Render,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Compile => "compile",
            Self::Import => "import",
            Self::Lower => "lower",
            Self::Dates => "dates",
            Self::Render => "render",
        }
    }
}

/// What a run has told so far.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    executions: u64,
    findings: Vec<String>,
}

/// Builds the target and runs it. Fails when it finds something.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    need_nightly()?;
    let mut tools = Tools::default();
    tools.need_cargo_fuzz()?;
    let root = workspace::root();
    // What the fuzzer learns is kept between runs, beside and not among the seeds of the repository.
    let target = options.target.name();
    let learnt = root.join(format!("fuzz/target/learnt/{target}"));
    fs::create_dir_all(&learnt).with_context(|| format!("cannot create {}", learnt.display()))?;

    let mut command = fuzz(&root, &learnt, options);
    tools.equip(&mut command)?;
    println!("Fuzzing “{target}” for {} s", options.seconds);
    let mut told = Told::default();
    let succeeded = run_and_listen(&mut command, &mut told)?;
    let what = match told.findings.len() {
        1 => "finding",
        _ => "findings",
    };
    println!(
        "{} executions, {} {what}",
        told.executions,
        told.findings.len()
    );
    for finding in &told.findings {
        println!("{finding}");
    }
    if succeeded && told.findings.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    if told.findings.is_empty() {
        bail!("the fuzzer stopped early; its last lines, above, say why");
    }
    println!(
        "Mend what failed, put the file into fuzz/corpus/{target} under a telling name, and the tests will remember it."
    );
    Ok(ExitCode::FAILURE)
}

fn need_nightly() -> Result<()> {
    let list = shell::find("rustup").map(|rustup| {
        let mut command = Command::new(rustup);
        shell::capture(command.args(["toolchain", "list"]))
    });
    let has_nightly = match list {
        Some(output) => String::from_utf8_lossy(&output?.stdout)
            .lines()
            .any(|toolchain| toolchain.starts_with("nightly")),
        None => false,
    };
    if has_nightly {
        return Ok(());
    }
    bail!(
        "fuzzing needs Rust's nightly toolchain, which is not there. Install it, once, with\n    rustup toolchain \
         install nightly --profile minimal\nand run this command again."
    )
}

fn fuzz(root: &Path, learnt: &Path, options: &Options) -> Command {
    let target = options.target.name();
    let mut command = Command::new("cargo-fuzz");
    command.current_dir(root);
    shell::forget_own_package(&mut command);
    // This program runs under the pinned toolchain, which its children would inherit.
    command.env("RUSTUP_TOOLCHAIN", "nightly");
    for variable in ["CARGO", "RUSTC", "RUSTDOC", "RUSTFLAGS", "RUST_BACKTRACE"] {
        command.env_remove(variable);
    }
    if let Some(folder) = env::var_os("CARGO_TARGET_DIR") {
        command.env("CARGO_TARGET_DIR", Path::new(&folder).join("fuzz"));
    }
    // Without a sanitizer it is many times faster; the house has no unsafe code for one to watch.
    command.args(["run", "--sanitizer", "none", target]);
    command
        .arg(learnt)
        .arg(format!("fuzz/corpus/{target}"))
        .arg("--");
    command.arg(format!("-max_total_time={}", options.seconds));
    command.args([
        "-dict=fuzz/compile.dict",
        "-max_len=32768",
        "-timeout=5",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
    ]);
    command
}

fn run_and_listen(command: &mut Command, told: &mut Told) -> Result<bool> {
    let mut child = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot start cargo-fuzz")?;
    if let Some(stderr) = child.stderr.take() {
        let mut reader = BufReader::new(stderr);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            eprintln!("{}", text.trim_end());
            told.hear(text.trim_end());
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}

impl Told {
    /// Takes in one line of libFuzzer's.
    fn hear(&mut self, line: &str) {
        if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
            self.executions = count.trim().parse().unwrap_or(self.executions);
        }
        if let Some((_, path)) = line.split_once("Test unit written to ") {
            self.findings.push(path.trim().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_says_is_understood() {
        fn check(lines: &[&str], executions: u64, findings: &[&str]) {
            let mut told = Told::default();
            lines.iter().for_each(|line| told.hear(line));
            let findings = findings.iter().map(|&path| path.to_owned()).collect();
            assert_eq!(
                told,
                Told {
                    executions,
                    findings
                }
            );
        }
        check(&["#2\tINITED cov: 3 ft: 4 corp: 1/1b exec/s: 0"], 0, &[]);
        check(
            &[
                "Done 91 runs in 1 second(s)",
                "stat::number_of_executed_units: 91",
            ],
            91,
            &[],
        );
        check(
            &["artifact_prefix='/f/'; Test unit written to /f/crash-0a1b"],
            0,
            &["/f/crash-0a1b"],
        );
    }
}
