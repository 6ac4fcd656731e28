//! Islands, as elements of a prerendered document.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;

use companion_model::Direction;
use js_sys::WebAssembly::RuntimeError;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, FocusOptions, HtmlElement,
};

use crate::browser::{console, document, parts, slides};

thread_local! {
    /// Every island that has been found, with a copy of what it was before it came to life.
    static PRERENDERED: RefCell<Vec<(Island, Element)>> = const { RefCell::new(Vec::new()) };

    /// Memory with which the islands can be put back when there is no other.
    static RESERVE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Bytes that are enough to put the islands of a page back.
const ENOUGH: usize = 32 * 1024;

/// What is chosen among several, such as the picker of the slide that is shown.
const CHOSEN: &str = "[aria-selected=true]";

/// An element that has something to say of itself.
#[derive(Clone, Debug)]
pub(crate) struct Island(Element);

/// The islands of the document that nobody has found yet, in its order.
pub(crate) fn new() -> Vec<Island> {
    let found = document::all(None, "[data-island]");
    let mut islands: Vec<Island> = found.into_iter().map(Island).collect();
    PRERENDERED.with_borrow_mut(|known| {
        islands.retain(|island| !known.iter().any(|(other, _)| other.0 == island.0));
        known.extend(islands.iter().filter_map(|island| {
            let copy = island.0.clone_node_with_deep(true).ok()?;
            Some((island.clone(), copy.dyn_into().ok()?))
        }));
    });
    islands
}

impl Island {
    /// What kind of island it is.
    pub(crate) fn kind(&self) -> String {
        self.data("island").unwrap_or_default()
    }

    /// The element, for a Yew root.
    pub(crate) fn root(&self) -> Element {
        self.0.clone()
    }

    /// The element's id; empty where it has none.
    pub(crate) fn id(&self) -> String {
        self.0.id()
    }

    /// What one of its `data-` attributes holds.
    pub(crate) fn data(&self, name: &str) -> Option<String> {
        self.0.get_attribute(&format!("data-{name}"))
    }

    /// The elements that `selector` finds in the nearest `ancestor`.
    pub(crate) fn companions(&self, ancestor: &str, selector: &str) -> Vec<Island> {
        let ancestor = self.0.closest(ancestor).ok().flatten();
        let found = ancestor.map(|ancestor| document::all(Some(&ancestor), selector));
        found.unwrap_or_default().into_iter().map(Island).collect()
    }

    /// The direction in which the part of the page is written that it stands in.
    pub(crate) fn direction(&self) -> Direction {
        let written = self.0.closest("[dir]").ok().flatten();
        match written.and_then(|element| element.get_attribute("dir")) {
            Some(dir) if dir == "rtl" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// What has the focus in it.
    fn focused(&self) -> Option<Element> {
        let focused = gloo::utils::document().active_element();
        focused.filter(|focused| self.0.contains(Some(focused)))
    }

    /// Where the link leads that has the focus in it: the program will take its links away, and put controls there.
    pub(crate) fn focused_link(&self) -> Option<String> {
        self.focused()?.get_attribute("href")
    }

    /// Whether it may come to life: not when the program is over, and every island has been put back.
    pub(crate) fn may_start(&self) -> bool {
        PRERENDERED.with_borrow(|known| known.iter().any(|(island, _)| island.0 == self.0))
    }

    /// Leads the focus, which was on a link to `href` that has gone since, to the picker of the same, and chooses that. Does
    /// nothing, and says so, where there is none, and where the reader has gone on in the meantime.
    pub(crate) fn go_on_at(&self, href: &str) -> bool {
        let id = href.strip_prefix('#').map(|id| "tab-".to_owned() + id);
        let picker = id.and_then(|id| document::element(&id));
        let Some(picker) = picker.filter(|_| document::focus_is_nowhere()) else {
            return false;
        };
        focus_in_place(&picker);
        send(&picker, "click", &CustomEventInit::new());
        true
    }

    /// Clicks on what is chosen in it already, which changes nothing.
    ///
    /// Browsers compile a function of WebAssembly when it is called for the first time. On a phone (`bench`) the reader's
    /// first click on the carousel took the program 25 ms, and each later one 9; rehearsed, the first takes 15.
    pub(crate) fn rehearse(&self) {
        if let Some(chosen) = document::one(&self.0, CHOSEN) {
            send(&chosen, "click", &CustomEventInit::new());
        }
    }

    /// Tells that it could not be brought to life.
    pub(crate) fn complain(&self) {
        let kind = self.kind();
        let message = format!("the island “{kind}” is not as expected; it stays as it is");
        tell(&self.0, "island", &kind, &message);
    }

    /// Puts `prerendered` in its place, and leaves the focus where it was as well as that can be done.
    ///
    /// The element goes as well as what is in it: the dead program goes on listening to it.
    fn restore(&self, prerendered: &Element) {
        let focused = self.focused();
        let chosen = document::one(&self.0, CHOSEN);
        let chosen = chosen.and_then(|chosen| chosen.get_attribute("aria-controls"));
        // Fails in a document that is no longer shown, where nobody reads.
        let _ = self.0.replace_with_with_node_1(prerendered);
        if focused.is_some() {
            focus_link(prerendered, chosen.as_deref());
        }
    }
}

/// What is to be done on a panic.
///
/// All islands share one program, and a panic ends it for all of them. Then each goes back to what was prerendered
/// and can be read without a script.
pub(crate) fn restore_on_panic() -> impl Fn(&PanicHookInfo<'_>) + Send + Sync {
    |info| restore_all(&info.to_string())
}

/// Sees to it that the same is done when memory ends. That is no panic: the program is stopped, and learns of it from the
/// browser, like everybody else.
pub(crate) fn restore_without_memory() {
    RESERVE.set(Vec::with_capacity(ENOUGH));
    let restore = |event: &Event| {
        let error = Reflect::get(event, &"error".into()).unwrap_or_default();
        if error.has_type::<RuntimeError>() {
            drop(RESERVE.take());
            restore_all("the program was stopped: is there no memory left?");
        }
    };
    document::listen(&gloo::utils::window(), "error", Box::new(restore));
}

/// Puts every island back. That is told once, however often the dead program is called again.
fn restore_all(message: &str) {
    let known = PRERENDERED.take();
    if known.is_empty() {
        return;
    }
    slides::free_all();
    parts::free_all();
    for (island, copy) in &known {
        island.restore(copy);
    }
    tell(&gloo::utils::document(), "engine", "", message);
}

/// Moves the focus to the link to the element with the id `chosen`, or to the first link.
fn focus_link(root: &Element, chosen: Option<&str>) {
    let links = document::all(Some(root), "a[href]");
    let is_chosen = |link: &&Element| {
        let href = link.get_attribute("href");
        href.as_deref().and_then(|href| href.strip_prefix('#')) == chosen
    };
    let link = links.iter().find(is_chosen).or(links.first());
    if let Some(link) = link {
        focus_in_place(link);
    }
}

/// Moves the focus and not the page: the reader has not asked for anything.
fn focus_in_place(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails on an element that has just gone, and then nothing can be kept.
        let _ = element.focus_with_options(&options);
    }
}

/// Tells the console, and whoever listens, of what has gone wrong: `companion-error` is an event for sites that
/// count failures. Its `detail` has a `code`, `island` or `engine` as where no engine comes (`start.js`), the kind of the
/// `island`, empty where it is all of them, and the `message`.
fn tell(target: &EventTarget, code: &str, island: &str, message: &str) {
    console::error(&format!("companion: {message}"));
    let detail = Object::new();
    for (name, value) in [("code", code), ("island", island), ("message", message)] {
        // Fails on frozen objects only.
        let _ = Reflect::set(&detail, &name.into(), &value.into());
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    send(target, "companion-error", &init);
}

/// Sends an event to `target` and on to what that stands in, as far as the document or the shadow root.
fn send(target: &EventTarget, name: &str, init: &CustomEventInit) {
    init.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, init) {
        // It has no default that somebody could prevent.
        let _ = target.dispatch_event(&event);
    }
}
