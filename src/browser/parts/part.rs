//! One part of a long story: where it lies, what leads to it, and the place that is kept for it.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use companion_model::Series as Numbers;
use js_sys::{JsString, Number};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement};

use crate::browser::document as page;
use crate::browser::document::mark;

#[derive(Debug)]
pub(super) struct Part {
    pub(super) way: Way,
    /// Made when it is first needed.
    pub(super) place: OnceCell<HtmlElement>,
}

/// What leads to a part.
#[derive(Debug)]
pub(super) enum Way {
    /// A link of its own.
    Link(HtmlAnchorElement),
    /// Its number in a series.
    Number(Rc<Series>, u32),
}

/// The parts of a chapter that has many.
#[derive(Debug)]
pub(super) struct Series {
    /// The link to the first of them.
    link: HtmlAnchorElement,
    /// The folder in which they lie, relative to this page.
    folder: String,
    count: u32,
    events: u32,
    /// Which of the story's parts they are.
    pub(super) parts: Range<usize>,
    /// Kept for all of them until somebody comes near.
    pub(super) place: HtmlElement,
}

impl Part {
    pub(super) fn new(way: Way) -> Self {
        let place = OnceCell::new();
        Self { way, place }
    }

    /// Its place, which may not be in the document yet.
    pub(super) fn place(&self) -> Option<&HtmlElement> {
        if self.place.get().is_none() {
            let place = match &self.way {
                Way::Link(link) => place_for(&link.get_attribute(PART)?),
                Way::Number(series, number) => {
                    let held = series.held(*number);
                    place_for(&(held.end - held.start).to_string())
                }
            };
            // Fails if it is there already.
            let _ = self.place.set(place?);
        }
        self.place.get()
    }

    /// Where it lies, relative to this page, as the index and the fragment have it.
    pub(super) fn address(&self) -> String {
        match &self.way {
            Way::Link(link) => link.get_attribute("href").unwrap_or_default(),
            Way::Number(series, 1) => series.folder.clone(),
            Way::Number(series, number) => series.folder.clone() + &number.to_string() + "/",
        }
    }

    /// The absolute address of its page.
    pub(super) fn page(&self) -> String {
        let link = match &self.way {
            Way::Link(link) => Some(link.clone()),
            Way::Number(..) => self.link(),
        };
        link.map(|link| link.href()).unwrap_or_default()
    }

    /// A new link to it that says which it is.
    pub(super) fn link(&self) -> Option<HtmlAnchorElement> {
        let link: HtmlAnchorElement = match &self.way {
            Way::Link(link) => link.clone_node_with_deep(true).ok()?.dyn_into().ok()?,
            Way::Number(..) => page::create("a")?.dyn_into().ok()?,
        };
        mark(&link, PART, None);
        if let Way::Number(series, number) = &self.way {
            mark(&link, "href", Some(&self.address()));
            link.set_text_content(series.label(*number).as_deref());
        }
        Some(link)
    }

    /// The content of a fragment, if it is this part's.
    pub(super) fn read(&self, html: &str, edition: &str) -> Option<Element> {
        // The fragment is a page of our own, prerendered like this one; what breaks off does not end like this.
        let html = html.ends_with(END).then_some(html)?;
        let content = page::create("div")?;
        content.set_inner_html(html);
        let fragment = page::one(&content, "[data-part]")?;
        let is_this = self.address() == fragment.get_attribute(PART)?
            && fragment.get_attribute("data-edition")? == edition;
        is_this.then_some(content)
    }
}

impl Series {
    /// The parts to the first of which a link leads, if it leads to a series, and their numbers. They will be those
    /// from `index` on of the story's parts.
    pub(super) fn of(link: &HtmlAnchorElement, index: usize) -> Option<(Self, Range<u32>)> {
        let number = |name| link.get_attribute(name)?.parse::<u32>().ok();
        let folder = link.get_attribute(SERIES)?;
        let (first, count) = (number("data-number")?, number("data-count")?);
        let events = number("data-events")?;
        let numbers = first..count.checked_add(1)?;
        let elsewhere = events.checked_sub(Numbers::held(first, count, events).start)?;
        let series = Self {
            link: link.clone(),
            folder,
            count,
            events,
            parts: index..index + numbers.len(),
            place: place_for(&elsewhere.to_string())?,
        };
        Some((series, numbers))
    }

    fn held(&self, number: u32) -> Range<u32> {
        Numbers::held(number, self.count, self.events)
    }

    /// What a link to the part with this number says.
    fn label(&self, number: u32) -> Option<String> {
        let written = self.link.closest("[lang]").ok()??;
        let lang = written.get_attribute("lang")?;
        let words = |place: u32| String::from(Number::from(place).to_locale_string(&lang));
        let held = self.held(number);
        let label = JsString::from(self.link.get_attribute("data-label")?);
        let label = label.replace("{first}", &words(held.start + 1));
        Some(label.replace("{last}", &words(held.end)).into())
    }
}

/// A place for so many events.
fn place_for(events: &str) -> Option<HtmlElement> {
    let place: HtmlElement = page::create("div")?.dyn_into().ok()?;
    mark(&place, "class", Some("part"));
    let _ = place.style().set_property("--events", events);
    Some(place)
}

/// Marks the link to a part, and says how many events it has; marks a fragment, and says which part it is.
const PART: &str = "data-part";
/// How a whole fragment ends: its list of sources, and itself.
const END: &str = "</ol></div>";
/// Marks the link to the first part of a series, and says in which folder they all lie.
const SERIES: &str = "data-series";
