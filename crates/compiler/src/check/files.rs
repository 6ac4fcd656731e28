//! Files that are named and not there, there and not named, or too heavy.

use std::collections::HashSet;

use crate::author::read::{FileUse, Reader, Spanned};
use crate::files::{FileFacts, Files};
use crate::percent;
use crate::problem::{Code, Help, Problems, quoted, shown};
use crate::suggest::closest;

use super::misfits::{Misfit, misfit};
use super::plain::{plain, special};

/// From here on a picture keeps a reader on a slow line waiting for seconds.
const LARGE_PICTURE: u64 = 800 * 1024;

/// From here on a recording had better be a player on a site made for them.
const LARGE_RECORDING: u64 = 50 * 1024 * 1024;

pub(crate) fn files(files: &Files, reader: &mut Reader) {
    let mut meant = std::mem::take(&mut reader.misnamed_files);
    let problems = &mut reader.problems;
    for (purpose, path) in &reader.files {
        if problems.is_full() {
            return;
        }
        match files.get(&path.value) {
            None => meant.extend(missing(path, files, problems)),
            Some(facts) => {
                addressable(path, files, problems);
                fitness(*purpose, path, facts, problems);
            }
        }
    }
    let named = reader.files.iter().map(|(_, path)| path.value.as_str());
    let named: HashSet<&str> = named.collect();
    let is_meant = |path: &str| meant.iter().any(|other| other == path);
    let unused = |path: &&str| !named.contains(path) && !is_meant(path);
    for path in files.paths().filter(unused) {
        problems.add(
            Code::UnusedFile,
            0..0,
            format!("Nothing shows the file {path}."),
            "Name it in \"media\", or take it out of the film’s folder.",
        );
    }
}

/// Reports a file that is not there, and returns the one that was probably meant.
fn missing(path: &Spanned<String>, files: &Files, problems: &mut Problems) -> Option<String> {
    let wanted = path.value.to_lowercase();
    let same_but_case = files.paths().find(|other| other.to_lowercase() == wanted);
    let near = same_but_case.or_else(|| {
        // Somebody may have written it as addresses are.
        let decoded = percent::decode(&path.value)?;
        files.paths().find(|other| *other == decoded)
    });
    let near = near.or_else(|| closest(&path.value, files.paths()));
    let help = match near {
        Some(near) => Help::meant(path.span.clone(), quoted(near)),
        None => Help::from("Put it there, or write the path of one that is there."),
    };
    problems.add(
        Code::MissingFile,
        path.span.clone(),
        format!("The film’s folder has no file {}.", shown(&path.value)),
        help,
    );
    near.map(str::to_owned)
}

/// Reports a file whose name an address would cut off or read otherwise.
fn addressable(path: &Spanned<String>, files: &Files, problems: &mut Problems) {
    let Some(sign) = special(&path.value) else {
        return;
    };
    let name = plain(&path.value, files);
    problems.add(
        Code::BadFile,
        path.span.clone(),
        format!(
            "{} has a {sign} in its name, which addresses cannot carry.",
            shown(&path.value)
        ),
        format!(
            "Rename the file to {name}, and write {} here.",
            quoted(&name)
        ),
    );
}

fn fitness(purpose: FileUse, path: &Spanned<String>, facts: FileFacts, problems: &mut Problems) {
    if let Some(Misfit { message, help }) = misfit(purpose, &path.value, facts) {
        let span = path.span.clone();
        return problems.add(Code::BadFile, span, message, help);
    }
    let (most, help) = match purpose {
        FileUse::Picture => (
            LARGE_PICTURE,
            "Save it smaller: a picture 1600 pixels wide fills a page.",
        ),
        _ => (
            LARGE_RECORDING,
            "Put it on a site made for recordings, and name its page there as a \"player\".",
        ),
    };
    if facts.bytes > most {
        problems.add(
            Code::LargeFile,
            path.span.clone(),
            format!(
                "{} has {}; more than {} load slowly.",
                path.value,
                size(facts.bytes),
                size(most)
            ),
            help,
        );
    }
}

/// A number of bytes in words.
fn size(bytes: u64) -> String {
    const MANY: u64 = 10 << 20;
    match bytes {
        0..MANY => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", bytes >> 20),
    }
}
