//! The programs that drive the browsers.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::engine::{Engine, SCREEN};
use super::process::{Process, spawn};
use super::settings;

/// How many times a driver is started that ends at once.
const STARTS: u32 = 3;

/// How long a driver may take to be there.
const PATIENCE: Duration = Duration::from_secs(60);

/// A driver at work; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Driver {
    _driver: Process,
    /// What WebKit draws on.
    _screen: Option<Process>,
    port: u16,
}

/// Lets WebKit's window be as narrow as a phone.
const NARROW: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0 }";

impl Driver {
    /// Starts the driver of `engine`, with a folder for whatever it and its browser like to keep, which goes with it.
    pub(super) fn start(engine: Engine) -> Self {
        let home = tempfile::Builder::new().prefix("companion-e2e-").tempdir();
        let home = &home.unwrap().keep();
        match engine {
            Engine::Chromium => {
                let mut command = Command::new(settings::path("CHROMEDRIVER"));
                command.arg("--port=0");
                Self::announced(command, home, "successfully on port ")
            }
            Engine::Firefox => {
                let mut command = Command::new(settings::path("GECKODRIVER"));
                command.args(["--port", "0", "--websocket-port", "0"]);
                // For the window's least width, which is the browser's own affair; see `Browser::resize`.
                command.arg("--allow-system-access");
                // Without this a release of Firefox fetches its settings whatever its preferences say.
                command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
                command
                    .arg("--binary")
                    .arg(settings::path("COMPANION_E2E_FIREFOX"));
                Self::announced(command, home, "Listening on 127.0.0.1:")
            }
            Engine::WebKit => Self::webkit(home),
        }
    }

    /// The address for commands.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A driver that chooses a port and says which, after the words `before`. One that ends without a word, because
    /// somebody was faster, is followed by another.
    fn announced(mut command: Command, home: &Path, before: &str) -> Self {
        command.env("HOME", home).env("TMPDIR", home);
        for _ in 0..STARTS {
            // It has gone with the last one.
            fs::create_dir_all(home).unwrap();
            let (driver, stdout) = spawn(&mut command, home);
            let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
            let port = lines.by_ref().find_map(|line| {
                let (_, rest) = line.split_once(before)?;
                rest.trim_end_matches(|c: char| !c.is_ascii_digit())
                    .parse()
                    .ok()
            });
            if let Some(port) = port {
                // It goes on talking, and would stop when nobody listened.
                thread::spawn(move || lines.for_each(drop));
                return Self {
                    _driver: driver,
                    _screen: None,
                    port,
                };
            }
        }
        panic!("the driver does not say where it listens");
    }

    /// WebKit's driver must be told a port, and its browser needs a screen.
    fn webkit(home: &Path) -> Self {
        let (screen, display) = screen(home);
        let started = Instant::now();
        loop {
            // The tool bar has a least width, wider than a phone. The folder has gone with the last driver.
            let style = home.join("gtk-3.0");
            fs::create_dir_all(&style).unwrap();
            fs::write(style.join("gtk.css"), NARROW).unwrap();
            let port = free_port();
            let mut command = Command::new(settings::path("COMPANION_E2E_WEBKITDRIVER"));
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", &display).env("GDK_BACKEND", "x11");
            command
                .env("HOME", home)
                .env("XDG_CONFIG_HOME", home)
                .env("XDG_CACHE_HOME", home);
            command.env("XDG_DATA_HOME", home).env("NO_AT_BRIDGE", "1");
            let (mut driver, stdout) = spawn(&mut command, home);
            thread::spawn(move || {
                BufReader::new(stdout)
                    .lines()
                    .map_while(Result::ok)
                    .for_each(drop)
            });
            // Somebody may have taken the port in the meantime: then this one ends, and another is tried.
            while driver.program.try_wait().unwrap().is_none() {
                if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                    return Self {
                        _driver: driver,
                        _screen: Some(screen),
                        port,
                    };
                }
                assert!(
                    started.elapsed() < PATIENCE,
                    "WebKit's driver does not answer"
                );
                thread::sleep(Duration::from_millis(5));
            }
            assert!(
                started.elapsed() < PATIENCE,
                "WebKit's driver does not start"
            );
        }
    }
}

/// A screen in memory, and its name.
fn screen(home: &Path) -> (Process, String) {
    let mut command = Command::new(settings::path("COMPANION_E2E_XVFB"));
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        &format!("{}x{}x24", SCREEN.0, SCREEN.1),
        "-nolisten",
        "tcp",
    ]);
    let (process, stdout) = spawn(&mut command, home);
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line).unwrap();
    (process, format!(":{}", line.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}
