//! The servers that docs/hosting is about: found, or installed as root on Debian and Ubuntu, or named with the commands.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Result, bail};
use companion_hosting::Kind;

use super::system::{self, System};

/// Finds every server, installing it where that can be done.
pub(super) fn ensure() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|kind| kind.packages())
        .copied()
        .collect();
    if !System::detect().can_install() {
        bail!("{}", instructions(&missing, &packages));
    }
    {
        let _quiet = NoServices::begin()?;
        system::apt_install(&packages)?;
    }
    match self::missing().as_slice() {
        [] => Ok(()),
        still => bail!(
            "apt-get has installed its packages, and yet this is not there: {}",
            names(still)
        ),
    }
}

fn missing() -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| !kind.is_there())
        .collect()
}

fn names(kinds: &[Kind]) -> String {
    kinds
        .iter()
        .map(|kind| kind.program())
        .collect::<Vec<_>>()
        .join(", ")
}

fn instructions(missing: &[Kind], packages: &[&str]) -> String {
    format!(
        "the tests of docs/hosting need {}, not found on this machine, as Debian and Ubuntu package it. Install with\n\n    \
         sudo apt-get update\n    sudo apt-get install -y --no-install-recommends {}\n\nand run this command again. It \
         needs only the programs: `sudo systemctl disable --now {}` ends the services that the packages start.",
        names(missing),
        packages.join(" "),
        names(missing).replace(',', "")
    )
}

/// Where Debian asks whether a package may start its service when it is installed (invoke-rc.d).
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// While this lives, packages start no services: a server on port 80 is nothing that a test may leave behind.
#[derive(Debug)]
struct NoServices {
    is_ours: bool,
}

impl NoServices {
    fn begin() -> Result<Self> {
        let file = OpenOptions::new().write(true).create_new(true).open(POLICY);
        match file {
            Ok(mut file) => {
                let policy = Self { is_ours: true };
                file.write_all(b"#!/bin/sh\nexit 101\n")?;
                make_executable(Path::new(POLICY))?;
                Ok(policy)
            }
            // A container's own, which says the same.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Self { is_ours: false }),
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if self.is_ours {
            // Only root comes here, who may.
            let _ = fs::remove_file(POLICY);
        }
    }
}

fn make_executable(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_server_is_told_with_the_remedy() {
        let packages: Vec<&str> = Kind::ALL
            .iter()
            .flat_map(|kind| kind.packages())
            .copied()
            .collect();
        let said = instructions(&Kind::ALL, &packages);
        for part in [
            "need nginx, caddy,",
            "install -y --no-install-recommends nginx libnginx-mod-http-brotli-static caddy\n",
            "disable --now nginx caddy`",
        ] {
            assert!(said.contains(part), "{part:?} in {said}");
        }
    }
}
