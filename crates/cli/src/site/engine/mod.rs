//! The engine: what Trunk has built of the page, without a film.

mod shell;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use companion_model::paths;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::styles::{self, Rule};
use super::{Files, compress, digest, icons, pack};
pub(super) use shell::marker;
use shell::{Parts, Scripts};

/// The program of the page, its typeface and icons, and the shell that a film is put into.
#[derive(Debug)]
pub(crate) struct Engine {
    /// The HTML around a page, with a [`marker`] for each thing that pages have of their own.
    pub(super) shell: String,
    /// The styles of every component.
    pub(super) style: String,
    /// The same as rules, of which each document takes what it needs.
    pub(super) rules: Vec<Rule>,
    /// What every page needs of scripts.
    pub(super) scripts: Scripts,
    /// The JavaScript that starts the program.
    pub(super) glue: Asset,
    /// The program.
    pub(super) wasm: Asset,
    /// Its files, below the folder of [`Engine::folder`].
    files: Files,
    /// The same, compressed, as far as somebody has done that already.
    compressed: Files,
    /// A folder whose name changes with what is in it, so that hosts may keep it forever.
    folder: String,
}

/// A file of the engine that the page asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asset {
    /// Its path below the engine's folder.
    pub(super) path: String,
    /// Its hash, as Subresource Integrity writes it.
    pub(super) integrity: String,
}

/// The file of the engine that is its shell.
pub(super) const SHELL: &str = "index.html";

impl Engine {
    /// Reads an engine from the folder that Trunk has built it into.
    ///
    /// # Errors
    /// There is none, or one that is not whole.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        Self::of(read_files(folder)?).with_context(|| missing(folder))
    }

    /// The engine that this program carries, if it was built with one.
    ///
    /// # Errors
    /// It carries none.
    pub(crate) fn carried() -> Result<Self> {
        let Some(pack) = pack::CARRIED else {
            bail!(
                "this program was built without an engine, which a page needs to look right and to move: use one that \
                 `cargo xtask dist` has made, or name the folder of an engine with --engine \
                 (`COMPANION_FILM= trunk build --release --dist FOLDER` makes one)"
            );
        };
        pack::unpack(pack)
            .and_then(Self::of)
            .context("the engine that this program carries is damaged")
    }

    /// An engine of these files.
    ///
    /// # Errors
    /// One of them is missing or damaged.
    pub(crate) fn of(mut files: Files) -> Result<Self> {
        let shell = files
            .remove(SHELL)
            .with_context(|| format!("it has no {SHELL}"))?;
        let shell = String::from_utf8(shell).with_context(|| format!("its {SHELL} is no text"))?;
        let parts = Parts::of(&shell)?;
        for asset in [&parts.glue, &parts.wasm] {
            check(asset, &files)?;
        }
        let compressed = files
            .extract_if(.., |path, _| compress::is_compressed(path))
            .collect();
        files.append(&mut icons::draw(&files)?);
        let content = files.iter();
        let content = content.map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let folder = format!("{}{}/", paths::ENGINE, digest::short_name(content));
        Ok(Self {
            shell: parts.shell,
            rules: styles::of_engine(&parts.style),
            style: parts.style,
            scripts: parts.scripts,
            glue: parts.glue,
            wasm: parts.wasm,
            files,
            compressed,
            folder,
        })
    }

    /// Its folder below the root of a site; it ends in `/`.
    pub(crate) fn folder(&self) -> &str {
        &self.folder
    }

    /// A digest of all of it: its folder is not named by what stands in each page, shell, style and script.
    pub(crate) fn digest(&self) -> String {
        let Scripts { head, body } = &self.scripts;
        let texts = [&self.folder, &self.shell, &self.style, head, body];
        digest::short_name(texts.map(|text| ("", text.as_bytes())))
    }

    /// The files that a site needs of it, in its folder.
    pub(crate) fn site_files(&self) -> Files {
        let file =
            |(path, bytes): (&String, &Vec<u8>)| (format!("{}{path}", self.folder), bytes.clone());
        self.files
            .iter()
            .chain(&self.compressed)
            .map(file)
            .collect()
    }

    /// Its files as they are, each with its path below [`Engine::folder`].
    pub(super) fn files(&self) -> &Files {
        &self.files
    }
}

/// Everything that Trunk has built into a folder.
pub(super) fn read_files(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| missing(folder))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path())
            .with_context(|| format!("{} cannot be read", entry.path().display()))?;
        let path = entry.path().strip_prefix(folder)?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        files.insert(parts.join("/"), bytes);
    }
    Ok(files)
}

fn missing(folder: &Path) -> String {
    format!(
        "there is no engine in {}, or not all of it",
        folder.display()
    )
}

/// Compares a file with the hash that Trunk has written down.
fn check(asset: &Asset, files: &Files) -> Result<()> {
    let Some(bytes) = files.get(&asset.path) else {
        bail!("its {} is missing", asset.path);
    };
    let found = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
    if found != asset.integrity {
        bail!(
            "its {} is damaged: the hash is not the one it was built with",
            asset.path
        );
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The files of a small engine.
    pub(crate) fn files() -> Files {
        let (glue, wasm) = ("export default 1", "\0asm");
        let integrity =
            |content: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
        let shell = format!(
            concat!(
                "<!doctype html><html lang=x><head><meta charset=\"utf-8\"><title>t</title>",
                "<meta name=description content=d><link rel=icon href=\"./icon.svg\">",
                "<link rel=preload href=page.en.json as=fetch>",
                "<link rel=modulepreload href=\"./page.js\" integrity=\"{}\">",
                "<link rel=preload href=\"./page_bg.wasm\" integrity=\"{}\" as=fetch type=\"application/wasm\">",
                "<style>a{{}}</style><style>@font-face{{src:url(\"./fonts/f.woff2\")}}</style>",
                "<script>before()</script>",
                "<script type=module>import a from './page.js'</script></head>",
                "<body><svg></svg><div id=app>loading</div><script>after()</script></body></html>",
            ),
            integrity(glue),
            integrity(wasm)
        );
        let file = |(path, content): (&str, &str)| (path.to_owned(), content.as_bytes().to_vec());
        [
            ("index.html", shell.as_str()),
            ("page.js", glue),
            ("page_bg.wasm", wasm),
            ("icon.svg", "<svg/>"),
            ("fonts/f.woff2", "font"),
        ]
        .map(file)
        .into()
    }

    #[test]
    fn the_folder_changes_with_what_is_in_it() {
        let one = Engine::of(files()).unwrap();
        let again = Engine::of(files()).unwrap();
        assert_eq!(one.folder(), again.folder());
        let mut changed = files();
        changed.insert("icon.svg".into(), b"<svg></svg>".to_vec());
        assert_ne!(one.folder(), Engine::of(changed).unwrap().folder());
    }

    #[test]
    fn an_engine_that_is_not_whole_is_refused() {
        type Damage = fn(&mut Files);
        let cases: [(Damage, &str); 4] = [
            (
                |files| drop(files.remove("index.html")),
                "it has no index.html",
            ),
            (
                |files| drop(files.remove("page.js")),
                "its page.js is missing",
            ),
            (
                |files| files.entry("page_bg.wasm".into()).or_default().push(0),
                "its page_bg.wasm is damaged",
            ),
            (
                |files| drop(files.insert("index.html".into(), b"<html></html>".to_vec())),
                "one element #app",
            ),
        ];
        for (damage, expected) in cases {
            let mut files = files();
            damage(&mut files);
            let error = Engine::of(files).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
