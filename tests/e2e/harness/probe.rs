//! A script that the server puts in front of a page's own: it listens for what must not happen, and can make
//! things happen that a reader's surroundings make happen.
//!
//! It stands before the page's Content-Security-Policy, which therefore stays the real one for everything that
//! follows. With scripting off it is as silent as everything else.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What the page has said and done so far that a reader should not have noticed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
pub(crate) struct Said {
    /// Uncaught errors and rejections.
    pub(crate) errors: Vec<String>,
    /// Elements whose file could not be loaded or run.
    pub(crate) failed: Vec<String>,
    /// What was written to the console as an error.
    pub(crate) console: Vec<String>,
    /// What the Content-Security-Policy had to stop.
    pub(crate) violations: Vec<String>,
    /// Dialogs that were opened.
    pub(crate) dialogs: Vec<String>,
    /// The details of the `companion-error` events.
    pub(crate) events: Vec<serde_json::Value>,
}

impl Said {
    /// How often the failure of a script was told, in whichever way.
    pub(crate) fn reports(&self) -> usize {
        let scripts = self
            .failed
            .iter()
            .filter(|element| element.starts_with("script"))
            .count();
        self.errors.len() + self.console.len() + scripts
    }
}

/// The probe's script, with another one after it.
pub(super) fn script(before: &str) -> String {
    format!("{}{before}", include_str!("probe.js"))
}

/// The page with the script in front of everything that it holds itself. What has no head is no page, but a piece that
/// one takes in.
pub(super) fn insert(html: &str, script: &str) -> String {
    let Some(head) = html.find("<head") else {
        return html.to_owned();
    };
    let end = head + html[head..].find('>').expect("the head's tag ends") + 1;
    format!("{}<script>{script}</script>{}", &html[..end], &html[end..])
}

/// A policy that lets the script, and nothing else, in as well.
pub(super) fn admit(policy: &str, script: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(script));
    let directives = policy.split(';').map(|directive| match directive.trim() {
        scripts if scripts.starts_with("script-src ") => format!("{scripts} 'sha256-{hash}'"),
        other => other.to_owned(),
    });
    directives.collect::<Vec<_>>().join("; ")
}
