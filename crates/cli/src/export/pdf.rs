//! A page as PDF: printed by a Chromium of this machine, from one file and without a network.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

/// The names under which Chromium is found.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
];

/// What to print on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum Paper {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 8½ × 11 inches
    Letter,
}

/// Prints a page that is one file.
///
/// # Errors
/// There is no Chromium, or it does not print.
pub(super) fn print(html: &str, paper: Paper) -> Result<Vec<u8>> {
    let browser = find().context(
        "a PDF is made by Chromium, and there is none on this machine: install it, or name it in COMPANION_CHROMIUM",
    )?;
    let folder = tempfile::tempdir()?;
    let (page, file) = (
        folder.path().join("page.html"),
        folder.path().join("page.pdf"),
    );
    fs::write(&page, on(html, paper))?;
    let mut command = Command::new(&browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
        ])
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", file.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if rustix::process::geteuid().is_root() {
        // Chromium has no sandbox for root; the page is our own, and has no scripts but ours.
        command.arg("--no-sandbox");
    }
    let status = command
        .status()
        .with_context(|| format!("{} does not start", browser.display()))?;
    if !status.success() || !file.exists() {
        bail!("{} has printed nothing ({status})", browser.display());
    }
    Ok(fs::read(file)?)
}

/// The page, to be printed on some paper. The policy of the page allows no more styles than it has, so the size goes
/// before it.
fn on(html: &str, paper: Paper) -> String {
    let size = match paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    html.replacen(
        "<meta http-equiv",
        &format!("<style>@page{{size:{size}}}</style><meta http-equiv"),
        1,
    )
}

fn find() -> Option<PathBuf> {
    if let Some(named) = env::var_os("COMPANION_CHROMIUM") {
        return Some(named.into());
    }
    let folders = env::var_os("PATH")?;
    let places = env::split_paths(&folders).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}
