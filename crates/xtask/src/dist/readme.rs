//! What a person reads who has unpacked the archive: those parts of README.md that need no Rust.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace;

/// The sections that are kept, under the introduction.
const SECTIONS: [&str; 2] = ["Without Rust", "Licence"];

/// The files that these parts lead to, and those that they belong with.
pub(super) const FILES: [&str; 10] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "assets/fonts/OFL.txt",
    "docs/authoring.md",
    "docs/embedding.md",
    "docs/hosting.md",
    "docs/hosting/Caddyfile",
    "docs/hosting/nginx.conf",
    "docs/problems.md",
    "docs/timelinejs.md",
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
        let seen = check_links(&excerpt, "");
        assert!(seen >= 5, "{excerpt}");
    }

    #[test]
    fn what_the_guides_lead_to_is_in_the_archive() {
        let guides = FILES.iter().filter(|file| file.ends_with(".md"));
        let read = |file: &&str| fs::read_to_string(workspace::root().join(file)).unwrap();
        let seen: usize = guides.map(|guide| check_links(&read(guide), "docs/")).sum();
        assert!(seen >= 5, "{seen}");
    }

    /// Checks the links of a text in this folder, and answers how many there were.
    fn check_links(text: &str, folder: &str) -> usize {
        let links = text.split("](").skip(1);
        let links = links.filter_map(|rest| rest.split_once([')', '#']).map(|(link, _)| link));
        let links = links.filter(|link| !link.is_empty() && !link.contains(':'));
        let check = |link| {
            let path = format!("{folder}{link}");
            assert!(FILES.contains(&path.as_str()), "{path} in:\n{text}");
        };
        links.map(check).count()
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
