//! A browser in the hands of a test, of whose site it knows nothing.

use std::cell::Cell;
use std::fmt::Debug;
use std::thread;

use hyper::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::{By, Key, WebDriver};
use tokio::runtime::Handle;
use tokio::task;

use super::command::FreeCommand;
use super::engine::Engine;
pub(crate) use super::engine::Scripts;
use super::heard::Heard;
use super::idle::{self, Kind, Running};
use super::probe::Said;
use super::server::Server;
use super::site::Page;
use super::wait::{ANSWER, until};

thread_local! {
    /// Whether a browser of this thread's test has crashed.
    static HAS_CRASHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a browser of the test that has just failed was gone, so that the test has judged nothing.
pub(super) fn has_crashed() -> bool {
    HAS_CRASHED.take()
}

/// A browser, and its driver. When this is dropped, it waits for the next test if it is as it was found, else it goes.
///
/// Dropping it also proves that nothing was asked of any host but this one, and that no page said what none may (`heard`).
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(super) heard: Heard,
    running: Option<Running>,
    is_spent: Cell<bool>,
}

impl Browser {
    /// Opens a browser.
    pub(crate) async fn open(engine: Engine, scripts: Scripts) -> Self {
        Self::take(engine, scripts, true).await
    }

    async fn take(engine: Engine, scripts: Scripts, waits: bool) -> Self {
        let running = idle::take(Kind {
            engine,
            scripts,
            waits,
        });
        Self {
            engine,
            heard: Heard::default(),
            running: Some(running.await),
            is_spent: Cell::default(),
        }
    }

    /// Opens a browser with scripts, as most readers have it.
    pub(crate) async fn live(engine: Engine) -> Self {
        Self::open(engine, Scripts::On).await
    }

    /// Opens a browser that does not wait for a page to be loaded before it goes on.
    pub(crate) async fn impatient(engine: Engine) -> Self {
        Self::take(engine, Scripts::On, false).await
    }

    /// Lets it serve no other test, because it will not be as it was found.
    pub(crate) fn spend(&self) {
        self.is_spent.set(true);
    }

    pub(super) fn session(&self) -> &WebDriver {
        &self.running().session
    }

    /// Whether its pages may run scripts.
    pub(super) fn scripts(&self) -> Scripts {
        self.running().kind.scripts
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("it is there until the end")
    }

    /// Whether its driver knows no such browser any more. One that is busy, or whose page has crashed, is known.
    fn is_gone(&self) -> bool {
        let ask = tokio::time::timeout(ANSWER, self.session().windows());
        let answer = task::block_in_place(|| Handle::current().block_on(ask));
        let Ok(Err(error)) = answer else {
            return false;
        };
        matches!(
            error.as_inner(),
            WebDriverErrorInner::InvalidSessionId(_) | WebDriverErrorInner::HttpError(_)
        )
    }

    /// Goes to a page; `rest` is what follows its path, such as a fragment.
    pub(crate) async fn visit(&self, server: &Server, page: Page, rest: &str) {
        self.go(&server.url(&format!("{}{rest}", page.path))).await;
    }

    /// Goes to any address.
    pub(crate) async fn go(&self, url: &str) {
        self.listen().await;
        self.session().goto(url).await.unwrap();
    }

    /// Goes into a frame of the document that the session is in, and waits until its own document is there: scripts and
    /// clicks are the frame's from now on.
    pub(crate) async fn enter_frame(&self, index: u16) {
        // A frame of another origin has a process of its own, of which a driver may learn later than of the page.
        let is_in = async || self.session().enter_frame(index).await.is_ok();
        until(is_in, || format!("frame {index} to go into")).await;
        // A page without scripts is loaded, for a driver, while its frame may still be empty.
        self.wait_for(
            "return location.href !== 'about:blank' && document.readyState !== 'loading'",
        )
        .await;
    }

    /// Goes back to the page itself.
    pub(crate) async fn leave_frames(&self) {
        self.session().enter_default_frame().await.unwrap();
    }

    /// Runs a script and answers with what it returns.
    pub(crate) async fn js<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        let answer = self.session().execute(script, args.to_vec()).await;
        let answer = answer.unwrap_or_else(|error| panic!("{error}\nin the script {script}"));
        let value = answer.json();
        T::deserialize(value)
            .unwrap_or_else(|error| panic!("{error}: {value}\nof the script {script}"))
    }

    /// The id of the quote that a live carousel shows.
    pub(crate) async fn shown_quote(&self) -> String {
        self.js(
            "return document.querySelector('.slide:not([inert])').id",
            &[],
        )
        .await
    }

    /// Presses the button to the next quote, and waits for it.
    pub(crate) async fn turn_carousel(&self) {
        let before = self.shown_quote().await;
        self.js::<()>(
            "document.querySelectorAll('#quotes button')[1].click()",
            &[],
        )
        .await;
        let turned = "return document.querySelector('.slide:not([inert])').id !== arguments[0]";
        self.wait_with(turned, &[json!(before)]).await;
    }

    /// Clicks the first element that `selector` finds, as a person does: once it stands still, in sight and uncovered.
    pub(crate) async fn click(&self, selector: &str) {
        // Drivers scroll to what they click, but WebKit's only to the window's very edge, where it then fails. And each
        // looks first where the thing is and clicks there afterwards, whatever has moved meanwhile.
        let stands_still = "const thing = document.querySelector(arguments[0]); \
            thing.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const { x, y, width, height } = thing.getClientRects()[0], place = [x, y, width, height].join(); \
            const stood = thing.place === place; \
            thing.place = place; \
            return stood && thing.contains(document.elementFromPoint(x + width / 2, y + height / 2))";
        self.wait_with(stands_still, &[json!(selector)]).await;
        // Where a frame's content is on the screen, the page around it decides, which may have scrolled as well.
        if self.scripts() == Scripts::On {
            self.settle().await;
        }
        let found = self.session().find(By::Css(selector)).await;
        let element = found.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// What the page has said and done that a reader should not have noticed.
    pub(crate) async fn said(&self) -> Said {
        let said: Option<Said> = self.js("return window.__probe ?? null", &[]).await;
        said.unwrap_or_default()
    }

    /// Whether the page has been as quiet as it should be.
    pub(crate) async fn is_quiet(&self, about: impl Debug) {
        assert_eq!(self.said().await, Said::default(), "{about:?}");
    }

    /// Runs a script that answers, some time, by calling its last argument.
    pub(crate) async fn js_later<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.session().execute_async(script, Vec::new()).await;
        let answer = answer.unwrap_or_else(|error| panic!("{error}\nin the script {script}"));
        answer
            .convert()
            .unwrap_or_else(|error| panic!("{error}\nof the script {script}"))
    }

    /// A command of Chromium's developer tools. Much of what they do stays.
    pub(crate) async fn devtools(&self, name: &str, params: Value) -> Value {
        self.spend();
        self.command(
            "/goog/cdp/execute",
            json!({ "cmd": name, "params": params }),
        )
        .await
    }

    /// Performs input actions, as the WebDriver standard words them.
    pub(crate) async fn act(&self, sources: Value) {
        self.command("/actions", json!({ "actions": sources }))
            .await;
    }

    /// Presses and lets go of keys, one after the other; special keys are those of `thirtyfour::Key`.
    pub(crate) async fn press(&self, keys: &str) {
        let strokes = keys.chars().flat_map(|key| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
        });
        self.act(json!([{ "type": "key", "id": "keys", "actions": strokes.collect::<Vec<_>>() }]))
            .await;
    }

    /// Follows the first link that `selector` finds, by keyboard: the page stays where it is until then.
    pub(crate) async fn follow(&self, selector: &str) {
        let focus = "document.querySelector(arguments[0]).focus({ preventScroll: true })";
        self.js::<()>(focus, &[json!(selector)]).await;
        self.press(&Key::Enter.value().to_string()).await;
    }

    /// One step back in the history.
    pub(crate) async fn back(&self) {
        self.session().back().await.unwrap();
    }

    /// One step forward in the history.
    pub(crate) async fn forward(&self) {
        self.session().forward().await.unwrap();
    }

    /// The role and the name that assistive technology is told of the first element that `selector` finds. WebKit's
    /// driver does not say.
    pub(crate) async fn told_of(&self, selector: &str) -> (String, String) {
        let element = self.session().find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        let ask = async |what: &str| {
            let path = format!("/element/{}/computed{what}", element.element_id());
            let answer = self.free_command(Method::GET, &path, None).await;
            answer.as_str().unwrap_or_default().to_owned()
        };
        (ask("role").await, ask("label").await)
    }

    /// A command that only this engine knows, or that takes free words.
    pub(crate) async fn command(&self, path: &str, body: Value) -> Value {
        self.free_command(Method::POST, path, Some(body)).await
    }

    async fn free_command(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let words = FreeCommand::new(method, path, body);
        let answer = self
            .session()
            .cmd(Command::ExtensionCommand(Box::new(words)))
            .await;
        let answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        answer.value_json().unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            HAS_CRASHED.set(HAS_CRASHED.get() || self.is_gone());
            return;
        }
        self.has_heard_nothing();
        let Some(running) = self.running.take() else {
            return;
        };
        let asked = running.elsewhere.log().into_iter().filter(|answered| {
            let errands = self.engine.errands().iter();
            !errands.into_iter().any(|host| answered.path.contains(host))
        });
        let asked: Vec<_> = asked.collect();
        assert!(asked.is_empty(), "{:?} asked {asked:?}", self.engine);
        // Chromium starts in half a second, and now and then a used one stops drawing.
        if !self.is_spent.get() && self.engine != Engine::Chromium {
            task::block_in_place(|| Handle::current().block_on(idle::give_back(running)));
        }
    }
}
