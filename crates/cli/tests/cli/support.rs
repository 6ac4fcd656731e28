//! Running the command, and films for it to work on.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The smallest film that has one of everything.
pub(crate) const MINIMAL: &str = include_str!("../../../../tests/fixtures/minimal/companion.json");

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn companion(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Answer {
    answer(&mut command(arguments))
}

pub(crate) fn command(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_companion"));
    command
        .args(arguments)
        .env_remove("COMPANION_FILM")
        .env_remove("TRUNK_PROFILE")
        .env_remove("TRUNK_STAGING_DIR");
    command
}

pub(crate) fn answer(command: &mut Command) -> Answer {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    Answer {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

pub(crate) fn fixture(path: &str) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    fixtures.join(path).to_str().unwrap().to_owned()
}

/// A folder with a film in it.
pub(crate) fn film(name: &str, text: &str) -> String {
    let folder = scratch(name);
    fs::write(folder.join("companion.json"), text).unwrap();
    folder.to_str().unwrap().to_owned()
}

/// An empty folder of a test's own.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
