//! What a person reads who has unpacked the archive: those parts of README.md that need no Rust.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace;

/// The sections that are kept, under the introduction.
const SECTIONS: [&str; 2] = ["Without Rust", "Licence"];

/// The files that these parts lead to, and those that they belong with.
pub(super) const FILES: [&str; 6] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "assets/fonts/OFL.txt",
    "docs/authoring.md",
    "docs/embedding.md",
    "docs/problems.md",
];

/// README.md without what concerns developers.
///
/// # Errors
/// It cannot be read, or lacks one of the sections.
pub(super) fn excerpt() -> Result<String> {
    let readme =
        fs::read_to_string(workspace::root().join("README.md")).context("cannot read README.md")?;
    excerpt_of(&readme)
}

fn excerpt_of(readme: &str) -> Result<String> {
    let mut sections = readme.split("\n## ");
    let introduction = sections.next().unwrap_or_default();
    // The picture is not in the archive.
    let lines = introduction.lines().filter(|line| !line.starts_with("!["));
    let mut excerpt = lines
        .collect::<Vec<_>>()
        .join("\n")
        .replace("\n\n\n", "\n\n");
    excerpt.push('\n');
    let sections: Vec<&str> = sections.collect();
    for name in SECTIONS {
        let section = sections
            .iter()
            .find(|section| section.lines().next() == Some(name))
            .with_context(|| format!("README.md has no section “{name}”"))?;
        excerpt += &format!("\n## {}\n", section.trim_end());
    }
    Ok(excerpt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_excerpt_leads_to_is_in_the_archive() {
        let excerpt = excerpt().unwrap();
        let links = excerpt.split("](").skip(1);
        let links = links.filter_map(|rest| rest.split_once(')').map(|(link, _)| link));
        let mut seen = 0;
        for link in links.filter(|link| !link.contains(':')) {
            assert!(FILES.contains(&link), "{link} in:\n{excerpt}");
            seen += 1;
        }
        assert!(seen >= 5, "{excerpt}");
    }

    #[test]
    fn what_concerns_developers_is_left_out() {
        let excerpt = excerpt().unwrap();
        for part in ["cargo ", "![", "\n\n\n"] {
            assert!(!excerpt.contains(part), "{part:?} in:\n{excerpt}");
        }
        assert!(excerpt.starts_with("# Companion\n"));
    }
}
