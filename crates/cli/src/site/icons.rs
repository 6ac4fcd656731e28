//! The site's icon in the sizes that phones and desktops ask for.

use anyhow::{Context, Result};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::Files;
use super::tokens::TOKENS;

/// Where Trunk puts the drawing: `favicon-<hash>.svg`.
const DRAWING: (&str, &str) = ("favicon", ".svg");

/// The icon that a page names for a phone's home screen.
pub(super) const TOUCH_ICON: &str = "apple-touch-icon.png";

/// The icons by file name: on paper, because a phone would put a transparent one on black.
pub(super) const SIZES: [(&str, u32); 3] = [
    (TOUCH_ICON, 180),
    ("icon-192.png", 192),
    ("icon-512.png", 512),
];

/// Draws the icons that the engine does not have yet, where it has a drawing for them.
///
/// # Errors
/// The drawing is not SVG.
pub(super) fn draw(engine: &Files) -> Result<Files> {
    let (start, end) = DRAWING;
    let mut missing = SIZES
        .into_iter()
        .filter(|(name, _)| !engine.contains_key(*name))
        .peekable();
    if missing.peek().is_none() {
        return Ok(Files::new());
    }
    let drawing = engine
        .iter()
        .find(|(path, _)| path.starts_with(start) && path.ends_with(end));
    let Some((path, svg)) = drawing else {
        return Ok(Files::new());
    };
    let tree = Tree::from_data(svg, &Options::default())
        .with_context(|| format!("its {path} is no SVG"))?;
    let icon = |(name, size): (&str, u32)| Ok((name.to_owned(), png(&tree, size)?));
    missing.map(icon).collect()
}

/// The drawing on a square of paper, with a margin that a round mask may cut away.
fn png(tree: &Tree, size: u32) -> Result<Vec<u8>> {
    let mut picture = Pixmap::new(size, size).context("an icon needs a size")?;
    let [_, red, green, blue] = u32::from_str_radix(&TOKENS.paper[1..], 16)?.to_be_bytes();
    picture.fill(Color::from_rgba8(red, green, blue, 0xff));
    // Icons are a few hundred pixels wide, which a float counts exactly.
    #[allow(clippy::cast_precision_loss)]
    let side = size as f32;
    let scale = side * 0.8 / tree.size().width().max(tree.size().height());
    let margin = side * 0.1;
    let place = Transform::from_scale(scale, scale).post_translate(margin, margin);
    resvg::render(tree, place, &mut picture.as_mut());
    Ok(picture.encode_png()?)
}
