//! When the content does not come: no blank page, no panic, a plain sentence and another try.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use companion::app::AppProps;
use companion_model::Page;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Response;

use crate::fixture::page;
use crate::support::{
    Mounted, PATIENT, address_of, attribute, focused, settle, text, wait_for, window,
};

#[wasm_bindgen_test]
async fn a_page_that_is_missing() {
    fails(
        "/no-such-page.json",
        "the server answered 404",
        "status 404",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_server_that_cannot_be_reached() {
    fails(
        "http://127.0.0.1:9/page.json",
        "could not be fetched",
        "no answer",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_page_that_breaks_off() {
    let json = serde_json::to_vec(&page()).unwrap();
    let half = address_of(&json[..json.len() / 2]);
    fails(&half, "arrived incomplete", "line 1 column").await;
    fails(&address_of(b""), "arrived incomplete", "line 1 column 0").await;
}

#[wasm_bindgen_test]
async fn something_else_than_a_page() {
    let html = address_of(b"<!doctype html>\n<title>Sign in</title>");
    fails(&html, "Something else arrived", "line 1 column 1").await;
}

#[wasm_bindgen_test]
async fn a_page_of_another_version() {
    let newer = format!(r#"{{"format": {}, "film": []}}"#, Page::FORMAT + 1);
    let detail = format!("page format {}", Page::FORMAT + 1);
    fails(&address_of(newer.as_bytes()), "another version", &detail).await;
}

#[wasm_bindgen_test]
async fn a_page_of_another_shape() {
    let damaged = address_of(br#"{"format": 1, "id": "film", "lang": 7}"#);
    fails(&damaged, "is damaged", "invalid type: integer `7`").await;
}

#[wasm_bindgen_test]
async fn a_page_that_is_too_large() {
    let json = serde_json::to_vec(&page()).unwrap();
    let console = ConsoleErrors::capture();
    let mounted = Mounted::with(AppProps {
        src: address_of(&json).into(),
        patience: PATIENT,
        limit: json.len() - 1,
    });
    mounted.says("too large").await;
    assert!(console.all().contains("larger than"), "{}", console.all());
    drop(mounted);

    let mounted = Mounted::with(AppProps {
        src: address_of(&json).into(),
        patience: PATIENT,
        limit: json.len(),
    });
    mounted.appears("#timeline").await;
}

#[wasm_bindgen_test]
async fn a_page_without_end_is_given_up() {
    let _fetch = StubbedFetch::with(
        "return Promise.resolve(new Response(new ReadableStream({ pull(stream) { \
         stream.enqueue(new Uint8Array(65536)); } })))",
    );
    let mounted = Mounted::with(AppProps {
        src: STUBBED.into(),
        patience: PATIENT,
        limit: 1024 * 1024,
    });
    mounted.says("too large to show: more than 1 MB").await;
}

#[wasm_bindgen_test]
async fn a_slow_page_is_called_slow_and_still_comes() {
    let fetch = StubbedFetch::pending();
    let mounted = Mounted::with(AppProps {
        src: STUBBED.into(),
        patience: Duration::from_millis(300),
        limit: usize::MAX,
    });
    mounted.says("The page is loading.").await;
    mounted.says("still loading").await;
    assert_eq!(text(&mounted.one("[role=status]")), STILL);
    assert!(mounted.maybe("button").is_some());

    fetch.answer(0, &page());
    mounted.appears("#timeline").await;
    assert!(!text(&mounted.root).contains("still loading"));
}

#[wasm_bindgen_test]
async fn a_second_try_asks_the_server_itself_and_forgets_the_first() {
    let fetch = StubbedFetch::pending();
    let mounted = Mounted::with(AppProps {
        src: STUBBED.into(),
        patience: Duration::from_millis(30),
        limit: usize::MAX,
    });
    mounted.says("still loading").await;
    let button = mounted.one("button");
    button.focus().unwrap();
    button.click();
    wait_for(|| fetch.calls() == 2, "a second request").await;
    assert_eq!(fetch.cache(0), "default");
    assert_eq!(fetch.cache(1), "reload");
    assert_eq!(focused(), button, "the button stays");

    let mut late = page();
    late.film.title = companion_model::Prose::plain("Too late");
    fetch.answer(0, &late);
    settle().await;
    assert!(
        mounted.maybe("h1").is_none(),
        "the first answer comes too late"
    );
    fetch.answer(1, &page());
    mounted.says("The Film").await;
}

#[wasm_bindgen_test]
async fn a_second_try_can_succeed() {
    let fetch = StubbedFetch::pending();
    let mounted = Mounted::at(STUBBED);
    wait_for(|| fetch.calls() == 1, "a request").await;
    fetch.answer_with(0, &Response::new_with_opt_str(Some("{")).unwrap());
    mounted.says("arrived incomplete").await;
    assert_eq!(
        mounted.texts("[role=alert] h1"),
        ["This page could not be loaded"]
    );

    mounted.one("button").click();
    wait_for(|| fetch.calls() == 2, "a second request").await;
    settle().await;
    assert!(
        !text(&mounted.root).contains("incomplete"),
        "the old trouble is gone"
    );
    fetch.answer(1, &page());
    mounted.appears("#timeline").await;
    assert!(mounted.maybe("[role=alert]").is_none());
}

const STILL: &str =
    "The page is still loading. It takes longer than usual: wait a little, or try again.";

/// What is at `src` fails with a sentence for the reader, a detail for the console, and a button.
async fn fails(src: &str, sentence: &str, detail: &str) {
    let console = ConsoleErrors::capture();
    let mounted = Mounted::at(src);
    mounted.says(sentence).await;
    let alert = mounted.one("[role=alert]");
    assert!(text(&alert).contains(sentence), "{}", text(&alert));
    assert_eq!(mounted.all("h1").len(), 1);
    assert_eq!(mounted.texts("button"), ["Try again"]);
    assert_eq!(attribute(&mounted.one("button"), "type"), "button");
    let errors = console.all();
    assert!(errors.contains(src) && errors.contains(detail), "{errors}");
}

/// `console.error`, written down instead of shown; the real one is back when this is dropped.
struct ConsoleErrors {
    console: JsValue,
    real: JsValue,
    written: Rc<RefCell<String>>,
    _stub: Closure<dyn FnMut(JsValue)>,
}

impl ConsoleErrors {
    fn capture() -> Self {
        let console = Reflect::get(&window(), &"console".into()).unwrap();
        let real = Reflect::get(&console, &"error".into()).unwrap();
        let written = Rc::new(RefCell::new(String::new()));
        let writing = Rc::clone(&written);
        let stub = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            writing
                .borrow_mut()
                .push_str(&message.as_string().unwrap_or_default());
        });
        Reflect::set(&console, &"error".into(), stub.as_ref()).unwrap();
        Self {
            console,
            real,
            written,
            _stub: stub,
        }
    }

    fn all(&self) -> String {
        self.written.borrow().clone()
    }
}

impl Drop for ConsoleErrors {
    fn drop(&mut self) {
        Reflect::set(&self.console, &"error".into(), &self.real).unwrap();
    }
}

/// The address whose requests a [`StubbedFetch`] keeps to itself; the test runner fetches too.
const STUBBED: &str = "stubbed";

/// `window.fetch`, in the hands of the test; the real one is back when this is dropped.
struct StubbedFetch {
    real: JsValue,
}

impl StubbedFetch {
    /// Runs `body` in its place, which sees `address` and `init`.
    fn with(body: &str) -> Self {
        let real = Reflect::get(&window(), &"fetch".into()).unwrap();
        let make = Function::new_with_args(
            "real",
            &format!(
                "return (address, init) => {{ \
                 if (address !== '{STUBBED}') return real.call(window, address, init); {body} }}"
            ),
        );
        let stub = make.call1(&JsValue::NULL, &real).unwrap();
        Reflect::set(&window(), &"fetch".into(), &stub).unwrap();
        Self { real }
    }

    /// Leaves every request open until [`StubbedFetch::answer`].
    fn pending() -> Self {
        Reflect::set(&window(), &"requests".into(), &js_sys::Array::new()).unwrap();
        Self::with(
            "return new Promise((resolve) => \
             requests.push({ resolve, cache: init.cache ?? 'default' }))",
        )
    }

    fn requests() -> js_sys::Array {
        Reflect::get(&window(), &"requests".into())
            .unwrap()
            .unchecked_into()
    }

    fn calls(&self) -> u32 {
        Self::requests().length()
    }

    fn cache(&self, call: u32) -> String {
        let request = Self::requests().get(call);
        Reflect::get(&request, &"cache".into())
            .unwrap()
            .as_string()
            .unwrap()
    }

    fn answer(&self, call: u32, page: &Page) {
        let json = serde_json::to_string(page).unwrap();
        self.answer_with(call, &Response::new_with_opt_str(Some(&json)).unwrap());
    }

    fn answer_with(&self, call: u32, response: &Response) {
        let request = Self::requests().get(call);
        let resolve = Reflect::get(&request, &"resolve".into()).unwrap();
        let resolve: Function = resolve.unchecked_into();
        resolve
            .call1(&JsValue::NULL, &Promise::resolve(response))
            .unwrap();
    }
}

impl Drop for StubbedFetch {
    fn drop(&mut self) {
        Reflect::set(&window(), &"fetch".into(), &self.real).unwrap();
    }
}
