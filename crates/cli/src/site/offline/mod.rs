//! Reading without a network: a service worker for each film, which keeps the pages that a reader has visited.
//!
//! It is generated with the list of the film's files and their digests. Where nothing is to be kept it is another one,
//! which removes what an earlier build may have left with readers.

use std::collections::{BTreeMap, HashSet};

use companion_model::paths;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Engine, Files, compact, digest};

/// The worker's file, in the film's folder: that is what it may answer for.
pub(super) const WORKER: &str = "offline.js";

/// Stands in the worker for what it has to know.
const SITE: &str = "\"companion-site\"";

/// Which of a film's files are kept: documents, what they take in or lead to, and pictures. Recordings are asked for in
/// pieces.
const KEPT: [&str; 10] = [
    ".csv", ".html", ".txt", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif",
];

/// Which of the engine's files a page asks for.
const KEPT_OF_ENGINE: [&str; 4] = [".js", ".wasm", ".woff2", ".svg"];

/// The most files of a film that are listed, so that the worker stays small: main pages come first, and of a film with
/// more events than this allows the rest needs a network.
const MOST: usize = 1_000;

/// The files of a film that are kept.
#[derive(Debug)]
pub(super) struct Kept {
    /// Each with its digest; main pages, which lie in the fewest folders, come first.
    files: BTreeMap<(usize, String), String>,
    /// The folders of its pages in each language.
    folders: Vec<String>,
    /// The folders whose files its pages never ask for.
    elsewhere: HashSet<String>,
}

impl Kept {
    /// Nothing yet of a film whose pages lie in these folders.
    pub(super) fn of(folders: Vec<String>) -> Self {
        let frames = folders
            .iter()
            .map(|folder| format!("{folder}{}", paths::EMBED));
        Self {
            files: BTreeMap::new(),
            elsewhere: frames.chain([paths::CARDS.to_owned()]).collect(),
            folders,
        }
    }

    /// Looks through some of the film's files.
    pub(super) fn add(&mut self, files: &Files) {
        let kept = files.iter().filter(|(path, _)| self.is_kept(path));
        let entry = |(path, bytes): (&String, &Vec<u8>)| {
            let depth = path.matches('/').count();
            ((depth, path.clone()), short_digest(bytes))
        };
        let kept: Vec<_> = kept.map(entry).collect();
        self.files.extend(kept);
    }

    fn is_kept(&self, path: &str) -> bool {
        let is_elsewhere = paths::is_in(path, &self.elsewhere) || path == "404.html";
        !is_elsewhere && KEPT.iter().any(|ending| path.ends_with(ending))
    }

    /// The worker of the film, when all of its files were looked through; `up` is the way from its folder to the root of
    /// the site.
    pub(super) fn worker(&self, engine: &Engine, up: &str) -> String {
        let listed = self.files.iter().take(MOST);
        let mut list: BTreeMap<String, String> = listed
            .map(|((_, path), digest)| (address(path), digest.clone()))
            .collect();
        let engine_files = engine
            .files()
            .iter()
            .filter(|(path, _)| KEPT_OF_ENGINE.iter().any(|ending| path.ends_with(ending)))
            .map(|(path, bytes)| {
                let path = format!("{up}{}{path}", engine.folder());
                (path, short_digest(bytes))
            });
        let engine_files: BTreeMap<String, String> = engine_files.collect();
        let names: Vec<String> = engine_files.keys().cloned().collect();
        list.extend(engine_files);
        let all = list
            .iter()
            .map(|(path, digest)| (path.as_str(), digest.as_bytes()));
        let site = json!({
            "version": digest::short_name(all),
            "languages": self.folders,
            "engine": names,
            "files": list,
        });
        compact::script(include_str!("worker.js")).replacen(SITE, &site.to_string(), 1)
    }
}

/// The worker of a film of which nothing is to be kept.
pub(super) fn removal() -> String {
    compact::script(include_str!("removal.js"))
}

/// What readers call a file: a document by its folder.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
        _ => path.to_owned(),
    }
}

/// As much of the SHA-256 of a file as the worker compares.
fn short_digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_ask_for_is_kept_and_nothing_else() {
        let kept = Kept::of(["", "zh-Hans/"].map(str::to_owned).into());
        for (path, expected) in [
            ("index.html", Some("")),
            ("zh-Hans/e/arrest/index.html", Some("zh-Hans/e/arrest/")),
            ("c/guide.html", Some("c/guide.html")),
            ("c/find.txt", Some("c/find.txt")),
            ("media/still.jpg", Some("media/still.jpg")),
            ("media/ice.mp3", None),
            ("404.html", None),
            ("cards/0123.png", None),
            ("embed/card/index.html", None),
            ("zh-Hans/embed/index.html", None),
            ("e/embed/index.html", Some("e/embed/")),
            ("zh-Hans/q/cards/index.html", Some("zh-Hans/q/cards/")),
            ("page.en.json", None),
            ("sitemap.xml", None),
        ] {
            let found = kept.is_kept(path).then(|| address(path));
            assert_eq!(found.as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn the_worker_has_one_place_for_its_list() {
        assert_eq!(include_str!("worker.js").matches(SITE).count(), 1);
    }
}
