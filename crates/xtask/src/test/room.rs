//! Whether there is room for what the suites build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Metadata;

/// What a whole run leaves in cargo's target folder, in bytes; measured, and a little more.
const NEEDED: u64 = 8_000_000_000;

/// A sentence for a person whose disk is too full for a whole run, and what helps; nothing where there is room.
///
/// What ends for want of room says so in a hundred ways, few of them clear. A disk that cannot be asked is no reason to
/// stop: the sentence says that, then.
pub(super) fn warning() -> Option<String> {
    told(Room::ask())
}

/// What there is on a disk, and what a whole run needs.
struct Room {
    target: PathBuf,
    /// In bytes, as the others are.
    free: u64,
    /// What an earlier run has left.
    taken: u64,
}

impl Room {
    fn ask() -> Result<Self> {
        let target = Metadata::read()?.target_directory;
        let existing = existing(&target);
        let disk = rustix::fs::statvfs(&existing)
            .with_context(|| format!("cannot ask for the room at {}", existing.display()))?;
        Ok(Self {
            free: disk.f_bavail * disk.f_frsize,
            taken: size(&target),
            target,
        })
    }
}

fn told(room: Result<Room>) -> Option<String> {
    let room = match room {
        Ok(room) => room,
        Err(error) => return Some(format!("nobody knows whether there is room: {error:#}")),
    };
    let missing = NEEDED.saturating_sub(room.free + room.taken);
    let warning = || {
        format!(
            "{} has {} free, and a whole run needs {} more: make room there, or set CARGO_TARGET_DIR to a folder \
             on another disk",
            room.target.display(),
            gigabytes(room.free),
            gigabytes(missing),
        )
    };
    (missing > 0).then(warning)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_and_what_is_not_known_stops_nothing() {
        let room = |free, taken| {
            Ok(Room {
                target: PathBuf::from("/target"),
                free,
                taken,
            })
        };
        for (room, expected) in [
            (room(NEEDED, 0), None),
            (room(0, NEEDED), None),
            (
                room(1_500_000_000, 2_000_000_000),
                Some("/target has 1.5 GB free, and a whole run needs 4.5 GB more"),
            ),
            (
                Err(anyhow::anyhow!("no disk")),
                Some("nobody knows whether there is room: no disk"),
            ),
        ] {
            let said = told(room);
            let is_as_expected = match expected {
                Some(beginning) => said
                    .as_ref()
                    .is_some_and(|said| said.starts_with(beginning)),
                None => said.is_none(),
            };
            assert!(is_as_expected, "{said:?}, not {expected:?}");
        }
    }
}
