//! `companion pack`: an engine as the one file that a released program carries.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::site;

/// Packs the engine in a folder into a file.
///
/// # Errors
/// There is no engine, or the file cannot be written.
pub(crate) fn run(engine: &Path, out: &Path) -> Result<bool> {
    fs::write(out, site::pack(engine)?)
        .with_context(|| format!("{} cannot be written", out.display()))?;
    Ok(true)
}
