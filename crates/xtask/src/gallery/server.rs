//! The gallery on this machine: its own page and the files of one folder, to whoever asks from here.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result};

/// The address of the gallery's own page.
const GALLERY: &str = "/gallery.html";

/// Serves a folder, with `gallery` beside it, until the program ends; port 0 is any that is free.
///
/// # Errors
/// The port is in use.
pub(super) fn serve(folder: PathBuf, gallery: String, port: u16) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be had"))?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, gallery) = (folder.clone(), gallery.clone());
            // A browser that has gone does not wait for its file.
            thread::spawn(move || drop(answer(stream, &folder, gallery)));
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream, folder: &Path, gallery: String) -> Result<()> {
    let mut request = String::new();
    BufReader::new(&stream).read_line(&mut request)?;
    let path = request.split(' ').nth(1).unwrap_or("/");
    let found = match path {
        GALLERY => Some(("text/html; charset=utf-8", gallery.into_bytes())),
        path => file(folder, path).and_then(|file| Some((kind(&file), fs::read(&file).ok()?))),
    };
    let (status, kind, body) = match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", Vec::new()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    Ok(())
}

/// The file that a path of an address means; none outside the folder.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = match decoded(path)?.trim_start_matches('/') {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    let is_below = |part: Component<'_>| matches!(part, Component::Normal(_));
    Path::new(&path)
        .components()
        .all(is_below)
        .then(|| folder.join(path))
}

/// A path without percent-encoding.
fn decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("vtt") => "text/vtt",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files_of_the_folder_and_nowhere_else() {
        let check = |path: &str, expected: Option<&str>| {
            let found = file(Path::new("/site"), path);
            assert_eq!(found, expected.map(PathBuf::from), "{path}");
        };
        check("/", Some("/site/index.html"));
        check("/a-film/", Some("/site/a-film/index.html"));
        check("/a.js?v#x", Some("/site/a.js"));
        check("/%D9%81/", Some("/site/ف/index.html"));
        check("/../secret", None);
        check("/%2e%2e/secret", None);
        check("/%zz", None);
    }
}
