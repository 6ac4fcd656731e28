//! TimelineJS itself, from npm: what is exported to it is tried on it, where there is Node.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cargo_tools::{cache_dir, lock, remove};
use crate::shell;

/// What is fetched: TimelineJS, and the browser that it expects to be in.
const PACKAGES: [&str; 2] = ["@knight-lab/timelinejs@3.9.11", "jsdom@26.1.0"];

/// The folder with the packages' `node_modules`; nothing where there is no Node to run them.
///
/// # Errors
/// npm is there and cannot fetch them.
pub(super) fn ensure() -> Result<Option<PathBuf>> {
    if shell::find("node").is_none() || shell::find("npm").is_none() {
        println!("Node is not on PATH: exports are not tried on TimelineJS itself");
        return Ok(None);
    }
    let cache = cache_dir()?;
    let home = cache.join("timelinejs-3.9.11");
    if home.join("node_modules/jsdom").is_dir() {
        return Ok(Some(home));
    }
    fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
    let _lock = lock(&cache)?;
    let partial = home.with_added_extension("partial");
    remove(&partial)?;
    fs::create_dir_all(&partial).with_context(|| format!("cannot create {}", partial.display()))?;
    println!(
        "Fetching TimelineJS with npm (once) into {}",
        home.display()
    );
    let mut command = Command::new("npm");
    command
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&partial)
        .args(PACKAGES);
    let output = shell::capture(&mut command)?;
    if !output.status.success() {
        remove(&partial)?;
        bail!(
            "npm cannot fetch {}: {}",
            PACKAGES.join(" and "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    remove(&home)?;
    fs::rename(&partial, &home)
        .with_context(|| format!("cannot move {} into place", partial.display()))?;
    Ok(Some(home))
}
