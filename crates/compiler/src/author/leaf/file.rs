//! Files in the film's folder.

use super::string;
use crate::author::read::{FileUse, Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::files::composed;
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};

/// A recording in the film's folder.
#[derive(Debug)]
pub(crate) struct SiteFile(pub(crate) String);

/// A file of captions in the film's folder.
#[derive(Debug)]
pub(crate) struct CaptionFile(pub(crate) String);

/// A picture in the film's folder.
#[derive(Debug)]
pub(crate) struct Picture(pub(crate) String);

impl Read for SiteFile {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        file(node, FileUse::Recording, reader).map(Self)
    }
}

impl Read for CaptionFile {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        file(node, FileUse::Captions, reader).map(Self)
    }
}

impl Read for Picture {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        file(node, FileUse::Picture, reader).map(Self)
    }
}

impl Describe for SiteFile {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        path(definitions)
    }
}

impl Describe for CaptionFile {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        path(definitions)
    }
}

impl Describe for Picture {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        path(definitions)
    }
}

/// The schema of a path that stays in the film's folder.
fn path(definitions: &mut Definitions) -> serde_json::Value {
    definitions.refer("File", |_| {
        const PART: &str = r"(?!\.{1,2}(?:/|$))[^/\\:]+";
        matching(
            &format!(r"^{PART}(?:/{PART})*$"),
            "Write the path of a file in the film’s folder: “media/opening.jpg”.",
        )
    })
}

fn file(node: &Node<'_>, purpose: FileUse, reader: &mut Reader) -> Option<String> {
    let mut path = string(node, "The path of a file", reader)?;
    path.value = composed(&path.value);
    if !is_inside(&path.value) {
        let example =
            "Put the file into the folder and write its path from there: \"media/opening.jpg\"";
        let with_slashes = path.value.replace('\\', "/");
        let with_slashes = with_slashes.trim_start_matches("./");
        let help = match is_inside(with_slashes) {
            true => {
                reader.misnamed_files.push(with_slashes.to_owned());
                Help::write(path.span.clone(), quoted(with_slashes))
            }
            false => Help::from(example),
        };
        reader.problems.add(
            Code::BadFile,
            path.span,
            format!(
                "“{}” does not lie in the film’s folder.",
                shown(&path.value)
            ),
            help,
        );
        return None;
    }
    let value = path.value.clone();
    reader.files.push((purpose, path));
    Some(value)
}

/// Whether a path stays in the film's folder.
fn is_inside(path: &str) -> bool {
    let is_step = |part: &str| matches!(part, "" | "." | "..");
    !path.contains(['\\', ':']) && !path.split('/').any(is_step)
}
