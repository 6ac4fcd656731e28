//! The visual test: every frame photographed in headless Chromium and compared with the last record.
//!
//! A photo is kept as its size and a grid of greys, 24 cells across, 16 greys each: a few hundred bytes that still tell
//! when something has moved, come, gone or changed its colour. Photos may differ by [`SIZE`] in size and by [`GREYS`] a
//! cell on average: another machine's fonts draw letters a little otherwise.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Frame;
use crate::{shell, workspace};

/// The record.
pub(super) const RECORD: &str = "crates/xtask/src/gallery/photos.txt";

/// How much wider or taller a photo may have become.
const SIZE: f64 = 0.01;
/// How many greys of 16 a cell may differ by, on average over the photo.
const GREYS: f64 = 0.25;

/// Cells from left to right.
const ACROSS: u32 = 24;
/// The most cells from top to bottom.
const DOWN: u32 = 160;
/// The tallest photo that Chromium takes.
const TALLEST: u32 = 12_000;

/// A photo, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Photo {
    name: String,
    width: u32,
    height: u32,
    /// A hexadecimal digit for each cell, row by row, from 0 (black) to f.
    greys: String,
    /// What does not fit its frame; a record has none.
    misfits: usize,
}

/// Photographs every frame.
///
/// # Errors
/// There is no Chromium, or it takes no photo.
pub(super) fn take(address: &str, folder: &Path, frames: &[Frame]) -> Result<Vec<Photo>> {
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(shell::find)
        .context("there is no Chromium to photograph with")?;
    let photo = |(index, frame): (usize, &Frame)| {
        let url = format!("http://{address}/#{index}");
        let dom = String::from_utf8(browse(&chromium, &url, &[], frame.width, 1000)?)?;
        if !dom.contains(">finished<") {
            bail!("frame {index} did not finish");
        }
        let tall = number_after(&dom, "<iframe", "height=\"").unwrap_or(1000);
        let file = folder.join(format!("{index}.png"));
        let shot = format!("--screenshot={}", file.display());
        let height = (tall + 120).min(TALLEST);
        browse(&chromium, &url, &[&shot], frame.width, height)?;
        let Frame {
            page,
            width,
            theme,
            zoom,
        } = frame;
        let name = format!("{page}-{width}-{theme}-{zoom}");
        println!("{name}: {}", file.display());
        let mut photo = read(&file, name)?;
        photo.misfits = dom.matches("<li>").count();
        Ok(photo)
    };
    frames.iter().enumerate().map(photo).collect()
}

fn browse(
    chromium: &PathBuf,
    url: &str,
    more: &[&str],
    width: u32,
    height: u32,
) -> Result<Vec<u8>> {
    let mut command = Command::new(chromium);
    command.args([
        "--headless=new",
        "--no-sandbox",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-device-scale-factor=1",
        "--virtual-time-budget=20000",
    ]);
    // The gallery's own margins.
    command.arg(format!("--window-size={},{height}", width + 40));
    match more {
        [] => command.arg("--dump-dom"),
        more => command.args(more),
    };
    Ok(shell::capture(command.arg(url))?.stdout)
}

fn number_after(text: &str, start: &str, before: &str) -> Option<u32> {
    let rest = &text[text.find(start)?..];
    let rest = &rest[rest.find(before)? + before.len()..];
    rest[..rest.find('"')?].parse().ok()
}

/// Reads a picture.
///
/// # Errors
/// There is none, or it is no PNG.
pub(super) fn read(file: &Path, name: String) -> Result<Photo> {
    let opened = File::open(file).with_context(|| format!("Chromium took no photo of {name}"))?;
    let mut decoder = png::Decoder::new(BufReader::new(opened));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a photo too large")?];
    let info = reader.next_frame(&mut pixels)?;
    let samples = info.color_type.samples();
    let light = |x: u32, y: u32| {
        let at = y as usize * info.line_size + x as usize * samples;
        let colours = &pixels[at..at + samples.min(3)];
        colours.iter().map(|part| u32::from(*part)).sum::<u32>() / colours.len() as u32
    };
    let greys = grid(info.width, info.height, light);
    Ok(Photo {
        name,
        width: info.width,
        height: info.height,
        greys,
        misfits: 0,
    })
}

/// The mean grey of each cell.
fn grid(width: u32, height: u32, light: impl Fn(u32, u32) -> u32) -> String {
    let down = rows(width, height);
    let mut greys = String::new();
    for row in 0..down {
        for column in 0..ACROSS {
            let xs = column * width / ACROSS..((column + 1) * width / ACROSS).max(1);
            let ys = row * height / down..((row + 1) * height / down).max(1);
            let cells = xs.flat_map(|x| ys.clone().map(move |y| (x, y)));
            let (sum, count) = cells.fold((0_u64, 0_u64), |(sum, count), (x, y)| {
                (sum + u64::from(light(x, y)), count + 1)
            });
            let _ = write!(greys, "{:x}", sum / count.max(1) / 16);
        }
    }
    greys
}

fn rows(width: u32, height: u32) -> u32 {
    (height * ACROSS / width.max(1)).clamp(1, DOWN)
}

/// Compares the photos with the record of that name, or makes them the record. Whether they are good.
///
/// # Errors
/// The record cannot be read or written.
pub(super) fn judge(photos: &[Photo], name: &str, bless: bool) -> Result<bool> {
    let record = workspace::root().join(name);
    let mut is_good = true;
    for photo in photos.iter().filter(|photo| photo.misfits > 0) {
        println!("{}: {} things do not fit", photo.name, photo.misfits);
        is_good = false;
    }
    if bless {
        let lines: String = photos.iter().map(line).collect();
        fs::write(&record, lines)?;
        println!("{name} has {} photos", photos.len());
    } else {
        let known = fs::read_to_string(&record).unwrap_or_default();
        let known: Vec<Photo> = known.lines().filter_map(parsed).collect();
        for photo in photos {
            let before = known.iter().find(|known| known.name == photo.name);
            if let Some(change) = change(before, photo) {
                println!("{}: {change}", photo.name);
                is_good = false;
            }
        }
    }
    Ok(is_good)
}

/// What has changed since the record, if that is more than may be.
fn change(before: Option<&Photo>, now: &Photo) -> Option<String> {
    let Some(before) = before else {
        return Some("it is not on record; `cargo xtask gallery --bless` records it".to_owned());
    };
    let is_other = |before: u32, now: u32| {
        (f64::from(before) - f64::from(now)).abs() > SIZE * f64::from(before)
    };
    if is_other(before.width, now.width) || is_other(before.height, now.height) {
        return Some(format!(
            "it was {} × {} and is {} × {}",
            before.width, before.height, now.width, now.height
        ));
    }
    let grey = |digit: char| f64::from(digit.to_digit(16).unwrap_or_default());
    let pairs = before.greys.chars().zip(now.greys.chars());
    let difference: f64 = pairs
        .map(|(before, now)| (grey(before) - grey(now)).abs())
        .sum();
    let mean = difference / now.greys.len().max(1) as f64;
    (mean > GREYS).then(|| format!("its cells differ by {mean:.2} greys, and may by {GREYS}"))
}

fn line(photo: &Photo) -> String {
    let Photo {
        name,
        width,
        height,
        greys,
        ..
    } = photo;
    format!("{name} {width} {height} {greys}\n")
}

fn parsed(line: &str) -> Option<Photo> {
    let mut words = line.split(' ');
    Some(Photo {
        name: words.next()?.to_owned(),
        width: words.next()?.parse().ok()?,
        height: words.next()?.parse().ok()?,
        greys: words.next()?.to_owned(),
        misfits: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(greys: &str) -> Photo {
        Photo {
            name: "a/-320-light-100".to_owned(),
            width: 360,
            height: 1000,
            greys: greys.to_owned(),
            misfits: 0,
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let photo = photo("0f8a");
        assert_eq!(parsed(line(&photo).trim_end()), Some(photo));
        assert_eq!(parsed("broken 12"), None);
    }

    #[test]
    fn small_differences_pass_and_others_are_told() {
        let before = photo(&"8".repeat(100));
        let check = |now: Photo, part: Option<&str>| {
            let change = change(Some(&before), &now);
            match part {
                Some(part) => assert!(
                    change.as_ref().is_some_and(|it| it.contains(part)),
                    "{change:?}"
                ),
                None => assert_eq!(change, None),
            }
        };
        check(before.clone(), None);
        check(
            photo(&format!("{}{}", "9".repeat(25), "8".repeat(75))),
            None,
        );
        check(
            photo(&format!("{}{}", "9".repeat(26), "8".repeat(74))),
            Some("0.26 greys"),
        );
        check(
            Photo {
                height: 1010,
                ..before.clone()
            },
            None,
        );
        check(
            Photo {
                height: 1011,
                ..before.clone()
            },
            Some("360 × 1011"),
        );
        assert!(change(None, &before).is_some());
    }

    #[test]
    fn a_grid_has_the_mean_of_each_cell() {
        let halves = grid(48, 2, |x, _| if x < 24 { 255 } else { 0 });
        assert_eq!(halves, format!("{}{}", "f".repeat(12), "0".repeat(12)));
        assert_eq!(rows(100, 100_000), DOWN);
    }
}
