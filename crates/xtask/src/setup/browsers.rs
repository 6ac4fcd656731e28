//! Chromium, Firefox, WebKit and their drivers: found, or installed as root on Debian and Ubuntu, or named with the commands.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::parts::{Part, Program};
use super::system::{self, System};
use crate::shell;

/// Which browsers a run needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) chromium: bool,
    pub(crate) firefox: bool,
    pub(crate) webkit: bool,
    pub(crate) poppler: bool,
    /// Typefaces for Chinese and Arabic: without them browsers lay out boxes, and share cards are left out.
    pub(crate) typefaces: bool,
}

/// The programs that drive the browsers; what was not asked for may be absent.
#[derive(Debug)]
pub(crate) struct Browsers {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) chromedriver: Option<PathBuf>,
    pub(crate) geckodriver: Option<PathBuf>,
    /// The Firefox that geckodriver starts, which does not look for `firefox-esr` itself.
    pub(crate) firefox: Option<PathBuf>,
    /// WebKit's driver, a browser around it, and a screen to draw on.
    pub(crate) webkit: Option<WebKit>,
}

/// What WebKit takes.
#[derive(Debug)]
pub(crate) struct WebKit {
    pub(crate) driver: PathBuf,
    pub(crate) browser: PathBuf,
    pub(crate) screen: PathBuf,
}

/// Finds what `need` asks for, installing it where that can be done. geckodriver is found in `dirs` or on PATH.
pub(super) fn ensure(need: Need, dirs: &[PathBuf]) -> Result<Browsers> {
    if need.chromium {
        check_named_driver("CHROMEDRIVER")?;
    }
    if need.firefox {
        check_named_driver("GECKODRIVER")?;
    }
    let mut missing = missing(need);
    if !missing.is_empty() {
        let system = System::detect();
        if !system.can_install() {
            bail!("{}", system.instructions(&missing));
        }
        system::apt_install(&system.packages(&missing))?;
        missing = self::missing(need);
    }
    if !missing.is_empty() {
        bail!("{}", still_missing(&missing));
    }
    if need.chromium {
        same_major(&Part::Chromium.find(), &Part::Chromedriver.find())?;
    }
    let geckodriver = env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| {
        let name = format!("geckodriver{}", env::consts::EXE_SUFFIX);
        let cached = dirs
            .iter()
            .map(|dir| dir.join(&name))
            .find(|path| path.is_file());
        cached.or_else(|| shell::find("geckodriver"))
    });
    Ok(Browsers {
        chromium: Part::Chromium.find().map(|program| program.path),
        chromedriver: Part::Chromedriver.find().map(|program| program.path),
        geckodriver,
        firefox: Part::Firefox.find().map(|program| program.path),
        webkit: webkit(),
    })
}

fn webkit() -> Option<WebKit> {
    let path = |part: Part| part.find().map(|program| program.path);
    Some(WebKit {
        driver: path(Part::WebKitDriver)?,
        browser: path(Part::MiniBrowser)?,
        screen: path(Part::Xvfb)?,
    })
}

fn missing(need: Need) -> Vec<Part> {
    let asked = [
        (need.chromium, Part::Chromium),
        (need.chromium, Part::Chromedriver),
        (need.firefox, Part::Firefox),
        (need.webkit, Part::WebKitDriver),
        (need.webkit, Part::MiniBrowser),
        (need.webkit, Part::Xvfb),
        (need.poppler, Part::Poppler),
        (need.typefaces, Part::Chinese),
        (need.typefaces, Part::Arabic),
    ];
    asked
        .into_iter()
        .filter(|(asked, part)| *asked && part.find().is_none())
        .map(|(_, part)| part)
        .collect()
}

fn still_missing(parts: &[Part]) -> String {
    format!(
        "apt-get has installed its packages, and yet this does not run: {}. On Ubuntu these packages only point to \
         snaps, which need snapd and do not run in most containers: install Google Chrome with its chromedriver, and \
         Firefox, from their makers' own packages, put them on PATH, and run this command again.",
        system::names(parts)
    )
}

/// A driver that the person named has to run; nothing else is looked for in its place.
fn check_named_driver(variable: &str) -> Result<()> {
    let Some(path) = env::var_os(variable).map(PathBuf::from) else {
        return Ok(());
    };
    if shell::version(&path).is_none() {
        bail!(
            "{variable} is set to {}, which does not run. Correct it, or unset it.",
            path.display()
        );
    }
    Ok(())
}

fn same_major(browser: &Option<Program>, driver: &Option<Program>) -> Result<()> {
    let (Some(browser), Some(driver)) = (browser, driver) else {
        return Ok(());
    };
    let major = |program: &Program| program.version.split('.').next().map(str::to_owned);
    if major(browser) == major(driver) {
        return Ok(());
    }
    bail!(
        "{} is version {} and {} is version {}: a chromedriver drives only the browser of its own major version. \
         Install the two from one place, or set CHROMEDRIVER to one that fits.",
        browser.path.display(),
        browser.version,
        driver.path.display(),
        driver.version
    )
}

impl Browsers {
    /// Gives `command`, which runs tests, Chromium and nothing else to find.
    ///
    /// # Errors
    /// Chromium was not asked for at set-up.
    pub(crate) fn use_chromium(&self, command: &mut Command) -> Result<()> {
        forget_drivers(command);
        command.env(
            "CHROMEDRIVER",
            self.chromedriver
                .as_ref()
                .context("no chromedriver was set up")?,
        );
        Ok(())
    }

    /// Gives `command`, which runs tests, Firefox and nothing else to find.
    ///
    /// # Errors
    /// Firefox was not asked for at set-up.
    pub(crate) fn use_firefox(&self, command: &mut Command) -> Result<()> {
        forget_drivers(command);
        command.env(
            "GECKODRIVER",
            self.geckodriver
                .as_ref()
                .context("no geckodriver was set up")?,
        );
        if let Some(firefox) = &self.firefox {
            command.env(
                "GECKODRIVER_ARGS",
                format!("--binary '{}'", firefox.display()),
            );
        }
        Ok(())
    }
}

impl Browsers {
    /// Gives `command`, which runs end-to-end tests, all three engines.
    ///
    /// # Errors
    /// One of them was not asked for at set-up.
    pub(crate) fn use_all(&self, command: &mut Command) -> Result<()> {
        forget_drivers(command);
        let webkit = self.webkit.as_ref().context("no WebKit was set up")?;
        let chromedriver = self
            .chromedriver
            .as_ref()
            .context("no chromedriver was set up")?;
        let geckodriver = self
            .geckodriver
            .as_ref()
            .context("no geckodriver was set up")?;
        let firefox = self.firefox.as_ref().context("no Firefox was set up")?;
        command.env("CHROMEDRIVER", chromedriver);
        command.env("GECKODRIVER", geckodriver);
        command.env("COMPANION_E2E_FIREFOX", firefox);
        command.env("COMPANION_E2E_WEBKITDRIVER", &webkit.driver);
        command.env("COMPANION_E2E_MINIBROWSER", &webkit.browser);
        command.env("COMPANION_E2E_XVFB", &webkit.screen);
        Ok(())
    }
}

/// The test runner takes the first driver that any of these names.
fn forget_drivers(command: &mut Command) {
    for driver in [
        "GECKODRIVER",
        "SAFARIDRIVER",
        "CHROMEDRIVER",
        "MSEDGEDRIVER",
    ] {
        command.env_remove(driver);
        command.env_remove(format!("{driver}_REMOTE"));
        command.env_remove(format!("{driver}_ARGS"));
    }
    command.env_remove("NO_HEADLESS");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_of_another_major_version_is_named() {
        fn check(browser: &str, driver: &str, fits: bool) {
            let program = |path: &str, version: &str| {
                Some(Program {
                    path: path.into(),
                    version: version.to_owned(),
                })
            };
            let result = same_major(
                &program("chromium", browser),
                &program("chromedriver", driver),
            );
            match result {
                Ok(()) => assert!(fits, "{browser} with {driver}"),
                Err(error) => {
                    assert!(!fits, "{error}");
                    let said = error.to_string();
                    assert!(said.contains(browser) && said.contains(driver), "{said}");
                }
            }
        }
        check("156.0.8078.79", "156.0.8078.79", true);
        check("156.0.8078.79", "156.0.8000.1", true);
        check("156.0.8078.79", "155.0.7000.2", false);
        check("15.0.1", "156.0.1", false);
    }

    #[test]
    fn a_browser_run_finds_one_driver_only() {
        let browsers = Browsers {
            chromium: Some("/usr/bin/chromium".into()),
            chromedriver: Some("/d/chromedriver".into()),
            geckodriver: Some("/d/geckodriver".into()),
            firefox: Some("/usr/bin/firefox-esr".into()),
            webkit: None,
        };
        let set = |command: &Command| {
            let variables = command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?)));
            variables
                .map(|(n, v)| format!("{}={}", n.display(), v.display()))
                .collect::<Vec<_>>()
        };
        let mut command = Command::new("cargo");
        browsers.use_chromium(&mut command).unwrap();
        assert_eq!(set(&command), ["CHROMEDRIVER=/d/chromedriver"]);
        browsers.use_firefox(&mut command).unwrap();
        assert_eq!(
            set(&command),
            [
                "GECKODRIVER=/d/geckodriver",
                "GECKODRIVER_ARGS=--binary '/usr/bin/firefox-esr'"
            ]
        );
    }
}
