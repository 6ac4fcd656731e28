//! What a test waits for: a condition, never a time.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::{Browser, Scripts};
use super::server::Server;
use super::site::Page;

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(45);

/// How long a script that only looks at something may take.
pub(super) const ANSWER: Duration = Duration::from_secs(6);

/// How soon a condition is looked at again: at first, and at last. Each look costs the machine that the page needs, too.
const GLANCE: Duration = Duration::from_millis(10);
const LONG_GLANCE: Duration = Duration::from_millis(80);

/// Answers when the browser has drawn twice.
const TWO_FRAMES: &str = "const done = arguments[arguments.length - 1]; \
                          requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";

impl Browser {
    /// Waits until a script returns true.
    pub(crate) async fn wait_for(&self, script: &str) {
        self.wait_with(script, &[]).await;
    }

    /// Waits until a script, given `args`, returns true.
    pub(crate) async fn wait_with(&self, script: &str, args: &[Value]) {
        // A script may meet a document that is about to go. WebKit's driver then has no answer, and asks for none again.
        let is_true = async || {
            let answer = self.session().execute(script, args.to_vec());
            let answer = tokio::time::timeout(ANSWER, answer).await;
            answer.is_ok_and(|answer| answer.is_ok_and(|is| *is.json() == json!(true)))
        };
        if !comes_true(is_true).await {
            let state = self.state().await;
            panic!("waited in vain for {script} {args:?}\non a page that {state}");
        }
    }

    /// What is to be known of a page on which something does not happen.
    async fn state(&self) -> String {
        let ask = self.session().execute(include_str!("state.js"), Vec::new());
        let state = match tokio::time::timeout(ANSWER, ask).await {
            Ok(Ok(state)) => format!("is {}", state.json()),
            Ok(Err(error)) => format!("answers {error}"),
            Err(_) => return "does not answer".to_owned(),
        };
        // Whose scripts are off, cannot call back.
        let draws =
            tokio::time::timeout(ANSWER, self.session().execute_async(TWO_FRAMES, Vec::new()));
        match self.scripts() == Scripts::Off || matches!(draws.await, Ok(Ok(_))) {
            true => state,
            false => state + ", and is not drawn any more",
        }
    }

    /// Waits until the whole of a page's HTML is there, whatever it waits for itself.
    pub(crate) async fn has_arrived(&self, server: &Server, page: Page) {
        let here =
            "return location.href === arguments[0] && !!document.querySelector('main #sources li')";
        self.wait_with(here, &[json!(server.url(page.path))]).await;
    }

    /// Waits until the islands of a page with several quotes are live.
    pub(crate) async fn comes_alive(&self) {
        self.wait_for("return !!document.querySelector('#quotes[data-live]')")
            .await;
        self.is_drawn().await;
    }

    /// Waits until all of a live page is drawn, and not only what is near the reader.
    pub(crate) async fn is_drawn(&self) {
        self.wait_for("return !document.querySelector('[data-undrawn]')")
            .await;
    }

    /// Waits until the guide to the story is there, which comes when the reader is near; an address that leads somewhere
    /// has gone there already.
    pub(crate) async fn guide_arrives(&self) {
        let go = "if (!location.hash) document.querySelector('#timeline').scrollIntoView()";
        self.js::<()>(go, &[]).await;
        self.wait_for("return !!document.querySelector('.guide__content')")
            .await;
    }

    /// Lets the browser draw twice: everything that was due has happened.
    pub(crate) async fn settle(&self) {
        self.session()
            .execute_async(TWO_FRAMES, Vec::new())
            .await
            .unwrap();
    }
}

/// Looks again and again until something is so. `what` is said of what never was.
pub(crate) async fn until(is: impl AsyncFn() -> bool, what: impl Fn() -> String) {
    assert!(comes_true(is).await, "waited in vain for {}", what());
}

/// Looks again and again whether something is so, which it may never be.
async fn comes_true(is: impl AsyncFn() -> bool) -> bool {
    let started = Instant::now();
    let mut glance = GLANCE;
    while !is().await {
        if started.elapsed() > PATIENCE {
            return false;
        }
        tokio::time::sleep(glance).await;
        glance = LONG_GLANCE.min(glance * 3 / 2);
    }
    true
}
