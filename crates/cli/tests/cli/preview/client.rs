//! A running preview, and asking it as a browser would.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{command, scratch};

/// How long anything may take, generous for a machine with other things to do.
const LONGEST: Duration = Duration::from_secs(30);

/// A preview of a film of a test's own.
pub(super) struct Preview {
    child: Child,
    /// What its address names: `127.0.0.1:8080`.
    pub(super) host: String,
    /// The film's folder.
    pub(super) film: PathBuf,
}

/// What was answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Preview {
    /// Starts with a copy of the film in this folder.
    pub(super) fn start(test: &str, film: &str) -> Self {
        let copy = scratch(test).join("film");
        for entry in walkdir::WalkDir::new(film) {
            let entry = entry.unwrap();
            let path = copy.join(entry.path().strip_prefix(film).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(path).unwrap(),
                false => drop(fs::copy(entry.path(), path).unwrap()),
            }
        }
        let mut child = command(["preview", copy.to_str().unwrap()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://").unwrap();
        let (host, _) = rest.split_once('/').unwrap();
        // What it says later is read too: a full pipe would hold it up.
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Self {
            child,
            host: host.to_owned(),
            film: copy,
        }
    }

    /// Asks for an address.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &self.host, "")
    }

    /// Asks for a page that must be there.
    pub(super) fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.head);
        String::from_utf8(answer.body).unwrap()
    }

    /// Asks in the name of a host, with further lines of a head.
    pub(super) fn ask(&self, what: &str, host: &str, head: &str) -> Answer {
        let mut stream = self.connect();
        write!(
            stream,
            "{what} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{head}\r\n"
        )
        .unwrap();
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole).unwrap();
        let end = whole.windows(4).position(|part| part == b"\r\n\r\n");
        let body = whole.split_off(end.unwrap() + 4);
        let head = String::from_utf8(whole).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body }
    }

    /// Listens to what is told to pages.
    pub(super) fn listen(&self) -> News {
        let mut stream = self.connect();
        let host = &self.host;
        write!(
            stream,
            "GET /~preview/events HTTP/1.1\r\nHost: {host}\r\n\r\n"
        )
        .unwrap();
        News(BufReader::new(stream))
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        stream
    }

    /// The film's file.
    pub(super) fn file(&self) -> PathBuf {
        self.film.join("companion.json")
    }

    /// Changes words of the film's file, as an editor does who writes a new one and puts it in the place of the old.
    pub(super) fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.file()).unwrap();
        assert!(text.contains(from), "{from}");
        self.save(&text.replace(from, to));
    }

    /// Saves the film's file.
    pub(super) fn save(&self, text: &str) {
        save(&self.film, text);
    }
}

/// Saves a film's file in one step.
fn save(film: &Path, text: &str) {
    let aside = film.join(".companion.json.new");
    fs::write(&aside, text).unwrap();
    fs::rename(aside, film.join("companion.json")).unwrap();
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a page hears.
pub(super) struct News(BufReader<TcpStream>);

impl News {
    /// The next word.
    pub(super) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "it has hung up");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The name of the next version after this one, when it is ready.
    pub(super) fn version_after(&mut self, version: &str) -> String {
        self.wait_for(|news| news["isChanging"] == false && news["version"] != version)
    }

    /// The name of the version that is shown, when this holds.
    pub(super) fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> String {
        let start = Instant::now();
        loop {
            let news = self.next();
            assert!(start.elapsed() < LONGEST, "still {news}");
            if is_it(&news) {
                return news["version"].as_str().unwrap().to_owned();
            }
        }
    }
}
