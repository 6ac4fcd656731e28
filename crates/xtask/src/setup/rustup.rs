//! The WebAssembly target of the pinned toolchain.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{shell, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the standard library for the target is there.
pub(super) fn ensure_target() -> Result<()> {
    if is_there()? {
        return Ok(());
    }
    let Some(rustup) = shell::find("rustup") else {
        bail!(
            "this Rust has no {TARGET} target, which the page is compiled for, and there is no rustup on PATH to add \
             it. Install Rust with rustup (https://rustup.rs), or your system's package for that target (Debian: \
             libstd-rust-dev-wasm32, Fedora: rust-std-static-wasm32-unknown-unknown), and run this command again."
        );
    };
    println!("Adding Rust's {TARGET} target with rustup (about half a minute, once)");
    let mut command = Command::new(rustup);
    command
        .args(["target", "add", TARGET])
        .current_dir(workspace::root());
    if !shell::run(&mut command)?.success() || !is_there()? {
        bail!(
            "rustup could not add the {TARGET} target; its message is above. Without a network it cannot: connect, \
             and run this command again. Once is enough."
        );
    }
    Ok(())
}

fn is_there() -> Result<bool> {
    let mut command = Command::new("rustc");
    command
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(workspace::root());
    let output = shell::capture(&mut command)?;
    if !output.status.success() {
        bail!(
            "rustc does not run: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(holds_std(Path::new(
        String::from_utf8_lossy(&output.stdout).trim(),
    )))
}

fn holds_std(dir: &Path) -> bool {
    let Ok(entries) = dir.read_dir() else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}
