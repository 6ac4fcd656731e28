//! Reading the mistakes of `tests/fixtures/mistakes`: what somebody wrote, and what must be said of it.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use companion_compiler::{Content, FileFacts, Files, Input, Outcome, compile};

use crate::common::MINIMAL;
use crate::everything::{self, EVERYTHING};

/// A file of mistakes that belong together.
pub(crate) struct Theme {
    pub(crate) path: PathBuf,
    /// What stands before the first mistake.
    pub(crate) preface: String,
    pub(crate) mistakes: Vec<Mistake>,
}

/// One mistake and its message.
pub(crate) struct Mistake {
    pub(crate) title: String,
    /// Everything above the message, as it is written.
    pub(crate) head: String,
    /// The message, as it must be.
    pub(crate) golden: String,
    film: Film,
    edits: Vec<Edit>,
    saved_as: Option<String>,
    folder: Files,
    with_earlier: bool,
    /// How many problems it is.
    pub(crate) problems: usize,
    /// Why it cannot be put into one file with others.
    pub(crate) alone: Option<String>,
}

/// The film in which a mistake is made.
#[derive(Clone, Copy, PartialEq)]
enum Film {
    Minimal,
    Everything,
    /// The mistake is the whole file.
    None,
}

/// A piece of the film, and what somebody wrote instead.
#[derive(Default)]
struct Edit {
    from: String,
    to: String,
}

/// Every theme, in the order of their names.
pub(crate) fn themes() -> Vec<Theme> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/mistakes");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| theme(path)).collect()
}

fn theme(path: &Path) -> Theme {
    let text = std::fs::read_to_string(path).unwrap();
    let mut blocks = text.split("\n== ");
    let preface = blocks.next().unwrap_or_default().to_owned();
    Theme {
        path: path.to_owned(),
        preface,
        mistakes: blocks.map(mistake).collect(),
    }
}

fn mistake(block: &str) -> Mistake {
    let (title, body) = block.split_once('\n').unwrap();
    let (head, golden) = match body.split_once("\n---\n") {
        Some((head, golden)) => (head, golden),
        None => (body.trim_end(), ""),
    };
    let mut mistake = Mistake {
        title: title.to_owned(),
        head: head.to_owned(),
        golden: golden.trim_end().to_owned(),
        film: Film::Minimal,
        edits: Vec::new(),
        saved_as: None,
        folder: Files::default(),
        with_earlier: false,
        problems: 1,
        alone: None,
    };
    let mut last = ' ';
    for line in head.lines() {
        let kind = line.chars().next().unwrap_or(' ');
        let rest = line.get(2..).unwrap_or_default();
        match kind {
            '@' => mistake.option(rest),
            '-' | '+' => {
                if mistake.edits.is_empty() || (kind == '-' && last == '+') {
                    mistake.edits.push(Edit::default());
                }
                let edit = mistake.edits.last_mut().unwrap();
                let part = if kind == '-' {
                    &mut edit.from
                } else {
                    &mut edit.to
                };
                if last == kind {
                    part.push('\n');
                }
                part.push_str(&visible_to_real(rest));
            }
            _ => panic!("{title}: a line that begins with neither @, - nor +: {line}"),
        }
        last = kind;
    }
    mistake
}

impl Mistake {
    fn option(&mut self, option: &str) {
        let (name, value) = option.split_once(": ").unwrap_or((option, ""));
        match name {
            "film" if value == "everything" => self.film = Film::Everything,
            "whole file" => self.film = Film::None,
            "saved as" => self.saved_as = Some(value.to_owned()),
            "folder" => self.folder = value.split(", ").map(file).collect(),
            "earlier version" => self.with_earlier = true,
            "problems" => self.problems = value.parse().unwrap(),
            "alone" => self.alone = Some(value.to_owned()),
            _ => panic!("{}: no such option: {option}", self.title),
        }
    }

    /// The film's text with the mistake in it.
    pub(crate) fn text(&self) -> String {
        self.edits
            .iter()
            .fold(self.film().to_owned(), |text, edit| {
                assert!(
                    text.contains(&edit.from),
                    "{}: the film has no {}",
                    self.title,
                    edit.from
                );
                text.replacen(&edit.from, &edit.to, 1)
            })
    }

    /// The file as it is on disk.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        encoded(&self.text(), self.saved_as.as_deref())
    }

    /// Compiles a file in the film's folder.
    pub(crate) fn compile(&self, bytes: &[u8]) -> Outcome {
        self.with_input(bytes, compile)
    }

    /// Does something with a file in the film's folder.
    pub(crate) fn with_input<T>(&self, bytes: &[u8], then: impl FnOnce(&Input<'_>) -> T) -> T {
        let everything = everything::files();
        then(&Input {
            bytes,
            files: match self.film {
                Film::Everything => &everything,
                _ => &self.folder,
            },
            earlier: self.with_earlier.then(|| self.film().as_bytes()),
        })
    }

    /// Does something with the film without the mistake, unless the mistake is all there is.
    pub(crate) fn without<T>(&self, then: impl FnOnce(&Input<'_>) -> T) -> Option<T> {
        let is_there = self.film != Film::None;
        is_there.then(|| self.with_input(self.film().as_bytes(), then))
    }

    /// Where its edits are in the minimal film, unless it has to be alone.
    pub(crate) fn places(&self) -> Option<Vec<Range<usize>>> {
        let stands_alone = self.alone.is_some()
            || self.film != Film::Minimal
            || self.saved_as.is_some()
            || self.with_earlier
            || self.folder != Files::default();
        if stands_alone {
            return None;
        }
        let place = |edit: &Edit| {
            let start = MINIMAL.find(&edit.from)?;
            Some(start..start + edit.from.len())
        };
        self.edits.iter().map(place).collect()
    }

    /// Its edits as replacements in the minimal film.
    pub(crate) fn replacements(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let places = self.places().unwrap_or_default();
        places
            .into_iter()
            .zip(self.edits.iter().map(|edit| edit.to.as_str()))
    }

    fn film(&self) -> &'static str {
        match self.film {
            Film::Minimal => MINIMAL,
            Film::Everything => EVERYTHING,
            Film::None => "",
        }
    }
}

/// `media/opening.jpg 90 KB 1600x900`, `media/opening.mp4 90 KB sound`
fn file(description: &str) -> (String, FileFacts) {
    let mut words = description.split(' ');
    let path = visible_to_real(words.next().unwrap());
    let kilobytes: u64 = words.next().unwrap().parse().unwrap();
    assert_eq!(words.next(), Some("KB"));
    let mut facts = FileFacts {
        bytes: kilobytes << 10,
        ..FileFacts::default()
    };
    match words.next() {
        None => {}
        Some("empty") => facts.content = Content::Empty,
        Some("captions") => facts.content = Content::Captions,
        Some("sound") => facts.content = Content::Sound,
        Some("video") => facts.content = Content::SoundOrVideo,
        Some("other") => facts.content = Content::Other,
        Some(size) => {
            let (width, height) = size.split_once('x').unwrap();
            facts.picture = Some((width.parse().unwrap(), height.parse().unwrap()));
        }
    }
    (path, facts)
}

fn encoded(text: &str, saved_as: Option<&str>) -> Vec<u8> {
    let utf_16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    match saved_as {
        None => text.as_bytes().to_vec(),
        Some("UTF-16, little end first") => utf_16(u16::to_le_bytes),
        Some("UTF-16, big end first") => utf_16(u16::to_be_bytes),
        Some(label) => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            encoding.encode(text).0.into_owned()
        }
    }
}

/// `‹U+0009›` stands for a character that nobody would see.
fn visible_to_real(text: &str) -> String {
    let mut real = String::new();
    let mut parts = text.split("‹U+");
    real.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once('›').unwrap();
        real.extend(char::from_u32(u32::from_str_radix(number, 16).unwrap()));
        real.push_str(rest);
    }
    real
}

/// The reverse of [`visible_to_real`].
pub(crate) fn real_to_visible(text: &str) -> String {
    let mut visible = String::new();
    for character in text.chars() {
        let is_hidden = character.is_control()
            || (character.is_whitespace() && character != ' ')
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}');
        match is_hidden {
            true => write!(visible, "‹U+{:04X}›", u32::from(character)).unwrap(),
            false => visible.push(character),
        }
    }
    visible
}
