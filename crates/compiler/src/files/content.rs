//! What a file is, by what is in it: a name can say anything.

/// What is in a file.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Content {
    /// Nobody has looked.
    #[default]
    Unseen,
    /// Nothing.
    Empty,
    /// Captions in WebVTT, in UTF-8.
    Captions,
    /// Sound alone.
    Sound,
    /// A form that holds pictures, sound or both: MP4, WebM, Ogg.
    SoundOrVideo,
    /// Something else, pictures included.
    Other,
}

impl Content {
    /// Tells what a file is by its beginning: a few thousand bytes are enough, but for captions, of which all are read.
    pub fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match bytes {
            [] => Self::Empty,
            _ if text.starts_with(b"WEBVTT") => match std::str::from_utf8(bytes) {
                Ok(_) => Self::Captions,
                Err(_) => Self::Other,
            },
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'A',
                b'V',
                b'E',
                ..,
            ] => Self::Sound,
            [b'f', b'L', b'a', b'C', ..] | [b'I', b'D', b'3', ..] => Self::Sound,
            [b'O', b'g', b'g', b'S', ..] | [0x1A, 0x45, 0xDF, 0xA3, ..] => Self::SoundOrVideo,
            // QuickTime's own films are no MP4, and few browsers play them.
            [_, _, _, _, b'f', b't', b'y', b'p', b'q', b't', ..] => Self::Other,
            [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A', ..] => Self::Sound,
            // Pictures are in the same box.
            [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..]
            | [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..] => Self::Other,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Self::SoundOrVideo,
            _ if is_mpeg_sound(bytes) => Self::Sound,
            _ => Self::Other,
        }
    }
}

/// Whether a frame of MP3 or AAC begins here, perhaps after zeros, which some programs write first.
fn is_mpeg_sound(bytes: &[u8]) -> bool {
    let first = bytes.iter().position(|byte| *byte != 0).unwrap_or_default();
    match bytes.get(first..) {
        // Eleven ones; a JPEG has another second byte, and so has the mark of UTF-16.
        Some([0xFF, second, ..]) => *second >= 0xE0 && *second < 0xFE,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (bytes, content) in [
            (&b""[..], Content::Empty),
            (
                b"WEBVTT\n\n00:00.000 --> 00:01.000\nRain",
                Content::Captions,
            ),
            (b"\xEF\xBB\xBFWEBVTT\n", Content::Captions),
            (b"WEBVTT\n\ncaf\xE9", Content::Other),
            (b"1\n00:00:00,000 --> 00:00:01,000\nRain", Content::Other),
            (b"\xFF\xFEW\0E\0B\0", Content::Other),
            (b"RIFF\0\0\0\0WAVEfmt ", Content::Sound),
            (b"RIFF\0\0\0\0AVI LIST", Content::Other),
            (b"RIFF\0\0\0\0WEBPVP8 ", Content::Other),
            (b"ID3\x04", Content::Sound),
            (b"\xFF\xFB\x90\x64", Content::Sound),
            (b"\0\0\0\xFF\xF3\x90", Content::Sound),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Content::Other),
            (b"\0\0\0\x20ftypM4A ", Content::Sound),
            (b"\0\0\0\x20ftypisom", Content::SoundOrVideo),
            (b"\0\0\0\x14ftypqt  ", Content::Other),
            (b"\0\0\0\x1Cftypavif", Content::Other),
            (b"\x1A\x45\xDF\xA3", Content::SoundOrVideo),
            (b"OggS", Content::SoundOrVideo),
            (b"\x89PNG\r\n\x1A\n", Content::Other),
            (b"<!doctype html>", Content::Other),
        ] {
            assert_eq!(Content::of(bytes), content, "{bytes:?}");
        }
    }
}
