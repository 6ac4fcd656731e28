//! Running other programs: found on PATH, streamed or captured, with errors that name them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use anyhow::{Context, Result};

/// The first program called `name` on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    find_in(name, &env::var_os("PATH")?)
}

/// PATH with `dirs` in front.
///
/// # Errors
/// A folder's name holds the character that separates PATH's entries.
pub(crate) fn path_with(dirs: &[PathBuf]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).context("a tool's folder cannot be put on PATH")
}

/// Runs to the end, keeping what it writes.
///
/// # Errors
/// It could not be started.
pub(crate) fn capture(command: &mut Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))
}

/// Runs to the end with our own input and output.
///
/// # Errors
/// It could not be started.
pub(crate) fn run(command: &mut Command) -> Result<ExitStatus> {
    command.status().with_context(|| cannot_start(command))
}

/// Runs to the end, passing its standard output on line by line and showing each line to `look` as well.
///
/// # Errors
/// It could not be started, or its output could not be passed on.
pub(crate) fn stream(command: &mut Command, mut look: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            io::stdout().write_all(&line)?;
            io::stdout().flush()?;
            look(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    Ok(child.wait()?)
}

/// The version that `program --version` answers with: its first word that starts with a digit.
///
/// `None` when it cannot be run or answers otherwise, as a snap's stub does.
pub(crate) fn version(program: &Path) -> Option<String> {
    let mut command = Command::new(program);
    // Trunk refuses to run with NO_COLOR=1: it wants `true`.
    command.arg("--version").env_remove("NO_COLOR");
    let output = capture(&mut command).ok()?;
    if !output.status.success() {
        return None;
    }
    version_word(&String::from_utf8_lossy(&output.stdout))
}

/// The command as a person would type it, without its environment.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(program.as_os_str());
    let words = std::iter::once(program)
        .chain(command.get_args())
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        });
    words.collect::<Vec<_>>().join(" ")
}

/// Takes away the variables with which cargo describes the package being run, so that nothing below is built anew
/// because of them.
pub(crate) fn forget_own_package(command: &mut Command) {
    for (name, _) in env::vars_os() {
        if describes_package(&name) {
            command.env_remove(&name);
        }
    }
}

fn describes_package(name: &OsStr) -> bool {
    let prefixes = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
        "CARGO_PRIMARY_",
    ];
    name.to_str()
        .is_some_and(|name| prefixes.iter().any(|prefix| name.starts_with(prefix)))
}

fn find_in(name: &str, path: &OsStr) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path)
        .map(|dir| dir.join(&file))
        .find(|candidate| is_program(candidate))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn version_word(text: &str) -> Option<String> {
    let starts_with_digit = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    text.split_whitespace()
        .find(starts_with_digit)
        .map(str::to_owned)
}

fn cannot_start(command: &Command) -> String {
    format!(
        "cannot start `{}` (is it installed and on PATH?)",
        line(command)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_really_answer() {
        fn check(answer: &str, expected: Option<&str>) {
            assert_eq!(version_word(answer).as_deref(), expected, "{answer}");
        }
        check("trunk 0.21.14\n", Some("0.21.14"));
        check("wasm-bindgen 0.2.130 (27c7a4d06)", Some("0.2.130"));
        check(
            "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)",
            Some("156.0.8078.79"),
        );
        check(
            "ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch-heads/8078@{#1704})",
            Some("156.0.8078.79"),
        );
        check("Mozilla Firefox 153.7.0esr", Some("153.7.0esr"));
        check(
            "Command '/usr/bin/chromium-browser' requires the snap",
            None,
        );
    }

    #[test]
    fn output_is_passed_on_and_seen_line_by_line() {
        let mut lines = Vec::new();
        let mut command = Command::new("cargo");
        let status = stream(command.arg("--version"), |line| lines.push(line.to_owned())).unwrap();
        assert!(status.success());
        assert!(lines[0].starts_with("cargo 1."), "{lines:?}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = capture(Command::new("no-such-program").arg("two words")).unwrap_err();
        assert!(
            error.to_string().contains("`no-such-program 'two words'`"),
            "{error}"
        );
    }

    #[test]
    fn only_the_variables_of_the_package_are_forgotten() {
        fn check(name: &str, expected: bool) {
            assert_eq!(describes_package(OsStr::new(name)), expected, "{name}");
        }
        check("CARGO_PKG_VERSION", true);
        check("CARGO_MANIFEST_DIR", true);
        check("CARGO_HOME", false);
        check("CARGO_TARGET_DIR", false);
        check("COMPANION_FILM", false);
    }
}
