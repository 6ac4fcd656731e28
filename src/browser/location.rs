//! The address of the page and the links that lead around in it.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlAnchorElement, MouseEvent, PerformanceNavigation, UrlSearchParams,
};

use crate::browser::document as page;

/// The fragment of the address, percent-encoded, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The path of the address.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// What the address asks for under a name; empty where it asks for nothing.
pub(crate) fn asked(name: &str) -> String {
    let search = window().location().search().unwrap_or_default();
    let params = UrlSearchParams::new_with_str(&search).ok();
    params
        .and_then(|params| params.get(name))
        .unwrap_or_default()
}

/// Makes the address ask for values under names, or for nothing where a value is empty. It names no place any more, nor a
/// dot there, for who is handed it is to see what it asks for. All else in it stays. Unless `is_new`, it takes the place of
/// the address before.
pub(crate) fn ask(values: &[(String, String)], is_new: bool) {
    let search = window().location().search().unwrap_or_default();
    let (Ok(params), Ok(history)) = (UrlSearchParams::new_with_str(&search), window().history())
    else {
        return;
    };
    for (name, value) in values {
        match value.as_str() {
            "" => params.delete(name),
            value => params.set(name, value),
        }
    }
    params.delete("dot");
    let asked = String::from(params.to_string());
    let mark = if asked.is_empty() { "" } else { "?" };
    let address = path() + mark + &asked;
    // Fails in frames that may not, and where somebody types too fast; the address is then an older one.
    let _ = match is_new {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
}

/// Whether the reader has come by an address, and has neither gone back to the page nor loaded it again.
pub(crate) fn has_come() -> bool {
    window().performance().is_some_and(|performance| {
        performance.navigation().type_() == PerformanceNavigation::TYPE_NAVIGATE
    })
}

/// Whether the reader is where the page begins, and has not gone on in it.
pub(crate) fn is_at_beginning() -> bool {
    let root = document_element();
    let focus = document().active_element();
    root.scroll_top() == 0
        && focus.is_none_or(|focus| focus.parent_element().as_ref() == Some(&root))
}

/// Calls `call` whenever the reader has come to another entry of the history, by a link to a fragment, too, for as long as
/// the document is there.
pub(crate) fn on_return(call: Box<dyn FnMut(&Event)>) {
    page::listen(&window(), "popstate", call);
}

/// Goes to the fragment of the address once more, without a new entry in the history.
///
/// The browser looked for it when the document was loaded and found nothing, because the content was not there
/// yet. Now it scrolls there and makes it the `:target`.
pub(crate) fn revisit_fragment() {
    let location = window().location();
    if fragment().len() > 1
        && let Ok(href) = location.href()
    {
        // A frame that may not navigate itself stays where it is; the content is there all the same.
        let _ = location.replace(&href);
        // The address is the same, so no browser tells anybody: what moves the focus (`components/tools`) has to be.
        if let Ok(event) = Event::new("companion-arrived") {
            let _ = window().dispatch_event(&event);
        }
    }
}

/// Goes to a fragment of the page, as a link does that leads there, also where the address already is: browsers take that
/// for no visit.
pub(crate) fn visit(fragment: &str) {
    // A frame that may not navigate itself stays where it is.
    let _ = window().location().set_hash(fragment);
    revisit_fragment();
}

/// Goes to the same fragment of the page at `root`, a relative address, if there is no such thing on this one.
pub(crate) fn seek_fragment_at(root: &str) {
    if page::all(None, ":target").is_empty() {
        // A frame that may not navigate itself stays where it is.
        let _ = window()
            .location()
            .replace(&(root.to_owned() + &fragment()));
    }
}

/// Calls back on every visit to a fragment; dropping it stops that.
#[derive(Debug)]
#[must_use = "visits are no longer reported when the listener is dropped"]
pub(crate) struct VisitListener {
    _change: EventListener,
    _click: EventListener,
}

/// Calls `visit` with the fragment whenever the reader goes to one.
///
/// `hashchange` is silent when a link leads to where the address already is, so links are listened to as well.
pub(crate) fn on_visit(visit: Rc<dyn Fn(&str)>) -> VisitListener {
    let again = Rc::clone(&visit);
    VisitListener {
        _change: EventListener::new(&window(), "hashchange", move |_| visit(&fragment())),
        _click: EventListener::new(&document(), "click", move |event| {
            if let Some(link) = link(event)
                && !event.default_prevented()
                && window().location().href() == Ok(link.href())
            {
                again(&link.hash());
            }
        }),
    }
}

/// Calls `take` with the address of a link, and its fragment, before the browser follows it here, for as long as the
/// document is there. If `take` answers that it sees to it, the browser does not.
pub(crate) fn on_follow(take: impl Fn(&str, &str) -> bool + 'static) {
    let click = move |event: &Event| {
        if let Some(link) = link(event)
            && is_plain(event)
            && link.target().is_empty()
            && let href = link.href()
            && let Some((page, fragment)) = href.split_once('#')
            && take(page, fragment)
        {
            event.prevent_default();
        }
    };
    page::listen(&document(), "click", Box::new(click));
}

/// Whether a click means the link itself, and neither a new window nor a download.
fn is_plain(event: &Event) -> bool {
    let plain = event.dyn_ref::<MouseEvent>().is_none_or(|event| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        event.button() == 0 && !modified
    });
    plain && !event.default_prevented()
}

/// The link that a click was on. One in a drawing, which tells its address only as it is written, becomes one of HTML.
fn link(event: &Event) -> Option<HtmlAnchorElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let link = element.closest("a[href]").ok()??;
    let of_html = |link: Element| {
        let copy = page::create("a")?;
        page::mark(&copy, "href", link.get_attribute("href").as_deref());
        copy.dyn_into().ok()
    };
    link.dyn_into().or_else(|link| of_html(link).ok_or(())).ok()
}
