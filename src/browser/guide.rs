//! The guide to a timeline, as elements of the document: the list of chapters, and what has been taken in beside it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo::utils::document_element;
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::browser::clock::{self, Later};
use crate::browser::document as page;
use crate::browser::document::mark;
use crate::browser::island::Island;
use crate::browser::place::hold;
use crate::browser::sight::{Seen, Watch};

/// The guide beside a story.
#[derive(Debug)]
pub(crate) struct LiveGuide {
    root: HtmlElement,
    section: Element,
    /// The links to chapters, which show where the reader is.
    links: RefCell<Vec<Link>>,
    /// The mark on the line that shows it.
    marked: RefCell<Option<Element>>,
    /// The drawing of the line that is not chosen. It costs nothing where it is not in the page.
    other_axis: RefCell<Option<Element>>,
    is_reading: Cell<bool>,
}

#[derive(Debug)]
struct Link {
    /// Where it leads: `#c-early`.
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
            marked: RefCell::default(),
            other_axis: RefCell::default(),
            is_reading: Cell::default(),
        };
        guide.find_links();
        Some(guide)
    }

    fn find_links(&self) {
        let links = page::all(Some(&self.root), "nav [href^='#c-']");
        let link = |element: Element| Link {
            to: element.get_attribute("href").unwrap_or_default(),
            element,
            is_current: Cell::new(false),
        };
        self.links.replace(links.into_iter().map(link).collect());
    }

    /// Calls `near` when the reader comes near the section.
    pub(crate) fn on_near(&self, near: impl Fn() + 'static) {
        let come = move |seen: Seen| {
            if seen.iter().any(|(_, is_near)| *is_near) {
                near();
            }
        };
        if let Some(watch) = Watch::start(NEAR, Box::new(come)) {
            watch.add(&self.section);
        }
    }

    /// The story, its chapters and its events, as far as they are on the page.
    pub(crate) fn places(&self) -> Vec<Element> {
        page::all(Some(&self.section), ".timeline__story, .chapter, .event")
    }

    /// Puts the guide into its place, if `html` is one, whole, and of the page's edition. Nothing that is in sight moves. Its
    /// edition.
    pub(crate) fn fill(&self, html: &str) -> Option<String> {
        let place = page::one(&self.root, ".guide")?;
        // A page that is still being written has no edition. The browser looks for it: Rust's search takes 4 KB.
        let edition = self.root.closest(EDITED).ok().flatten();
        let edition = edition.and_then(|page| page.get_attribute(EDITION));
        let is_ours = edition.is_none_or(|edition| JsString::from(html).includes(&edition, 0));
        let html = (is_ours && html.ends_with("</div>")).then_some(html)?;
        hold(Some(&place), &mut || {
            place.set_inner_html(html);
            if let Some(other) = page::one(&place, ".axis > .is-order") {
                self.put_away(other);
            }
        });
        self.find_links();
        page::one(&place, EDITED)?.get_attribute(EDITION)
    }

    /// The element in it that `selector` finds.
    pub(crate) fn one(&self, selector: &str) -> Option<Element> {
        page::one(&self.root, selector)
    }

    /// Shows where the reader is: in a chapter, at an event. Empty where they are at none.
    pub(crate) fn show(&self, chapter: &str, event: &str) {
        // What can be is measured before anything changes: to measure between two changes costs a layout each time.
        let share = self.share_read();
        self.show_chapter(chapter);
        self.show_mark(self.mark_of(event));
        let is_reading = !chapter.is_empty();
        if self.is_reading.replace(is_reading) != is_reading {
            mark(&self.root, "data-reading", is_reading.then_some(""));
        }
        if let Some(bar) = self.one(".guide__read")
            && let Some(bar) = bar.dyn_ref::<HtmlElement>()
        {
            let read = "scaleX(calc(".to_owned() + &share.to_string() + " / 100))";
            // Fails on a malformed name only, and this is a constant.
            let _ = bar.style().set_property("transform", &read);
        }
    }

    /// Marks the links to a chapter, in the list and in the bar, and brings them into sight there.
    fn show_chapter(&self, chapter: &str) {
        let links = self.links.borrow();
        if links
            .iter()
            .all(|link| link.is_current.get() == (link.to == chapter))
        {
            return;
        }
        // The bar is laid out anew, and not shifted; unless somebody is at work in it, whose focus would go.
        let strip = self.one(".guide__bar");
        let strip = strip.filter(|strip| page::one(strip, ":focus").is_none());
        if let Some(strip) = &strip {
            mark(strip, "hidden", Some(""));
            let _ = strip.client_width();
        }
        for link in links.iter() {
            let is_current = link.to == chapter;
            if link.is_current.replace(is_current) != is_current {
                set_current(&link.element, is_current);
            }
        }
        if let Some(strip) = &strip {
            mark(strip, "hidden", None);
        }
        let mut current = links.iter().filter(|link| link.is_current.get());
        // The list of chapters comes first, the bar last.
        if let Some(in_list) = current.next() {
            self.reveal_in_list(&in_list.element);
        }
        if let Some(in_bar) = current.next_back() {
            reveal_in_bar(&in_bar.element);
        }
    }

    /// Marks, on the line, the mark of the event that is read.
    fn show_mark(&self, there: Option<Element>) {
        let marked = self.marked.replace(there.clone());
        if marked == there {
            return;
        }
        if let Some(mark) = marked {
            set_current(&mark, false);
        }
        if let Some(mark) = there {
            set_current(&mark, true);
        }
        name_mark(&self.root, None);
    }

    /// Scrolls the list, where it is longer than the window, so that the link is in its middle if it was out of sight;
    /// unless somebody is at work beside it.
    fn reveal_in_list(&self, link: &Element) {
        let Some(link) = link.dyn_ref::<HtmlElement>() else {
            return;
        };
        let (top, seen) = (link.offset_top(), self.root.scroll_top());
        let room = self.root.client_height() - link.offset_height();
        if !(seen..=seen + room).contains(&top) && self.one(":focus").is_none() {
            self.root.set_scroll_top(top - room / 2);
        }
    }

    /// The mark that stands for an event; neighbours may share one.
    fn mark_of(&self, event: &str) -> Option<Element> {
        let event = page::element(event.get(1..)?)?;
        let chapter = event.closest("section").ok()??;
        let groups = page::all(Some(&self.root), "[data-chapter]");
        let is_it = |group: &&Element| group.get_attribute("data-chapter") == Some(chapter.id());
        let group = groups.iter().find(is_it)?;
        let events: u32 = group.get_attribute("data-events")?.parse().ok()?;
        let marks = page::all(Some(group), "a");
        // The last whose first event is not after this one: the mark at `index` begins with the event at
        // `index * events / marks.len()`.
        let last = (events_to(&event, &chapter) * marks.len() as u32).checked_sub(1)?;
        marks.get(last.checked_div(events)? as usize).cloned()
    }

    /// Calls `turn` when the reader wants the line drawn the other way.
    pub(crate) fn on_scale(&self, turn: fn()) {
        if let Some(scale) = self.one(".axis__scale") {
            page::listen(&scale, "change", Box::new(move |_| turn()));
        }
    }

    /// Draws the line the other way.
    pub(crate) fn turn_axis(&self) {
        let other = self.other_axis.take();
        if let (Some(drawing), Some(other)) = (self.one(".axis > svg"), other) {
            // Fails where there is nothing to stand before.
            let _ = drawing.before_with_node_1(&other);
            self.put_away(drawing);
        }
    }

    /// Takes a drawing out of the page until it is wanted.
    fn put_away(&self, drawing: Element) {
        drawing.remove();
        self.other_axis.replace(Some(drawing));
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

    /// Names, for as long as the document is there, the mark that is pointed at or comes to have the focus: a moment later,
    /// for a click on it has to be answered first.
    pub(crate) fn name_marks(&self) {
        let wait: Rc<Cell<Option<Later>>> = Rc::default();
        for (kind, is_there) in [
            ("pointerover", true),
            ("focusin", true),
            ("pointerleave", false),
            ("focusout", false),
        ] {
            let (root, wait) = (self.root.clone(), Rc::clone(&wait));
            let name = move |event: &web_sys::Event| {
                let target = event.target().filter(|_| is_there);
                let target = target.map(JsCast::unchecked_into::<Element>);
                let mark = target.and_then(|target| target.closest(MARK).ok()?);
                let root = root.clone();
                let later = clock::after(MOMENT, move || name_mark(&root, mark));
                wait.set(Some(later));
            };
            page::listen(&self.root, kind, Box::new(name));
        }
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
            if is_plain
                && let Ok(Some(drawing)) = here.closest("svg")
                && let marks = page::all(Some(&drawing), MARK)
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
            let search = self.one(".find > summary");
            let click = move |_: &web_sys::Event| {
                forget();
                // The button goes, and with it the focus: the search, which is always to be seen, has it then.
                if let Some(search) = &search {
                    page::focus(search);
                }
                mark(&offer, "hidden", Some(""));
            };
            page::listen(&button, "click", Box::new(click));
        }
    }
}

/// Says what a mark stands for: the one that the reader has just `pointed` at, or still does, or the one that shows where
/// they are.
fn name_mark(root: &Element, pointed: Option<Element>) {
    let mark = pointed
        .or_else(|| page::one(root, ".axis__mark:is(:hover, :focus)"))
        .or_else(|| page::one(root, ".axis__mark[aria-current]"));
    let name = mark.and_then(|mark| {
        let short = mark.get_attribute("data-short");
        short.or_else(|| mark.get_attribute("aria-label"))
    });
    if let Some(place) = page::one(root, ".axis__name")
        && place.text_content() != name
    {
        place.set_text_content(name.as_deref());
    }
}

/// Scrolls the bar so that the link is in its middle and the chapters beside it are in sight too.
fn reveal_in_bar(link: &Element) {
    if let (Some(bar), Some(link)) = (link.parent_element(), link.dyn_ref::<HtmlElement>()) {
        let room = bar.client_width() - link.client_width();
        bar.set_scroll_left(link.offset_left() - room.max(0) / 2);
    }
}

fn set_current(link: &Element, is_current: bool) {
    mark(link, "aria-current", is_current.then_some("location"));
}

/// How many events of its chapter there are up to an event, those included that have not come yet.
fn events_to(event: &Element, chapter: &Element) -> u32 {
    let mut sum = 0;
    for each in page::all(Some(chapter), ".event, .part:not([data-filled])") {
        sum += events_in(&each);
        if each == *event {
            break;
        }
    }
    sum
}

/// How many events will come into a place; one for an event that is there.
fn events_in(element: &Element) -> u32 {
    let place = element.dyn_ref::<HtmlElement>();
    let events = place.and_then(|place| place.style().get_property_value("--events").ok());
    events.and_then(|events| events.parse().ok()).unwrap_or(1)
}

/// Says which edition something is of.
const EDITION: &str = "data-edition";
/// What says it.
const EDITED: &str = "[data-edition]";
/// So soon is a mark named.
const MOMENT: Duration = Duration::from_millis(100);
/// A mark on the line.
const MARK: &str = ".axis__mark";
/// Leaves of the window the line that is being read.
pub(crate) const LINE: &str = "-40% 0px -60% 0px";
/// Which part of the window is above that line.
const ABOVE: f64 = 0.4;
/// How far beyond the window the section is near.
const NEAR: &str = "100% 0px";
