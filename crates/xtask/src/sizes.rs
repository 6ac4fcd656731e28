//! What a reader downloads, measured as brotli sends it, against the last record and the budget.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// Bytes in a KB, here and in the design.
const KB: f64 = 1024.0;

/// What wasm and its JavaScript may weigh together: 75 KB.
pub(crate) const BUDGET: u64 = 75 * 1024;

const WASM: &str = "wasm";
const GLUE: &str = "JS glue";
const CSS: &str = "CSS";
const HTML: &str = "HTML";

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
            *sizes.entry(part).or_default() += compressed_len(&bytes)?;
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

    /// wasm and JavaScript together.
    pub(crate) fn code(&self) -> u64 {
        self.get(WASM) + self.get(GLUE)
    }

    /// The table, with what has changed since `last`.
    pub(crate) fn table(&self, last: &Self) -> String {
        let mut text = format!(
            "{:<16}{:>10}{:>10}{:>10}\n",
            "brotli-11", "now", "recorded", "change"
        );
        let mut row = |name: &str, now: u64, before: u64, remark: &str| {
            let (before, change) = if before == 0 {
                ("–".to_owned(), "–".to_owned())
            } else {
                (kb(before), signed_kb(now, before))
            };
            text += &format!(
                "{name:<16}{:>10}{before:>10}{change:>10}{remark}\n",
                kb(now)
            );
        };
        row(WASM, self.get(WASM), last.get(WASM), "");
        row(GLUE, self.get(GLUE), last.get(GLUE), "");
        let remark = format!(
            "   at most {}{}",
            kb(BUDGET),
            if self.code() > BUDGET {
                ": TOO MUCH"
            } else {
                ""
            }
        );
        row("wasm + JS glue", self.code(), last.code(), &remark);
        let others = self
            .0
            .keys()
            .filter(|name| ![WASM, GLUE].contains(&name.as_str()));
        for name in others {
            row(name, self.get(name), last.get(name), "");
        }
        text + "(KB of 1,024 bytes; `cargo xtask test --bless` records what is measured)"
    }

    fn get(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or_default()
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
    let part = match path.extension()?.to_str()? {
        "wasm" => WASM,
        "js" => GLUE,
        "css" => CSS,
        // Each language is a page of its own, in a folder of its name.
        "html" if name == "index.html" => {
            let folder = path.parent().and_then(Path::to_str).unwrap_or_default();
            return Some(format!("{HTML} {folder}").trim_end().to_owned());
        }
        _ => return None,
    };
    Some(part.to_owned())
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

fn kb(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / KB)
}

fn signed_kb(now: u64, before: u64) -> String {
    format!("{:+.1} KB", (now as f64 - before as f64) / KB)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(parts: &[(&str, u64)]) -> Sizes {
        Sizes(
            parts
                .iter()
                .map(|(name, bytes)| ((*name).to_owned(), *bytes))
                .collect(),
        )
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
        check("style-12.css", Some(CSS));
        check("index.html", Some(HTML));
        check("zh-Hans/index.html", Some("HTML zh-Hans"));
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
    fn the_table_shows_the_change_and_the_budget() {
        let now = sizes(&[(WASM, 70 * 1024), (GLUE, 6 * 1024), (HTML, 2048)]);
        let last = sizes(&[(WASM, 69 * 1024), (GLUE, 6 * 1024)]);
        let table = now.table(&last);
        let line = |start: &str| {
            let line = table.lines().find(|line| line.starts_with(start));
            line.unwrap()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(line("wasm  "), "wasm 70.0 KB 69.0 KB +1.0 KB");
        assert_eq!(
            line("wasm +"),
            "wasm + JS glue 76.0 KB 75.0 KB +1.0 KB at most 75.0 KB: TOO MUCH"
        );
        assert_eq!(line("HTML"), "HTML 2.0 KB – –");
        assert!(now.code() > BUDGET && last.code() <= BUDGET);
    }

    #[test]
    fn a_record_reads_back() {
        let measured = sizes(&[(WASM, 61_234), ("page.en.json", 9_876), (GLUE, 1)]);
        assert_eq!(Sizes::parse(&measured.to_record()).unwrap(), measured);
    }
}
