//! Programs that cargo builds for us, once, into a cache folder of the user's, never over the user's own.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use etcetera::BaseStrategy;

use super::failure::Failure;
use crate::{shell, workspace};

/// A package whose programs are needed.
#[derive(Debug)]
pub(super) struct Tool {
    /// The package's name.
    pub(super) name: &'static str,
    /// The version to install.
    pub(super) version: String,
    /// The programs that have to be there, the telling one first.
    pub(super) programs: &'static [&'static str],
    /// Which of the user's own will do.
    pub(super) fit: Fit,
    /// About how long the installation takes on two cores.
    pub(super) minutes: &'static str,
}

/// Which program on PATH will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// One of exactly the version.
    SameVersion,
    /// Any that runs.
    AnyOnPath,
}

/// Finds `tool` on PATH or in the cache, or installs it there. Answers with the folder to put on PATH, if any.
pub(super) fn ensure(tool: &Tool) -> Result<Option<PathBuf>> {
    let found = tool
        .programs
        .iter()
        .map(|program| on_path(program))
        .collect::<Vec<_>>();
    if found
        .iter()
        .all(|program| tool.is_served_by(program.as_ref()))
    {
        return Ok(None);
    }
    let cache = cache_dir()?;
    let home = cache.join(format!("{}-{}", tool.name, tool.version));
    if tool.is_in(&home) {
        return Ok(Some(home.join("bin")));
    }
    fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
    let _lock = lock(&cache)?;
    if !tool.is_in(&home) {
        for program in found.iter().flatten() {
            println!("{}", tool.why_not(program));
        }
        install(tool, &home)?;
    }
    Ok(Some(home.join("bin")))
}

/// A program of the user's.
#[derive(Debug)]
struct Found {
    path: PathBuf,
    version: Option<String>,
}

impl Tool {
    fn is_served_by(&self, found: Option<&Found>) -> bool {
        let version = found.and_then(|found| found.version.as_ref());
        version.is_some_and(|version| self.fit == Fit::AnyOnPath || *version == self.version)
    }

    fn is_in(&self, home: &Path) -> bool {
        let suffix = env::consts::EXE_SUFFIX;
        self.programs
            .iter()
            .all(|name| home.join("bin").join(format!("{name}{suffix}")).is_file())
    }

    fn why_not(&self, found: &Found) -> String {
        let path = found.path.display();
        match &found.version {
            Some(version) if *version == self.version => {
                format!("{path} fits, but not all that belongs to it is on PATH")
            }
            Some(version) => format!(
                "{path} is version {version}, this project needs {}: it is left alone",
                self.version
            ),
            None => format!("{path} does not tell its version: it is left alone"),
        }
    }
}

fn on_path(program: &str) -> Option<Found> {
    let path = shell::find(program)?;
    Some(Found {
        version: shell::version(&path),
        path,
    })
}

pub(super) fn cache_dir() -> Result<PathBuf> {
    let base = etcetera::choose_base_strategy()
        .context("cannot tell where your home folder is: set HOME")?;
    Ok(base.cache_dir().join("companion").join("tools"))
}

/// One installation at a time: a second run waits for the first instead of building the same tool.
pub(super) fn lock(cache: &Path) -> Result<File> {
    let path = cache.join(".lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("Another `cargo xtask` is installing tools: waiting for it")
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).context("cannot lock the tools' folder");
        }
    }
    file.lock().context("cannot lock the tools' folder")?;
    Ok(file)
}

/// Installs beside `home` and renames at the end, so that what was interrupted is never taken for complete.
fn install(tool: &Tool, home: &Path) -> Result<()> {
    let Tool {
        name,
        version,
        minutes,
        ..
    } = tool;
    println!(
        "Installing {name} {version} with cargo (about {minutes} on 2 cores, once) into {}",
        home.display()
    );
    let start = Instant::now();
    let partial = home.with_added_extension("partial");
    let build = home.with_added_extension("build");
    remove(&partial)?;

    let first = cargo_install(tool, &partial, &build, &["--locked"])?;
    let result = match first {
        Err(Failure::Resolution(_)) => cargo_install(tool, &partial, &build, &[])?,
        other => other,
    };
    remove(&build)?;
    if let Err(failure) = result {
        remove(&partial)?;
        eprintln!("{}\n", failure.message());
        bail!("{}", failure.remedy(tool.programs[0], &tool.version));
    }
    remove(home)?;
    fs::rename(&partial, home)
        .with_context(|| format!("cannot move {} into place", partial.display()))?;
    println!(
        "Installed {name} {version} in {} s",
        start.elapsed().as_secs()
    );
    Ok(())
}

pub(super) fn remove(dir: &Path) -> Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    fs::remove_dir_all(dir).with_context(|| format!("cannot remove {}", dir.display()))
}

fn cargo_install(
    tool: &Tool,
    to: &Path,
    build: &Path,
    extra: &[&str],
) -> Result<Result<(), Failure>> {
    let mut command = workspace::cargo();
    for (variable, _) in env::vars_os() {
        if is_build_setting(&variable.to_string_lossy()) {
            command.env_remove(&variable);
        }
    }
    command
        .args(["install", "--quiet"])
        .args(extra)
        .arg(format!("{}@{}", tool.name, tool.version))
        .arg("--root")
        .arg(to)
        .env("CARGO_TARGET_DIR", build);
    let output = shell::capture(&mut command)?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    Ok(Err(Failure::of(&String::from_utf8_lossy(&output.stderr))))
}

/// Variables meant for building the page, not for building a tool.
fn is_build_setting(name: &str) -> bool {
    let exact = [
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_ENCODED_RUSTDOCFLAGS",
    ];
    let prefixes = [
        "CARGO_TARGET_",
        "CARGO_BUILD_",
        "CARGO_PROFILE_",
        "CARGO_INSTALL_",
    ];
    exact.contains(&name) || prefixes.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(fit: Fit) -> Tool {
        Tool {
            name: "trunk",
            version: "0.21.14".into(),
            programs: &["trunk"],
            fit,
            minutes: "4 minutes",
        }
    }

    #[test]
    fn the_users_own_tool_is_used_when_it_fits() {
        fn check(fit: Fit, version: Option<Option<&str>>, expected: bool) {
            let found = version.map(|version| Found {
                path: "trunk".into(),
                version: version.map(str::to_owned),
            });
            assert_eq!(
                tool(fit).is_served_by(found.as_ref()),
                expected,
                "{fit:?} {version:?}"
            );
        }
        check(Fit::SameVersion, Some(Some("0.21.14")), true);
        check(Fit::SameVersion, Some(Some("0.22.1")), false);
        check(Fit::SameVersion, Some(Some("0.21.140")), false);
        check(Fit::SameVersion, Some(None), false);
        check(Fit::SameVersion, None, false);
        check(Fit::AnyOnPath, Some(Some("0.36.0")), true);
        check(Fit::AnyOnPath, Some(None), false);
        check(Fit::AnyOnPath, None, false);
    }

    #[test]
    fn a_wrong_version_is_named() {
        let found = Found {
            path: "/opt/trunk".into(),
            version: Some("0.22.1".into()),
        };
        let said = tool(Fit::SameVersion).why_not(&found);
        assert_eq!(
            said,
            "/opt/trunk is version 0.22.1, this project needs 0.21.14: it is left alone"
        );
    }

    #[test]
    fn settings_for_the_page_do_not_reach_a_tools_build() {
        fn check(name: &str, expected: bool) {
            assert_eq!(is_build_setting(name), expected, "{name}");
        }
        check("RUSTFLAGS", true);
        check("CARGO_TARGET_DIR", true);
        check("CARGO_BUILD_TARGET", true);
        check("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", true);
        check("CARGO_HOME", false);
        check("CARGO_HTTP_PROXY", false);
        check("HTTPS_PROXY", false);
    }
}
