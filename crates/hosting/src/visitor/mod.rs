//! A reader in headless Chromium, who looks at a page from its beginning to its end.

mod camera;
mod session;
mod traffic;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

pub use camera::Camera;
use session::Session;
pub use traffic::Request;
use traffic::Traffic;

/// How long a page may take until it has its program.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is looked at until then.
const GLANCE: Duration = Duration::from_millis(50);

/// Scrolls to the end of the page, a screen at a time, and says what there was to see.
const LOOK: &str = include_str!("look.js");

/// What a page is looked at on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Screen {
    /// 390 × 844 points, touched.
    Phone,
    /// 1440 × 900 points.
    Desktop,
}

/// A browser at work, with nothing in its cache at first; it ends when this is dropped.
#[derive(Debug)]
pub struct Visitor {
    session: Session,
}

/// What a visit to a page was like.
#[derive(Debug)]
pub struct Visit {
    /// Everything that was asked for, in that order.
    pub requests: Vec<Request>,
    /// How many of those were under way before the first text could be seen.
    pub requests_before_content: usize,
    /// How many elements the page has.
    pub elements: usize,
    /// The sum of all layout shifts (Layout Instability, W3C), down to the end of the page.
    pub layout_shift: f64,
}

/// What the page says of itself.
#[derive(Deserialize)]
struct Look {
    elements: usize,
    requests_before_content: usize,
    layout_shift: f64,
}

impl Visitor {
    /// Starts Chromium with its driver.
    ///
    /// # Errors
    /// One of them is not on this machine, or does not start.
    pub fn start(chromedriver: &Path, screen: Screen) -> Result<Self> {
        Ok(Self {
            session: Session::start(chromedriver, screen, &[])?,
        })
    }

    /// Opens a page that no other is open beside, waits for its program, and reads it to its end.
    ///
    /// # Errors
    /// The program does not come, or the browser ends.
    pub fn visit(&self, url: &str) -> Result<Visit> {
        self.session.go("about:blank")?;
        self.session.events()?;
        self.session.go(url)?;
        let mut traffic = Traffic::default();
        self.wait(&mut traffic)?;
        let look = serde_json::from_value(self.session.ask_later(LOOK, &[])?);
        let Look {
            elements,
            requests_before_content,
            layout_shift,
        } = look.context("the page’s answer")?;
        self.wait(&mut traffic)?;
        Ok(Visit {
            requests: traffic.into_requests(),
            requests_before_content,
            elements,
            layout_shift,
        })
    }

    /// Waits until the page has all that it has asked for.
    fn wait(&self, traffic: &mut Traffic) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            traffic.hear(&self.session.events()?);
            if traffic.has_all() {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("the page has not got its program and all else: {traffic:?}");
            }
            thread::sleep(GLANCE);
        }
    }
}
