//! Addresses of a site, as its files.

use std::path::{Path, PathBuf};

/// The file that an address leads to.
pub(super) fn file_of(root: &Path, path: &str) -> PathBuf {
    let relative = percent_decoded(path.trim_start_matches('/'));
    // Nothing outside the site, as of every host.
    let is_inside = !relative.split('/').any(|part| part == "..");
    let file = if is_inside {
        root.join(relative)
    } else {
        root.join("outside")
    };
    if file.is_dir() {
        file.join("index.html")
    } else {
        file
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the file is sent as.
pub(super) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("vtt") => "text/vtt",
        Some("webm") => "video/webm",
        Some("wav") => "audio/wav",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
