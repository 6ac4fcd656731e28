//! The visual test: every frame photographed in one headless Chromium, whole, and compared with the record.
//!
//! On machines with the same Chromium and the typefaces of `fonts.conf` photos are the same to the last pixel, and
//! `picture` says by how much they may differ. Another Chromium may draw otherwise; the record says which it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use companion_hosting::Camera;
use serde::Deserialize;
use serde_json::json;

use super::frames::Frame;
use super::picture::Picture;
use crate::workspace;

/// How tall the window is. The cover is as tall.
const WINDOW: u32 = 800;
/// How much of a page is in one file: some blocks of `picture`, and less than the 16,384 px that Chromium can draw.
const SLICE: u32 = 4096;

/// What a reader does on a page before it is photographed.
pub(super) const READER: &str = include_str!("reader.js");
/// What cannot be read on it.
pub(super) const FAULTS: &str = include_str!("../../../../tests/e2e/scenarios/modes.js");

/// A photo, and what is wrong on it.
#[derive(Debug, Default)]
pub(super) struct Photo {
    pub(super) name: String,
    pub(super) picture: Picture,
    pub(super) faults: Vec<String>,
}

/// A photo that has not been looked at yet: its pieces from top to bottom.
struct Film {
    name: String,
    pieces: Vec<Vec<u8>>,
    faults: Vec<String>,
}

/// What a page says of itself.
#[derive(Deserialize)]
struct Ready {
    height: u32,
    faults: Vec<String>,
}

/// What Chromium is told of typefaces.
pub(super) fn environment() -> [(&'static str, PathBuf); 1] {
    let fonts = workspace::root().join("crates/xtask/src/gallery/fonts.conf");
    [("FONTCONFIG_FILE", fonts)]
}

/// Photographs frames. The pictures are in `folder`.
///
/// # Errors
/// There is no Chromium, or it takes no photo.
pub(super) fn take(
    chromedriver: &Path,
    address: &str,
    folder: &Path,
    frames: &[Frame],
) -> Result<Vec<Photo>> {
    let environment = environment();
    let environment = environment
        .each_ref()
        .map(|(name, file)| (*name, file.as_path()));
    let camera = Camera::start(chromedriver, &environment)?;
    thread::scope(|scope| {
        let (films, taken) = mpsc::sync_channel::<Film>(4);
        let laboratory = scope.spawn(move || -> Result<Vec<Photo>> {
            taken
                .into_iter()
                .map(|film| develop(film, folder))
                .collect()
        });
        for frame in frames {
            // One page that does not come must not hide what has become of the others.
            let film = shoot(&camera, address, frame).unwrap_or_else(|error| Film {
                name: frame.name(),
                pieces: Vec::new(),
                faults: vec![format!("no photo: {error:#}")],
            });
            // Fails where the laboratory has, which says why.
            if films.send(film).is_err() {
                break;
            }
        }
        drop(films);
        laboratory
            .join()
            .map_err(|_| anyhow!("no photo was developed"))?
    })
}

fn shoot(camera: &Camera, address: &str, frame: &Frame) -> Result<Film> {
    camera.open(
        &format!("http://{address}/{}", frame.page),
        (frame.width, WINDOW),
    )?;
    let answer = camera.ask(&script(), &[json!(frame)])?;
    let Ready { height, faults } = serde_json::from_value(answer).context("the page’s answer")?;
    let slices = (0..height).step_by(SLICE as usize);
    let pieces = slices.map(|top| camera.photograph(top, (frame.width, SLICE.min(height - top))));
    Ok(Film {
        name: frame.name(),
        pieces: pieces.collect::<Result<_>>()?,
        faults,
    })
}

/// Does what the frame's reader does, and answers with how tall the page is then and what is wrong with it.
fn script() -> String {
    format!(
        "const done = arguments[arguments.length - 1]; \
         const attempt = async (what) => {{ try {{ return (await what()) ?? []; }} catch (error) {{ return [String(error)]; }} }}; \
         const read = async (frame) => {{ {READER} }}, look = () => {{ {FAULTS} }}; \
         attempt(() => read(arguments[0])).then(async (failed) => {{ \
             const faults = [...failed, ...await attempt(look)]; \
             done({{ height: document.documentElement.scrollHeight, faults }}); \
         }});"
    )
}

/// Writes the pieces for people to look at, and keeps what is kept of them.
fn develop(film: Film, folder: &Path) -> Result<Photo> {
    let Film {
        name,
        pieces,
        faults,
    } = film;
    let mut picture = Picture::default();
    for (number, piece) in (1..).zip(pieces) {
        fs::write(
            folder.join(format!("{}-{number}.png", file_name(&name))),
            &piece,
        )?;
        picture.add(&piece)?;
    }
    Ok(Photo {
        name,
        picture,
        faults,
    })
}

fn file_name(name: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || "-.%".contains(*c);
    name.chars()
        .map(|c| if is_kept(&c) { c } else { '-' })
        .collect()
}
