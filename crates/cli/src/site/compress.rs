//! Every text of a site, compressed ahead of time for hosts that can serve it so.

use std::io::Write;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use super::Files;

/// What stays as it is: pictures, sound and fonts are compressed already.
const TEXTS: [&str; 9] = [
    ".html",
    ".js",
    ".json",
    ".wasm",
    ".css",
    ".svg",
    ".xml",
    ".txt",
    ".webmanifest",
];

/// Below this length a response fits into one packet anyway.
const SMALLEST: usize = 1024;

/// How much time a text is worth.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Effort {
    /// For a film by itself: as small as it gets.
    Utmost,
    /// For its frames on other sites, whose long ones would take twice as long as the page: measured, 1.7 % larger in two
    /// fifths of the time.
    High,
    /// For the pages of many films: measured, 10 % larger in a fortieth of the time.
    Great,
    /// For what else many films have, sixty small pages and five for frames to a film: measured, 8 % larger in a fortieth
    /// of the time. The quality above takes tables four times as large, which no short page fills.
    Fair,
}

impl Effort {
    /// The quality, as brotli counts it.
    fn quality(self) -> i32 {
        match self {
            Self::Utmost => 11,
            Self::High => 10,
            Self::Great => 8,
            Self::Fair => 6,
        }
    }

    /// The effort for a file of a site on which this much is spent.
    fn on(self, path: &str) -> Self {
        match (self, Kind::of(path)) {
            (Self::Utmost, Kind::Frame) => Self::High,
            // No reader waits for it: the page has all of it in its HTML.
            (Self::Utmost, Kind::Content) => Self::Fair,
            (Self::Great, Kind::Frame | Kind::Content | Kind::Other) => Self::Fair,
            (other, _) => other,
        }
    }
}

/// What a file of a site is to its readers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    /// The page of a film in one of its languages.
    Page,
    /// A section of it, as a frame for other sites.
    Frame,
    /// Its content, for programs.
    Content,
    /// One of its parts or items, or something beside it.
    Other,
}

impl Kind {
    fn of(path: &str) -> Self {
        let mut folders = path.split('/').rev();
        let name = folders.next().unwrap_or_default();
        match (name, folders.nth(1)) {
            ("index.html", Some("embed")) => Self::Frame,
            ("index.html", Some("q" | "e" | "c")) => Self::Other,
            ("index.html", _) => Self::Page,
            _ if name.starts_with("page.") && name.ends_with(".json") => Self::Content,
            _ => Self::Other,
        }
    }
}

/// A form in which a text lies beside itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// For nearly all browsers.
    Brotli,
    /// For those that are left, and for hosts that know nothing else.
    Gzip,
}

impl Form {
    /// All there are.
    const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The forms that a file of a site should have: none if it is short or no text.
    pub(crate) fn of(path: &str, bytes: &[u8]) -> &'static [Self] {
        match is_text(path) && bytes.len() >= SMALLEST {
            true => &Self::ALL,
            false => &[],
        }
    }

    /// The path of a file in this form.
    pub(crate) fn path(self, of: &str) -> String {
        format!("{of}{}", self.ending())
    }

    /// What the name of a file in this form ends in.
    const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// A text of a site in this form.
    ///
    /// # Errors
    /// None is expected: both compressors write into memory.
    pub(crate) fn make(self, path: &str, bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
        let made = match self {
            Self::Brotli => brotli(bytes, effort.on(path)),
            Self::Gzip => gzip(bytes),
        };
        made.with_context(|| format!("{} cannot be made", self.path(path)))
    }
}

/// The files, each text of some length with its `.br` and `.gz` beside it. Those that are there already stay.
///
/// # Errors
/// None is expected: both compressors write into memory.
pub(crate) fn with_compressed(files: Files, effort: Effort) -> Result<Files> {
    let missing = files.iter().flat_map(|(path, bytes)| {
        let forms = Form::of(path, bytes).iter();
        let missing = forms.filter(|form| !files.contains_key(&form.path(path)));
        missing.map(move |form| (path, bytes, *form))
    });
    let make = |(path, bytes, form): (&String, &Vec<u8>, Form)| {
        Ok((form.path(path), form.make(path, bytes, effort)?))
    };
    let missing: Vec<_> = missing.collect();
    let made: Vec<(String, Vec<u8>)> = missing.into_par_iter().map(make).collect::<Result<_>>()?;
    let mut all = files;
    all.extend(made);
    Ok(all)
}

/// The path of the file of which this one is a form, or its own.
pub(super) fn plain(path: &str) -> &str {
    let mut endings = Form::ALL.iter().map(|form| form.ending());
    endings
        .find_map(|ending| path.strip_suffix(ending))
        .unwrap_or(path)
}

/// Whether a file is another one, compressed.
pub(super) fn is_compressed(path: &str) -> bool {
    plain(path) != path
}

fn is_text(path: &str) -> bool {
    TEXTS.iter().any(|ending| path.ends_with(ending))
}

fn brotli(mut bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: effort.quality(),
        lgwin: window(bytes.len()),
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// The window for a text of some length, as a power of two: as wide as the text, which is then compressed exactly as in
/// the widest, and without clearing memory for what is not there. That took longer than the compression of a short page.
fn window(len: usize) -> i32 {
    // A window is 16 bytes short of its power of two (RFC 7932, 9.1). Below the least one, brotli looks for matches in
    // another way, which takes ten times as long.
    const LEAST: u32 = 18;
    const WIDEST: u32 = 22;
    let fitting = usize::BITS - len.saturating_add(15).leading_zeros();
    fitting.clamp(LEAST, WIDEST).cast_signed()
}

/// gzip without a name or a time, so that the same bytes stay the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn texts_are_compressed_and_come_back_whole() {
        let text = "Ai Weiwei ".repeat(500).into_bytes();
        let files = Files::from([
            ("index.html".to_owned(), text.clone()),
            ("short.txt".to_owned(), b"short".to_vec()),
            ("media/a.png".to_owned(), text.clone()),
        ]);
        let all = with_compressed(files, Effort::Utmost).unwrap();
        let names: Vec<&str> = all.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "index.html",
                "index.html.br",
                "index.html.gz",
                "media/a.png",
                "short.txt"
            ]
        );
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut all["index.html.br"].as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        let mut decoder = flate2::read::GzDecoder::new(all["index.html.gz"].as_slice());
        decoder.read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn a_window_holds_the_whole_text() {
        for (len, expected) in [
            (0, 18),
            ((1 << 18) - 16, 18),
            ((1 << 18) - 15, 19),
            ((1 << 22) - 16, 22),
            (usize::MAX, 22),
        ] {
            assert_eq!(window(len), expected, "{len}");
        }
    }

    #[test]
    fn what_readers_do_not_wait_for_gets_less_effort() {
        for (effort, path, expected) in [
            (Effort::Great, "film/e/arrest/index.html", Effort::Fair),
            (
                Effort::Great,
                "film/zh-Hans/q/chess/index.html",
                Effort::Fair,
            ),
            (Effort::Great, "film/embed/card/index.html", Effort::Fair),
            (Effort::Great, "film/c/guide.html", Effort::Fair),
            (Effort::Great, "film/page.en.json", Effort::Fair),
            (Effort::Great, "film/index.html", Effort::Great),
            (Effort::Great, "film/zh-Hans/index.html", Effort::Great),
            (Effort::Great, "index.html", Effort::Great),
            (Effort::Utmost, "index.html", Effort::Utmost),
            (Effort::Utmost, "zh-Hans/index.html", Effort::Utmost),
            (Effort::Utmost, "e/arrest/index.html", Effort::Utmost),
            (Effort::Utmost, "c/guide.html", Effort::Utmost),
            (Effort::Utmost, "embed/index.html", Effort::Utmost),
            (Effort::Utmost, "embed/all/index.html", Effort::High),
            (
                Effort::Utmost,
                "zh-Hans/embed/card/index.html",
                Effort::High,
            ),
            (Effort::Utmost, "page.zh-Hans.json", Effort::Fair),
        ] {
            assert_eq!(effort.on(path), expected, "{path}");
        }
    }
}
