//! Everything a clone needs before it can build, found where it is or fetched once, said in one line each.

mod browsers;
mod cargo_tools;
mod failure;
mod node;
mod parts;
mod rustup;
mod servers;
mod system;

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

pub(crate) use browsers::{Browsers, Need};
pub(crate) use node::Node;

use crate::shell;
use crate::workspace::{self, TrunkConfig};
use cargo_tools::{Fit, Tool};

/// The folders that have to stand in front of PATH for the page's tools to be found.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    dirs: Vec<PathBuf>,
}

impl Tools {
    /// The target that the page is compiled for.
    ///
    /// # Errors
    /// It is missing and cannot be added.
    pub(crate) fn need_wasm_target(&mut self) -> Result<()> {
        rustup::ensure_target()
    }

    /// Trunk, of the version in Trunk.toml.
    ///
    /// # Errors
    /// It is missing and cannot be installed.
    pub(crate) fn need_trunk(&mut self, config: &TrunkConfig) -> Result<()> {
        self.need(&Tool {
            name: "trunk",
            version: config.version().to_owned(),
            programs: &["trunk"],
            fit: Fit::SameVersion,
            minutes: "4 minutes",
        })
    }

    /// wasm-bindgen and its test runner, of the version in Cargo.lock.
    ///
    /// # Errors
    /// They are missing and cannot be installed.
    pub(crate) fn need_wasm_bindgen(&mut self) -> Result<()> {
        self.need(&Tool {
            name: "wasm-bindgen-cli",
            version: workspace::locked_version("wasm-bindgen")?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            fit: Fit::SameVersion,
            minutes: "2 minutes",
        })
    }

    /// cargo-deny, any version.
    ///
    /// # Errors
    /// It is missing and cannot be installed.
    pub(crate) fn need_cargo_deny(&mut self) -> Result<()> {
        self.need(&Tool {
            name: "cargo-deny",
            version: "0.20.2".to_owned(),
            programs: &["cargo-deny"],
            fit: Fit::AnyOnPath,
            minutes: "4 minutes",
        })
    }

    /// cargo-fuzz, any version.
    ///
    /// # Errors
    /// It is missing and cannot be installed.
    pub(crate) fn need_cargo_fuzz(&mut self) -> Result<()> {
        self.need(&Tool {
            name: "cargo-fuzz",
            version: "0.13.2".to_owned(),
            programs: &["cargo-fuzz"],
            fit: Fit::AnyOnPath,
            minutes: "1 minute",
        })
    }

    /// The program that puts mistakes into the code.
    ///
    /// # Errors
    /// It is missing and cannot be installed.
    pub(crate) fn need_cargo_mutants(&mut self) -> Result<()> {
        self.need(&Tool {
            name: "cargo-mutants",
            version: "27.1.0".to_owned(),
            programs: &["cargo-mutants"],
            fit: Fit::AnyOnPath,
            minutes: "3 minutes",
        })
    }

    /// The browsers that `need` asks for, and their drivers.
    ///
    /// # Errors
    /// One is missing and cannot be installed, or a driver does not fit its browser.
    pub(crate) fn need_browsers(&mut self, need: Need) -> Result<Browsers> {
        if need.firefox && env::var_os("GECKODRIVER").is_none() {
            self.need(&Tool {
                name: "geckodriver",
                version: "0.37.1".to_owned(),
                programs: &["geckodriver"],
                fit: Fit::AnyOnPath,
                minutes: "1 minute",
            })?;
        }
        browsers::ensure(need, &self.dirs)
    }

    /// The servers that docs/hosting has a configuration for.
    ///
    /// # Errors
    /// One is missing and cannot be installed.
    pub(crate) fn need_servers(&self) -> Result<()> {
        servers::ensure()
    }

    /// axe-core, which knows what makes a page inaccessible: its script.
    ///
    /// # Errors
    /// It is missing and cannot be fetched.
    pub(crate) fn need_axe(&self) -> Result<PathBuf> {
        let packages = Node::ensure()?.packages(&workspace::root().join("tests/e2e"), "e2e")?;
        Ok(packages.join("axe-core/axe.min.js"))
    }

    /// TimelineJS, and the browser that it expects to be in: their `node_modules`.
    ///
    /// # Errors
    /// They are missing and cannot be fetched.
    pub(crate) fn need_timelinejs(&self) -> Result<PathBuf> {
        let folder = workspace::root().join("crates/cli/tests/timelinejs");
        Node::ensure()?.packages(&folder, "timelinejs")
    }

    /// Gives `command` these tools.
    ///
    /// # Errors
    /// A tool's folder cannot be put on PATH.
    pub(crate) fn equip(&self, command: &mut Command) -> Result<()> {
        command.env("PATH", shell::path_with(&self.dirs)?);
        Ok(())
    }

    /// `trunk`, run in the root, saying only what matters.
    ///
    /// # Errors
    /// A tool's folder cannot be put on PATH.
    pub(crate) fn trunk(&self) -> Result<Command> {
        let mut command = Command::new("trunk");
        command.current_dir(workspace::root());
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk refuses to run with NO_COLOR=1: it wants `true`.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            command
                .env("TRUNK_COLOR", "never")
                .env("CARGO_TERM_COLOR", "never");
        }
        command.env_remove("NO_COLOR");
        // With RUST_BACKTRACE set, Trunk adds a stack to every failed build.
        command.env("RUST_LIB_BACKTRACE", "0");
        shell::forget_own_package(&mut command);
        self.equip(&mut command)?;
        command.args(["--log", "error,trunk=warn,trunk::build=info"]);
        Ok(command)
    }

    fn need(&mut self, tool: &Tool) -> Result<()> {
        self.dirs.extend(cargo_tools::ensure(tool)?);
        Ok(())
    }
}

/// The folder of ours for `what` among the user's caches.
fn cache_dir(what: &str) -> Result<PathBuf> {
    let base = etcetera::choose_base_strategy()
        .context("cannot tell where your home folder is: set HOME")?;
    Ok(base.cache_dir().join("companion").join(what))
}
