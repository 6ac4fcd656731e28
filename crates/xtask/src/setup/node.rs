//! Node.js and npm, which run what is measured beside the page: found, installed from Debian's packages, or named.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::system::{self, System};
use crate::shell;

/// The oldest Node.js whose parts the harness uses (`node --test`, `util.parseArgs`).
const LEAST: u32 = 18;

/// Node.js with its package manager.
#[derive(Debug)]
pub(crate) struct Node {
    node: PathBuf,
    npm: PathBuf,
}

fn find() -> Option<Node> {
    let node = shell::find("node")?;
    let npm = shell::find("npm")?;
    let is_new = is_new_enough(&node_version(&node)?);
    is_new.then_some(Node { node, npm })
}

/// Its answer begins with a letter: `v20.20.2`.
fn node_version(node: &Path) -> Option<String> {
    let output = shell::capture(Command::new(node).arg("--version")).ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn is_new_enough(version: &str) -> bool {
    let major = version.trim_start_matches('v').split('.').next();
    major
        .and_then(|major| major.parse::<u32>().ok())
        .is_some_and(|major| major >= LEAST)
}

impl Node {
    /// Finds both, or installs them.
    ///
    /// # Errors
    /// One is missing and cannot be installed, or is too old.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(found) = find() {
            return Ok(found);
        }
        if !System::detect().can_install() {
            bail!(
                "this needs Node.js {LEAST} or newer with npm, not found on this machine. Install your system's packages \
                 (Debian and Ubuntu: `sudo apt-get install -y --no-install-recommends nodejs npm`) and run this command \
                 again."
            );
        }
        system::apt_install(&["nodejs", "npm"])?;
        find().with_context(|| {
            format!("apt-get has installed nodejs and npm, and yet there is no Node.js {LEAST} or newer that runs")
        })
    }

    /// `node`, to be given a program.
    pub(crate) fn command(&self) -> Command {
        Command::new(&self.node)
    }

    /// The packages that `folder`'s package-lock.json names, fetched once into the cache folder `name`. Answers with
    /// their `node_modules`. None of their programs is run.
    ///
    /// # Errors
    /// They cannot be fetched.
    pub(crate) fn packages(&self, folder: &Path, name: &str) -> Result<PathBuf> {
        let cache = super::cache_dir(name)?;
        let modules = cache.join("node_modules");
        let lock = fs::read(folder.join("package-lock.json"))?;
        // Written last, so that what was interrupted is never taken for complete.
        let fetched = cache.join("fetched.json");
        if modules.is_dir() && fs::read(&fetched).is_ok_and(|before| before == lock) {
            return Ok(modules);
        }
        fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(folder.join(file), cache.join(file))?;
        }
        println!("Fetching packages with npm into {} (once)", cache.display());
        let mut command = Command::new(&self.npm);
        command
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(["--loglevel", "error"])
            .current_dir(&cache);
        if !shell::run(&mut command)?.success() {
            bail!("npm failed; its message is above. Is there a network? Run this command again.");
        }
        fs::write(fetched, lock)?;
        Ok(modules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_versions_are_told_from_new_ones() {
        fn check(version: &str, expected: bool) {
            assert_eq!(is_new_enough(version), expected, "{version}");
        }
        check("v20.20.2", true);
        check("v18.0.0", true);
        check("v16.20.1", false);
        check("v9.0.0", false);
        check("", false);
    }
}
