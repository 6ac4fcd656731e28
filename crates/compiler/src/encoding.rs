//! From bytes to text: UTF-8, and what a file is that was saved as something else.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::problem::{Code, Problems};

/// How much of a file is looked at to tell its encoding.
const SAMPLE: usize = 64 * 1024;

/// The text of a file, as the problems' spans count it.
///
/// A file that is not UTF-8 is read in the encoding that it most probably has, so that its lines can be
/// shown as its author sees them; what cannot be read becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match Kind::of(bytes) {
        Kind::Utf8(text) => Cow::Borrowed(text),
        Kind::Other(encoding) => encoding.decode_with_bom_removal(bytes).0,
        Kind::Damaged | Kind::NoText => String::from_utf8_lossy(bytes),
    }
}

/// The text of a file that is UTF-8; else nothing, and one problem that says what it is.
pub(crate) fn read<'b>(bytes: &'b [u8], problems: &mut Problems) -> Result<&'b str, Cow<'b, str>> {
    let (message, help) = match Kind::of(bytes) {
        Kind::Utf8(text) => return Ok(text),
        Kind::Other(encoding) => (
            format!("The file is not saved as UTF-8, but as {}.", name(encoding)),
            "Save it again from your editor with the encoding UTF-8.",
        ),
        Kind::Damaged => (
            "The file is UTF-8, but these bytes of it are no character.".into(),
            "Write the character anew, and save the file with the encoding UTF-8.",
        ),
        Kind::NoText => (
            "The file is not plain text: another program wrote it in a form of its own.".into(),
            "Save it as plain text with the encoding UTF-8.",
        ),
    };
    let text = decode(bytes);
    let odd = |c: &char| !c.is_ascii() || c.is_ascii_control() && !c.is_ascii_whitespace();
    let damaged = |c: &char| *c == char::REPLACEMENT_CHARACTER;
    let is_damaged = text.contains(char::REPLACEMENT_CHARACTER);
    let (at, first) = text
        .char_indices()
        .find(|(_, c)| if is_damaged { damaged(c) } else { odd(c) })
        .or_else(|| text.char_indices().next())
        .unwrap_or((0, ' '));
    let span = at..(at + first.len_utf8()).min(text.len());
    problems.add(Code::Encoding, span, message, help);
    Err(text)
}

/// The text of a file and, where it is not UTF-8, the name of its encoding; `None` for what is no text.
pub(crate) fn told(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<String>)> {
    let encoding = match Kind::of(bytes) {
        Kind::Utf8(text) => return (!text.contains('\0')).then_some((Cow::Borrowed(text), None)),
        Kind::NoText => return None,
        Kind::Damaged => None,
        Kind::Other(encoding) => Some(name(encoding)),
    };
    Some((decode(bytes), encoding))
}

/// What the bytes of a file are.
enum Kind<'b> {
    Utf8(&'b str),
    /// UTF-8 in which a few bytes were lost.
    Damaged,
    Other(&'static Encoding),
    /// A word processor's file, a picture.
    NoText,
}

impl<'b> Kind<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(mark, _)| *mark != UTF_8) {
            return Self::Other(encoding);
        }
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        if let Some(encoding) = utf_16_without_mark(sample) {
            return Self::Other(encoding);
        }
        let is_foreign = ["{\\rtf", "PK\u{3}\u{4}", "%PDF"]
            .iter()
            .any(|start| bytes.starts_with(start.as_bytes()));
        if is_foreign {
            return Self::NoText;
        }
        if let Ok(text) = str::from_utf8(bytes) {
            return Self::Utf8(text);
        }
        if sample.contains(&0) {
            return Self::NoText;
        }
        if is_mostly_utf_8(bytes) {
            return Self::Damaged;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        for part in around_the_first_odd_byte(bytes) {
            detector.feed(part, false);
        }
        detector.feed(&[], true);
        match detector.guess(None, Utf8Detection::Deny) {
            encoding if encoding == UTF_8 => Self::Damaged,
            encoding => Self::Other(encoding),
        }
    }
}

/// JSON begins with two ASCII characters at least: in UTF-16 every other byte of them is 0.
fn utf_16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    match *sample {
        [0, second, 0, fourth, ..] if second != 0 && fourth != 0 => Some(UTF_16BE),
        [first, 0, third, 0, ..] if first != 0 && third != 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether most of what is not ASCII is good UTF-8. By chance, hardly anything is.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 3 * bad
}

/// The bytes by which the encoding is told: a detector learns nothing from ASCII.
fn around_the_first_odd_byte(bytes: &[u8]) -> [&[u8]; 2] {
    let first = bytes
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or_default();
    let end = (first + SAMPLE).min(bytes.len());
    [b"{ ", &bytes[first..end]]
}

/// An encoding by the names that editors give it.
fn name(encoding: &'static Encoding) -> String {
    let known = match encoding.name() {
        "UTF-16LE" | "UTF-16BE" => "UTF-16, which Windows calls Unicode",
        "GBK" | "gb18030" => "GB18030 (Chinese; also called GBK or GB2312)",
        "Big5" => "Big5 (Chinese)",
        "Shift_JIS" => "Shift JIS (Japanese)",
        "EUC-JP" => "EUC-JP (Japanese)",
        "EUC-KR" => "EUC-KR (Korean)",
        "windows-1252" => "Windows-1252 or Latin-1 (Western European)",
        "windows-1251" => "Windows-1251 (Cyrillic)",
        other => return format!("{other}, it seems"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> Option<String> {
        let mut problems = Problems::default();
        let _ = read(bytes, &mut problems);
        let found = problems.into_sorted();
        assert!(found.len() <= 1, "{found:?}");
        found.first().map(|problem| problem.message.clone())
    }

    #[test]
    fn encodings_are_told_by_their_bytes() {
        let chinese = "{ \"title\": \"艾未未：道歉你妹。他们想要知道真相。\" }";
        let western = "{ \"title\": \"Café Müller, né à Besançon\" }";
        let utf_16 = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            let text = format!("{mark}{chinese}");
            text.encode_utf16().flat_map(order).collect()
        };
        for (bytes, expected) in [
            (chinese.as_bytes().to_vec(), None),
            (format!("\u{feff}{chinese}").into_bytes(), None),
            (b"".to_vec(), None),
            (
                encoding_rs::GB18030.encode(chinese).0.into_owned(),
                Some("GB18030"),
            ),
            (
                encoding_rs::BIG5
                    .encode("{ \"title\": \"艾未未:我們要知道真相,也要知道名字\" }")
                    .0
                    .into_owned(),
                Some("Big5"),
            ),
            (
                encoding_rs::WINDOWS_1252.encode(western).0.into_owned(),
                Some("Latin-1"),
            ),
            (utf_16(u16::to_le_bytes, "\u{feff}"), Some("UTF-16")),
            (utf_16(u16::to_be_bytes, "\u{feff}"), Some("UTF-16")),
            (utf_16(u16::to_le_bytes, ""), Some("UTF-16")),
            (utf_16(u16::to_be_bytes, ""), Some("UTF-16")),
            (
                [chinese.as_bytes(), b"\xe8\x89"].concat(),
                Some("no character"),
            ),
            (b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(), Some("not plain text")),
            (b"PK\x03\x04".to_vec(), Some("not plain text")),
            (b"{\\rtf1\\ansi {}}".to_vec(), Some("not plain text")),
        ] {
            let found = message(&bytes);
            match expected {
                None => assert_eq!(found, None, "{bytes:?}"),
                Some(part) => assert!(
                    found.as_ref().is_some_and(|found| found.contains(part)),
                    "{part}: {found:?}"
                ),
            }
        }
    }

    #[test]
    fn another_encodings_lines_are_shown_as_they_are() {
        let text = "{ \"title\": \"艾未未：道歉你妹。\" }";
        let bytes = encoding_rs::GB18030.encode(text).0;
        assert_eq!(decode(&bytes), text);
    }
}
