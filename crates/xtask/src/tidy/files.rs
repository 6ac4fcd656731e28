//! The files that belong to the repository: what git has or would take, or, without git, what is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{shell, workspace};

/// A file that is text.
#[derive(Debug)]
pub(super) struct TextFile {
    /// Relative to the root, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

/// Folders that hold what is built or fetched, for when git cannot say.
const NOT_OURS: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// Every text file; binary files are left out.
pub(super) fn all() -> Result<Vec<TextFile>> {
    let root = workspace::root();
    let paths = match from_git(&root) {
        Some(paths) => paths,
        None => below(&root)?,
    };
    let mut files = Vec::new();
    for path in paths {
        // Deleted but not yet committed, or a link to a folder.
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if let Some(text) = text(bytes) {
            files.push(TextFile {
                path: workspace::relative(&path),
                text,
            });
        }
    }
    Ok(files)
}

fn from_git(root: &Path) -> Option<Vec<PathBuf>> {
    let mut command = Command::new("git");
    command
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root);
    let output = shell::capture(&mut command)
        .ok()
        .filter(|output| output.status.success())?;
    let names = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(
        names
            .split_terminator('\0')
            .map(|name| root.join(name))
            .collect(),
    )
}

fn below(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let entry = entry?;
        // Git's own is a folder, or in one of several working trees a file.
        if NOT_OURS.contains(&entry.file_name().to_string_lossy().as_ref()) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_file() {
            paths.push(entry.path());
        } else if kind.is_dir() {
            paths.extend(below(&entry.path())?);
        }
    }
    Ok(paths)
}

fn text(bytes: Vec<u8>) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_found_with_git_and_without() {
        let root = workspace::root();
        let here = root.join("crates/xtask/src/tidy/files.rs");
        let walked = below(&root).unwrap();
        assert!(walked.contains(&here));
        assert!(
            !walked
                .iter()
                .any(|path| path.starts_with(root.join(".git")))
        );
        if let Some(listed) = from_git(&root) {
            assert!(listed.contains(&here));
        }
    }

    #[test]
    fn binary_files_are_told_from_text() {
        fn check(bytes: &[u8], expected: Option<&str>) {
            assert_eq!(text(bytes.to_vec()).as_deref(), expected);
        }
        check("片子".as_bytes(), Some("片子"));
        check(b"\0asm", None);
        check(b"\xff\xfe", None);
    }
}
