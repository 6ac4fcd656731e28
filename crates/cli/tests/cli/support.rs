//! Running the command, and films for it to work on.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

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
        .env("COMPANION_ENGINE", engine())
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

/// A small engine, as Trunk would have built it, in a folder.
pub(crate) fn engine() -> PathBuf {
    static ENGINE: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = scratch(&format!("engine-{}", std::process::id()));
        write_engine(&folder);
        folder
    });
    ENGINE.clone()
}

/// Writes a small engine into a folder.
pub(crate) fn write_engine(folder: &Path) {
    let integrity =
        |content: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
    let (glue, wasm) = ("export default async () => {}", "not quite a program");
    let shell = format!(
        r##"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Companion</title>
    <link rel="icon" href="./favicon-1.svg" />
    <link rel="preload" href="page.en.json" as="fetch" crossorigin />
    <link rel="modulepreload" href="./page-1.js" crossorigin="anonymous" integrity="{}">
    <link rel="preload" href="./page-1_bg.wasm" crossorigin="anonymous" integrity="{}" as="fetch" type="application/wasm">
    <style>@font-face {{ font-family: Face; src: url("./fonts/face.woff2"); }}</style>
    <style>p {{ color: red; }}</style>
    <script>shownFirst()</script>
    <script type="module">import init from './page-1.js'; await init();</script>
  </head>
  <body><svg><symbol id="seeds-wide"/><symbol id="seeds-band"/></svg><div id="app">please wait</div><script>answersLater()</script></body>
</html>
"##,
        integrity(glue),
        integrity(wasm)
    );
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M1 1h6v6z\"/></svg>";
    fs::create_dir_all(folder.join("fonts")).unwrap();
    for (path, content) in [
        ("index.html", shell.as_str()),
        ("page-1.js", glue),
        ("page-1_bg.wasm", wasm),
        ("favicon-1.svg", icon),
        ("fonts/face.woff2", "a typeface"),
    ] {
        fs::write(folder.join(path), content).unwrap();
    }
}
