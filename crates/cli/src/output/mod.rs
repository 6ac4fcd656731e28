//! Folders that a build writes: whole or not at all, and never anybody else's.

mod record;

pub(crate) use record::{FilmRecord, Record};

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, mem};

use anyhow::{Context, Result, bail};
use rustix::fs::{CWD, RenameFlags};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::site::Files;

/// A new version of a folder, written aside until it is whole.
#[derive(Debug)]
pub(crate) struct Staging {
    /// Where it will lie.
    out: PathBuf,
    /// Where it lies until then: beside, so that it can be moved in one step.
    aside: TempDir,
    /// What the last build has written there; nothing if this is the first.
    pub(crate) last: Record,
    /// Folders of the last version that stay as they are.
    kept: Mutex<BTreeSet<String>>,
}

impl Staging {
    /// Makes ready to replace `out`, which may be missing, empty, or made by an earlier build. With `force` it may
    /// hold anything.
    ///
    /// # Errors
    /// The folder holds something else, or nothing can be written beside it.
    pub(crate) fn new(out: &Path, force: bool) -> Result<Self> {
        let last = Record::read(out)?;
        if last.is_none() && !force && holds_something(out)? {
            bail!(
                "{} holds files that no build has written, and a build replaces everything there: name another folder, \
                 or say --force",
                out.display()
            );
        }
        let (parent, name) = place(out)?;
        fs::create_dir_all(&parent).with_context(|| cannot_write(&parent))?;
        let mut prefix = OsString::from(".");
        prefix.push(&name);
        prefix.push("-unfinished-");
        let aside = tempfile::Builder::new()
            .prefix(&prefix)
            .tempdir_in(&parent)
            .with_context(|| cannot_write(&parent))?;
        readable_by_all(aside.path())?;
        Ok(Self {
            out: parent.join(name),
            aside,
            last: last.unwrap_or_default(),
            kept: Mutex::default(),
        })
    }

    /// Writes a file by its path below the root.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        write_file(&self.aside.path().join(path), bytes)
    }

    /// Whether the last version has a file with these bytes, and was made by this program: what another one has made of
    /// it may differ.
    pub(crate) fn has_same(&self, path: &str, bytes: &[u8], maker: &str) -> bool {
        self.last.maker == maker
            && self.last_len(path) == u64::try_from(bytes.len()).ok()
            && fs::read(self.out.join(path)).is_ok_and(|last| last == bytes)
    }

    /// The length of a file of the last version. What leads elsewhere is none of its files.
    fn last_len(&self, path: &str) -> Option<u64> {
        let file = fs::symlink_metadata(self.out.join(path)).ok()?;
        file.is_file().then_some(file.len())
    }

    /// Takes a file over from the last version as it is, if it is there. Returns whether it was.
    ///
    /// # Errors
    /// It cannot be taken over.
    pub(crate) fn keep_if_there(&self, path: &str) -> Result<bool> {
        if self.last_len(path).is_none() {
            return Ok(false);
        }
        self.keep(path).map(|()| true)
    }

    /// Takes a file over from the last version as it is.
    ///
    /// # Errors
    /// It has gone, or cannot be taken over.
    pub(crate) fn keep(&self, path: &str) -> Result<()> {
        let (from, to) = (self.out.join(path), self.aside.path().join(path));
        make_room(&to)?;
        // Two names for one file: nothing is copied, and the old name goes with the old version.
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)
                .with_context(|| format!("{} cannot be taken over", from.display()))?;
        }
        Ok(())
    }

    /// Takes all files of a folder over from the last version as they are.
    ///
    /// # Errors
    /// One cannot be taken over.
    pub(crate) fn keep_files_of(&self, folder: &str) -> Result<()> {
        for entry in WalkDir::new(self.out.join(folder)) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&self.out)?;
                self.keep(&path.to_string_lossy())?;
            }
        }
        Ok(())
    }

    /// Takes a folder at the root of the last version over as it is, without looking at what is in it.
    pub(crate) fn keep_folder(&self, name: &str) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(name.to_owned());
    }

    /// Puts the new version in its place. A visitor meets the old one or the new one, never a part; where folders are
    /// kept, this holds for each folder and file at the root.
    ///
    /// # Errors
    /// Something cannot be moved. Then the old version is still there, or the next build begins anew with what has been
    /// moved already.
    pub(crate) fn finish(mut self, record: &Record) -> Result<()> {
        let kept = mem::take(&mut self.kept);
        let kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        let why = || format!("{} cannot be replaced", self.out.display());
        if !kept.is_empty() {
            return self.replace_others(&kept, record).with_context(why);
        }
        record.write(self.aside.path())?;
        if !self.out.exists() {
            let aside = self.aside.keep();
            return fs::rename(aside, &self.out).with_context(why);
        }
        exchange(self.aside.path(), &self.out).with_context(why)
        // What lies aside now is the old version, and goes with its name.
    }

    /// Replaces what lies at the root, save the folders that are kept: a thousand films are not moved for one of them.
    fn replace_others(&self, kept: &BTreeSet<String>, record: &Record) -> Result<()> {
        // Should this stop half way, the next build must not take the new for the old.
        self.last.only(kept).write(&self.out)?;
        let names = |folder: &Path| -> Result<Vec<OsString>> {
            let entries = fs::read_dir(folder)?;
            Ok(entries
                .map(|entry| Ok(entry?.file_name()))
                .collect::<std::io::Result<_>>()?)
        };
        let old = names(&self.out)?;
        let new = names(self.aside.path())?;
        for name in &new {
            let (from, to) = (self.aside.path().join(name), self.out.join(name));
            match to.exists() {
                true => exchange(&from, &to)?,
                false => fs::rename(from, to)?,
            }
        }
        let stays = |name: &OsString| {
            new.contains(name)
                || Record::is_in(name)
                || name.to_str().is_some_and(|name| kept.contains(name))
        };
        for name in old.iter().filter(|name| !stays(name)) {
            fs::rename(self.out.join(name), self.aside.path().join(name))?;
        }
        record.write(&self.out)
    }
}

/// Refuses a folder that is, or holds, one of the places `dear` to whoever builds: a build replaces everything there,
/// and nothing would bring them back.
///
/// # Errors
/// It is such a folder.
pub(crate) fn spare<'d>(out: &Path, dear: impl IntoIterator<Item = &'d Path>) -> Result<()> {
    let Ok(whole) = out.canonicalize() else {
        // What is not there yet holds nothing.
        return Ok(());
    };
    let is_inside = |place: &&Path| {
        place
            .canonicalize()
            .is_ok_and(|place| place.starts_with(&whole))
    };
    if let Some(place) = dear.into_iter().find(is_inside) {
        bail!(
            "{} holds {}, and a build replaces everything there: name another folder",
            out.display(),
            place.display()
        );
    }
    Ok(())
}

/// Writes files below a folder of `root`.
///
/// # Errors
/// One cannot be written.
pub(crate) fn write(root: &Path, folder: &str, files: &Files) -> Result<()> {
    files
        .iter()
        .try_for_each(|(path, bytes)| write_file(&root.join(format!("{folder}{path}")), bytes))
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    make_room(path)?;
    fs::write(path, bytes).with_context(|| cannot_write(path))
}

/// Makes ready for a new file of this name. One that is there may be a file of the last version as well, and must not be
/// written into.
fn make_room(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| cannot_write(folder))?;
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| cannot_write(path))
        }
        _ => Ok(()),
    }
}

fn cannot_write(path: &Path) -> String {
    format!("{} cannot be written", path.display())
}

/// Swaps two folders in one step, or in three where the file system cannot.
fn exchange(new: &Path, old: &Path) -> Result<()> {
    if rustix::fs::renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
        return Ok(());
    }
    let spare = new.with_added_extension("old");
    fs::rename(old, &spare)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&spare, old)?;
        return Err(error.into());
    }
    Ok(fs::rename(&spare, new)?)
}

/// The folder's parent and its name, neither of which is a way that leads elsewhere.
fn place(out: &Path) -> Result<(PathBuf, OsString)> {
    let whole = match out.canonicalize() {
        Ok(path) => path,
        Err(_) => std::path::absolute(out)?,
    };
    match (whole.parent(), whole.file_name()) {
        (Some(parent), Some(name)) => Ok((parent.to_owned(), name.to_owned())),
        _ => bail!("{} is no folder to build into", out.display()),
    }
}

fn holds_something(folder: &Path) -> Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| cannot_write(folder)),
    }
}

/// A folder made aside is private; a site is for everybody.
fn readable_by_all(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_believed_of_the_same_program_and_of_a_build_that_has_come_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        write_file(&out.join("index.html"), b"page").unwrap();
        let finished = Record {
            maker: "this".to_owned(),
            ..Record::default()
        };
        let believes = |record: &Record, bytes: &[u8], maker: &str| {
            record.write(&out).unwrap();
            let staging = Staging::new(&out, false).unwrap();
            staging.has_same("index.html", bytes, maker)
        };
        assert!(believes(&finished, b"page", "this"));
        assert!(!believes(&finished, b"pace", "this"));
        assert!(!believes(&finished, b"page", "another"));
        let half_way = finished.only(&BTreeSet::new());
        assert!(!believes(&half_way, b"page", "this"));
    }

    #[test]
    fn a_file_that_is_kept_and_then_made_after_all_stays_what_it_was_in_the_last_version() {
        let folder = tempfile::tempdir().unwrap();
        let (out, path) = (folder.path().join("site"), "robots.txt");
        write_file(&out.join(path), b"old").unwrap();
        Record::default().write(&out).unwrap();
        let staging = Staging::new(&out, false).unwrap();
        let read = |folder: &Path| fs::read(folder.join(path)).unwrap();
        for _ in 0..2 {
            assert!(staging.keep_if_there(path).unwrap());
            assert_eq!(read(staging.aside.path()), b"old");
        }
        staging.write(path, b"new").unwrap();
        assert_eq!(read(staging.aside.path()), b"new");
        assert_eq!(read(&out), b"old");
    }
}
