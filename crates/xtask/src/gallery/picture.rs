//! A picture, as it is kept: so coarse that another drawing of the same letters is the same, and fine enough to tell when
//! something has moved, come, gone or changed its colour.
//!
//! It is a grid of greys, each the mean of a cell, and a coarser one of colours. Of these it is not the mean that counts,
//! in which a thin red line is nearly nothing, but the strongest in a block.

use std::io::Cursor;

use anyhow::{Context, Result, bail};

/// Pixels from side to side of a cell.
const CELL: usize = 32;
/// Pixels from side to side of a block.
const BLOCK: usize = 128;
/// Greys and colours are told apart in so many steps.
pub(super) const STEPS: u8 = 64;

/// How many pixels taller or shorter a picture may have become.
const HEIGHT: u32 = 4;
/// How many steps a cell may have become lighter or darker.
const GREY: u8 = 2;
/// How many steps the cells of a row may have, on average.
const ROW: f64 = 0.5;
/// How many steps a block’s strongest colours may have changed.
const COLOUR: u8 = 2;

/// What is kept of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    /// The mean light of each cell, from black, row by row.
    pub(super) greys: Vec<Vec<u8>>,
    /// How green, red, blue and yellow each block is where it is most so, row by row.
    pub(super) colours: Vec<Vec<u8>>,
}

/// The light of some pixels.
#[derive(Clone, Copy, Default)]
struct Cell {
    light: u64,
    count: u64,
}

/// The least and the most of what every colour is made of: from green to red, and from blue to yellow. Grey is neither.
#[derive(Clone, Copy, Default)]
struct Block {
    red: (i16, i16),
    yellow: (i16, i16),
}

impl Picture {
    /// Puts the next piece below what there is, as PNG. Every piece but the last is as tall as some blocks.
    ///
    /// # Errors
    /// It is no PNG, or not as wide as the others.
    pub(super) fn add(&mut self, png: &[u8]) -> Result<()> {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a photo too large")?];
        let info = reader.next_frame(&mut pixels)?;
        if self.height > 0 && self.width != info.width {
            bail!("{} pixels wide, and then {}", self.width, info.width);
        }
        let samples = info.color_type.samples();
        let lines = pixels.chunks_exact(info.line_size).collect::<Vec<_>>();
        self.width = info.width;
        self.height += info.height;
        self.greys
            .extend(lines.chunks(CELL).map(|lines| greys(lines, samples)));
        self.colours
            .extend(lines.chunks(BLOCK).map(|lines| colours(lines, samples)));
        Ok(())
    }

    /// What has changed since `before`, if that is more than may be.
    pub(super) fn change_since(&self, before: &Self) -> Option<String> {
        if before.width != self.width || before.height.abs_diff(self.height) > HEIGHT {
            return Some(format!(
                "it was {} × {} and is {} × {}",
                before.width, before.height, self.width, self.height
            ));
        }
        let greys = before.greys.iter().zip(&self.greys).enumerate();
        let greys =
            greys.filter_map(|(row, (before, now))| Some((row * CELL, grey_change(before, now)?)));
        let colours = before.colours.iter().zip(&self.colours).enumerate();
        let colours = colours
            .filter_map(|(row, (before, now))| Some((row * BLOCK, colour_change(before, now)?)));
        let changes: Vec<_> = greys.chain(colours).collect();
        let (top, change) = changes.iter().min_by_key(|(top, _)| *top)?;
        Some(format!(
            "{top} px from its top {change}; such changes: {}",
            changes.len()
        ))
    }
}

/// The mean light of each cell in a row of them.
fn greys(lines: &[&[u8]], samples: usize) -> Vec<u8> {
    let mut cells = vec![Cell::default(); columns(lines, samples, CELL)];
    for line in lines {
        for (cell, piece) in cells.iter_mut().zip(line.chunks(CELL * samples)) {
            for pixel in piece.chunks_exact(samples) {
                let [red, green, blue] = channels(pixel).map(u64::from);
                cell.light += (2 * red + 5 * green + blue) / 8;
                cell.count += 1;
            }
        }
    }
    let mean = |cell: Cell| (cell.light / cell.count.max(1)) as u8;
    cells
        .into_iter()
        .map(|cell| mean(cell) / (u8::MAX / STEPS + 1))
        .collect()
}

/// The strongest colours of each block in a row of them.
fn colours(lines: &[&[u8]], samples: usize) -> Vec<u8> {
    let mut blocks = vec![Block::default(); columns(lines, samples, BLOCK)];
    for line in lines {
        for (block, piece) in blocks.iter_mut().zip(line.chunks(BLOCK * samples)) {
            for pixel in piece.chunks_exact(samples) {
                let [red, green, blue] = channels(pixel).map(i16::from);
                block.see(red - green, (red + green) / 2 - blue);
            }
        }
    }
    // From -255 to 255.
    let step = |colour: i16| ((colour + 256) / (512 / i16::from(STEPS))) as u8;
    let steps = |Block { red, yellow }: Block| [red.0, red.1, yellow.0, yellow.1].map(step);
    blocks.into_iter().flat_map(steps).collect()
}

fn columns(lines: &[&[u8]], samples: usize, size: usize) -> usize {
    lines
        .first()
        .map_or(0, |line| line.len().div_ceil(size * samples))
}

/// Red, green and blue.
fn channels(pixel: &[u8]) -> [u8; 3] {
    match *pixel {
        [red, green, blue, ..] => [red, green, blue],
        [grey, ..] => [grey; 3],
        [] => [0; 3],
    }
}

impl Block {
    fn see(&mut self, red: i16, yellow: i16) {
        self.red = (self.red.0.min(red), self.red.1.max(red));
        self.yellow = (self.yellow.0.min(yellow), self.yellow.1.max(yellow));
    }
}

fn grey_change(before: &[u8], now: &[u8]) -> Option<String> {
    let steps = || {
        before
            .iter()
            .zip(now)
            .map(|(before, now)| before.abs_diff(*now))
    };
    let most = steps().max().unwrap_or_default();
    if most > GREY {
        return Some(format!("a cell differs by {most} greys, and may by {GREY}"));
    }
    let sum: f64 = steps().map(f64::from).sum();
    let mean = sum / now.len().max(1) as f64;
    (mean > ROW).then(|| format!("its cells differ by {mean:.2} greys, and may by {ROW}"))
}

fn colour_change(before: &[u8], now: &[u8]) -> Option<String> {
    let steps = before
        .iter()
        .zip(now)
        .map(|(before, now)| before.abs_diff(*now));
    let most = steps.max().unwrap_or_default();
    (most > COLOUR)
        .then(|| format!("a block’s colours differ by {most} steps, and may by {COLOUR}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rgb = [u8; 3];
    const PAPER: Rgb = [244, 241, 234];
    const INK: Rgb = [34, 30, 26];
    const RED: Rgb = [168, 43, 28];
    const TEAL: Rgb = [28, 110, 105];
    const SIZE: (usize, usize) = (390, 800);

    /// A page that somebody has drawn.
    struct Page(Vec<Rgb>);

    impl Page {
        fn rectangle(
            &mut self,
            (left, top): (usize, usize),
            (width, height): (usize, usize),
            colour: Rgb,
        ) {
            for y in top..top + height {
                self.0[y * SIZE.0 + left..][..width].fill(colour);
            }
        }

        /// Words, a third of which is ink.
        fn line(&mut self, left: usize, top: usize, width: usize) {
            for stem in (left..left + width).step_by(6) {
                self.rectangle((stem, top), (2, 12), INK);
            }
        }

        fn photo(&self) -> Picture {
            let mut file = Vec::new();
            let mut encoder = png::Encoder::new(&mut file, SIZE.0 as u32, SIZE.1 as u32);
            encoder.set_color(png::ColorType::Rgb);
            let mut writer = encoder.write_header().unwrap();
            writer.write_image_data(self.0.as_flattened()).unwrap();
            writer.finish().unwrap();
            let mut picture = Picture::default();
            picture.add(&file).unwrap();
            picture
        }
    }

    /// A thread, a paragraph and a button, with something that may be otherwise.
    fn page(thread: Rgb, second_line: usize, has_button: bool) -> Page {
        let mut page = Page(vec![PAPER; SIZE.0 * SIZE.1]);
        page.rectangle((20, 0), (2, SIZE.1), thread);
        for top in [100, second_line, 148, 172, 196] {
            page.line(45, top, 300);
        }
        if has_button {
            page.line(60, 500, 40);
        }
        page
    }

    /// Every pixel between ink and paper is a little otherwise, as another machine may draw it.
    fn with_noise(mut page: Page) -> Page {
        let mut seed = 1_u32;
        for pixel in &mut page.0 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (seed >> 24) as u8 % 7;
            if *pixel != PAPER {
                *pixel = pixel.map(|part| part.saturating_add(noise).saturating_sub(3));
            }
        }
        page
    }

    #[test]
    fn what_a_reader_would_see_is_told_and_noise_is_not() {
        let before = page(RED, 124, true).photo();
        let check = |about: &str, now: Page, expected: Option<&str>| {
            let change = now.photo().change_since(&before);
            let is_told = match (&change, expected) {
                (Some(change), Some(expected)) => change.contains(expected),
                (None, None) => true,
                _ => false,
            };
            assert!(is_told, "{about}: {change:?}");
        };
        check("the same", page(RED, 124, true), None);
        check("noise", with_noise(page(RED, 124, true)), None);
        check("a hue", page(TEAL, 124, true), Some("colours"));
        check("a line, moved", page(RED, 130, true), Some("greys"));
        check("a button, gone", page(RED, 124, false), Some("480 px"));
    }

    #[test]
    fn sizes_may_differ_by_a_few_pixels() {
        let before = page(RED, 124, true).photo();
        for (width, height, is_told) in [(390, 804, false), (390, 805, true), (389, 800, true)] {
            let now = Picture {
                width,
                height,
                ..before.clone()
            };
            assert_eq!(
                now.change_since(&before).is_some(),
                is_told,
                "{width} × {height}"
            );
        }
    }

    #[test]
    fn pieces_are_put_one_below_the_other() {
        let whole = page(RED, 124, true);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, SIZE.0 as u32, SIZE.1 as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder
            .write_header()
            .unwrap()
            .write_image_data(whole.0.as_flattened())
            .unwrap();
        let mut twice = whole.photo();
        twice.add(&file).unwrap();
        assert_eq!((twice.width, twice.height), (390, 1600));
        assert_eq!((twice.greys.len(), twice.colours.len()), (50, 14));
    }
}
