//! Whether there is room for what the suites build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Metadata;

/// What a whole run leaves in cargo's target folder, in bytes; measured, and a little more.
const NEEDED: u64 = 8_000_000_000;

/// A sentence for a person whose disk is too full for a whole run, and what helps; nothing where there is room.
///
/// What ends for want of room says so in a hundred ways, few of them clear.
///
/// # Errors
/// The disk cannot be asked.
pub(super) fn warning() -> Result<Option<String>> {
    let target = Metadata::read()?.target_directory;
    let existing = existing(&target);
    let disk = rustix::fs::statvfs(&existing)
        .with_context(|| format!("cannot ask for the room at {}", existing.display()))?;
    let free = disk.f_bavail * disk.f_frsize;
    let missing = NEEDED.saturating_sub(free + size(&target));
    let warning = || {
        format!(
            "{} has {} free, and a whole run needs {} more: make room there, or set CARGO_TARGET_DIR to a folder \
             on another disk",
            target.display(),
            gigabytes(free),
            gigabytes(missing),
        )
    };
    Ok((missing > 0).then(warning))
}

/// The folder, or the nearest around it that there is.
fn existing(folder: &Path) -> PathBuf {
    let found = folder.ancestors().find(|each| each.exists());
    found.unwrap_or(Path::new("/")).to_owned()
}

/// How many bytes the files below a folder hold. What goes while they are counted is none.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let each = |entry: fs::DirEntry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => size(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    };
    entries.map(each).sum()
}

fn gigabytes(bytes: u64) -> String {
    format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10)
}
