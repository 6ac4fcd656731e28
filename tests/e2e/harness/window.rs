//! The window that a page is read in, and what its system asks pages for.

use serde_json::{Value, json};

use super::browser::Browser;
use super::engine::Engine;
use super::wait::until;

/// How high a window is, with its frame, where that does not matter.
const HEIGHT: u32 = 900;

impl Browser {
    /// Makes the window's content as wide as this, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32) {
        self.place_until(width, HEIGHT, &format!("return innerWidth === {width}"))
            .await;
    }

    /// Makes the window's content as wide and as high as this, in CSS pixels.
    pub(crate) async fn resize_to(&self, width: u32, height: u32) {
        self.resize(width).await;
        let content: u32 = self.js("return innerHeight", &[]).await;
        let is_so = format!("return innerWidth === {width} && innerHeight === {height}");
        self.place_until(width, HEIGHT + height - content, &is_so)
            .await;
    }

    /// Places the window until `is_so`. Firefox forgets, now and then, a place that it is given right after another.
    async fn place_until(&self, width: u32, height: u32, is_so: &str) {
        let is_placed = async || {
            self.place_window(width, height).await;
            self.js(is_so, &[]).await
        };
        until(is_placed, || is_so.to_owned()).await;
    }

    async fn place_window(&self, width: u32, height: u32) {
        if self.engine == Engine::Firefox {
            // Firefox keeps its own window at 500 pixels or more.
            self.command("/moz/context", json!({ "context": "chrome" }))
                .await;
            let unbound = "for (const part of [document.documentElement, document.body]) \
                           for (const least of ['min-width', 'min-height']) \
                           part.style.setProperty(least, '0', 'important');";
            self.js::<Value>(unbound, &[]).await;
            self.command("/moz/context", json!({ "context": "content" }))
                .await;
        }
        let x = self.engine.window_left(width);
        let place = json!({ "x": x, "y": 0, "width": width, "height": height });
        self.command("/window/rect", place).await;
    }

    /// Lays a reader's own style over the page's, as an extension of the browser does. It goes with the document.
    pub(crate) async fn restyle(&self, style: &str) {
        let lay = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]); \
                   document.adoptedStyleSheets = [sheet]";
        self.js::<()>(lay, &[json!(style)]).await;
    }

    /// Makes Chromium tell pages that the system asks for something: media features, each with its value.
    pub(crate) async fn system_asks_for(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let features = json!({ "features": features });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }
}
