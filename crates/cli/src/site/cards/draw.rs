//! How a share card looks: the page's paper, its seeds, its thread and its type.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::card::{Card, Kind};
use super::fonts::Faces;
use super::text::{Lines, Room, fit};
use crate::site::document::escaped;
use crate::site::tokens::TOKENS;

/// The size of a card in pixels, which the networks ask for.
pub(crate) const WIDTH: u32 = 1200;
pub(crate) const HEIGHT: u32 = 630;

/// The margins of the words.
const LEFT: f32 = 88.0;
const TOP: f32 = 68.0;
/// The line on which the foot stands.
const FOOT: f32 = 566.0;
/// The lowest line of the words above it.
const BOTTOM: f32 = 498.0;

/// The seeds of a film's cover as SVG: the definitions that [`companion::prerender::drawing`] has. How they look
/// stands in `src/components/cover/cover.css`, whose rules these are.
pub(super) fn ground(drawing: &str, kind: Kind, is_mirrored: bool) -> String {
    let seeds = drawing
        .split_once("<defs>")
        .and_then(|(_, rest)| rest.split_once("</defs>"))
        .map_or("", |(seeds, _)| seeds);
    let t = &*TOKENS;
    let (x, scale) = match kind {
        Kind::Film => (690, 0.7),
        Kind::Quote | Kind::Story => (905, 0.7),
    };
    let lines: String = (0..4)
        .map(|kind| format!(".seeds__line.is-{kind}{{marker:url(#seed-{kind})}}"))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\"><style>\
         .seeds__line{{fill:none}}{lines}\
         .seed__shell{{fill:{shell};stroke:{mark};stroke-width:0.8}}\
         .seed__mark{{fill:none;stroke:{mark};stroke-width:1.5;stroke-linecap:round}}\
         .is-red > .seed__shell{{fill:{red};stroke:{red}}}.is-red > .seed__mark{{stroke:{paper}}}</style>\
         <defs>{seeds}</defs><rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\
         <use href=\"#seeds\" transform=\"{mirror}translate({x} 0)scale({scale})\"/></svg>",
        mirror = if is_mirrored { MIRROR.as_str() } else { "" },
        shell = t.shell,
        mark = t.shell_mark,
        red = t.red,
        paper = t.paper,
    )
}

/// What turns left into right.
static MIRROR: LazyLock<String> = LazyLock::new(|| format!("translate({WIDTH} 0)scale(-1 1)"));

/// The words of a card as SVG, to be laid over its ground.
pub(super) fn words(card: &Card, faces: &Faces) -> String {
    let svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">");
    let mut pen = Pen {
        svg,
        faces,
        is_mirrored: card.is_mirrored,
    };
    match card.kind {
        Kind::Film => film(&mut pen, card),
        Kind::Quote => quote(&mut pen, card),
        Kind::Story => story(&mut pen, card),
    }
    pen.svg + "</svg>"
}

/// What makes a line one that is written from right to left, whatever it begins with (Unicode Bidirectional Algorithm,
/// 2.1). They are not seen and need no face.
const FROM_THE_RIGHT: char = '\u{202B}';
const END_OF_THAT: char = '\u{202C}';

/// Whether a character belongs to a script that is written from right to left: Hebrew, Arabic and those between and
/// after them in Unicode.
fn is_from_the_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// What writes a card.
struct Pen<'p> {
    svg: String,
    faces: &'p Faces,
    /// Whether lines begin at the right: what is said of the left is then said of the right.
    is_mirrored: bool,
}

impl Pen<'_> {
    /// Writes lines from the corner above their beginning, and returns where the next ones may begin.
    fn block(&mut self, lines: &Lines, colour: &str, (x, y): (f32, f32)) -> f32 {
        let mut baseline = y + lines.size * 0.84 + (lines.leading - lines.size) / 2.0;
        let (x, anchor) = match self.is_mirrored {
            true => (WIDTH as f32 - x, " text-anchor=\"end\""),
            false => (x, ""),
        };
        for line in &lines.lines {
            // What has no word in such a script is read as it stands.
            let line = match self.is_mirrored && line.chars().any(is_from_the_right) {
                true => format!("{FROM_THE_RIGHT}{line}{END_OF_THAT}"),
                false => line.clone(),
            };
            let _ = write!(
                self.svg,
                "<text x=\"{x:.1}\" y=\"{baseline:.1}\"{anchor} font-size=\"{:.1}\" fill=\"{colour}\" \
                 xml:space=\"preserve\">{}</text>",
                lines.size,
                runs(&line, self.faces)
            );
            baseline += lines.leading;
        }
        y + lines.height()
    }
}

/// A film's title stands at the foot of the card, as on the page's cover.
fn film(pen: &mut Pen<'_>, card: &Card) {
    let faces = pen.faces;
    let room = |height, largest, smallest, leading| Room {
        width: 620.0,
        height,
        largest,
        smallest,
        leading,
    };
    let title = fit(&card.main, room(300.0, 124.0, 44.0, 1.0), faces);
    let other = fit(&card.soft, room(52.0, 40.0, 26.0, 1.2), faces);
    let tagline = fit(&card.under, room(116.0, 34.0, 26.0, 1.28), faces);
    let blocks = [
        (&title, TOKENS.ink, 0.0),
        (&other, TOKENS.soft, 18.0),
        (&tagline, TOKENS.ink, 22.0),
    ];
    let height: f32 = (blocks.iter())
        .map(|(lines, _, gap)| {
            if lines.lines.is_empty() {
                0.0
            } else {
                lines.height() + gap
            }
        })
        .sum();
    let mut y = BOTTOM - height;
    for (lines, colour, gap) in blocks {
        y = pen.block(lines, colour, (LEFT, y + gap));
    }
    foot(pen, &card.foot, LEFT);
}

/// A quotation hangs in the middle of its room; its opening mark hangs in the margin.
fn quote(pen: &mut Pen<'_>, card: &Card) {
    let faces = pen.faces;
    let room = |width, height, largest, smallest, leading| Room {
        width,
        height,
        largest,
        smallest,
        leading,
    };
    let text = fit(&card.main, room(800.0, 300.0, 68.0, 27.0, 1.2), faces);
    let speaker = fit(&card.under, room(760.0, 44.0, 32.0, 22.0, 1.2), faces);
    let occasion = fit(&card.soft, room(760.0, 66.0, 25.0, 20.0, 1.28), faces);
    let height = text.height() + 30.0 + speaker.height() + 4.0 + occasion.height();
    let top = TOP + ((BOTTOM - TOP - height) / 2.0).max(0.0);
    let mark = Lines {
        lines: vec![card.sign.clone()],
        ..text.clone()
    };
    let indent = LEFT - faces.width(&card.sign, text.size) - text.size * 0.04;
    pen.block(&mark, TOKENS.red, (indent.max(8.0), top));
    let y = pen.block(&text, TOKENS.ink, (LEFT, top));
    let y = pen.block(&speaker, TOKENS.ink, (LEFT, y + 30.0));
    pen.block(&occasion, TOKENS.soft, (LEFT, y + 4.0));
    foot(pen, &card.foot, LEFT);
}

/// An event or a chapter stands along the thread.
fn story(pen: &mut Pen<'_>, card: &Card) {
    let faces = pen.faces;
    let left = LEFT + 40.0;
    let room = |height, largest, smallest, leading| Room {
        width: 740.0,
        height,
        largest,
        smallest,
        leading,
    };
    let mut y = TOP;
    let knot = y + 16.0;
    let x = match pen.is_mirrored {
        true => WIDTH as f32 - LEFT,
        false => LEFT,
    };
    let _ = write!(
        pen.svg,
        "<path d=\"M{x} {knot}V{HEIGHT}\" stroke=\"{red}\" stroke-width=\"2\"/>\
         <circle cx=\"{x}\" cy=\"{knot}\" r=\"9\" fill=\"{red}\"/>",
        red = TOKENS.red
    );
    if !card.sign.is_empty() {
        let number = fit(&card.sign, room(150.0, 128.0, 60.0, 0.9), faces);
        y = pen.block(&number, TOKENS.red, (left - 6.0, y - 14.0)) + 22.0;
    }
    let over = fit(&card.over, room(36.0, 26.0, 20.0, 1.28), faces);
    if !card.over.is_empty() {
        y = pen.block(&over, TOKENS.soft, (left, y)) + 12.0;
    }
    let largest = if card.sign.is_empty() { 68.0 } else { 76.0 };
    let title = fit(
        &card.main,
        room((BOTTOM - y) * 0.62, largest, 30.0, 1.12),
        faces,
    );
    y = pen.block(&title, TOKENS.ink, (left, y)) + 22.0;
    let text = fit(&card.soft, room(BOTTOM - y, 29.0, 25.0, 1.38), faces);
    pen.block(&text, TOKENS.soft, (left, y));
    foot(pen, &card.foot, left);
}

/// The film, on a line of its own.
fn foot(pen: &mut Pen<'_>, text: &str, left: f32) {
    let room = Room {
        width: 760.0,
        height: 36.0,
        largest: 27.0,
        smallest: 20.0,
        leading: 1.2,
    };
    let lines = fit(text, room, pen.faces);
    if lines.lines.is_empty() {
        return;
    }
    pen.block(&lines, TOKENS.ink, (left, FOOT - lines.size));
}

/// A line, each stretch of it in the face that has its characters.
fn runs(line: &str, faces: &Faces) -> String {
    let family = |character| {
        faces
            .of(character)
            .map_or("", |(face, _)| face.family.as_str())
    };
    let is_sign = |character: &char| [FROM_THE_RIGHT, END_OF_THAT].contains(character);
    let characters: Vec<char> = line.chars().collect();
    characters
        .chunk_by(|one, other| is_sign(one) || is_sign(other) || family(*one) == family(*other))
        .map(|run| {
            let text: String = run.iter().collect();
            let seen = run.iter().find(|character| !is_sign(character));
            let family = seen.map_or("", |seen| family(*seen)).replace('\'', "");
            format!(
                "<tspan font-family=\"'{}'\">{}</tspan>",
                escaped(&family),
                escaped(&text)
            )
        })
        .collect()
}

/// A drawing without words as a picture.
///
/// # Errors
/// None is expected: the SVG is our own.
pub(super) fn picture(svg: &str) -> Result<Pixmap> {
    let mut picture = Pixmap::new(WIDTH, HEIGHT).context("a card needs a size")?;
    lay(svg, &mut picture, &Arc::default())?;
    Ok(picture)
}

/// Lays a drawing over a picture.
///
/// # Errors
/// None is expected: the SVG is our own.
pub(super) fn lay(svg: &str, picture: &mut Pixmap, fonts: &Arc<Database>) -> Result<()> {
    let options = Options {
        fontdb: Arc::clone(fonts),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).context("a share card cannot be drawn")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(())
}
