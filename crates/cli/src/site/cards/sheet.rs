//! All cards of a site in one picture, for a person to look at.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use resvg::tiny_skia::{Color, FilterQuality, Pixmap, PixmapPaint, Transform};
use walkdir::WalkDir;

use super::draw::{HEIGHT, WIDTH};

/// How much smaller a card is on the sheet, how many stand in a row, and the room between them.
const SMALLER: u32 = 3;
const IN_A_ROW: u32 = 5;
const GAP: u32 = 8;

/// Draws all cards of a site, in the order of their names, and returns how many there are.
///
/// # Errors
/// There is none, or one cannot be read.
pub(crate) fn contact_sheet(site: &Path, out: &Path) -> Result<usize> {
    let mut cards: Vec<PathBuf> = WalkDir::new(site)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| is_card(path))
        .collect();
    cards.sort();
    if cards.is_empty() {
        bail!("{} has no share cards: build it with --url", site.display());
    }
    let (width, height) = (WIDTH / SMALLER + GAP, HEIGHT / SMALLER + GAP);
    let rows = u32::try_from(cards.len())?.div_ceil(IN_A_ROW);
    let mut sheet = Pixmap::new(IN_A_ROW * width + GAP, rows * height + GAP)
        .context("these are too many cards for one picture")?;
    sheet.fill(Color::from_rgba8(0x60, 0x60, 0x60, 0xff));
    let paint = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    for (path, at) in cards.iter().zip(0_u32..) {
        let card =
            Pixmap::load_png(path).with_context(|| format!("{} cannot be read", path.display()))?;
        // Some thousands of pixels, which a float counts exactly.
        #[allow(clippy::cast_precision_loss)]
        let place = Transform::from_scale(1.0 / SMALLER as f32, 1.0 / SMALLER as f32)
            .post_translate(
                (at % IN_A_ROW * width + GAP) as f32,
                (at / IN_A_ROW * height + GAP) as f32,
            );
        sheet.draw_pixmap(0, 0, card.as_ref(), &paint, place, None);
    }
    sheet
        .save_png(out)
        .with_context(|| format!("{} cannot be written", out.display()))?;
    Ok(cards.len())
}

fn is_card(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|name| name == "cards") && path.extension().is_some_and(|end| end == "png")
}
