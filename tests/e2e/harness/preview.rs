//! `companion preview`, as an author starts and ends it, on a copy of a film.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::thread;

use super::process::{Process, spawn};
use super::server::listen;
use super::settings;
use super::site::Film;
use super::wait::until;

/// How many times it is started on a port that somebody else has taken in the meantime.
const STARTS: u32 = 3;

/// A preview at work; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Preview {
    process: Process,
    /// The address of the film's first page.
    pub(crate) url: String,
    /// The film's folder.
    film: PathBuf,
}

impl Preview {
    /// Starts it with a copy of a film.
    pub(crate) async fn of(film: Film) -> Self {
        for _ in 0..STARTS {
            if let Some(preview) = Self::start(film).await {
                return preview;
            }
        }
        panic!("`companion preview` does not say where its page is");
    }

    async fn start(film: Film) -> Option<Self> {
        let home = tempfile::Builder::new().prefix("companion-e2e-").tempdir();
        let home = home.unwrap().keep();
        let copy = home.join("film");
        copy_folder(&film.source(), &copy);
        // What a browser keeps of a page stays with its port, so this is one that no other test is given.
        let port = listen().await.1.port();
        // Whoever starts the tests in the background may have let them ignore what Ctrl-C sends.
        let mut command = Command::new("env");
        command.arg("--default-signal=INT");
        command.arg(settings::path("COMPANION_E2E_COMMAND"));
        command.arg("preview").arg(&copy);
        command.args(["--port", &port.to_string()]);
        command.arg("--engine");
        command.arg(settings::path("COMPANION_E2E_ENGINE"));
        let (process, stdout) = spawn(&mut command, &home);
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let url = lines.by_ref().find_map(|line| {
            let (_, rest) = line.split_once("http://")?;
            let (address, _) = rest.split_once(' ')?;
            Some(format!("http://{address}"))
        })?;
        // It goes on talking, and would stop when nobody listened.
        thread::spawn(move || lines.for_each(drop));
        Some(Self {
            process,
            url,
            film: copy,
        })
    }

    /// The film's file.
    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.film.join("companion.json")).unwrap()
    }

    /// Saves the film as editors do, so that nobody sees half of it.
    pub(crate) fn save(&self, text: &str) {
        let aside = self.film.join(".companion.json.new");
        fs::write(&aside, text).unwrap();
        fs::rename(aside, self.film.join("companion.json")).unwrap();
    }

    /// Ends it as Ctrl-C does, and says how it has ended and what is in the film's folder then.
    pub(crate) async fn interrupt(&mut self) -> (ExitStatus, Vec<PathBuf>) {
        let program = self.process.program.id().to_string();
        let sent = Command::new("kill").args(["-INT", &program]).status();
        assert!(sent.unwrap().success());
        let process = std::cell::RefCell::new(&mut self.process);
        let has_ended = async || process.borrow_mut().program.try_wait().unwrap().is_some();
        until(has_ended, || "`companion preview` to end".to_owned()).await;
        let status = self.process.program.wait().unwrap();
        (status, files(&self.film))
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for file in files(from) {
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(from.join(file), copy).unwrap();
    }
}

/// Every file in a folder, relative to it, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    found.sort();
    found
}
