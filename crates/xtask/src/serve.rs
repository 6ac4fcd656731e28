//! `cargo xtask serve`: set-up, then `trunk serve` with the film and the folders to watch.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitCode, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::setup::Tools;
use crate::site;
use crate::workspace::{self, Metadata, TrunkConfig};

/// How often the server and Trunk are looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// How long Trunk may take to end by itself after Ctrl-C.
const FAREWELL: Duration = Duration::from_secs(2);

/// Options of `cargo xtask serve`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The film to show: a folder with a companion.json in it [default: assets/films/never-sorry]
    #[arg(long, value_name = "DIR")]
    film: Option<PathBuf>,

    /// The port on 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,

    /// Build as for publication: small and fast, but slow to rebuild
    #[arg(long)]
    release: bool,
}

/// Serves the page until Ctrl-C.
///
/// # Errors
/// The film is missing, the port is in use, a tool cannot be had, or Trunk ends by itself.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // What the person in front of us can get wrong comes before what takes minutes.
    let film = film_dir(options.film.as_deref())?;
    check_port(options.port)?;

    let config = TrunkConfig::read()?;
    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&config)?;
    tools.need_wasm_bindgen()?;
    let target = Metadata::read()?.target_directory;

    let mut trunk = tools.trunk()?;
    trunk.arg("serve").args([
        "--address",
        "127.0.0.1",
        "--port",
        &options.port.to_string(),
    ]);
    if options.release {
        trunk.arg("--release");
    }
    for path in watched(&config, &film) {
        trunk.arg("--watch").arg(path);
    }
    if let Some(path) = ignored(&film, &target) {
        trunk.arg("--ignore").arg(path);
    }
    trunk.env("COMPANION_FILM", &film);

    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst))
        .context("cannot listen for Ctrl-C")?;

    println!(
        "Building {} (the first build takes a minute or two, later ones seconds)",
        workspace::relative(&film)
    );
    let started = SystemTime::now();
    let mut child = trunk.spawn().context("cannot start trunk")?;
    match attend(&mut child, options.port, started, &interrupted)? {
        Some(status) if !interrupted.load(Ordering::SeqCst) => {
            bail!("trunk ended by itself ({status}); its message is above")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Waits for Trunk to end or to be interrupted, and says once when the page is up.
fn attend(
    child: &mut Child,
    port: u16,
    started: SystemTime,
    interrupted: &AtomicBool,
) -> Result<Option<ExitStatus>> {
    let mut announced = false;
    while !interrupted.load(Ordering::SeqCst) {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if !announced && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            println!("{}", announcement(port, Page::in_dist(started)));
            announced = true;
        }
        thread::sleep(GLANCE);
    }
    // Ctrl-C reaches Trunk too, which then ends by itself; a plain `kill` reaches only us.
    let deadline = Instant::now() + FAREWELL;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(GLANCE);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// What there is to see when the server comes up, which it does after a failed build too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Fresh,
    FromBefore,
    Missing,
}

impl Page {
    fn in_dist(started: SystemTime) -> Self {
        let written = fs::metadata(workspace::root().join("dist/index.html"))
            .and_then(|data| data.modified());
        match written {
            Ok(written) if written >= started => Self::Fresh,
            Ok(_) => Self::FromBefore,
            Err(_) => Self::Missing,
        }
    }
}

fn announcement(port: u16, page: Page) -> String {
    let address = format!("http://127.0.0.1:{port}/");
    match page {
        Page::Fresh => {
            format!("Companion is on {address} (Ctrl-C ends it; what you save is built and shown)")
        }
        Page::FromBefore => format!(
            "The build failed; the reason is above. Companion is on {address} as it was when a build last went well. \
             Put it right and save."
        ),
        Page::Missing => format!(
            "The build failed; the reason is above. There is no page on {address} yet. Put it right and save."
        ),
    }
}

/// The film's folder, absolute: what the person asked for (from where they are), or the project's default.
fn film_dir(asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(path) = asked {
        return site::film_folder(path);
    }
    let film = env::var_os("COMPANION_FILM");
    let film = film.context("COMPANION_FILM is not set: run this as `cargo xtask serve`")?;
    site::film_folder(&workspace::root().join(film))
}

fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is in use, perhaps by another `cargo xtask serve`. End that one, or choose another port: \
             cargo xtask serve --port {}",
            other_port(port)
        ),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => bail!(
            "port {port} is kept for the system. Choose one above 1023: cargo xtask serve --port 8080"
        ),
        Err(error) => Err(error).with_context(|| format!("cannot serve on 127.0.0.1:{port}")),
    }
}

fn other_port(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

/// Trunk's own list, and the film when it lies elsewhere.
fn watched(config: &TrunkConfig, film: &Path) -> Vec<PathBuf> {
    let root = workspace::root();
    let mut paths = config
        .watched()
        .iter()
        .map(|path| root.join(path))
        .collect::<Vec<_>>();
    if !paths.iter().any(|path| film.starts_with(path)) {
        paths.push(film.to_path_buf());
    }
    paths
}

/// What building writes, should it lie inside the film's folder. Trunk ignores `dist` itself.
fn ignored<'a>(film: &Path, target: &'a Path) -> Option<&'a Path> {
    (target.starts_with(film) && target.is_dir()).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named_with_another_to_take() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let said = check_port(port).unwrap_err().to_string();
        assert!(said.contains(&format!("port {port} is in use")), "{said}");
        assert!(
            said.contains(&format!("--port {}", other_port(port))),
            "{said}"
        );
        drop(taken);
        check_port(port).unwrap();
        assert_eq!(other_port(u16::MAX), 8080);
    }

    #[test]
    fn a_film_elsewhere_is_watched_too() {
        fn check(film: &Path, expected: bool) {
            let config = TrunkConfig::read().unwrap();
            let paths = watched(&config, film);
            assert_eq!(
                paths.iter().any(|path| path == film),
                expected,
                "{}",
                film.display()
            );
            assert!(paths.len() >= config.watched().len());
        }
        check(Path::new("/somewhere/else"), true);
        check(&workspace::root().join("assets/films/never-sorry"), false);
    }

    #[test]
    fn only_a_fresh_page_is_announced_as_built() {
        fn check(page: Page, built: bool) {
            let said = announcement(8081, page);
            assert!(said.contains("http://127.0.0.1:8081/"), "{said}");
            assert_eq!(said.starts_with("Companion is on"), built, "{said}");
            assert_eq!(said.contains("failed"), !built, "{said}");
        }
        check(Page::Fresh, true);
        check(Page::FromBefore, false);
        check(Page::Missing, false);
    }
}
