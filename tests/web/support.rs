//! What every test of the page needs: a page of its own, a reader's hands and eyes, and patience.

use std::time::Duration;

use companion::app::{App, AppProps};
use companion_model::Page;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, Document, Element, HtmlElement, KeyboardEvent, KeyboardEventInit, NodeList, Url, Window,
};
use yew::{AppHandle, Renderer};

/// The page's sheets: what hides a slide and gives it its height is theirs.
const SHEETS: [&str; 5] = [
    include_str!("../../assets/css/tokens.css"),
    include_str!("../../assets/css/base.css"),
    include_str!("../../src/components/quote_carousel/quote_carousel.css"),
    include_str!("../../src/components/timeline/timeline.css"),
    include_str!("../../src/components/tools/tools.css"),
];

/// How long a condition may take to come true.
const DEADLINE_MILLIS: f64 = 5_000.0;

/// A page in a container of its own; it goes when this is dropped, and so does the fragment of the address.
pub(crate) struct Mounted {
    pub(crate) root: Element,
    app: Option<AppHandle<App>>,
}

impl Mounted {
    /// Shows what is at `src`.
    pub(crate) fn at(src: &str) -> Self {
        Self::with(AppProps {
            src: src.to_owned().into(),
            ..AppProps::default()
        })
    }

    /// Shows the page that `props` describe.
    pub(crate) fn with(props: AppProps) -> Self {
        let root = element("div");
        let styles = element("style");
        styles.set_text_content(Some(&SHEETS.concat()));
        let host = element("div");
        root.append_child(&styles).unwrap();
        root.append_child(&host).unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let app = Renderer::<App>::with_root_and_props(host, props).render();
        Self {
            root,
            app: Some(app),
        }
    }

    /// Shows `page`, and waits until it is there and alive.
    pub(crate) async fn page(page: &Page) -> Self {
        let mounted = Self::at(&address_of(&serde_json::to_vec(page).unwrap()));
        mounted.appears("h1").await;
        if page.quotes.len() > 1 {
            mounted.appears("#quotes[data-live]").await;
        }
        mounted
    }

    /// The first element that `selector` finds.
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        self.maybe(selector)
            .unwrap_or_else(|| panic!("there is no {selector} in {}", self.root.inner_html()))
    }

    /// The first element that `selector` finds, if there is one.
    pub(crate) fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .unwrap()
            .map(JsCast::unchecked_into)
    }

    /// All elements that `selector` finds, in the order of the document.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        list(&self.root.query_selector_all(selector).unwrap())
    }

    /// The texts of all elements that `selector` finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|each| text(each)).collect()
    }

    /// Waits until `selector` finds something.
    pub(crate) async fn appears(&self, selector: &str) {
        wait_for(|| self.maybe(selector).is_some(), selector).await;
    }

    /// Waits until the page says `words` somewhere.
    pub(crate) async fn says(&self, words: &str) {
        let says = || text(&self.root).contains(words);
        wait_for(says, &format!("{words:?} in {:?}", text(&self.root))).await;
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        let history = window().history().unwrap();
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&path()))
            .unwrap();
    }
}

/// An address at which `content` can be fetched.
pub(crate) fn address_of(content: &[u8]) -> String {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content));
    let blob = Blob::new_with_u8_array_sequence(&parts).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

/// Lets animation frames pass until `condition` holds; `what` is told if it never does.
pub(crate) async fn wait_for(condition: impl Fn() -> bool, what: &str) {
    let start = js_sys::Date::now();
    while !condition() {
        let waited = js_sys::Date::now() - start;
        assert!(waited < DEADLINE_MILLIS, "waited in vain for {what}");
        frame().await;
    }
}

/// Lets everything that is due happen: two frames, in which Yew has drawn and the browser has laid out.
pub(crate) async fn settle() {
    frame().await;
    frame().await;
}

/// Presses a key where the focus is; whether the page kept it from the browser.
pub(crate) fn press(key: &str) -> bool {
    press_with(key, |_| {})
}

/// Presses a key together with others.
pub(crate) fn press_with(key: &str, modify: impl Fn(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    modify(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !focused().dispatch_event(&event).unwrap()
}

/// The element that has the focus.
pub(crate) fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

/// The visible and the hidden words of an element, with single spaces.
pub(crate) fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An attribute, or nothing.
pub(crate) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

pub(crate) fn window() -> Window {
    web_sys::window().unwrap()
}

pub(crate) fn document() -> Document {
    window().document().unwrap()
}

/// The address of the tests without its fragment.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap() + &window().location().search().unwrap()
}

/// A patience that a test does not exhaust.
pub(crate) const PATIENT: Duration = Duration::from_secs(60);

async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

pub(crate) fn element(name: &str) -> Element {
    document().create_element(name).unwrap()
}

pub(crate) fn list(nodes: &NodeList) -> Vec<HtmlElement> {
    (0..nodes.length())
        .filter_map(|index| nodes.get(index))
        .map(JsCast::unchecked_into)
        .collect()
}
