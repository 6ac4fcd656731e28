//! What every test needs: a browser, a host for the site, and eyes.

use std::sync::LazyLock;

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
mod window;

pub(crate) use browser::{Browser, Scripts};
pub(crate) use engine::Engine;
pub(crate) use server::Server;

/// Runs a test to its end, however long that may take: what waits has a deadline of its own.
pub(crate) fn run(test: impl Future<Output = ()>) {
    RUNTIME.block_on(test);
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
            crate::harness::run(super::$name(crate::harness::Engine::$engine));
        })*
    };
}

pub(crate) use {in_engines, in_every_engine};
