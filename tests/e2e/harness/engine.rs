//! The three engines, and what each is told when it starts.

use std::net::SocketAddr;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::settings;

/// A browser's engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Scripts {
    On,
    /// Off as a reader turns them off: in the browser's settings. What the tests ask by script is the driver's, and
    /// is answered all the same.
    Off,
}

/// Width and height of the screen that WebKit is given.
pub(super) const SCREEN: (u32, u32) = (1920, 1400);

impl Engine {
    /// Where a window of this width is put. WebKit's screen has no window manager: there the window under the pointer,
    /// which is in the middle, has the focus.
    pub(super) fn window_left(self, width: u32) -> i64 {
        match self {
            Self::Chromium | Self::Firefox => 0,
            Self::WebKit => (i64::from(SCREEN.0) - i64::from(width)) / 2,
        }
    }

    /// Hosts that the browser asks on errands of its own, which no preference stops; the proxy lets none through.
    pub(super) fn errands(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "accounts.google.com",
                "clients2.google.com",
                // What a field might be filled with: asked for every page that has one.
                "content-autofill.googleapis.com",
                // A dictionary, for one that somebody writes in.
                "redirector.gvt1.com",
                "update.googleapis.com",
            ],
            Self::Firefox | Self::WebKit => &[],
        }
    }

    /// What a new session asks for: a fresh profile, no errands of the browser's own, and `proxy` for every host but
    /// this one.
    pub(super) fn capabilities(self, scripts: Scripts, proxy: SocketAddr) -> Capabilities {
        let (name, options) = match self {
            Self::Chromium => ("goog:chromeOptions", chromium(scripts)),
            Self::Firefox => ("moz:firefoxOptions", firefox(scripts)),
            Self::WebKit => ("webkitgtk:browserOptions", webkit(scripts)),
        };
        let mut capabilities = Capabilities::default();
        let proxy = json!({
            "proxyType": "manual",
            "httpProxy": proxy.to_string(),
            "sslProxy": proxy.to_string(),
            // Firefox and Chromium leave this host out by themselves, and Chromium knows no such list.
            "noProxy": match self {
                Self::Chromium => json!([]),
                _ => json!(["127.0.0.1", "localhost"]),
            },
        });
        for (key, value) in [(name, options), ("proxy", proxy)] {
            capabilities.set(key, value).unwrap();
        }
        capabilities
    }
}

fn chromium(scripts: Scripts) -> Value {
    let mut options = json!({
        "args": [
            "--headless=new",
            // The tests may run as root, and open no page but their own.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-first-run",
            "--no-pings",
            "--allow-browser-signin=false",
            "--disable-extensions",
            "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate",
        ],
    });
    // Else a link that is touched has its host greeted before it is followed.
    options["prefs"] = json!({ "net.network_prediction_options": 2 });
    if scripts == Scripts::Off {
        options["prefs"]["profile.default_content_setting_values.javascript"] = json!(2);
    }
    options
}

fn firefox(scripts: Scripts) -> Value {
    json!({
        "args": ["-headless"],
        "prefs": {
            "javascript.enabled": scripts == Scripts::On,
            "app.normandy.enabled": false,
            "app.update.disabledForTesting": true,
            "browser.aboutHomeSnippets.updateUrl": "",
            "browser.newtabpage.activity-stream.feeds.topsites": false,
            "browser.region.update.enabled": false,
            "browser.safebrowsing.blockedURIs.enabled": false,
            "browser.safebrowsing.downloads.enabled": false,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "browser.search.update": false,
            "browser.shell.checkDefaultBrowser": false,
            "browser.topsites.contile.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "dom.push.connection.enabled": false,
            "extensions.getAddons.cache.enabled": false,
            "extensions.systemAddon.update.enabled": false,
            "extensions.update.enabled": false,
            "media.gmp-manager.updateEnabled": false,
            "media.gmp-provider.enabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "network.dns.disablePrefetch": true,
            "network.trr.mode": 5,
            "toolkit.telemetry.server": "",
            "toolkit.telemetry.reportingpolicy.firstRun": false,
        },
    })
}

fn webkit(scripts: Scripts) -> Value {
    let mut args = vec!["--automation"];
    if scripts == Scripts::Off {
        args.push("--enable-javascript=false");
    }
    json!({ "binary": settings::path("COMPANION_E2E_MINIBROWSER"), "args": args })
}
