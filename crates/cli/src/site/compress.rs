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
    /// For the pages of many films: measured, 9 % larger in a fifth of the time.
    Great,
    /// For what else many films have, sixty small pages and five for frames to a film: measured, 4 to 9 % larger in a
    /// fortieth of the time.
    Fair,
}

impl Effort {
    /// The quality, as brotli counts it.
    fn quality(self) -> i32 {
        match self {
            Self::Utmost => 11,
            Self::Great => 9,
            Self::Fair => 8,
        }
    }

    /// The effort for a file of a site on which this much is spent.
    fn on(self, path: &str) -> Self {
        match self {
            Self::Great if !is_of_a_film(path) => Self::Fair,
            other => other,
        }
    }
}

/// Whether a file is the page of a film in one of its languages, and not of one of its parts, items or sections.
fn is_of_a_film(path: &str) -> bool {
    let mut folders = path.split('/').rev();
    folders.next() == Some("index.html")
        && folders
            .nth(1)
            .is_none_or(|folder| !["q", "e", "c", "embed"].contains(&folder))
}

/// What the name of a compressed file ends in: Brotli, gzip.
const ENDINGS: [&str; 2] = [".br", ".gz"];

/// The files, each text of some length with its `.br` and `.gz` beside it. Those that are there already stay.
///
/// `last` finds a file of the last build of this program by its path: a text that has not changed is not compressed
/// again.
///
/// # Errors
/// None is expected: both compressors write into memory.
pub(crate) fn with_compressed(
    files: Files,
    effort: Effort,
    last: impl Fn(&str) -> Option<Vec<u8>> + Sync,
) -> Result<Files> {
    let texts: Vec<_> = files
        .iter()
        .filter(|(path, bytes)| is_text(path) && bytes.len() >= SMALLEST)
        .collect();
    let compress = |(path, bytes): (&String, &Vec<u8>)| {
        let is_unchanged = last(path).is_some_and(|last| last == *bytes);
        let mut made = Vec::new();
        for ending in ENDINGS {
            let compressed = format!("{path}{ending}");
            if files.contains_key(&compressed) {
                continue;
            }
            let known = is_unchanged.then(|| last(&compressed)).flatten();
            let file = match (known, ending) {
                (Some(known), _) => Ok(known),
                (None, ".br") => brotli(bytes, effort.on(path)),
                (None, _) => gzip(bytes),
            };
            let file = file.with_context(|| format!("{compressed} cannot be made"))?;
            made.push((compressed, file));
        }
        Ok(made)
    };
    let made: Vec<Vec<_>> = texts.into_par_iter().map(compress).collect::<Result<_>>()?;
    let mut all = files;
    all.extend(made.into_iter().flatten());
    Ok(all)
}

/// Whether a file is another one, compressed.
pub(super) fn is_compressed(path: &str) -> bool {
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn is_text(path: &str) -> bool {
    TEXTS.iter().any(|ending| path.ends_with(ending))
}

fn brotli(mut bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: effort.quality(),
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
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
        let all = with_compressed(files, Effort::Utmost, |_| None).unwrap();
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
    fn what_many_films_have_beside_their_pages_gets_less_effort() {
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
            (Effort::Utmost, "e/arrest/index.html", Effort::Utmost),
        ] {
            assert_eq!(effort.on(path), expected, "{path}");
        }
    }

    #[test]
    fn an_unchanged_text_is_not_compressed_again() {
        let text = "Ai Weiwei ".repeat(500).into_bytes();
        for (last, again) in [(text.clone(), false), (b"another".to_vec(), true)] {
            let files = Files::from([("index.html".to_owned(), text.clone())]);
            let find = |path: &str| match path {
                "index.html" => Some(last.clone()),
                _ => Some(b"known".to_vec()),
            };
            let all = with_compressed(files, Effort::Great, find).unwrap();
            assert_eq!(all["index.html.br"] != b"known", again);
            assert_eq!(all["index.html.gz"] != b"known", again);
        }
    }
}
