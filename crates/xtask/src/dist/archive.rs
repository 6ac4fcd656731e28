//! An archive that depends on what is in it alone: no times, no owners, one order.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, Header};

use super::program_name;

/// When every file is said to have been written, in seconds since 1970: the first moment of 2000. At 0, tar would
/// warn whoever unpacks it.
const TIME: u64 = 946_684_800;

/// A `.tar.gz` with one folder in it.
#[derive(Debug)]
pub(super) struct Archive {
    folder: String,
    /// Path, mode and content of each file.
    files: Vec<(String, u32, Vec<u8>)>,
    out: File,
}

impl Archive {
    /// An archive at `path`, whose only folder is `folder`.
    pub(super) fn new(path: &Path, folder: &str) -> Result<Self> {
        Ok(Self {
            folder: folder.to_owned(),
            files: Vec::new(),
            out: File::create(path).with_context(|| format!("cannot write {}", path.display()))?,
        })
    }

    /// Adds the program, to be run by everybody.
    pub(super) fn add_program(&mut self, path: &Path) -> Result<()> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        self.files.push((program_name(), 0o755, bytes));
        Ok(())
    }

    /// Adds a file at a path below the folder.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.files.push((path.to_owned(), 0o644, bytes.to_vec()));
        Ok(())
    }

    /// Writes everything.
    pub(super) fn finish(mut self) -> Result<()> {
        self.files.sort();
        // flate2 writes neither a name nor a time.
        let mut archive = Builder::new(GzEncoder::new(self.out, Compression::best()));
        for (path, mode, bytes) in &self.files {
            let mut header = Header::new_ustar();
            header.set_uid(0);
            header.set_gid(0);
            header.set_mode(*mode);
            header.set_mtime(TIME);
            header.set_size(u64::try_from(bytes.len())?);
            let path = format!("{}/{path}", self.folder);
            archive
                .append_data(&mut header, &path, bytes.as_slice())
                .with_context(|| format!("{path} cannot be put into the archive"))?;
        }
        archive.into_inner()?.finish()?;
        Ok(())
    }
}
