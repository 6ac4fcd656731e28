//! An engine as one file, with everything done that need not be done for each site: its icons are drawn, its texts
//! compressed.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use tar::{Archive, Builder, Header};

use super::engine::{self, Engine, SHELL};
use super::{Effort, Files, with_compressed};

// `CARRIED: Option<&[u8]>`, the packed engine that this program was built with: see build.rs.
include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// Packs the engine in a folder. The same engine gives the same bytes.
///
/// # Errors
/// There is none, or one that is not whole.
pub(crate) fn pack(folder: &Path) -> Result<Vec<u8>> {
    let engine = Engine::read(folder)?;
    let mut files = with_compressed(engine.files().clone(), Effort::Utmost)?;
    let shell = engine::read_files(folder)?.remove(SHELL);
    files.extend(shell.map(|shell| (SHELL.to_owned(), shell)));

    let mut archive = Builder::new(Vec::new());
    for (path, bytes) in &files {
        let mut header = Header::new_ustar();
        header.set_uid(0);
        header.set_gid(0);
        header.set_size(u64::try_from(bytes.len())?);
        header.set_mtime(0);
        header.set_mode(0o644);
        archive
            .append_data(&mut header, path, bytes.as_slice())
            .with_context(|| format!("{path} cannot be packed"))?;
    }
    Ok(archive.into_inner()?)
}

/// The files of a packed engine.
///
/// # Errors
/// The pack is damaged.
pub(super) fn unpack(pack: &[u8]) -> Result<Files> {
    let mut files = Files::new();
    for entry in Archive::new(pack).entries()? {
        let mut entry = entry?;
        let path = String::from_utf8(entry.path_bytes().into_owned())?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        files.insert(path, bytes);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_packed_engine_is_the_same_engine_with_its_texts_compressed() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = engine::tests::files();
        files.insert("long.js".into(), b"import './page.js';\n".repeat(100));
        for (path, bytes) in &files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let packed = pack(folder.path()).unwrap();
        assert_eq!(packed, pack(folder.path()).unwrap());

        let engine = Engine::read(folder.path()).unwrap();
        let carried = Engine::of(unpack(&packed).unwrap()).unwrap();
        assert_eq!(carried.folder(), engine.folder());
        assert_eq!(carried.shell, engine.shell);
        let expected = with_compressed(engine.site_files(), Effort::Utmost).unwrap();
        assert!(expected.keys().any(|path| path.ends_with("long.js.br")));
        assert_eq!(carried.site_files(), expected);
    }

    #[test]
    fn half_a_pack_is_refused() {
        let mut archive = Builder::new(Vec::new());
        let mut header = Header::new_ustar();
        header.set_size(4000);
        archive
            .append_data(&mut header, "page.js", [0; 4000].as_slice())
            .unwrap();
        let whole = archive.into_inner().unwrap();
        assert!(unpack(&whole[..2000]).is_err());
    }
}
