//! Texts that fit: as large as there is room for, and never a word cut.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::fonts::Faces;

/// The room that a text may take, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The length of a line.
    pub(super) width: f32,
    /// The height of all lines.
    pub(super) height: f32,
    /// The largest size of the type.
    pub(super) largest: f32,
    /// The smallest size at which all of the text is tried. What is longer ends with an ellipsis.
    pub(super) smallest: f32,
    /// The distance of two lines, in parts of the size.
    pub(super) leading: f32,
}

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lines {
    /// The size of the type.
    pub(super) size: f32,
    /// The distance of two lines.
    pub(super) leading: f32,
    /// The lines, without blanks at their ends.
    pub(super) lines: Vec<String>,
}

impl Lines {
    pub(super) fn height(&self) -> f32 {
        // A few lines, which a float counts exactly.
        #[allow(clippy::cast_precision_loss)]
        let count = self.lines.len() as f32;
        count * self.leading
    }
}

/// How much a size is reduced at a time.
const STEP: f32 = 2.0;

/// Sets a text in a room.
pub(super) fn fit(text: &str, room: Room, faces: &Faces) -> Lines {
    let pieces = pieces(text);
    let mut size = room.largest;
    while size >= room.smallest {
        let lines = broken(&pieces, size, room.width, faces);
        if let Some(lines) = lines.filter(|lines| fits(lines.len(), size, room)) {
            let width = balanced(&pieces, size, lines.len(), room.width, faces);
            let lines = broken(&pieces, size, width, faces).unwrap_or(lines);
            return set(lines, size, room);
        }
        size -= STEP;
    }
    shortened(&pieces, room, faces)
}

fn set(lines: Vec<String>, size: f32, room: Room) -> Lines {
    Lines {
        size,
        leading: size * room.leading,
        lines,
    }
}

fn fits(lines: usize, size: f32, room: Room) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let lines = lines as f32;
    lines * size * room.leading <= room.height
}

/// As many whole words as fit at the smallest size. A single word that is longer than the line is set smaller still.
fn shortened(pieces: &[&str], room: Room, faces: &Faces) -> Lines {
    let widest = pieces
        .iter()
        .map(|piece| faces.width(piece.trim_end(), room.smallest))
        .fold(0.0, f32::max);
    let size = match widest > room.width {
        true => room.smallest * room.width / widest,
        false => room.smallest,
    };
    for count in (1..=pieces.len()).rev() {
        let mut kept: Vec<&str> = pieces[..count].to_vec();
        let end = match count == pieces.len() {
            true => kept[count - 1].to_owned(),
            false => {
                let word = kept[count - 1].trim_end();
                format!(
                    "{}…",
                    word.trim_end_matches([',', ';', ':', '，', '；', '：', '、', '—', '–'])
                )
            }
        };
        kept[count - 1] = &end;
        let lines = broken(&kept, size, room.width, faces);
        if let Some(lines) = lines.filter(|lines| fits(lines.len(), size, room)) {
            return set(lines, size, room);
        }
    }
    set(vec![pieces.concat().trim().to_owned()], size, room)
}

/// The text between places where a line may end (UAX 14).
fn pieces(text: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2)
        .map(|ends| &text[ends[0]..ends[1]])
        .collect()
}

/// Lines of at most a width; `None` if a piece is longer than that.
fn broken(pieces: &[&str], size: f32, width: f32, faces: &Faces) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        if faces.width(piece.trim_end(), size) > width {
            return None;
        }
        let longer = format!("{line}{piece}");
        if !line.is_empty() && faces.width(longer.trim_end(), size) > width {
            lines.push(line.trim_end().to_owned());
            line = (*piece).to_owned();
        } else {
            line = longer;
        }
        if piece.ends_with('\n') {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    Some(lines)
}

/// The smallest width that gives no more lines than these: lines of nearly the same length.
fn balanced(pieces: &[&str], size: f32, count: usize, width: f32, faces: &Faces) -> f32 {
    let (mut narrow, mut wide) = (0.0, width);
    for _ in 0..10 {
        let middle = (narrow + wide) / 2.0;
        let lines = broken(pieces, size, middle, faces);
        match lines.is_some_and(|lines| lines.len() <= count) {
            true => wide = middle,
            false => narrow = middle,
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::super::fonts::Fonts;
    use super::*;

    const ROOM: Room = Room {
        width: 400.0,
        height: 200.0,
        largest: 60.0,
        smallest: 24.0,
        leading: 1.2,
    };

    fn set(text: &str) -> (Lines, Faces) {
        let faces = Fonts::find().unwrap().faces("en", [text, "…"].into_iter());
        (fit(text, ROOM, &faces), faces)
    }

    #[test]
    fn a_text_is_as_large_as_it_can_be_and_keeps_its_words() {
        for (text, is_whole) in [
            ("Short", true),
            ("A few words that need several lines", true),
            (
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenmacherinnung",
                true,
            ),
            (&"many words, ".repeat(40), false),
        ] {
            let (lines, faces) = set(text);
            let joined = lines.lines.join(" ");
            assert!(lines.height() <= ROOM.height, "{lines:?}");
            for line in &lines.lines {
                assert!(faces.width(line, lines.size) <= ROOM.width + 0.5, "{line}");
            }
            let kept = joined.trim_end_matches('…');
            assert_eq!(joined == text.trim_end(), is_whole, "{joined}");
            assert!(text.starts_with(kept), "{joined}");
            let words: Vec<&str> = text.split([' ', ',']).collect();
            assert!(
                words.contains(&kept.rsplit(' ').next().unwrap()),
                "{joined}"
            );
        }
    }

    #[test]
    fn lines_are_of_nearly_the_same_length() {
        let (lines, faces) = set("A few words that need several lines");
        let widths: Vec<f32> = lines
            .lines
            .iter()
            .map(|line| faces.width(line, lines.size))
            .collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        assert!(
            widths.iter().all(|width| *width > widest / 2.0),
            "{lines:?}"
        );
    }
}
