//! Browsers between two tests. To start one takes longer than most tests do, so a browser that a test has left as it
//! found it serves the next that asks for the same.
//!
//! Whatever a test has stored stays with its server's origin, whose port nobody is given again (`server`).

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hyper::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync;
use tokio::time::timeout;

use super::command::FreeCommand;
use super::driver::Driver;
use super::engine::{Engine, Scripts};
use super::server::Server;

/// So many browsers wait at most; who has waited longest goes.
const MOST: usize = 6;

/// How long a browser may take to be as new.
const PATIENCE: Duration = Duration::from_secs(6);

/// How long a browser may take to start.
const START: Duration = Duration::from_secs(60);

/// How many times WebKit is started, and for how long the first of them is waited for.
const ATTEMPTS: u32 = 6;
const FIRST_START: Duration = Duration::from_secs(10);

static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// What a browser is asked to be when it starts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Kind {
    pub(super) engine: Engine,
    pub(super) scripts: Scripts,
    /// Whether it waits until a page is loaded before it goes on.
    pub(super) waits: bool,
}

/// A browser at work.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) kind: Kind,
    // Dropped in this order: the session closes the browser, then its driver ends.
    pub(super) session: WebDriver,
    _driver: Driver,
    /// Hears of every host but this machine that is asked for something.
    pub(super) elsewhere: Server,
    /// Where its window was at first.
    window: Value,
}

/// A browser of this kind that shows nothing: one that waits, or a new one.
pub(super) async fn take(kind: Kind) -> Running {
    match waiting(kind) {
        Some(running) => running,
        None => Running::start(kind).await,
    }
}

fn waiting(kind: Kind) -> Option<Running> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let at = idle.iter().rposition(|running| running.kind == kind)?;
    Some(idle.remove(at))
}

/// Lets a browser wait for the next test, if it can be made as it was. It shows nothing meanwhile: a page that nobody looks
/// at any more would take its part of the machine from the others.
pub(super) async fn give_back(running: Running) {
    if !matches!(timeout(PATIENCE, running.clear()).await, Ok(Ok(()))) {
        return;
    }
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    idle.push(running);
    let surplus = (idle.len() > MOST).then(|| idle.remove(0));
    // To close a browser takes its time, in which others may want one.
    drop(idle);
    drop(surplus);
}

impl Running {
    async fn start(kind: Kind) -> Self {
        let elsewhere = Server::sink().await;
        let mut capabilities = kind.engine.capabilities(kind.scripts, elsewhere.address());
        let strategy = if kind.waits { "normal" } else { "none" };
        capabilities.set("pageLoadStrategy", strategy).unwrap();
        let (driver, session) = begin(kind.engine, &capabilities).await;
        let mut running = Self {
            kind,
            session,
            _driver: driver,
            elsewhere,
            window: Value::Null,
        };
        running.window = running
            .ask(Method::GET, "/window/rect", None)
            .await
            .unwrap();
        running
    }

    /// Makes it as it was when it was new: no key or button is held down, and its one window shows nothing.
    async fn clear(&self) -> Result<(), String> {
        let windows = self.session.windows().await;
        let windows = windows.map_err(|error| error.to_string())?;
        let [window] = windows.as_slice() else {
            return Err(format!("{} windows", windows.len()));
        };
        let name = json!({ "handle": window.to_string() });
        self.ask(Method::POST, "/window", Some(name)).await?;
        self.ask(Method::DELETE, "/actions", None).await?;
        let nothing = json!({ "url": "about:blank" });
        self.ask(Method::POST, "/url", Some(nothing)).await?;
        self.ask(Method::POST, "/window/rect", Some(self.window.clone()))
            .await?;
        Ok(())
    }

    /// A command of the standard, and what is answered.
    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, String> {
        let words = FreeCommand::new(method, path, body);
        let answer = self.session.cmd(Command::ExtensionCommand(Box::new(words)));
        let answer = answer.await.map_err(|error| error.to_string())?;
        answer.value_json().map_err(|error| error.to_string())
    }
}

/// Starts a driver and a session.
///
/// Now and then WebKit's driver and its browser, which agree on a port of their own, do not find each other: the more
/// so when two pairs look for one at once. So they do it one after the other, and again if need be.
async fn begin(engine: Engine, capabilities: &Capabilities) -> (Driver, WebDriver) {
    static ONE_AT_A_TIME: sync::Mutex<()> = sync::Mutex::const_new(());
    let _turn = match engine {
        Engine::WebKit => Some(ONE_AT_A_TIME.lock().await),
        Engine::Chromium | Engine::Firefox => None,
    };
    let mut attempts = 0;
    loop {
        attempts += 1;
        let driver = Driver::start(engine);
        let session = WebDriver::new(driver.url(), capabilities.clone());
        // Those that miss each other never meet, those of a busy machine take their time: each attempt waits longer.
        let patience = match engine {
            Engine::WebKit => FIRST_START * attempts,
            Engine::Chromium | Engine::Firefox => START,
        };
        match timeout(patience, session).await {
            Ok(Ok(session)) => return (driver, session),
            Err(_) if engine == Engine::WebKit && attempts < ATTEMPTS => {}
            Ok(Err(error)) => panic!("{engine:?} does not start: {error}"),
            Err(_) => panic!("{engine:?} does not start"),
        }
    }
}
