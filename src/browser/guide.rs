//! The guide to a timeline, as elements of the document: the list of chapters, and what has been taken in beside it.

use std::cell::{Cell, RefCell};

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::browser::document as page;
use crate::browser::document::mark;
use crate::browser::island::Island;
use crate::browser::place::hold;
use crate::browser::sight::Watch;

/// The guide beside a story.
#[derive(Debug)]
pub(crate) struct LiveGuide {
    root: HtmlElement,
    section: Element,
    /// The links that show where the reader is.
    links: RefCell<Vec<Link>>,
}

#[derive(Debug)]
struct Link {
    /// Where it leads: `#e-birth`.
    to: String,
    element: Element,
    is_current: Cell<bool>,
}

impl LiveGuide {
    /// The guide of the section that holds `island`.
    pub(crate) fn start(island: &Island) -> Option<Self> {
        let guide = Self {
            root: island.root().dyn_into().ok()?,
            section: island.root().parent_element()?,
            links: RefCell::default(),
        };
        guide.find_links();
        Some(guide)
    }

    fn find_links(&self) {
        let links = page::all(Some(&self.root), "nav a, .axis__mark");
        let link = |element: Element| Link {
            to: element.get_attribute("href").unwrap_or_default(),
            element,
            is_current: Cell::new(false),
        };
        self.links.replace(links.into_iter().map(link).collect());
    }

    /// Calls `near` when the reader comes near the section.
    pub(crate) fn on_near(&self, near: impl Fn() + 'static) {
        let come = move |_, is_near| {
            if is_near {
                near();
            }
        };
        if let Some(watch) = Watch::start(NEAR, Box::new(come)) {
            watch.add(&self.section);
        }
    }

    /// The chapters and the events that are on the page.
    pub(crate) fn story(&self) -> Vec<Element> {
        page::all(Some(&self.section), ".chapter, .event")
    }

    /// Puts the guide into its place, if `html` is one, and whole. Nothing that is in sight moves. Its edition.
    pub(crate) fn fill(&self, html: &str) -> Option<String> {
        let place = page::one(&self.root, ".guide")?;
        let html = html.ends_with("</div>").then_some(html)?;
        hold(Some(&place), || place.set_inner_html(html));
        self.find_links();
        page::one(&place, "[data-edition]")?.get_attribute("data-edition")
    }

    /// The element in it that `selector` finds.
    pub(crate) fn one(&self, selector: &str) -> Option<Element> {
        page::one(&self.root, selector)
    }

    /// Shows where the reader is: in a chapter, at an event. Empty where they are at none.
    pub(crate) fn show(&self, chapter: &str, event: &str) {
        let links = self.links.borrow();
        let leads = |place: &str| links.iter().any(|link| link.to == place);
        let shared = match leads(event) {
            true => None,
            false => first_beside(event),
        };
        let event = shared.as_deref().unwrap_or(event);
        for link in links.iter() {
            let is_current = link.to == chapter || link.to == event;
            if link.is_current.replace(is_current) != is_current {
                mark(
                    &link.element,
                    "aria-current",
                    is_current.then_some("location"),
                );
                if is_current {
                    reveal(&link.element);
                }
            }
        }
        mark(
            &self.root,
            "data-reading",
            (!chapter.is_empty()).then_some(""),
        );
        let read = self.share_read().to_string() + "%";
        // Fails on a malformed name only, and this is a constant.
        let _ = self.root.style().set_property("--read", &read);
    }

    /// How much of the story is above the line that is being read, in hundredths.
    fn share_read(&self) -> i32 {
        let Some(story) = self.root.next_element_sibling() else {
            return 0;
        };
        let place = story.get_bounding_client_rect();
        let above = f64::from(document_element().client_height()) * ABOVE - place.top();
        ((above * 100.0 / place.height().max(1.0)) as i32).clamp(0, 100)
    }

    /// Calls `step` with a key, how many marks there are, and which of them has the focus; moves the focus to the mark
    /// that it answers with.
    pub(crate) fn on_mark_key(&self, step: impl Fn(&str, usize, usize) -> Option<usize> + 'static) {
        let press = move |event: &web_sys::Event| {
            let (Some(key), Some(target)) = (event.dyn_ref::<KeyboardEvent>(), event.target())
            else {
                return;
            };
            let is_plain = !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key());
            let here: Element = target.unchecked_into();
            if let Some(drawing) = here.parent_element().filter(|_| is_plain)
                && let marks = page::all(Some(&drawing), ".axis__mark")
                && let Some(at) = marks.iter().position(|mark| *mark == here)
                && let Some(next) = step(&key.key(), marks.len(), at).and_then(|to| marks.get(to))
            {
                event.prevent_default();
                mark(&here, "tabindex", Some("-1"));
                mark(next, "tabindex", Some("0"));
                // The elements of a drawing can be focused as those of HTML can.
                let _ = next.unchecked_ref::<HtmlElement>().focus();
            }
        };
        page::listen(&self.root, "keydown", Box::new(press));
    }

    /// Offers the way to a place that the reader was at; `forget` is called if they do not want it kept.
    pub(crate) fn offer(&self, place: &str, forget: fn()) {
        let Some(offer) = self.one(".guide__resume") else {
            return;
        };
        if let (Some(link), Some(button)) = (page::one(&offer, "a"), page::one(&offer, "button")) {
            mark(&link, "href", Some(place));
            mark(&offer, "hidden", None);
            let click = move |_: &web_sys::Event| {
                forget();
                // The button goes, and with it the focus: what comes next has it then.
                if let Some(next) = offer
                    .next_element_sibling()
                    .and_then(|next| page::one(&next, "input, summary"))
                {
                    page::focus(&next);
                }
                mark(&offer, "hidden", Some(""));
            };
            page::listen(&button, "click", Box::new(click));
        }
    }
}

/// Scrolls the bar, where the link is in it, so that the chapters beside it are in sight too.
fn reveal(link: &Element) {
    if let (Some(bar), Some(link)) = (link.parent_element(), link.dyn_ref::<HtmlElement>()) {
        bar.set_scroll_left(link.offset_left() - bar.client_width() / 4);
    }
}

/// Where the first event in the list is that holds `event`: several may share a mark.
fn first_beside(event: &str) -> Option<String> {
    let list = page::element(event.get(1..)?)?.closest("ol").ok()??;
    Some("#".to_owned() + &page::one(&list, ".event")?.id())
}

/// Leaves of the window the line that is being read.
pub(crate) const LINE: &str = "-40% 0px -60% 0px";
/// Which part of the window is above that line.
const ABOVE: f64 = 0.4;
/// How far beyond the window the section is near.
const NEAR: &str = "100% 0px";
