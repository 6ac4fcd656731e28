//! Pictures of few colours as PNG.

use std::collections::{HashMap, HashSet};

use anyhow::Result;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// The most colours of an indexed PNG (PNG specification, 11.2.2).
const MOST: usize = 256;

type Colour = [u8; 3];

/// A picture without transparency as an indexed PNG: its most frequent colours, and for all others the nearest of
/// these. A card is ink on paper, so nobody sees which is which.
///
/// # Errors
/// None is expected: the file is written into memory.
pub(super) fn png(picture: &Pixmap) -> Result<Vec<u8>> {
    let colours: Vec<Colour> = picture.pixels().iter().map(colour).collect();
    let palette = palette(&colours);
    let mut known: HashMap<Colour, u8> = HashMap::new();
    let mut last = (Colour::default(), None);
    let index = |wanted: &Colour| match last {
        (colour, Some(index)) if colour == *wanted => index,
        _ => {
            let index = *known
                .entry(*wanted)
                .or_insert_with(|| nearest(&palette, *wanted));
            last = (*wanted, Some(index));
            index
        }
    };
    let pixels: Vec<u8> = colours.iter().map(index).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

/// At most 256 colours for a picture. Shades that nobody can tell apart are one, so that a small thing in a colour of
/// its own keeps it.
fn palette(colours: &[Colour]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, u32> = HashMap::new();
    for run in colours.chunk_by(|one, other| one == other) {
        *counts.entry(run[0]).or_default() += u32::try_from(run.len()).unwrap_or(u32::MAX);
    }
    let mut all: Vec<(Colour, u32)> = counts.into_iter().collect();
    // The same picture gives the same file.
    all.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let mut shades = HashSet::new();
    all.into_iter()
        .map(|(colour, _)| colour)
        .filter(|colour| shades.insert(colour.map(|part| part / SHADE)))
        .take(MOST)
        .collect()
}

/// Colours whose parts are no further apart are the same to the eye, on a card.
const SHADE: u8 = 8;

fn colour(pixel: &PremultipliedColorU8) -> Colour {
    [pixel.red(), pixel.green(), pixel.blue()]
}

fn nearest(palette: &[Colour], wanted: Colour) -> u8 {
    let distance = |colour: &Colour| -> u32 {
        colour
            .iter()
            .zip(wanted)
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    let nearest = (0..=u8::MAX)
        .zip(palette)
        .min_by_key(|(_, colour)| distance(colour));
    nearest.map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::{Color, Paint, Rect, Transform};

    #[test]
    fn few_colours_stay_what_they_are() {
        let mut picture = Pixmap::new(40, 20).unwrap();
        picture.fill(Color::from_rgba8(244, 241, 234, 255));
        let mut paint = Paint::default();
        paint.set_color_rgba8(168, 40, 28, 255);
        let half = Rect::from_xywh(0.0, 0.0, 20.0, 20.0).unwrap();
        picture.fill_rect(half, &paint, Transform::identity(), None);
        let file = png(&picture).unwrap();
        assert_eq!(file, png(&picture).unwrap());
        let back = Pixmap::decode_png(&file).unwrap();
        assert_eq!(back.pixels(), picture.pixels());
    }

    #[test]
    fn many_colours_become_the_nearest() {
        let mut picture = Pixmap::new(256, 4).unwrap();
        for (at, pixel) in picture.pixels_mut().iter_mut().enumerate() {
            let (x, y) = (
                u8::try_from(at % 256).unwrap(),
                u8::try_from(at / 256).unwrap(),
            );
            *pixel = PremultipliedColorU8::from_rgba(x, x, y, 255).unwrap();
        }
        let back = Pixmap::decode_png(&png(&picture).unwrap()).unwrap();
        for (one, other) in back.pixels().iter().zip(picture.pixels()) {
            assert!(one.red().abs_diff(other.red()) <= SHADE);
        }
    }
}
