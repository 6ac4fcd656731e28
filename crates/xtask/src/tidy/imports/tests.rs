//! Snippets of code, the room they stand in, and what tidy has to say of them.

use super::*;

fn broken(file: &str, text: &str) -> Vec<String> {
    let crates = [
        "companion_model",
        "serde",
        "serde_json",
        "yew",
        "gloo",
        "web_sys",
    ]
    .map(str::to_owned);
    check(file, text, &crates)
        .iter()
        .map(Problem::to_string)
        .collect()
}

/// `expected` are the starts of the messages, or nothing when all is well.
#[track_caller]
fn expect(file: &str, text: &str, expected: &[&str]) {
    let found = broken(file, text);
    assert_eq!(found.len(), expected.len(), "{file}: {text}\n{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            found.starts_with(expected),
            "{found} does not start with {expected}"
        );
    }
}

#[test]
fn state_is_pure() {
    let file = "src/state/carousel.rs";
    expect(
        file,
        "use std::rc::Rc; use companion_model::Quote; use yew::Reducible; use super::Step;",
        &[],
    );
    expect(
        file,
        "use crate::state::Step; impl yew::Reducible for X {}",
        &[],
    );
    expect(
        file,
        "use yew::{html, Reducible};",
        &["src/state/carousel.rs:1: `yew::html` in src/state: "],
    );
    expect(
        file,
        "\nuse yew::prelude::*;",
        &["src/state/carousel.rs:2: `yew::prelude::*`"],
    );
    expect(
        file,
        "use crate::browser::now; use crate::components::X;",
        &[
            "src/state/carousel.rs:1: `crate::browser::now`",
            "src/state/carousel.rs:1: `crate::components::X`",
        ],
    );
    expect(
        file,
        "fn f(e: web_sys::Event) {} fn g() { gloo_timers::callback::Timeout::new() }",
        &[
            "src/state/carousel.rs:1: `web_sys::Event`",
            "src/state/carousel.rs:1: `gloo_timers::callback",
        ],
    );
    expect(
        file,
        "fn f() { serde::de::value(\"\") }",
        &["src/state/carousel.rs:1: `serde::de::value`"],
    );
    expect(
        file,
        "fn f() { serde_json::from_str(\"\"); Step::Next; Vec::new(); u32::from(1u8) }",
        &[],
    );
    expect(file, "#[cfg(test)] mod tests { use serde::json; }", &[]);
}

#[test]
fn the_browser_room_is_below_all_others() {
    let file = "src/browser/fetch.rs";
    expect(
        file,
        "use web_sys::window; use gloo::events::EventListener; use wasm_bindgen::JsCast;",
        &[],
    );
    expect(file, "use companion_model::Page;", &[]);
    expect(
        file,
        "use yew::Callback;",
        &["src/browser/fetch.rs:1: `yew::Callback` in src/browser"],
    );
    expect(
        file,
        "fn f() { super::super::state::x() }",
        &["src/browser/fetch.rs:1: `crate::state::x`"],
    );
    expect(
        "src/browser/mod.rs",
        "use super::hooks::x;",
        &["src/browser/mod.rs:1: `crate::hooks::x`"],
    );
}

#[test]
fn hooks_go_through_the_browser_room() {
    let file = "src/hooks/use_hash.rs";
    expect(
        file,
        "use yew::prelude::*; use crate::browser::hash; use crate::state::X;",
        &[],
    );
    expect(
        file,
        "use crate::components::Card;",
        &["src/hooks/use_hash.rs:1: `crate::components::Card`"],
    );
    expect(
        file,
        "use web_sys::HtmlElement;",
        &["src/hooks/use_hash.rs:1: `web_sys::HtmlElement`"],
    );
    expect(
        file,
        "use wasm_bindgen_futures::spawn_local;",
        &["src/hooks/use_hash.rs:1: `wasm_bindgen_futures::spawn_local`"],
    );
}

#[test]
fn controllers_draw_nothing() {
    let file = "src/controllers/guide.rs";
    expect(
        file,
        "use companion_model::Direction; use crate::browser::guide; use crate::state::X; use super::finder;",
        &[],
    );
    expect(
        file,
        "use yew::Callback; use crate::hooks::use_hash; use crate::components::Card;",
        &[
            "src/controllers/guide.rs:1: `yew::Callback` in src/controllers",
            "src/controllers/guide.rs:1: `crate::hooks::use_hash`",
            "src/controllers/guide.rs:1: `crate::components::Card`",
        ],
    );
    expect(
        file,
        "use crate::islands::start; use gloo::utils::window;",
        &[
            "src/controllers/guide.rs:1: `crate::islands::start`",
            "src/controllers/guide.rs:1: `gloo::utils::window`",
        ],
    );
    expect(
        "src/hooks/use_hash.rs",
        "use crate::controllers::guide;",
        &["src/hooks/use_hash.rs:1: `crate::controllers::guide`"],
    );
}

#[test]
fn components_reach_the_browser_through_hooks() {
    let file = "src/components/timeline/mod.rs";
    expect(
        file,
        "use yew::prelude::*; use crate::hooks::use_hash; use crate::state::X; use super::film_card::Y;",
        &[],
    );
    expect(file, "use web_sys::{HtmlElement, KeyboardEvent};", &[]);
    expect(
        file,
        "html! { <a onclick={|_| web_sys::window()}>{ x }</a> }",
        &["src/components/timeline/mod.rs:1: `web_sys::window`"],
    );
    expect(
        file,
        "use web_sys::*;",
        &["src/components/timeline/mod.rs:1: `web_sys::*`"],
    );
    expect(
        file,
        "use web_sys as w;",
        &["src/components/timeline/mod.rs:1: `web_sys`"],
    );
    expect(
        file,
        "use web_sys::Window;",
        &["src/components/timeline/mod.rs:1: `web_sys::Window`"],
    );
    expect(
        file,
        "use crate::browser;",
        &["src/components/timeline/mod.rs:1: `crate::browser`"],
    );
    expect(
        file,
        "use crate::{browser::hash, hooks};",
        &["src/components/timeline/mod.rs:1: `crate::browser::hash`"],
    );
    expect(
        file,
        "use super::super::browser::hash;",
        &["src/components/timeline/mod.rs:1: `crate::browser::hash`"],
    );
    expect(
        file,
        "use crate as c;",
        &["src/components/timeline/mod.rs:1: `crate`"],
    );
    expect(
        file,
        "use js_sys::Date; use gloo::utils::document;",
        &[
            "src/components/timeline/mod.rs:1: `js_sys::Date`",
            "src/components/timeline/mod.rs:1: `gloo::utils",
        ],
    );
    expect(
        file,
        "use crate::app::App; use crate::controllers::guide;",
        &[
            "src/components/timeline/mod.rs:1: `crate::app::App`",
            "src/components/timeline/mod.rs:1: `crate::controllers::guide`",
        ],
    );
    expect(
        file,
        "// crate::browser::x\nconst A: &str = \"crate::browser\";",
        &[],
    );
}

#[test]
fn the_page_is_put_together_without_state() {
    expect(
        "src/app.rs",
        "use crate::components::X; use crate::browser::fetch;",
        &[],
    );
    expect(
        "src/app.rs",
        "use crate::state::X; use crate::controllers::guide;",
        &[
            "src/app.rs:1: `crate::state::X` in src/app, lib",
            "src/app.rs:1: `crate::controllers::guide`",
        ],
    );
    expect(
        "src/islands.rs",
        "use crate::components::X; use crate::controllers::guide; use crate::browser::island;",
        &[],
    );
    expect(
        "src/islands.rs",
        "use web_sys::Element; use crate::hooks::use_hash;",
        &[
            "src/islands.rs:1: `web_sys::Element` in src/islands, main",
            "src/islands.rs:1: `crate::hooks::use_hash`",
        ],
    );
    expect(
        "src/lib.rs",
        "pub mod state; mod browser; pub use app::App;",
        &[],
    );
    expect(
        "src/lib.rs",
        "pub use state::Carousel;",
        &["src/lib.rs:1: `crate::state::Carousel`"],
    );
    expect(
        "src/main.rs",
        "use companion::state::X; use web_sys::window;",
        &[
            "src/main.rs:1: `crate::state::X`",
            "src/main.rs:1: `web_sys::window`",
        ],
    );
    expect(
        "src/words.rs",
        "use web_sys::window;",
        &["src/words.rs:1: `web_sys::window` in src/words"],
    );
}

#[test]
fn what_is_drawn_on_the_host_has_no_browser() {
    expect(
        "src/prerender.rs",
        "use crate::app::App; use crate::embed::Embed; use crate::components::X;",
        &[],
    );
    expect(
        "src/embed.rs",
        "use crate::browser::x; use crate::state::X; use wasm_bindgen::prelude::*;",
        &[
            "src/embed.rs:1: `crate::browser::x` in src/embed, prerender",
            "src/embed.rs:1: `crate::state::X`",
            "src/embed.rs:1: `wasm_bindgen::prelude::*`",
        ],
    );
}

#[test]
fn the_compiler_goes_from_text_to_text() {
    let file = "crates/compiler/src/read.rs";
    expect(
        file,
        "use std::fmt; use std::io::Write; use serde_json::Value; const V: &str = env!(\"X\");",
        &[],
    );
    expect(
        file,
        "use std::{collections::BTreeMap, fs};",
        &["crates/compiler/src/read.rs:1: `std::fs` in crates/compiler"],
    );
    expect(
        file,
        "fn f() { std::env::var(\"X\"); std::net::TcpStream::connect(1); std::process::exit(1) }",
        &[
            "crates/compiler/src/read.rs:1: `std::env::var`",
            "crates/compiler/src/read.rs:1: `std::net::TcpStream::connect`",
            "crates/compiler/src/read.rs:1: `std::process::exit`",
        ],
    );
    expect(
        file,
        "use std as s;",
        &["crates/compiler/src/read.rs:1: `std`"],
    );
    expect(
        file,
        "use yew::html; use web_sys::window;",
        &[
            "crates/compiler/src/read.rs:1: `yew::html`",
            "crates/compiler/src/read.rs:1: `web_sys::window`",
        ],
    );
    expect("crates/compiler/src/read/tests.rs", "use std::fs;", &[]);
    expect("crates/compiler/tests/films.rs", "use std::fs;", &[]);
}

#[test]
fn the_command_line_renders_without_the_browser_room() {
    expect(
        "crates/cli/src/main.rs",
        "use std::fs; use companion::components::App;",
        &[],
    );
    expect(
        "crates/cli/src/main.rs",
        "use companion::browser::go;",
        &["crates/cli/src/main.rs:1: `companion::browser::go`"],
    );
    expect("crates/xtask/src/main.rs", "use std::fs;", &[]);
}

#[test]
fn what_is_not_rust_is_said() {
    expect("src/app.rs", "fn f( {", &["src/app.rs:1: not Rust"]);
}
