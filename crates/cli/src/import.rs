//! `companion import`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use companion_compiler::import::{Fate, Import, Source, import};
use percent_encoding::percent_decode_str;

use crate::film::{FILE_NAME, REPORTS, facts};
use crate::new::{SCHEMA_NAME, quoted, refuse_what_is_taken};

/// What to import.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The timeline: JSON, CSV, TSV or a workbook (.xlsx, .ods)
    file: PathBuf,
    /// The folder of the film; it is made if need be, and must hold nothing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The language in which the timeline is written; without it, its words are looked at
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// A folder with pictures and recordings of the timeline, named like the last part of their addresses
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// The page that showed the timeline, where addresses without a site lead: https://example.org/story/
    #[arg(long, value_name = "ADDRESS")]
    site: Option<String>,
}

/// Writes a film and the report of its import. Returns whether there is a film.
///
/// # Errors
/// The file is no timeline, or the folder cannot be written or holds something.
pub(crate) fn run(options: &Options, out: &mut impl Write) -> Result<bool> {
    let shown = options.file.display();
    refuse_what_is_taken(&options.out)?;
    options.refuse_what_leads_nowhere()?;
    let bytes = fs::read(&options.file)
        .with_context(|| format!("{shown} cannot be read: name the file of a timeline"))?;
    let name = options
        .file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let files = |address: &str| facts(&options.find(address)?).ok();
    let import = import(&Source {
        bytes: &bytes,
        name: &name,
        language: options.language.as_deref(),
        base: options.site.as_deref(),
        files: &files,
    })
    .map_err(|refusal| anyhow!("{shown} cannot be imported. {refusal}"))?;
    options.write(&import)?;
    options.tell(&import, out)?;
    Ok(true)
}

impl Options {
    /// With a wrong folder or address an import would find nothing there, and say of each picture that it is missing.
    fn refuse_what_leads_nowhere(&self) -> Result<()> {
        if let Some(folder) = self.media.as_deref().filter(|folder| !folder.is_dir()) {
            bail!("there is no folder {} for --media", folder.display());
        }
        let is_address = |site: &&str| site.starts_with("https://") || site.starts_with("http://");
        if let Some(site) = self.site.as_deref().filter(|site| !is_address(site)) {
            bail!("--site {site} is no address: write it whole, https://{site}");
        }
        Ok(())
    }

    /// The file that an address names: beside the timeline, or in the folder of its media.
    fn find(&self, address: &str) -> Option<PathBuf> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        // A file may have a percent sign in its name.
        let decoded = percent_decode_str(path).decode_utf8();
        let paths = [path, decoded.as_deref().unwrap_or(path)];
        let is_plain =
            |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '<', '\0']);
        let beside = self.file.parent().unwrap_or(Path::new(""));
        let relative = paths.map(|path| path.strip_prefix("./").unwrap_or(path));
        let relative = relative
            .into_iter()
            .filter(|path| path.split('/').all(is_plain))
            .map(|path| beside.join(path));
        let named = paths
            .into_iter()
            .filter_map(|path| path.trim_end_matches('/').rsplit('/').next())
            .filter(|name| is_plain(name))
            .filter_map(|name| Some(self.media.as_deref()?.join(name)));
        relative.chain(named).find(|path| path.is_file())
    }

    fn write(&self, import: &Import) -> Result<()> {
        let unwritten = || {
            format!(
                "{} cannot be written: name a folder where you may write",
                self.out.display()
            )
        };
        fs::create_dir_all(&self.out).with_context(unwritten)?;
        for copy in &import.copies {
            let from = self
                .find(&copy.address)
                .with_context(|| format!("{} has gone", copy.address))?;
            let to = self.out.join(&copy.to);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).with_context(unwritten)?;
            }
            fs::copy(&from, &to).with_context(|| format!("{} cannot be copied", from.display()))?;
        }
        let file = self.file.file_name().unwrap_or_default().to_string_lossy();
        let [markdown, json] = REPORTS;
        let report = serde_json::to_string_pretty(&import.report.to_json(&file))?;
        for (name, text) in [
            (FILE_NAME, &import.film),
            (SCHEMA_NAME, &companion_compiler::schema()),
            (markdown, &import.report.to_markdown(&file)),
            (json, &report),
        ] {
            fs::write(self.out.join(name), text).with_context(unwritten)?;
        }
        Ok(())
    }

    fn tell(&self, import: &Import, out: &mut impl Write) -> Result<()> {
        let report = &import.report;
        writeln!(
            out,
            "Read {} as {}: {}.",
            self.file.display(),
            report.format,
            Fate::ALL
                .map(|fate| format!("{} {}", report.count(fate), fate.as_str()))
                .join(", ")
        )?;
        // The film is there; what needs a look is in the report, and here as far as it fits.
        let doubtful = report
            .entries
            .iter()
            .filter(|entry| entry.fate == Fate::Dropped || entry.fate == Fate::Guessed);
        let doubtful: Vec<_> = doubtful.collect();
        for entry in doubtful.iter().take(MOST_SHOWN) {
            writeln!(
                out,
                "  {}: {}{}",
                entry.fate.as_str(),
                named(entry.headline.as_str()),
                entry.note
            )?;
        }
        if doubtful.len() > MOST_SHOWN {
            writeln!(out, "  … and {} more", doubtful.len() - MOST_SHOWN)?;
        }
        let typed = quoted(&self.out);
        writeln!(
            out,
            "Wrote {} and {}, which says what became of each record.\n\nNext:\n    companion check {typed}\n    \
             companion build {typed} --out site",
            self.out.join(FILE_NAME).display(),
            self.out.join(REPORTS[0]).display()
        )?;
        Ok(())
    }
}

/// How many entries of the report are shown at once.
const MOST_SHOWN: usize = 12;

/// A headline before a note about it, without what a terminal would obey.
fn named(headline: &str) -> String {
    let headline: String = headline
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    match headline.is_empty() {
        true => String::new(),
        false => format!("“{headline}”: "),
    }
}
