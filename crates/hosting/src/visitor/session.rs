//! A session with chromedriver, in the words of W3C WebDriver.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

use super::Screen;
use crate::process::{self, Process};

/// A browser and its driver; both end when this is dropped.
#[derive(Debug)]
pub(super) struct Session {
    // Dropped in this order: the driver ends the browser, which writes below its home until then.
    _driver: Process,
    _home: TempDir,
    agent: Agent,
    address: String,
}

impl Session {
    /// Starts a driver and a browser with an empty cache, in this environment.
    pub(super) fn start(
        chromedriver: &Path,
        screen: Screen,
        environment: &[(&str, &Path)],
    ) -> Result<Self> {
        let home = tempfile::Builder::new()
            .prefix("companion-visitor-")
            .tempdir()?;
        let port = process::free_port()?;
        let mut command = Command::new(chromedriver);
        command
            .arg(format!("--port={port}"))
            .env("HOME", home.path())
            .env("TMPDIR", home.path())
            .envs(environment.iter().copied());
        let driver = Process::start(&mut command, port, &home.path().join("driver.log"))?;
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut session = Self {
            _driver: driver,
            _home: home,
            agent,
            address: format!("http://127.0.0.1:{port}/session"),
        };
        let answer = session.say(
            "",
            &json!({ "capabilities": { "alwaysMatch": capabilities(screen) } }),
        )?;
        let id = answer["sessionId"]
            .as_str()
            .context("chromedriver has named no session")?;
        session.address = format!("{}/{id}", session.address);
        Ok(session)
    }

    /// Opens an address and waits for it to have loaded.
    pub(super) fn go(&self, url: &str) -> Result<()> {
        self.say("/url", &json!({ "url": url })).map(drop)
    }

    /// What a script hands to its last argument, sooner or later; `args` are those before it.
    pub(super) fn ask_later(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.say("/execute/async", &json!({ "script": script, "args": args }))
    }

    /// The answer to a command of the Chrome DevTools Protocol.
    pub(super) fn devtools(&self, command: &str, values: &Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": values });
        self.say("/goog/cdp/execute", &body)
    }

    /// What the browser has told of its work since it was last asked: messages of the Chrome DevTools Protocol.
    pub(super) fn events(&self) -> Result<Vec<Value>> {
        let log = self.say("/se/log", &json!({ "type": "performance" }))?;
        let entries = log
            .as_array()
            .context("chromedriver has no log of the browser’s work")?;
        let messages = entries.iter().filter_map(|entry| entry["message"].as_str());
        messages
            .map(|text| Ok(serde_json::from_str::<Value>(text)?["message"].take()))
            .collect()
    }

    fn say(&self, command: &str, body: &Value) -> Result<Value> {
        let mut response = self
            .agent
            .post(format!("{}{command}", self.address))
            .send_json(body)?;
        let mut answer: Value = response
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_json()?;
        if !response.status().is_success() {
            bail!(
                "chromedriver: {}",
                answer["value"]["message"]
                    .as_str()
                    .unwrap_or("no reason given")
            );
        }
        Ok(answer["value"].take())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A driver that is ended does not end its browser; one that has ended has.
        let _ = self.agent.delete(&self.address).call();
    }
}

fn capabilities(screen: Screen) -> Value {
    let mut options = json!({
        "args": [
            "--headless=new",
            // It may run as root, and opens no page but ours.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1440,900",
        ],
    });
    if screen == Screen::Phone {
        options["mobileEmulation"] = json!({
            "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 3.0, "mobile": true, "touch": true },
        });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "performance": "ALL" },
    })
}
