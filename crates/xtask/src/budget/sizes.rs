//! What a reader downloads, measured as brotli sends it, and what it was when it was last recorded.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The program.
pub(super) const WASM: &str = "wasm";
/// The JavaScript around it.
pub(super) const GLUE: &str = "JS glue";
/// The typeface, which is compressed as it is.
pub(super) const FONT: &str = "font";
/// The page in its first language, styles included; the others have their language behind it.
pub(super) const HTML: &str = "HTML";

/// What stands on pages of other sites: sections, and the scripts that such pages use.
pub(super) const EMBED: &str = "embed";
/// The script that gives frames their height.
pub(super) const EMBED_FRAME: &str = "embed-frame.js";
/// The element.
pub(super) const EMBED_ELEMENT: &str = "embed.js";

/// What keeps pages to be read without a network; it is asked for when the page has come alive.
const OFFLINE: &str = "offline.js";

/// Bytes of each part of the page after brotli (quality 11, window 22).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sizes(BTreeMap<String, u64>);

impl Sizes {
    /// Measures a folder that `trunk build` wrote. Parts of one kind are added up, each compressed by itself.
    ///
    /// # Errors
    /// A file cannot be read, or there is no wasm module.
    pub(crate) fn measure(dist: &Path) -> Result<Self> {
        let mut sizes = BTreeMap::new();
        for path in files_below(dist)? {
            let below = path.strip_prefix(dist).unwrap_or(&path);
            let Some(part) = part(below) else { continue };
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let length = match part.as_str() {
                FONT => bytes.len() as u64,
                _ => compressed_len(&bytes)?,
            };
            *sizes.entry(part).or_default() += length;
        }
        if !sizes.contains_key(WASM) {
            bail!("there is no .wasm file in {}", dist.display());
        }
        Ok(Self(sizes))
    }

    /// The sizes that were recorded last, if any were.
    ///
    /// # Errors
    /// The record is not understood.
    pub(crate) fn recorded() -> Result<Self> {
        let path = record_path();
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text).with_context(|| format!("in {}", path.display())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Makes these sizes the record that later runs are compared with.
    ///
    /// # Errors
    /// The record cannot be written.
    pub(crate) fn record(&self) -> Result<()> {
        let path = record_path();
        fs::write(&path, self.to_record())
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// The bytes of a part; nothing where there is none.
    pub(super) fn get(&self, part: &str) -> u64 {
        self.0.get(part).copied().unwrap_or_default()
    }

    /// Every part, by name.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    fn parse(text: &str) -> Result<Self> {
        #[derive(Deserialize)]
        struct Record {
            bytes: BTreeMap<String, u64>,
        }
        Ok(Self(toml::from_str::<Record>(text)?.bytes))
    }

    fn to_record(&self) -> String {
        let lines = self
            .0
            .iter()
            .map(|(name, bytes)| format!("\"{name}\" = {bytes}\n"))
            .collect::<String>();
        format!(
            "# Bytes of the release page after brotli (quality 11, window 22), as `cargo xtask test --bless` last \
             found them.\n\n[bytes]\n{lines}"
        )
    }
}

fn record_path() -> PathBuf {
    crate::workspace::root().join("crates/xtask/sizes.toml")
}

/// Which row a file belongs to, by its path below `dist`; `None` for what is not part of the first load.
fn part(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    if name.starts_with("page.") && name.ends_with(".json") {
        return Some(name.to_owned());
    }
    if [EMBED_FRAME, EMBED_ELEMENT, OFFLINE].contains(&name) {
        return Some(name.to_owned());
    }
    let part = match path.extension()?.to_str()? {
        "wasm" => WASM,
        "js" => GLUE,
        "woff2" => FONT,
        // Each language is a page of its own, in a folder of its name.
        "html" if name == "index.html" => {
            let folder = path.parent().and_then(Path::to_str).unwrap_or_default();
            if folder.split('/').any(|part| part == EMBED) {
                // The first language stands for the others, whose pages are of nearly the same size.
                return folder
                    .strip_prefix("embed/")
                    .map(|section| format!("{EMBED} {section}"));
            }
            if is_item(folder) {
                return None;
            }
            return Some(format!("{HTML} {folder}").trim_end().to_owned());
        }
        _ => return None,
    };
    Some(part.to_owned())
}

/// Whether a folder is that of a quote, an event or a chapter: another, much smaller page.
fn is_item(folder: &str) -> bool {
    let mut folders = folder.rsplit('/');
    folders
        .nth(1)
        .is_some_and(|kind| ["q", "e", "c"].contains(&kind))
}

fn files_below(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn compressed_len(bytes: &[u8]) -> Result<u64> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Sizes {
        pub(in super::super) fn of(parts: &[(&str, u64)]) -> Self {
            let part = |(name, bytes): &(&str, u64)| ((*name).to_owned(), *bytes);
            Self(parts.iter().map(part).collect())
        }
    }

    #[test]
    fn files_belong_to_rows() {
        fn check(path: &str, expected: Option<&str>) {
            assert_eq!(part(Path::new(path)).as_deref(), expected, "{path}");
        }
        check("engine/0a1b/page-0a1b_bg.wasm", Some(WASM));
        check("engine/0a1b/page-0a1b.js", Some(GLUE));
        check("engine/0a1b/page-0a1b.js.br", None);
        check("page.en.json", Some("page.en.json"));
        check("engine/0a1b/fonts/face.woff2", Some(FONT));
        check("index.html", Some(HTML));
        check("zh-Hans/index.html", Some("HTML zh-Hans"));
        check("embed/card/index.html", Some("embed card"));
        check("embed/index.html", None);
        check("zh-Hans/embed/card/index.html", None);
        check("offline.js", Some(OFFLINE));
        check("embed.js", Some(EMBED_ELEMENT));
        check("embed-frame.js", Some(EMBED_FRAME));
        check("e/arrest/index.html", None);
        check("zh-Hans/q/chess/index.html", None);
        check("404.html", None);
        check("cover.svg", None);
        check("manifest.json", None);
    }

    #[test]
    fn brotli_is_the_strong_kind() {
        let text = "companion ".repeat(1000);
        let length = compressed_len(text.as_bytes()).unwrap();
        assert!((1..40).contains(&length), "{length} bytes");
    }

    #[test]
    fn a_record_reads_back() {
        let measured = Sizes::of(&[(WASM, 61_234), ("page.en.json", 9_876), (GLUE, 1)]);
        assert_eq!(Sizes::parse(&measured.to_record()).unwrap(), measured);
    }
}
