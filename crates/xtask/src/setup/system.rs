//! What this machine is, and how software gets onto it.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use super::parts::Part;
use crate::shell;

/// What this machine is, as far as installing goes.
#[derive(Debug)]
pub(super) struct System {
    /// `ID` of /etc/os-release, or the operating system's name.
    id: String,
    has_apt: bool,
    is_root: bool,
}

impl System {
    pub(super) fn detect() -> Self {
        let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
        let id = release.lines().find_map(|line| line.strip_prefix("ID="));
        let user = shell::capture(Command::new("id").arg("-u"));
        Self {
            id: id
                .map_or(env::consts::OS, |id| id.trim_matches('"'))
                .to_owned(),
            has_apt: shell::find("apt-get").is_some(),
            is_root: user.is_ok_and(|output| output.stdout.trim_ascii() == b"0"),
        }
    }

    pub(super) fn can_install(&self) -> bool {
        self.has_apt && self.is_root
    }

    pub(super) fn packages(&self, parts: &[Part]) -> Vec<&'static str> {
        let package = |part: &Part| match (part, self.id.as_str()) {
            (Part::Chromium, "ubuntu") => "chromium-browser",
            (Part::Chromedriver, "ubuntu") => "chromium-chromedriver",
            (Part::Firefox, "ubuntu") => "firefox",
            (Part::Chromium, _) => "chromium",
            (Part::Chromedriver, _) => "chromium-driver",
            (Part::Firefox, _) => "firefox-esr",
            (Part::WebKitDriver | Part::MiniBrowser, _) => "webkit2gtk-driver",
            (Part::Xvfb, _) => "xvfb",
            (Part::Poppler, _) => "poppler-utils",
            (Part::Chinese, _) => "fonts-noto-cjk",
            (Part::Arabic, _) => "fonts-dejavu-core",
        };
        let mut packages: Vec<&str> = parts.iter().map(package).collect();
        packages.dedup();
        packages
    }

    pub(super) fn instructions(&self, parts: &[Part]) -> String {
        let commands = if self.has_apt {
            let packages = self.packages(parts).join(" ");
            format!(
                "    sudo apt-get update\n    sudo apt-get install -y --no-install-recommends {packages}"
            )
        } else {
            match self.id.as_str() {
                "macos" => {
                    "    brew install --cask google-chrome chromedriver firefox\n    (WebKit's GTK driver is for Linux: \
                     leave the suite e2e to a Linux machine)"
                }
                "fedora" => "    sudo dnf install -y chromium chromedriver firefox webkit2gtk4.1-devel xorg-x11-server-Xvfb poppler-utils google-noto-serif-cjk-fonts dejavu-sans-fonts",
                "arch" => "    sudo pacman -S --needed chromium firefox",
                "alpine" => "    doas apk add chromium chromium-chromedriver firefox",
                _ => "    (with your system's package manager: chromium or google-chrome, chromedriver, firefox)",
            }
            .to_owned()
        };
        format!(
            "the browser tests need {}, not found on this machine. Install with\n\n{commands}\n\nand run this command \
             again. A chromedriver elsewhere is named with CHROMEDRIVER=/path/to/chromedriver.",
            names(parts)
        )
    }
}

/// Installs `packages`, asking nothing.
pub(super) fn apt_install(packages: &[&str]) -> Result<()> {
    println!(
        "Installing {} with apt-get (about 2 minutes, once)",
        packages.join(", ")
    );
    let mut update = Command::new("apt-get");
    update.args(["-qq", "update"]);
    let mut install = Command::new("apt-get");
    install
        .args(["-qq", "install", "-y", "--no-install-recommends"])
        .args(packages);
    for command in [&mut update, &mut install] {
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-o", "DPkg::Lock::Timeout=300"]);
        let line = shell::line(command);
        let output = shell::capture(command)?;
        if !output.status.success() {
            eprintln!("{}\n", String::from_utf8_lossy(&output.stderr).trim());
            bail!(
                "`{line}` failed; its message is above. Put it right (is there a network?) and run this command again."
            );
        }
    }
    Ok(())
}

/// The parts' names, for a sentence.
pub(super) fn names(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| part.name())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Part; 3] = [Part::Chromium, Part::Chromedriver, Part::Firefox];
    const WEBKIT: [Part; 3] = [Part::WebKitDriver, Part::MiniBrowser, Part::Xvfb];

    fn system(id: &str, has_apt: bool, is_root: bool) -> System {
        System {
            id: id.to_owned(),
            has_apt,
            is_root,
        }
    }

    #[test]
    fn each_system_is_told_its_own_commands() {
        fn check(id: &str, has_apt: bool, expected: &str) {
            let said = system(id, has_apt, false).instructions(&ALL);
            assert!(said.contains(expected), "{said}");
            assert!(
                said.contains("need Chromium, chromedriver, Firefox,"),
                "{said}"
            );
        }
        check(
            "debian",
            true,
            "    sudo apt-get install -y --no-install-recommends chromium chromium-driver firefox-esr\n",
        );
        check(
            "ubuntu",
            true,
            " chromium-browser chromium-chromedriver firefox\n",
        );
        check(
            "fedora",
            false,
            "dnf install -y chromium chromedriver firefox",
        );
        check("macos", false, "brew install");
        check("plan9", false, "your system's package manager");
    }

    #[test]
    fn webkit_is_two_packages() {
        let packages = system("debian", true, true).packages(&WEBKIT);
        assert_eq!(packages, ["webkit2gtk-driver", "xvfb"]);
    }

    #[test]
    fn only_root_with_apt_installs() {
        fn check(has_apt: bool, is_root: bool, expected: bool) {
            assert_eq!(system("debian", has_apt, is_root).can_install(), expected);
        }
        check(true, true, true);
        check(true, false, false);
        check(false, true, false);
    }
}
