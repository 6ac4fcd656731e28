//! The programs and typefaces that a test with browsers takes, and where they may be.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::shell;

/// Something that has to be on the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Chromium,
    Chromedriver,
    Firefox,
    WebKitDriver,
    MiniBrowser,
    Xvfb,
    /// What reads a PDF.
    Poppler,
    /// Typefaces for Chinese.
    Chinese,
    /// A typeface for Arabic: that with which the pages of the gallery were photographed.
    Arabic,
}

/// A part that runs and tells its version.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) version: String,
}

impl Part {
    /// What it is called in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Chromedriver => "chromedriver",
            Self::Firefox => "Firefox",
            Self::WebKitDriver => "WebKitWebDriver",
            Self::MiniBrowser => "MiniBrowser",
            Self::Xvfb => "Xvfb",
            Self::Poppler => "pdftoppm (poppler)",
            Self::Chinese => "typefaces for Chinese (Noto CJK)",
            Self::Arabic => "a typeface for Arabic (DejaVu)",
        }
    }

    /// Where it is, if it is there and runs.
    pub(super) fn find(self) -> Option<Program> {
        self.candidates().into_iter().find_map(|path| {
            // WebKit's come from one place in versions that fit, and of no other is a certain version needed.
            if matches!(
                self,
                Self::WebKitDriver
                    | Self::MiniBrowser
                    | Self::Xvfb
                    | Self::Poppler
                    | Self::Chinese
                    | Self::Arabic
            ) {
                let version = String::new();
                return path.is_file().then_some(Program { path, version });
            }
            let version = shell::version(&path)?;
            Some(Program { path, version })
        })
    }

    fn candidates(self) -> Vec<PathBuf> {
        let (variable, names, elsewhere): (_, &[&str], &[&str]) = match self {
            Self::Chromium => (
                None,
                &[
                    "chromium",
                    "google-chrome",
                    "google-chrome-stable",
                    "chromium-browser",
                ],
                &[
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                ],
            ),
            Self::Chromedriver => (Some("CHROMEDRIVER"), &["chromedriver"], &[]),
            Self::Firefox => (
                None,
                &["firefox", "firefox-esr"],
                &["/Applications/Firefox.app/Contents/MacOS/firefox"],
            ),
            Self::WebKitDriver => (None, &["WebKitWebDriver"], &[]),
            Self::MiniBrowser => return mini_browsers(),
            Self::Xvfb => (None, &["Xvfb"], &[]),
            Self::Poppler => (None, &["pdftoppm"], &[]),
            Self::Chinese => (
                None,
                &[],
                &[
                    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
                    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
                    "/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc",
                ],
            ),
            Self::Arabic => (
                None,
                &[],
                &[
                    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
                    "/usr/share/fonts/TTF/DejaVuSans.ttf",
                ],
            ),
        };
        if let Some(path) = variable.and_then(env::var_os) {
            return vec![path.into()];
        }
        let on_path = names.iter().filter_map(|name| shell::find(name));
        on_path.chain(elsewhere.iter().map(PathBuf::from)).collect()
    }
}

/// WebKit's small browser lies beside its library, in a folder named after machine and version.
fn mini_browsers() -> Vec<PathBuf> {
    let below = |dir: PathBuf| {
        fs::read_dir(dir)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let libraries = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let machines = libraries
        .iter()
        .cloned()
        .flat_map(below)
        .filter(|path| path.is_dir());
    let mut found: Vec<PathBuf> = libraries
        .iter()
        .cloned()
        .chain(machines)
        .flat_map(below)
        .filter(|path| path.to_string_lossy().contains("webkit"))
        .map(|path| path.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
}
