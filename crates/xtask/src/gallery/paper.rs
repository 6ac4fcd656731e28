//! The printed pages of a film: the beginning of each of its PDFs and the end, as pictures to be compared.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::photos::{self, Photo};
use super::picture::Picture;
use crate::{shell, site};

/// The record.
pub(super) const RECORD: &str = "pages.txt";

const FILM: &str = "assets/films/never-sorry";
const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];
const PAPERS: [&str; 2] = ["a4", "letter"];

/// How many pages from the first are looked at: cover, card, credits, disagreements, quotes and the first chapter.
const FIRST: u32 = 8;
/// Dots in an inch: as much as one needs to look at a page.
const RESOLUTION: &str = "50";

/// Prints the film in every language and on every paper, and photographs what is looked at.
///
/// # Errors
/// The film cannot be printed, or there is no poppler to draw its pages.
pub(super) fn take(engine: &Path, folder: &Path) -> Result<Vec<Photo>> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        for paper in PAPERS {
            let name = format!("{language}-{paper}");
            let pdf = folder.join(format!("{name}.pdf"));
            print(engine, language, paper, &pdf)?;
            // The last page may be nearly empty.
            let colophon = pages(&pdf)?.saturating_sub(1);
            for number in (1..=FIRST).chain([colophon]) {
                let picture = folder.join(format!("{name}-{number}"));
                draw(&pdf, number, &picture)?;
                let label = match number == colophon {
                    true => format!("{name}-colophon"),
                    false => format!("{name}-{number}"),
                };
                let picture = fs::read(picture.with_extension("png"))?;
                found.push(developed(label, &picture)?);
            }
        }
    }
    Ok(found)
}

fn developed(name: String, png: &[u8]) -> Result<Photo> {
    let mut picture = Picture::default();
    picture.add(png)?;
    Ok(Photo {
        name,
        picture,
        ..Photo::default()
    })
}

fn print(engine: &Path, language: &str, paper: &str, pdf: &Path) -> Result<()> {
    if pdf.exists() {
        fs::remove_file(pdf)?;
    }
    let mut export = site::companion(&["export", "--pdf"]);
    export.args(["--language", language, "--paper", paper]);
    export.arg("--engine").arg(engine);
    export.arg("--out").arg(pdf).arg(FILM);
    super::succeed(export.envs(photos::environment()))
}

/// How many pages there are.
fn pages(pdf: &Path) -> Result<u32> {
    let said = shell::capture(Command::new("pdfinfo").arg(pdf))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let pages = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    let pages = pages.with_context(|| format!("pdfinfo counts no pages of {}", pdf.display()))?;
    Ok(pages.trim().parse()?)
}

/// Draws a page; `picture` lacks its ending.
fn draw(pdf: &Path, number: u32, picture: &Path) -> Result<()> {
    let number = number.to_string();
    let mut command = Command::new("pdftoppm");
    command.args([
        "-png",
        "-singlefile",
        "-r",
        RESOLUTION,
        "-f",
        &number,
        "-l",
        &number,
    ]);
    let drawn = shell::capture(command.arg(pdf).arg(picture))?;
    if !drawn.status.success() {
        bail!("pdftoppm draws no page {number} of {}", pdf.display());
    }
    Ok(())
}
