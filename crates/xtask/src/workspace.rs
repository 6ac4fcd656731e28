//! Where things are and which versions they have, read from the files that decide it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::shell;

/// The repository's root folder.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// `cargo`, run in the root, without the variables that describe xtask itself.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    shell::forget_own_package(&mut command);
    command
}

/// What Trunk.toml says that xtask needs to know too.
#[derive(Debug, Deserialize)]
pub(crate) struct TrunkConfig {
    #[serde(rename = "trunk-version")]
    trunk_version: String,
    watch: Watch,
}

#[derive(Debug, Deserialize)]
struct Watch {
    watch: Vec<PathBuf>,
}

impl TrunkConfig {
    /// Reads the root's Trunk.toml.
    ///
    /// # Errors
    /// The file is missing, or lacks `trunk-version` or `[watch] watch`.
    pub(crate) fn read() -> Result<Self> {
        let path = root().join("Trunk.toml");
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("in {}", path.display()))
    }

    /// The one version of Trunk that this project builds with.
    pub(crate) fn version(&self) -> &str {
        self.trunk_version.trim_start_matches('=')
    }

    /// The files and folders whose change means a new build, relative to the root.
    pub(crate) fn watched(&self) -> &[PathBuf] {
        &self.watch.watch
    }
}

/// The version of `name` that Cargo.lock holds.
///
/// # Errors
/// Cargo.lock is missing or does not hold the package.
pub(crate) fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    version_in_lock(&text, name)?
        .with_context(|| format!("{} holds no package named {name}", path.display()))
}

fn version_in_lock(text: &str, name: &str) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    #[derive(Deserialize)]
    struct Locked {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(text).context("Cargo.lock is not in Cargo's format")?;
    let mut versions = lock.package.into_iter().filter(|p| p.name == name);
    let first = versions.next().map(|p| p.version);
    if let (Some(first), Some(second)) = (&first, versions.next()) {
        bail!(
            "Cargo.lock holds {name} twice, as {first} and as {}: settle on one",
            second.version
        );
    }
    Ok(first)
}

/// The packages of the workspace, as `cargo metadata` tells them.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
    pub(crate) target_directory: PathBuf,
}

/// One package of the workspace.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) manifest_path: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a package's dependencies.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Absent for an ordinary dependency, else `dev` or `build`.
    pub(crate) kind: Option<String>,
}

impl Metadata {
    /// Asks cargo.
    ///
    /// # Errors
    /// cargo finds a manifest that it cannot read.
    pub(crate) fn read() -> Result<Self> {
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let output = shell::capture(&mut command)?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`cargo metadata` failed: {}", said.trim());
        }
        serde_json::from_slice(&output.stdout).context("cargo metadata's answer is not understood")
    }
}

/// This machine's target triple, for which rustc compiles unless told otherwise.
///
/// # Errors
/// rustc cannot be asked.
pub(crate) fn host() -> Result<String> {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let output = shell::capture(command.current_dir(root()).arg("-vV"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("`rustc -vV` does not say what this machine is")
}

/// `path` as a person in the root would write it.
pub(crate) fn relative(path: &Path) -> String {
    let shown = path.strip_prefix(root()).unwrap_or(path);
    shown.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_names_one_version_or_says_why_not() {
        fn check(packages: &[(&str, &str)], expected: Result<Option<&str>, &str>) {
            let lock = packages
                .iter()
                .map(|(n, v)| format!("[[package]]\nname = \"{n}\"\nversion = \"{v}\"\n"))
                .collect::<String>();
            match (version_in_lock(&lock, "wasm-bindgen"), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found.as_deref(), expected),
                (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
                (found, expected) => panic!("{found:?} is not {expected:?}"),
            }
        }
        check(
            &[("yew", "0.23.0"), ("wasm-bindgen", "0.2.130")],
            Ok(Some("0.2.130")),
        );
        check(&[("wasm-bindgen-futures", "0.4.80")], Ok(None));
        check(
            &[("wasm-bindgen", "0.2.130"), ("wasm-bindgen", "0.2.129")],
            Err("twice"),
        );
    }

    #[test]
    fn trunk_toml_pins_a_version_and_watches_what_exists() {
        let config = TrunkConfig::read().unwrap();
        assert!(
            config.trunk_version.starts_with('='),
            "an exact pin: {}",
            config.trunk_version
        );
        assert_eq!(config.version().split('.').count(), 3);
        for path in config.watched() {
            assert!(path.is_relative(), "{}", path.display());
        }
    }
}
