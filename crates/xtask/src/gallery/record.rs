//! What photos are compared with: a text with a line of digits for each row of cells, so that a change shows where it is.
//!
//! ```text
//! Chromium 156.0.8078.79                 what took them
//! never-sorry/-390-light 390 41212       name, width, height
//! nnmlk~8n…                              greys: a digit a cell; `~8n` is `n` eight times
//! |OXOX…                                 colours: four digits a block
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::Judgement;
use super::photos::Photo;
use super::picture::{Picture, STEPS};
use crate::workspace;

/// The digit for nothing; the others follow in the order of ASCII.
const ZERO: u8 = b'0';
/// So many digits in a row, and which.
const RUN: char = '~';
/// What is shorter is written as it is.
const SHORTEST: usize = 4;
const COLOURS: char = '|';

/// The photos on record.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    file: PathBuf,
    /// What took them.
    camera: String,
    photos: Vec<(String, Picture)>,
}

impl Record {
    /// Reads the record in a file of this folder; where there is none, it is empty.
    pub(super) fn read(name: &str) -> Self {
        let file = workspace::root()
            .join("crates/xtask/src/gallery")
            .join(name);
        let text = fs::read_to_string(&file).unwrap_or_default();
        Self {
            file,
            ..Self::parse(&text)
        }
    }

    /// Judges photos by the record, or makes them the record. `are_all` says that there are no others.
    ///
    /// # Errors
    /// The record cannot be written, or would be what several cameras took.
    pub(super) fn judge(
        mut self,
        mut photos: Vec<Photo>,
        camera: &str,
        are_all: bool,
        bless: bool,
    ) -> Result<Judgement> {
        if bless {
            self.bless(&photos, camera, are_all)?;
        }
        for photo in &mut photos {
            let change = match self.find(&photo.name) {
                Some(before) => photo.picture.change_since(before),
                None => Some("it is not on record".to_owned()),
            };
            photo.faults.extend(change);
        }
        let (good, bad): (Vec<_>, Vec<_>) =
            photos.iter().partition(|photo| photo.faults.is_empty());
        let bad = bad
            .iter()
            .map(|photo| format!("{}: {}", photo.name, photo.faults.join("; ")));
        let mut bad: Vec<String> = bad.collect();
        if are_all {
            let is_gone = |name: &str| photos.iter().all(|photo| photo.name != name);
            let gone = self.photos.iter().filter(|(name, _)| is_gone(name));
            bad.extend(
                gone.map(|(name, _)| format!("{name}: it is on record, and no longer there")),
            );
        }
        if !bad.is_empty() && self.camera != camera {
            bad.push(format!(
                "(on record is what {} took; this is {camera})",
                self.camera
            ));
        }
        Ok(Judgement {
            good: good.len(),
            bad,
        })
    }

    fn bless(&mut self, photos: &[Photo], camera: &str, are_all: bool) -> Result<()> {
        if !are_all && !self.photos.is_empty() && self.camera != camera {
            bail!(
                "the photos on record were taken by {}, and these by {camera}: bless all of them, without --matching",
                self.camera
            );
        }
        if are_all {
            self.photos
                .retain(|(known, _)| photos.iter().any(|photo| photo.name == *known));
        }
        camera.clone_into(&mut self.camera);
        // A page that did not come says nothing of what it looks like.
        let taken = photos.iter().filter(|photo| photo.picture.height > 0);
        for Photo { name, picture, .. } in taken {
            let mut known = self.photos.iter_mut();
            match known.find(|(known, _)| known == name) {
                Some((_, before)) => before.clone_from(picture),
                None => self.photos.push((name.clone(), picture.clone())),
            }
        }
        let file = &self.file;
        fs::write(file, self.text()).with_context(|| format!("cannot write {}", file.display()))
    }

    /// The picture of this name.
    fn find(&self, name: &str) -> Option<&Picture> {
        let mut photos = self.photos.iter();
        photos.find_map(|(known, picture)| (known == name).then_some(picture))
    }

    fn parse(text: &str) -> Self {
        let mut lines = text.lines();
        let mut record = Self {
            camera: lines.next().unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for line in lines {
            if let [name, width, height] = line.split(' ').collect::<Vec<_>>()[..] {
                let picture = Picture {
                    width: width.parse().unwrap_or_default(),
                    height: height.parse().unwrap_or_default(),
                    ..Picture::default()
                };
                record.photos.push((name.to_owned(), picture));
            } else if let Some((_, picture)) = record.photos.last_mut() {
                match line.strip_prefix(COLOURS) {
                    Some(row) => picture.colours.push(steps(row)),
                    None => picture.greys.push(steps(line)),
                }
            }
        }
        record
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n", self.camera);
        for (name, picture) in &self.photos {
            let _ = writeln!(text, "{name} {} {}", picture.width, picture.height);
            for row in &picture.greys {
                let _ = writeln!(text, "{}", digits(row));
            }
            for row in &picture.colours {
                let _ = writeln!(text, "{COLOURS}{}", digits(row));
            }
        }
        text
    }
}

fn digit(step: u8) -> char {
    char::from(ZERO + step)
}

/// A row as digits.
fn digits(row: &[u8]) -> String {
    let runs = row.chunk_by(|one, next| one == next);
    let runs = runs.flat_map(|run| run.chunks(usize::from(STEPS - 1)));
    runs.map(|run| match run.len() {
        length if length < SHORTEST => digit(run[0]).to_string().repeat(length),
        length => [RUN, digit(length as u8), digit(run[0])].iter().collect(),
    })
    .collect()
}

/// The row that digits say.
fn steps(digits: &str) -> Vec<u8> {
    let mut row = Vec::new();
    let step = |digit: char| (digit as u8).saturating_sub(ZERO);
    let mut digits = digits.chars();
    while let Some(first) = digits.next() {
        let (count, value) = match first {
            RUN => (digits.next().map_or(0, step), digits.next()),
            value => (1, Some(value)),
        };
        let value = value.map_or(0, step);
        row.extend(std::iter::repeat_n(value, usize::from(count)));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let picture = Picture {
            width: 390,
            height: 70,
            greys: vec![vec![0, 63, 63, 63, 63, 7], vec![60; 150]],
            colours: vec![vec![31, 32, 33, 34]],
        };
        let record = Record {
            camera: "Chromium 1.2".to_owned(),
            file: PathBuf::new(),
            photos: vec![
                ("a/-390-light".to_owned(), picture.clone()),
                ("فيلم/-390-dark".to_owned(), picture.clone()),
            ],
        };
        assert_eq!(Record::parse(&record.text()), record);
        assert_eq!(record.find("a/-390-light"), Some(&picture));
        assert_eq!(record.find("b"), None);
        assert_eq!(Record::parse(""), Record::default());
    }

    fn photo(name: &str, height: u32) -> Photo {
        Photo {
            name: name.to_owned(),
            picture: Picture {
                height,
                ..Picture::default()
            },
            ..Photo::default()
        }
    }

    #[test]
    fn what_is_new_has_changed_or_is_gone_is_told() {
        let judge = |photos, are_all| {
            let record = Record::parse("Chromium 1.2\na 0 100\nb 0 100");
            record
                .judge(photos, "Chromium 1.2", are_all, false)
                .unwrap()
        };
        let all = judge(vec![photo("a", 100), photo("b", 100)], true);
        assert_eq!((all.good, all.bad.len()), (2, 0), "{all:?}");
        let some = judge(vec![photo("b", 100)], false);
        assert_eq!((some.good, some.bad.len()), (1, 0), "{some:?}");
        let others = judge(vec![photo("b", 200), photo("c", 100)], true);
        assert_eq!(others.good, 0);
        let expected = ["b: it was 0 × 100", "c: it is not on", "a: it is on record"];
        for (said, expected) in others.bad.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}");
        }
        assert_eq!(others.bad.len(), 3, "{others:?}");
    }

    #[test]
    fn what_is_blessed_is_what_one_camera_took() {
        let (old, new) = ("Chromium 1.2", "Chromium 1.3");
        let empty = String::new();
        let before = "Chromium 1.2\na 0 100\nb 0 100\n".to_owned();
        let file = std::env::temp_dir().join(format!("companion-record-{}", std::process::id()));
        for (about, before, photos, camera, are_all, after) in [
            (
                "all",
                &before,
                vec![("b", 200), ("c", 300)],
                new,
                true,
                Some("Chromium 1.3\nb 0 200\nc 0 300\n"),
            ),
            (
                "some",
                &before,
                vec![("b", 200)],
                old,
                false,
                Some("Chromium 1.2\na 0 100\nb 0 200\n"),
            ),
            (
                "the first",
                &empty,
                vec![("b", 200)],
                new,
                false,
                Some("Chromium 1.3\nb 0 200\n"),
            ),
            (
                "without one",
                &before,
                vec![("a", 0), ("b", 200)],
                old,
                true,
                Some("Chromium 1.2\na 0 100\nb 0 200\n"),
            ),
            (
                "nothing",
                &before,
                vec![("a", 0), ("c", 0)],
                old,
                false,
                Some(before.as_str()),
            ),
            (
                "some of another camera",
                &before,
                vec![("b", 200)],
                new,
                false,
                None,
            ),
        ] {
            fs::write(&file, before).unwrap();
            let record = Record {
                file: file.clone(),
                ..Record::parse(before)
            };
            let photos = photos.into_iter().map(|(name, height)| photo(name, height));
            let judged = record.judge(photos.collect(), camera, are_all, true);
            let written = fs::read_to_string(&file).unwrap();
            match after {
                Some(after) => {
                    assert_eq!((judged.is_ok(), written.as_str()), (true, after), "{about}")
                }
                None => {
                    let said = judged.unwrap_err().to_string();
                    assert!(
                        said.contains(old) && said.contains(new) && said.contains("--matching"),
                        "{said}"
                    );
                    assert_eq!(&written, before, "{about}");
                }
            }
        }
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn the_same_again_is_written_once() {
        assert_eq!(digits(&[60; 40]), "~Xl");
        assert_eq!(digits(&[1, 1, 1, 2]), "1112");
    }
}
