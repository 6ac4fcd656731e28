//! Somebody who takes pictures of pages in headless Chromium.

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Screen;
use super::session::Session;

/// A browser with a camera; it ends when this is dropped.
#[derive(Debug)]
pub struct Camera {
    session: Session,
}

impl Camera {
    /// Starts Chromium with its driver, in this environment.
    ///
    /// # Errors
    /// One of them is not on this machine, or does not start.
    pub fn start(chromedriver: &Path, environment: &[(&str, &Path)]) -> Result<Self> {
        let session = Session::start(chromedriver, Screen::Desktop, environment)?;
        session.devtools("Emulation.setScrollbarsHidden", &json!({ "hidden": true }))?;
        // Nothing is on its way when it is photographed.
        let still =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        session.devtools("Emulation.setEmulatedMedia", &still)?;
        Ok(Self { session })
    }

    /// Opens a page in a window of this size, as somebody who has never been there.
    ///
    /// # Errors
    /// The page does not load.
    pub fn open(&self, url: &str, (width, height): (u32, u32)) -> Result<()> {
        self.session.go("about:blank")?;
        let origin: String = url.split_inclusive('/').take(3).collect();
        let kept = json!({ "origin": origin, "storageTypes": "local_storage" });
        self.session.devtools("Storage.clearDataForOrigin", &kept)?;
        let window =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.session
            .devtools("Emulation.setDeviceMetricsOverride", &window)?;
        self.session.go(url)
    }

    /// What a script hands to its last argument, sooner or later; `args` are those before it.
    ///
    /// # Errors
    /// The script fails, or hands nothing on.
    pub fn ask(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.session.ask_later(script, args)
    }

    /// A picture, as PNG, of so much of the page as begins at `top` and is of this size, in sight or not.
    ///
    /// # Errors
    /// The browser takes none.
    pub fn photograph(&self, top: u32, (width, height): (u32, u32)) -> Result<Vec<u8>> {
        let clip = json!({ "x": 0, "y": top, "width": width, "height": height, "scale": 1 });
        let what = json!({ "clip": clip, "captureBeyondViewport": true, "optimizeForSpeed": true });
        let picture = self.session.devtools("Page.captureScreenshot", &what)?;
        let picture = picture["data"].as_str().context("a photo without data")?;
        Ok(BASE64_STANDARD.decode(picture)?)
    }
}
