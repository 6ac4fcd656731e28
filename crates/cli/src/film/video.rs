//! The size of a video, as the head of its file tells it: MP4 (ISO/IEC 14496-12) and WebM (RFC 9559).
//!
//! Both are elements in elements, each with its kind and its length before it. Whatever is not as it should be has no size.

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::iter;

/// A width and a height in pixels.
type Size = (u32, u32);

/// The kind of an element and the length of its content.
type Head = (u32, u64);

/// The size at which a video is shown, if its file tells it.
pub(super) fn size<F: Read + Seek>(file: &mut F) -> Option<Size> {
    let first: [u8; 8] = bytes(file)?;
    file.rewind().ok()?;
    match first {
        [0x1A, 0x45, 0xDF, 0xA3, ..] => webm(file),
        [_, _, _, _, b'f', b't', b'y', b'p'] => mp4(file),
        _ => None,
    }
}

/// The most elements in a row that are looked at.
const MOST_IN_A_ROW: usize = 1_000;

/// The most of an element that is read, in bytes: the heads of a film of hours are a tenth of it.
const MOST_READ: u64 = 64 << 20;

/// Goes on to the content of the next element of a kind; its length.
fn enter<F: Read + Seek>(
    file: &mut F,
    head: fn(&mut F) -> Option<Head>,
    wanted: u32,
) -> Option<u64> {
    for _ in 0..MOST_IN_A_ROW {
        let (kind, length) = head(file)?;
        if kind == wanted {
            return Some(length);
        }
        let length = i64::try_from(length).ok()?;
        file.seek(SeekFrom::Current(length)).ok()?;
    }
    None
}

/// The content of the next element of a kind.
fn content<F: Read + Seek>(
    file: &mut F,
    head: fn(&mut F) -> Option<Head>,
    wanted: u32,
) -> Option<Cursor<Vec<u8>>> {
    let length = enter(file, head, wanted)?;
    let mut content = Vec::new();
    let read = file.take(length.min(MOST_READ)).read_to_end(&mut content);
    read.ok().map(|_| Cursor::new(content))
}

fn mp4<F: Read + Seek>(file: &mut F) -> Option<Size> {
    let mut film = content(file, mp4_head, u32::from_be_bytes(*b"moov"))?;
    let tracks = iter::from_fn(|| content(&mut film, mp4_head, u32::from_be_bytes(*b"trak")));
    tracks.take(MOST_IN_A_ROW).find_map(|mut track| {
        let header = content(&mut track, mp4_head, u32::from_be_bytes(*b"tkhd"))?;
        mp4_size(header.get_ref())
    })
}

fn mp4_head<F: Read>(file: &mut F) -> Option<Head> {
    let length = u32::from_be_bytes(bytes(file)?);
    let kind = u32::from_be_bytes(bytes(file)?);
    let length = match length {
        // To the end of the file.
        0 => u64::MAX,
        1 => u64::from_be_bytes(bytes(file)?).checked_sub(16)?,
        short => u64::from(short).checked_sub(8)?,
    };
    Some((kind, length))
}

/// The size that the header of a track tells. That of a sound has none.
fn mp4_size(header: &[u8]) -> Option<Size> {
    let matrix = match header.first()? {
        1 => 52,
        _ => 40,
    };
    let number = |at: usize| {
        let bytes = header.get(matrix + at..)?.first_chunk()?;
        Some(u32::from_be_bytes(*bytes))
    };
    // 16 bits before the point, 16 behind it.
    let (width, height) = (number(36)? >> 16, number(40)? >> 16);
    let is_turned = number(0)? == 0 && number(16)? == 0;
    match is_turned {
        true => non_empty(height, width),
        false => non_empty(width, height),
    }
}

const SEGMENT: u32 = 0x1853_8067;
const TRACKS: u32 = 0x1654_AE6B;
const TRACK: u32 = 0xAE;
const VIDEO: u32 = 0xE0;
const PIXELS: [u32; 2] = [0xB0, 0xBA];
const SHOWN: [u32; 2] = [0x54B0, 0x54BA];
const SHOWN_IN: u32 = 0x54B2;

fn webm<F: Read + Seek>(file: &mut F) -> Option<Size> {
    enter(file, webm_head, SEGMENT)?;
    let mut tracks = content(file, webm_head, TRACKS)?;
    let tracks = iter::from_fn(|| content(&mut tracks, webm_head, TRACK));
    tracks.take(MOST_IN_A_ROW).find_map(|mut track| {
        let video = content(&mut track, webm_head, VIDEO)?.into_inner();
        let number = |kind| {
            let content = content(&mut Cursor::new(video.as_slice()), webm_head, kind)?;
            let digits = content.get_ref().iter();
            let number = digits.fold(0_u64, |number, digit| (number << 8) | u64::from(*digit));
            u32::try_from(number).ok()
        };
        let both = |[width, height]: [u32; 2]| non_empty(number(width)?, number(height)?);
        // In anything but pixels it is a shape, and no size.
        let is_in_pixels = number(SHOWN_IN).unwrap_or_default() == 0;
        let shown = is_in_pixels.then(|| both(SHOWN)).flatten();
        shown.or_else(|| both(PIXELS))
    })
}

fn webm_head<F: Read>(file: &mut F) -> Option<Head> {
    let (kind, _) = webm_number(file)?;
    let (length, ones) = webm_number(file)?;
    let length = match length == ones {
        // Of what was written as it was filmed.
        true => u64::MAX,
        false => length & (ones >> 1),
    };
    Some((u32::try_from(kind).ok()?, length))
}

/// A number whose length is told by how many zeros it begins with; beside it one of the same length that is all ones.
fn webm_number<F: Read>(file: &mut F) -> Option<(u64, u64)> {
    let [first] = bytes(file)?;
    let more = first.leading_zeros();
    let mut number = u64::from(first);
    if more > 7 {
        return None;
    }
    for _ in 0..more {
        let [next] = bytes(file)?;
        number = (number << 8) | u64::from(next);
    }
    Some((number, u64::MAX >> (63 - 7 * (more + 1))))
}

/// A size, unless there is nothing to be seen in it.
fn non_empty(width: u32, height: u32) -> Option<Size> {
    (width > 0 && height > 0).then_some((width, height))
}

fn bytes<const N: usize>(file: &mut impl Read) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mp4_box(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap();
        [&length.to_be_bytes(), &kind[..], content].concat()
    }

    /// A film of a sound and a picture; its data come first, as most programs write them.
    fn mp4(version: u8, is_turned: bool) -> Vec<u8> {
        let track = |width: u32, height: u32| {
            let numbers: [u32; 11] = match is_turned {
                true => [
                    0,
                    1 << 16,
                    0,
                    u32::MAX << 16,
                    0,
                    0,
                    0,
                    0,
                    1 << 30,
                    width,
                    height,
                ],
                false => [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30, width, height],
            };
            let mut header = vec![0; if version == 1 { 52 } else { 40 }];
            header[0] = version;
            header.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
            mp4_box(b"trak", &mp4_box(b"tkhd", &header))
        };
        let tracks = [track(0, 0), track(1920 << 16, 1080 << 16)].concat();
        [
            mp4_box(b"ftyp", b"isom"),
            mp4_box(b"mdat", &[7; 99]),
            mp4_box(b"moov", &[mp4_box(b"mvhd", &[0; 9]), tracks].concat()),
        ]
        .concat()
    }

    fn webm() -> Vec<u8> {
        let clip = "../../tests/fixtures/everything/media/clip.webm";
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(clip)).unwrap()
    }

    fn size_of(bytes: &[u8]) -> Option<Size> {
        size(&mut Cursor::new(bytes))
    }

    #[test]
    fn a_video_tells_the_size_at_which_it_is_shown() {
        for (about, bytes, expected) in [
            ("MP4", mp4(0, false), Some((1920, 1080))),
            ("MP4, long times", mp4(1, false), Some((1920, 1080))),
            ("MP4, held upright", mp4(0, true), Some((1080, 1920))),
            ("WebM", webm(), Some((320, 240))),
            ("a sound", mp4_box(b"ftyp", b"M4A "), None),
            ("a text", b"No video at all.".to_vec(), None),
            ("nothing", Vec::new(), None),
        ] {
            assert_eq!(size_of(&bytes), expected, "{about}");
        }
    }

    #[test]
    fn what_is_cut_off_or_spoilt_does_no_harm() {
        for whole in [mp4(0, false), webm()] {
            for at in 0..whole.len() {
                size_of(&whole[..at]);
                for spoilt in [0, 1, 0x7F, 0xFF] {
                    let mut bytes = whole.clone();
                    bytes[at] = spoilt;
                    size_of(&bytes);
                }
            }
        }
    }
}
