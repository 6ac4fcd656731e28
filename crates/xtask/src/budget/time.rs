//! How long the host takes for a page, which only a program built for speed can say.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::table::{Amount, Line};
use crate::{shell, workspace};

/// What one film in one language may take, from its file to HTML.
const MOST: Duration = Duration::from_millis(50);

/// Runs crates/cli/benches/page.rs.
///
/// # Errors
/// It cannot be built, or does not say what it should.
pub(super) fn line() -> Result<Line> {
    let mut command = workspace::cargo();
    command.args([
        "bench",
        "--profile",
        "dist",
        "-p",
        "companion-cli",
        "--bench",
        "page",
    ]);
    println!(
        "$ {}   (some minutes the first time)",
        shell::line(&command)
    );
    let output = shell::capture(&mut command)?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let number = said
        .split_whitespace()
        .next()
        .and_then(|word| word.parse::<f64>().ok());
    let milliseconds = number.with_context(|| format!("the benchmark says “{}”", said.trim()))?;
    Ok(Line {
        what: "compile and prerender a page".to_owned(),
        measured: Amount::Time(Duration::from_secs_f64(milliseconds / 1e3)),
        allowed: Some(Amount::Time(MOST)),
        recorded: None,
    })
}
