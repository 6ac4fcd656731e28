//! `cargo xtask dist`: one archive with everything that a film's editor needs, and no need of Rust.

mod archive;
mod licences;
mod readme;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::setup::Tools;
use crate::shell;
use crate::workspace::{self, Metadata, TrunkConfig};
use archive::Archive;

/// The package of the command.
const PACKAGE: &str = "companion-cli";

/// Makes the archive and says where it is.
///
/// # Errors
/// A tool cannot be had, or a part of the archive cannot be made.
pub(crate) fn run() -> Result<ExitCode> {
    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    let archive = make(&tools)?;
    let size = fs::metadata(&archive)?.len().div_ceil(1024);
    println!("\n{} ({size} KB)", workspace::relative(&archive));
    Ok(ExitCode::SUCCESS)
}

/// Makes the archive, given the tools that build the page. The same sources and tools give the same bytes.
///
/// # Errors
/// A part of it cannot be made.
pub(crate) fn make(tools: &Tools) -> Result<PathBuf> {
    let metadata = Metadata::read()?;
    let host = workspace::host()?;
    let dist = metadata.target_directory.join("dist");
    fs::create_dir_all(&dist).with_context(|| format!("cannot write {}", dist.display()))?;

    let pack = engine(tools, &dist)?;
    let program = program(&host, &pack, &metadata.target_directory)?;
    let version = &metadata
        .packages
        .iter()
        .find(|package| package.name == PACKAGE)
        .with_context(|| format!("the workspace has no {PACKAGE}"))?
        .version;
    let name = format!("companion-{version}-{host}");
    let path = dist.join(format!("{name}.tar.gz"));
    let mut archive = Archive::new(&path, &name)?;
    archive.add_program(&program)?;
    archive.add("README.md", readme::excerpt()?.as_bytes())?;
    archive.add(licences::FILE, licences::collect(&host)?.as_bytes())?;
    for file in readme::FILES {
        let bytes = fs::read(workspace::root().join(file))
            .with_context(|| format!("cannot read {file}"))?;
        archive.add(file, &bytes)?;
    }
    archive.finish()?;
    Ok(path)
}

/// Builds the engine without a film, and packs it.
fn engine(tools: &Tools, dist: &Path) -> Result<PathBuf> {
    let folder = dist.join("engine");
    let mut trunk = tools.trunk()?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(&folder)
        .env("COMPANION_FILM", "");
    carry_out(&mut trunk)?;

    let pack = dist.join("engine.tar");
    let mut command = workspace::cargo();
    command.args(["run", "--quiet", "--package", PACKAGE, "--", "pack"]);
    command.arg("--engine").arg(&folder).arg("--out").arg(&pack);
    carry_out(&mut command)?;
    Ok(pack)
}

/// Compiles the command, with the engine inside, and returns where it is.
fn program(host: &str, pack: &Path, target: &Path) -> Result<PathBuf> {
    let mut command = workspace::cargo();
    command
        .args(["build", "--profile", "dist", "--package", PACKAGE])
        .args(["--target", host])
        .env("COMPANION_ENGINE_PACK", pack)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags(host)?.join("\u{1f}"));
    carry_out(&mut command)?;
    Ok(target.join(host).join("dist").join(program_name()))
}

/// What rustc is told: nothing may depend on whose machine this is, and little on where the program will run.
fn flags(host: &str) -> Result<Vec<String>> {
    let mut flags = vec![format!(
        "--remap-path-prefix={}=companion",
        workspace::root().display()
    )];
    if let Some(home) = cargo_home() {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    if host.contains("linux") {
        // No library of the system is needed, of whatever version: the command looks up no names and no users.
        flags.push("-Ctarget-feature=+crt-static".to_owned());
    }
    Ok(flags)
}

fn cargo_home() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(etcetera::home_dir().ok()?.join(".cargo")))
}

fn program_name() -> String {
    format!("companion{}", std::env::consts::EXE_SUFFIX)
}

fn carry_out(command: &mut Command) -> Result<()> {
    let line = shell::line(command);
    println!("$ {line}");
    if !shell::run(command)?.success() {
        bail!("`{line}` has failed");
    }
    Ok(())
}
