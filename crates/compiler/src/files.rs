//! What is in a film's folder, as far as compiling needs to know.

mod content;

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizer;

pub use content::Content;

/// The files beside a film's `companion.json`, by their path from there, with `/` between its parts.
///
/// Letters with accents are one character each in these paths (Unicode, normalization form C), as they are typed: a Mac
/// writes them to disk as several. Files are published under these paths.
///
/// The compiler touches no disk: whoever calls it looks, and tells it here.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Files {
    entries: BTreeMap<String, FileFacts>,
}

/// What is known of one file.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct FileFacts {
    /// Its size in bytes.
    pub bytes: u64,
    /// Its width and height in pixels, if it is a picture.
    pub picture: Option<(u32, u32)>,
    /// The width and height in pixels at which it is shown, if it is a video that tells them.
    pub video: Option<(u32, u32)>,
    /// What is in it.
    pub content: Content,
}

impl Files {
    /// What is known of the file at a path.
    pub fn get(&self, path: &str) -> Option<FileFacts> {
        self.entries.get(path).copied()
    }

    /// The paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    pub(crate) fn picture_size(&self, path: &str) -> Option<(u32, u32)> {
        self.get(path)?.picture
    }
}

impl FromIterator<(String, FileFacts)> for Files {
    fn from_iter<I: IntoIterator<Item = (String, FileFacts)>>(files: I) -> Self {
        let composed = |(path, facts): (String, FileFacts)| (composed(&path), facts);
        Self {
            entries: files.into_iter().map(composed).collect(),
        }
    }
}

/// A path as [`Files`] has it.
pub fn composed(path: &str) -> String {
    ComposingNormalizer::new_nfc().normalize(path).into_owned()
}
