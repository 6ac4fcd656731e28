//! Snippets of code and the paths in them.

use super::*;

#[test]
fn paths_are_found_wherever_code_is_and_nowhere_else() {
    fn check(text: &str, expected: &[&str]) {
        let module = ["components".to_owned(), "timeline".to_owned()];
        let found = paths(text, &module).unwrap();
        let found = found
            .iter()
            .map(|named| named.segments.join("::"))
            .collect::<Vec<_>>();
        assert_eq!(found, expected, "{text}");
    }
    check("use web_sys::window;", &["web_sys::window"]);
    check(
        "use ::web_sys::{window, Element as E};",
        &["web_sys::window", "web_sys::Element"],
    );
    check(
        "use std::{fs::{self, File}, io::*};",
        &["std::fs", "std::fs::File", "std::io::*"],
    );
    check("use web_sys as w;", &["web_sys"]);
    check("extern crate yew;", &["yew"]);
    check(
        "fn f() -> Option<web_sys::Element> { crate::browser::go() }",
        &["web_sys::Element", "crate::browser::go"],
    );
    check(
        "html! { <div onclick={crate::browser::go}><crate::app::App /></div> }",
        &["crate::browser::go", "crate::app::App"],
    );
    check(
        "#[derive(yew::Properties, Clone)] struct Props;",
        &["yew::Properties"],
    );
    check(
        "macro_rules! m { () => { $crate::state::X } }",
        &["crate::state::X"],
    );
    check(
        "use super::film_card::Card;",
        &["crate::components::film_card::Card"],
    );
    check("use super::super::browser::x;", &["crate::browser::x"]);
    check(
        "mod inner { use super::X; use super::super::Y; }",
        &["crate::components::timeline::X", "crate::components::Y"],
    );
    check(
        "use self::parts::Row;",
        &["crate::components::timeline::parts::Row"],
    );
    check(
        "let x = y.collect::<Vec<js_sys::Array>>();",
        &["js_sys::Array"],
    );
    check("use r#yew::html;", &["yew::html"]);
    check(
        "// web_sys::window\n/* crate::browser::x */ /// yew::html\nfn f(a: &'static str) { \"web_sys::window()\"; }",
        &[],
    );
    check("mod browser; let browser = 1; state.dispatch(go);", &[]);
    check("#[cfg(test)] mod tests { use std::fs; }", &[]);
    check(
        "#[cfg(test)]\n#[allow(x)]\nuse std::fs; use std::net;",
        &["std::net"],
    );
    check("#[cfg(not(test))] use std::fs;", &["std::fs"]);
    check(
        "#[cfg(any(test, feature = \"x\"))] use std::fs;",
        &["std::fs"],
    );
}

#[test]
fn lines_count_from_one() {
    let found = paths("use a::{\n  b,\n  c::d,\n};\n\nfn f() { e::g() }", &[]).unwrap();
    let lines = found.iter().map(|named| named.line).collect::<Vec<_>>();
    assert_eq!(lines, [2, 3, 6]);
}

#[test]
fn macro_calls_are_told_from_words() {
    fn check(text: &str, expected: &[(&str, usize)]) {
        let found = macro_calls(text).unwrap();
        let found = found
            .iter()
            .map(|call| (call.name.as_str(), call.line))
            .collect::<Vec<_>>();
        assert_eq!(found, expected, "{text}");
    }
    check("fn f() {\n  todo!()\n}", &[("todo", 2)]);
    check("// todo!()\nlet todo = \"dbg!(x)\"; if todo != (1) {}", &[]);
    check("html! { <b>{ dbg!(x) }</b> }", &[("html", 1), ("dbg", 1)]);
}
