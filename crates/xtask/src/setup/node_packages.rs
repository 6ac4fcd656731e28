//! Packages from npm, fetched once into a cache folder of the user's. Nothing of them is run on this machine but by a
//! browser, and none is committed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cargo_tools::{cache_dir, lock, remove};
use crate::shell;

/// Finds the folder of `name` in `version`, or has npm fetch it.
pub(super) fn ensure(name: &str, version: &str) -> Result<PathBuf> {
    let cache = cache_dir()?;
    let home = cache.join(format!("{name}-{version}"));
    let package = home.join("node_modules").join(name);
    if package.join("package.json").is_file() {
        return Ok(package);
    }
    let Some(npm) = shell::find("npm") else {
        bail!(
            "npm is not on PATH; it fetches {name} {version}, once. Install Node 18 or later with npm (on Debian and \
             Ubuntu `apt-get install npm`) and run this command again."
        );
    };
    fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
    let _lock = lock(&cache)?;
    if package.join("package.json").is_file() {
        return Ok(package);
    }
    println!(
        "Fetching {name} {version} with npm (once) into {}",
        home.display()
    );
    let partial = home.with_added_extension("partial");
    remove(&partial)?;
    fs::create_dir_all(&partial)?;
    let mut command = Command::new(npm);
    command.args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--silent",
        "--prefix",
    ]);
    command.arg(&partial).arg(format!("{name}@{version}"));
    let output = shell::capture(&mut command)?;
    if !output.status.success() {
        eprintln!("{}\n", String::from_utf8_lossy(&output.stderr).trim());
        bail!(
            "npm could not fetch {name} {version}; its message, if any, is above. Is there a network? Run this command again."
        );
    }
    remove(&home)?;
    fs::rename(&partial, &home)
        .with_context(|| format!("cannot move {} into place", partial.display()))?;
    Ok(package)
}
