//! Finding and reading a film on disk.

mod missing;
mod video;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use companion_compiler::{Content, FileFacts, Files, Input, Outcome, Preview, composed, decode};
use walkdir::{DirEntry, WalkDir};

use crate::output::Record;
use crate::site;

/// The name of a film's file in its folder.
pub(crate) const FILE_NAME: &str = "companion.json";

/// What an import writes beside the film: for its editor, not for the page.
pub(crate) const REPORTS: [&str; 2] = ["import-report.md", "import-report.json"];

/// A film as it is on disk.
#[derive(Debug)]
pub(crate) struct FilmFile {
    /// Where its `companion.json` is.
    pub(crate) path: PathBuf,
    /// What is in it, undecoded.
    pub(crate) bytes: Vec<u8>,
    /// The other files of its folder.
    pub(crate) files: Files,
    /// Where each of them lies, by its path in [`Files`].
    places: BTreeMap<String, PathBuf>,
}

impl FilmFile {
    /// Reads the film in a folder, or from a file that is named itself.
    pub(crate) fn read(film: &Path) -> Result<Self> {
        let path = match film.is_dir() {
            true => film.join(FILE_NAME),
            false => film.to_owned(),
        };
        if !path.exists() {
            bail!("{}", missing::reason(&path));
        }
        let bytes =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        if !is_film(&path, &bytes) {
            bail!(
                "{} is no film: name the folder of one, or its .json file; `films/*/` is all folders in films",
                path.display()
            );
        }
        let mut film = Self {
            path,
            bytes,
            files: Files::default(),
            places: BTreeMap::new(),
        };
        let folder = film.folder();
        let (files, places) = look_around(folder, &film.path)
            .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
        (film.files, film.places) = (files, places);
        Ok(film)
    }

    /// Reads files of its folder, which are published under the same paths. Nothing but what its pages show is to be.
    ///
    /// # Errors
    /// One cannot be read.
    pub(crate) fn read_media(&self, paths: &BTreeSet<String>) -> Result<site::Files> {
        let read = |path: &String| {
            let bytes = fs::read(self.place(path))
                .with_context(|| format!("the film’s file {path} cannot be read"))?;
            Ok((path.clone(), bytes))
        };
        paths.iter().map(read).collect()
    }

    /// Where a file of its folder lies, whose name on disk may be written otherwise than its path in [`Files`].
    pub(crate) fn place(&self, path: &str) -> PathBuf {
        let place = self.places.get(path).cloned();
        place.unwrap_or_else(|| self.folder().join(path))
    }

    /// The film's folder.
    pub(crate) fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// Compiles the film.
    pub(crate) fn compile(&self, earlier: Option<&[u8]>) -> Outcome {
        companion_compiler::compile(&Input {
            bytes: &self.bytes,
            files: &self.files,
            earlier,
        })
    }

    /// Compiles as much of the film as there is, for the person who is writing it.
    pub(crate) fn preview(&self) -> Preview {
        let input = Input {
            bytes: &self.bytes,
            files: &self.files,
            earlier: None,
        };
        let name = self.path.file_name().unwrap_or_default();
        companion_compiler::preview(&input, &name.to_string_lossy())
    }
}

/// Whether a file may be meant for a film, by its name or by how it begins: what lies among the folders of films is none.
fn is_film(path: &Path, bytes: &[u8]) -> bool {
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let begins = || {
        let text = decode(bytes);
        let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        text.starts_with('{')
    };
    is_json || begins()
}

/// The files of a folder that a film can have: all that are not hidden, its `companion.json` too, save those of a site
/// that a build has written there.
pub(crate) fn visible_files(
    folder: &Path,
) -> impl Iterator<Item = Result<DirEntry, walkdir::Error>> {
    let is_visible = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        entry.depth() == 0 || !is_hidden && !Record::is_of(entry.path())
    };
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_visible);
    entries.filter(|entry| {
        entry
            .as_ref()
            .is_ok_and(|entry| entry.file_type().is_file())
            || entry.is_err()
    })
}

/// Everything in a film's folder save its `companion.json`, the report of an import and hidden files. The file that was
/// read may have another name. With it, where each of them lies.
fn look_around(folder: &Path, film: &Path) -> Result<(Files, BTreeMap<String, PathBuf>)> {
    let own = film.file_name().map(Path::new);
    let mut files = Vec::new();
    let mut places = BTreeMap::new();
    for entry in visible_files(folder) {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder)?;
        let is_ours = own == Some(path)
            || path == Path::new(FILE_NAME)
            || REPORTS.iter().any(|name| path == Path::new(name));
        if is_ours {
            continue;
        }
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        let path = composed(&parts.join("/"));
        files.push((path.clone(), facts(entry.path())?));
        places.insert(path, entry.path().to_owned());
    }
    Ok((files.into_iter().collect(), places))
}

/// What is to be known of a file.
pub(crate) fn facts(path: &Path) -> Result<FileFacts> {
    let unreadable = || format!("{} cannot be read", path.display());
    Ok(FileFacts {
        bytes: path.metadata().with_context(unreadable)?.len(),
        picture: picture_size(path),
        video: video_size(path),
        content: content(path)?,
    })
}

/// What is in a file. Captions are read to their end, of everything else the beginning is enough.
fn content(path: &Path) -> Result<Content> {
    let is_captions = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("vtt"));
    let most = if is_captions {
        MOST_OF_CAPTIONS
    } else {
        BEGINNING
    };
    let mut bytes = Vec::new();
    let file =
        fs::File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    file.take(most).read_to_end(&mut bytes)?;
    Ok(Content::of(&bytes))
}

/// What videos are called that tell their size.
const VIDEOS: [&str; 3] = ["mp4", "m4v", "webm"];

/// How much of a file says what it is, in bytes.
const BEGINNING: u64 = 4 * 1024;

/// How much of a file of captions is read, in bytes: those of a long film are a hundredth of it.
const MOST_OF_CAPTIONS: u64 = 16 * 1024 * 1024;

/// The size of a video in pixels; `None` for everything that is not called one, or does not tell it.
fn video_size(path: &Path) -> Option<(u32, u32)> {
    let ending = path.extension()?;
    // Most files of a film are none, and need not be opened for it.
    if !VIDEOS
        .iter()
        .any(|video| ending.eq_ignore_ascii_case(video))
    {
        return None;
    }
    let file = fs::File::open(path).ok()?;
    video::size(&mut BufReader::new(file))
}

/// The size of a picture in pixels; `None` for everything that is not one.
fn picture_size(path: &Path) -> Option<(u32, u32)> {
    let size = imagesize::size(path).ok()?;
    Some((
        u32::try_from(size.width).ok()?,
        u32::try_from(size.height).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_called_a_video_is_asked_for_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let clip = "../../tests/fixtures/everything/media/clip.webm";
        let clip = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(clip)).unwrap();
        for (name, expected) in [
            ("clip.webm", Some((320, 240))),
            ("clip.WebM", Some((320, 240))),
            ("clip.mp4", Some((320, 240))),
            ("clip.m4v", Some((320, 240))),
            ("clip.m4a", None),
            ("clip.jpg", None),
            ("clip", None),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, &clip).unwrap();
            assert_eq!(facts(&path).unwrap().video, expected, "{name}");
        }
    }
}
