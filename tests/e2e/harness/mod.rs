//! What every test needs: a browser, a host for the site, and eyes.

use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::sync::LazyLock;
use std::thread;

use tokio::runtime::{Builder, Runtime};

pub(crate) mod browser;
mod command;
pub(crate) mod controls;
pub(crate) mod dice;
mod driver;
mod engine;
pub(crate) mod fault;
mod files;
mod headers;
mod heard;
mod idle;
pub(crate) mod pdf;
pub(crate) mod preview;
pub(crate) mod probe;
mod process;
pub(crate) mod record;
pub(crate) mod server;
pub(crate) mod settings;
pub(crate) mod site;
pub(crate) mod text;
pub(crate) mod wait;
mod window;

pub(crate) use browser::{Browser, Scripts};
pub(crate) use engine::Engine;
pub(crate) use server::Server;

/// Runs a test to its end, however long that may take: what waits has a deadline of its own.
///
/// Now and then WebKit's browser crashes on a busy machine. Then the test has judged nothing: it is run once more, in a new
/// browser, and says so. What brings a browser down each time fails.
pub(crate) fn run(test: impl AsyncFn()) {
    let attempt = AssertUnwindSafe(|| RUNTIME.block_on(test()));
    let Err(failure) = panic::catch_unwind(attempt) else {
        return;
    };
    if !browser::has_crashed() {
        panic::resume_unwind(failure);
    }
    // Past the test runner, which keeps for itself what tests print that go well.
    let said = "the browser of this test has crashed; it is run once more\n";
    let name = thread::current().name().unwrap_or_default().to_owned();
    let _ = io::stderr().write_all(format!("{name}: {said}").as_bytes());
    RUNTIME.block_on(test());
}

/// Servers and connections go on beside the tests, which stand still while a browser closes.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
});

/// A test for each engine out of one function: `in_every_engine!(the_page_is_whole)` makes
/// `the_page_is_whole::chromium` and its siblings.
macro_rules! in_every_engine {
    ($($name:ident),* $(,)?) => {
        $crate::harness::in_engines!([chromium: Chromium, firefox: Firefox, webkit: WebKit] $($name),*);
    };
}

/// The same for some engines; the others cannot be asked.
macro_rules! in_engines {
    ($engines:tt $($name:ident),*) => {
        $(mod $name { $crate::harness::in_engines!(@each $engines $name); })*
    };
    (@each [$($test:ident: $engine:ident),*] $name:ident) => {
        $(#[test]
        fn $test() {
            crate::harness::run(async || super::$name(crate::harness::Engine::$engine).await);
        })*
    };
}

pub(crate) use {in_engines, in_every_engine};
