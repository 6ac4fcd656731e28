//! `cargo xtask tidy`: the rules of the house, each broken one named with its place and where the thing belongs.

mod addresses;
mod dependencies;
mod files;
mod folders;
mod hiding;
mod imports;
mod locale;
mod paths;
mod promises;
mod styles;
mod words;

use std::fmt;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::workspace::{self, Metadata};
use files::TextFile;

/// A broken rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    /// Relative to the root.
    file: String,
    /// From 1.
    line: usize,
    /// The rule, and where such a thing belongs.
    message: String,
}

impl Problem {
    fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Checks the house and says what is wrong with it.
///
/// # Errors
/// Files or cargo's metadata cannot be read.
pub(crate) fn run() -> Result<ExitCode> {
    Ok(if check()? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Like [`run`], and answers whether all is well.
///
/// # Errors
/// Files or cargo's metadata cannot be read.
pub(crate) fn check() -> Result<bool> {
    let files = files::all()?;
    let mut problems = problems(&files)?;
    problems.sort();
    problems.dedup();
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => println!("The house is in order ({} files)", files.len()),
        1 => println!("1 thing is out of order"),
        n => println!("{n} things are out of order"),
    }
    Ok(problems.is_empty())
}

fn problems(files: &[TextFile]) -> Result<Vec<Problem>> {
    let metadata = Metadata::read()?;
    let mut problems = dependencies::check(&metadata, |path| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    })?;
    let crates = dependencies::of_page(&metadata);
    for file in files {
        if file.path.ends_with(".rs") {
            problems.extend(imports::check(&file.path, &file.text, &crates));
        }
        problems.extend(words::check(&file.path, &file.text));
        problems.extend(addresses::check(&file.path, &file.text));
        problems.extend(hiding::check(&file.path, &file.text));
    }
    problems.extend(locale::check(files));
    problems.extend(promises::check(files));
    problems.extend(styles::check(files));
    let map = fs::read_to_string(workspace::root().join(folders::MAP)).ok();
    problems.extend(folders::check(
        files.iter().map(|file| file.path.as_str()),
        map.as_deref(),
    ));
    Ok(problems)
}
