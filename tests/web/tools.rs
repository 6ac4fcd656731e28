//! Colours, links and languages: the page's own scripts, in a document of their own.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, HtmlElement, HtmlIFrameElement, HtmlInputElement, Window};

use crate::support::{attribute, document, element, settle, text, wait_for, window};

/// What stands in the head.
const HEAD: &str = include_str!("../../src/components/tools/stored_theme.js");

/// What stands in the body, and the page as it is prerendered.
const LATER: &str = concat!(
    include_str!("../../src/components/tools/base.js"),
    include_str!("../../src/components/tools/theme.js"),
    include_str!("../../src/components/tools/language.js"),
    include_str!("../../src/components/tools/share.js"),
);
const BODY: &str = r##"
    <meta name="theme-color"><meta name="theme-color">
    <div class="tools" data-copied="Link copied">
      <a hreflang="zh" href="zh/">中文</a>
      <label><input type="radio" name="theme" value="" checked>Auto</label>
      <label><input type="radio" name="theme" value="light">Light</label>
      <label><input type="radio" name="theme" value="dark">Dark</label>
    </div>
    <div style="height: 3000px"></div>
    <article id="e-one" style="height: 3000px">One <a class="permalink" href="#e-one">#</a></article>
    <div id="q-one" inert>One</div><div id="q-two" style="height: 3000px">Two</div>"##;

/// The page in a frame, which goes when this is dropped, and so does what was remembered.
struct Framed {
    frame: HtmlIFrameElement,
}

impl Framed {
    /// The page, after `prepare` has run in its window before anything else.
    async fn with(prepare: &str) -> Self {
        let frame: HtmlIFrameElement = element("iframe").unchecked_into();
        let html = format!(
            "<!doctype html><script>{prepare}</script><script>{HEAD}</script>{BODY}<script>{LATER}</script><p id=end>"
        );
        frame.set_srcdoc(&html);
        document().body().unwrap().append_child(&frame).unwrap();
        let framed = Self { frame };
        let is_ready = || {
            let document = framed.frame.content_document();
            document.is_some_and(|document| {
                document.get_element_by_id("end").is_some() && document.ready_state() == "complete"
            })
        };
        wait_for(is_ready, "the frame").await;
        framed
    }

    fn window(&self) -> Window {
        self.frame.content_window().unwrap()
    }

    fn document(&self) -> Document {
        self.frame.content_document().unwrap()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        let found = self.document().query_selector(selector).unwrap();
        found.unwrap().unchecked_into()
    }

    /// The theme that is shown, the one that is chosen, and when the browser's frame is light and when dark.
    fn theme(&self) -> (String, String, Vec<String>) {
        let root = self.document().document_element().unwrap();
        let chosen: HtmlInputElement = self.one("input:checked").unchecked_into();
        let frame = ["theme-color]", "theme-color] + meta"]
            .map(|meta| attribute(&self.one(&format!("meta[name={meta}")), "media"));
        (attribute(&root, "data-theme"), chosen.value(), frame.into())
    }

    fn choose(&self, theme: &str) {
        self.one(&format!("input[value='{theme}']")).click();
    }

    /// A property of the frame's window.
    fn property(&self, name: &str) -> String {
        let value = Reflect::get(&self.window(), &name.into()).unwrap();
        value.as_string().unwrap_or_default()
    }
}

impl Drop for Framed {
    fn drop(&mut self) {
        self.frame.remove();
        let storage = window().local_storage().unwrap().unwrap();
        storage.remove_item("companion-theme").unwrap();
    }
}

fn is(theme: &str) -> (String, String, Vec<String>) {
    let frame = match theme {
        "light" => ["all", "not all"],
        "dark" => ["not all", "all"],
        _ => [
            "(prefers-color-scheme: light)",
            "(prefers-color-scheme: dark)",
        ],
    };
    (theme.into(), theme.into(), frame.map(str::to_owned).into())
}

#[wasm_bindgen_test]
async fn the_system_decides_until_the_reader_does() {
    let page = Framed::with("").await;
    assert_eq!(page.theme(), is(""));
    for theme in ["dark", "light", "", "dark"] {
        page.choose(theme);
        assert_eq!(page.theme(), is(theme));
    }
}

#[wasm_bindgen_test]
async fn a_theme_is_remembered_and_there_before_anything_is_painted() {
    let page = Framed::with("").await;
    page.choose("dark");
    // What the root element bears when the parser has come to the body.
    let seen = "new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.seen = document.documentElement.dataset.theme;
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true })";
    let next = Framed::with(seen).await;
    assert_eq!(next.property("seen"), "dark");
    assert_eq!(next.theme(), is("dark"));
    next.choose("");
    assert_eq!(Framed::with("").await.theme(), is(""));
}

#[wasm_bindgen_test]
async fn a_theme_can_be_chosen_where_storage_is_denied() {
    let deny =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })";
    let page = Framed::with(deny).await;
    page.choose("dark");
    assert_eq!(page.theme(), is("dark"));
    assert_eq!(Framed::with("").await.theme(), is(""));
}

#[wasm_bindgen_test]
async fn what_the_switches_need_is_announced_to_the_styles() {
    let page = Framed::with("").await;
    let root = page.document().document_element().unwrap();
    assert!(root.has_attribute("data-tools"));
}

#[wasm_bindgen_test]
async fn a_link_is_copied_and_the_reader_is_told() {
    let page = Framed::with(&navigator(
        "{ writeText: async (text) => { window.copied = text } }",
        "undefined",
    ))
    .await;
    let link = page.one(".permalink");
    link.click();
    wait_for(
        || attribute(&link, "data-said") == "Link copied",
        "the word",
    )
    .await;
    assert!(page.property("copied").ends_with("#e-one"));
    assert_eq!(text(&page.one("[role=status]")), "Link copied");
    page.window()
        .dispatch_event(&web_sys::Event::new("pointerdown").unwrap())
        .unwrap();
    assert!(!link.has_attribute("data-said"), "it lies over the text");
    assert_eq!(
        page.window().location().hash().unwrap(),
        "",
        "the reader stays"
    );
}

#[wasm_bindgen_test]
async fn only_the_link_that_was_copied_last_says_so() {
    let clipboard = "{ writeText: async () => {} }";
    let page = Framed::with(&navigator(clipboard, "undefined")).await;
    let first = page.one(".permalink");
    let second: HtmlElement = first.clone_node().unwrap().unchecked_into();
    first.after_with_node_1(&second).unwrap();
    for link in [&first, &second] {
        link.click();
        wait_for(|| link.has_attribute("data-said"), "the word").await;
    }
    assert!(!first.has_attribute("data-said"), "two say so");
}

#[wasm_bindgen_test]
async fn a_device_with_a_sheet_for_sharing_shows_it() {
    let share = "async ({ url }) => { window.shared = url; throw new Error('closed') }";
    let page = Framed::with(&navigator("undefined", share)).await;
    page.one(".permalink").click();
    assert!(page.property("shared").ends_with("#e-one"));
}

#[wasm_bindgen_test]
async fn where_nothing_may_be_shared_the_link_is_copied() {
    let clipboard = "{ writeText: async (text) => { window.copied = text } }";
    for (why, is_copied) in [("NotAllowedError", true), ("AbortError", false)] {
        let share =
            format!("async () => {{ window.asked = 'yes'; throw new DOMException('', '{why}') }}");
        let page = Framed::with(&navigator(clipboard, &share)).await;
        let link = page.one(".permalink");
        link.click();
        wait_for(|| page.property("asked") == "yes", "the sheet").await;
        settle().await;
        assert_eq!(
            page.property("copied").ends_with("#e-one"),
            is_copied,
            "{why}"
        );
        assert_eq!(page.window().location().hash().unwrap(), "", "{why}");
    }
}

#[wasm_bindgen_test]
async fn a_theme_that_was_chosen_elsewhere_is_there_when_the_reader_comes_back() {
    let page = Framed::with("").await;
    Framed::with("").await.choose("dark");
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("companion-theme", "dark").unwrap();
    let back = "view.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    Function::new_with_args("view", back)
        .call1(&JsValue::NULL, &page.window())
        .unwrap();
    assert_eq!(page.theme(), is("dark"));
}

#[wasm_bindgen_test]
async fn what_has_a_page_of_its_own_is_handed_on_as_that_page() {
    let share = "async ({ url }) => { window.shared = url; throw new Error('closed') }";
    let page = Framed::with(&navigator("undefined", share)).await;
    let body = page.document().body().unwrap();
    for (pages, around, search, expected) in [
        ("cq", "", "", "#e-one"),
        ("ceq", "", "", "/e/one/"),
        ("ceq", "figure__find", "?dot=17", "/e/one/?dot=17"),
        ("cq", "figure__find", "?dot=17", "?dot=17#e-one"),
        // A dot was marked, and something else is handed on.
        ("ceq", "", "?dot=17", "/e/one/"),
        // What somebody searches is theirs.
        ("cq", "", "?dot=17&q=word", "/#e-one"),
        ("ceq", "", "?q=word", "/e/one/"),
    ] {
        body.set_attribute("data-pages", pages).unwrap();
        let link = page.one(".permalink");
        link.parent_element().unwrap().set_class_name(around);
        link.set_attribute("href", &format!("{search}#e-one"))
            .unwrap();
        link.click();
        let shared = page.property("shared");
        assert!(shared.ends_with(expected), "{shared} for {expected}");
    }
}

#[wasm_bindgen_test]
async fn a_clipboard_that_is_closed_leaves_the_link_in_the_address() {
    for clipboard in [
        "undefined",
        "{ writeText: async () => { throw new Error('closed') } }",
    ] {
        let page = Framed::with(&navigator(clipboard, "undefined")).await;
        page.one(".permalink").click();
        let is_there = || page.window().location().hash().unwrap() == "#e-one";
        wait_for(is_there, "the fragment").await;
    }
}

#[wasm_bindgen_test]
async fn a_link_to_another_language_leads_to_where_the_reader_is() {
    let page = Framed::with("").await;
    let link = page.one("a[hreflang]");
    // The frame stays: only what was done to the link counts.
    let stay = Function::new_with_args("event", "event.preventDefault()");
    link.add_event_listener_with_callback("click", &stay)
        .unwrap();
    let check = |expected: &str| {
        link.click();
        let href = attribute(&link, "href");
        assert!(href.ends_with(expected), "{href} for {expected}");
    };
    check("zh/");
    page.window().location().set_hash("#e-one").unwrap();
    page.window().scroll_to_with_x_and_y(0.0, 0.0);
    check("zh/#e-one");
    page.one("#q-two").scroll_into_view();
    check("zh/#q-two");
    page.one("#e-one").scroll_into_view();
    check("zh/#e-one");
}

/// Gives the navigator another clipboard and another sheet for sharing.
fn navigator(clipboard: &str, share: &str) -> String {
    let define =
        |name, value| format!("Object.defineProperty(navigator, '{name}', {{ value: {value} }});");
    define("clipboard", clipboard) + &define("share", share)
}
