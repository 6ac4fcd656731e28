//! The parts of a long story, as elements of the document: places that are kept for them, and what they are
//! filled with.

mod part;

use std::cell::OnceCell;
use std::rc::Rc;

use companion_model::paths::FRAGMENT;
use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, Node};

use crate::browser::clock;
use crate::browser::document as page;
use crate::browser::document::mark;
use crate::browser::island::Island;
use crate::browser::place::hold;
use crate::browser::sight::{Seen, Watch};
use part::{Part, Series, Way};

/// A story, some parts of which lie elsewhere. A place is kept for each, as large as it will probably be.
#[derive(Debug)]
pub(crate) struct LiveParts {
    status: Element,
    parts: Vec<Part>,
    series: Vec<Rc<Series>>,
    watch: OnceCell<Watch>,
}

/// Says that parts come by themselves; styles may keep room for them under it.
const GROWING: &str = "data-growing";
/// Marks a place whose part is there.
const FILLED: &str = "data-filled";
/// Marks a filled place that has been in sight, so that its size is known and it need not be drawn out of sight.
const SEEN: &str = "data-seen";
/// What says to everybody that something could not be had.
const MISSED: &str = "part__missed";
/// Marks a place whose part could not be had, and says so.
const FAILED: &str = "data-failed";

impl LiveParts {
    /// Keeps a place for every part that the section around `island` links to. Nothing that is in sight moves.
    pub(crate) fn start(island: &Island) -> Option<Self> {
        let status = island.root();
        let story = status.closest("section").ok()??;
        let mut live = Self {
            status,
            parts: Vec::new(),
            series: Vec::new(),
            watch: OnceCell::new(),
        };
        let mut places = Vec::new();
        for link in page::all(Some(&story), "a[data-part], a[data-series]") {
            places.extend(link.closest("section").ok().flatten().zip(live.add(link)));
        }
        hold(None, &mut || {
            mark(&story, GROWING, Some(""));
            for (chapter, place) in &places {
                append(chapter, place);
            }
        });
        Some(live)
    }

    /// Adds what a link leads to. Answers with the place that is to be kept for it.
    fn add(&mut self, link: Element) -> Option<HtmlElement> {
        let link: HtmlAnchorElement = link.dyn_into().ok()?;
        let Some((series, numbers)) = Series::of(&link, self.parts.len()) else {
            let part = Part::new(Way::Link(link));
            let place = part.place()?.clone();
            self.parts.push(part);
            return Some(place);
        };
        let series = Rc::new(series);
        let way = |number| Way::Number(Rc::clone(&series), number);
        self.parts
            .extend(numbers.map(|number| Part::new(way(number))));
        self.series.push(Rc::clone(&series));
        Some(series.place.clone())
    }

    /// Whether parts may still come: not when the program is over.
    pub(crate) fn are_growing(&self) -> bool {
        let story = self.status.closest("[data-growing]");
        story.is_ok_and(|story| story.is_some())
    }

    /// Whether the reader is in the story, and not before it.
    pub(crate) fn are_read(&self) -> bool {
        let story = self.status.closest("section").ok().flatten();
        let top = story.map(|story| story.get_bounding_client_rect().top());
        top.is_some_and(|top| top < f64::from(document_element().client_height()) / 2.0)
    }

    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Tells `report` which part comes near what the reader sees, and which goes away, for as long as the document is
    /// there.
    pub(crate) fn watch(self: &Rc<Self>, report: Box<dyn Fn(usize, bool)>) -> Option<()> {
        let this = Rc::clone(self);
        let seen = move |place: Element, is_near: bool| {
            if !is_near && place.get_attribute(FILLED).is_some() {
                mark(&place, SEEN, Some(""));
            }
            let is_it = |kept: &HtmlElement| **kept == place;
            if let Some(index) = this.index(|part| part.place.get().is_some_and(is_it)) {
                report(index, is_near);
            } else if is_near
                && let Some(series) = this.series.iter().find(|each| is_it(&each.place))
            {
                this.part(series);
            }
        };
        let each = move |all: Seen| {
            for (place, is_near) in all {
                seen(place, is_near);
            }
        };
        let watch = Watch::start(NEAR, Box::new(each))?;
        let watch = self.watch.get_or_init(|| watch);
        let places = self.parts.iter().filter_map(|part| part.place.get());
        for place in places.chain(self.series.iter().map(|series| &series.place)) {
            watch.add(place);
        }
        Some(())
    }

    /// The address of a part's fragment, absolute.
    pub(crate) fn fragment(&self, index: usize) -> String {
        self.parts[index].page() + FRAGMENT
    }

    /// The part whose page is at an absolute address.
    pub(crate) fn at(&self, address: &str) -> Option<usize> {
        // Whoever follows a link waits, so what is cheap to know comes first.
        let may_be = |part: &Part| {
            let below = part.address();
            below
                .strip_prefix('.')
                .is_some_and(|below| address.ends_with(below))
        };
        self.index(|part| may_be(part) && part.page() == address)
    }

    /// The part whose page is at an address relative to this one.
    pub(crate) fn linked_as(&self, address: &str) -> Option<usize> {
        self.index(|part| part.address() == address)
    }

    /// The first part of the chapter with this id, if no event of that chapter is on the page.
    pub(crate) fn first_of(&self, id: &str) -> Option<usize> {
        let chapter = page::element(id)?.closest("section").ok()??;
        let is_bare = page::one(&chapter, "article").is_none();
        let lies_here = |place: &HtmlElement| chapter.contains(Some(place));
        let series = self.series.iter().find(|series| lies_here(&series.place));
        let first = || match series {
            Some(series) => Some(series.parts.start),
            None => self.index(|part| part.place.get().is_some_and(lies_here)),
        };
        is_bare.then(first)?
    }

    fn index(&self, is_it: impl Fn(&Part) -> bool) -> Option<usize> {
        self.parts.iter().position(is_it)
    }

    /// Keeps a place for each part of a series instead of one for all: together they have the same size.
    fn part(&self, series: &Series) {
        if !series.place.is_connected() {
            return;
        }
        let parts = &self.parts[series.parts.clone()];
        for place in parts.iter().filter_map(Part::place) {
            // Fails where there is nothing to stand before.
            let _ = series.place.before_with_node_1(place);
            if let Some(watch) = self.watch.get() {
                watch.add(place);
            }
        }
        series.place.remove();
    }

    /// The place of a part, its own.
    fn place(&self, index: usize) -> Option<&HtmlElement> {
        let part = &self.parts[index];
        if let Way::Number(series, _) = &part.way {
            self.part(series);
        }
        part.place()
    }

    /// Goes to the place of a part.
    pub(crate) fn go_to(&self, index: usize) {
        if let Some(place) = self.place(index) {
            place.scroll_into_view();
        }
    }

    /// Says in a part's place which it is, and where it can be read.
    pub(crate) fn name(&self, index: usize) {
        if let Some(place) = self.place(index)
            && page::one(place, "a").is_none()
            && let Some(link) = self.parts[index].link()
        {
            append(place, &link);
        }
    }

    /// Puts a part into its place, if `html` is that part, whole, and of this edition, and calls `done` once it is
    /// there. Nothing that is in sight moves, neither do focus and selection.
    ///
    /// A reader who `is_waiting` gets all of it at once. Otherwise it comes some events at a time, for a slow phone needs
    /// longer to lay out a part than it has between two frames; the place keeps its size meanwhile.
    pub(crate) fn fill(
        &self,
        index: usize,
        html: &str,
        edition: &str,
        is_waiting: bool,
        done: Box<dyn FnOnce()>,
    ) -> bool {
        let content = self.parts[index].read(html, edition);
        let Some((content, place)) = content.zip(self.place(index)) else {
            return false;
        };
        let [events, sources] = &page::all(Some(&content), "[data-part] > ol")[..] else {
            return false;
        };
        let Some(list) = page::copy(events) else {
            return false;
        };
        self.name(index);
        append(place, &list);
        let (place, sources) = (place.clone(), sources.clone());
        let finish = move || {
            hold(Some(&place), &mut || {
                merge(&sources);
                mark(&place, FAILED, None);
                mark(&place, FILLED, Some(""));
            });
            done();
        };
        let at_once = if is_waiting { u32::MAX } else { AT_ONCE };
        pour(events.clone(), list, at_once, Box::new(finish));
        true
    }

    /// Takes a part out of its place again, unless somebody is at work in it. The place keeps its size.
    pub(crate) fn empty(&self, index: usize) -> bool {
        let there = self.place(index);
        let Some((place, events)) = there.and_then(|place| Some((place, page::one(place, "ol")?)))
        else {
            return false;
        };
        if page::one(place, IN_USE).is_some() || page::has_selection(place) {
            return false;
        }
        let size = place.get_bounding_client_rect().height() as u32;
        let _ = place.style().set_property("--size", &format!("{size}px"));
        hold(Some(place), &mut || {
            events.remove();
            mark(place, FILLED, None);
            mark(place, SEEN, None);
        });
        true
    }

    /// Says in a part's place, and to those who hear the page, that it could not be had.
    pub(crate) fn fail(&self, index: usize, words: &str) {
        if let Some(place) = self.place(index) {
            mark(place, FAILED, Some(words));
        }
        self.say(words);
    }

    /// Says something of the parts to those who hear the page.
    pub(crate) fn say(&self, words: &str) {
        mark(&self.status, "class", Some("visually-hidden"));
        self.status.set_text_content(Some(words));
    }

    /// Says to everybody, beside the link that has the focus, that what it leads to cannot be had.
    pub(crate) fn miss(&self, words: &str) {
        self.say(words);
        let link = gloo::utils::document().active_element();
        if let Some((link, status)) = link.zip(self.status.dyn_ref::<HtmlElement>()) {
            let below = link.get_bounding_client_rect().bottom() as i32;
            let below = below.to_string() + "px";
            // Fails on a malformed name only, and this is a constant.
            let _ = status.style().set_property("--below", &below);
        }
        mark(&self.status, "class", Some(MISSED));
    }

    /// Takes back what was said to everybody.
    pub(crate) fn hush(&self) {
        if self.status.get_attribute("class").as_deref() == Some(MISSED) {
            self.say("");
        }
    }
}

/// Frees every story of the document from whoever let it grow and can do so no longer: what has come stays, the
/// places that are still empty go.
pub(crate) fn free_all() {
    for place in page::all(None, "[data-growing] .part:not([data-filled])") {
        place.remove();
    }
    for story in page::all(None, "[data-growing]") {
        mark(&story, GROWING, None);
    }
}

/// Moves the children of one element into another, so many at a time, whenever the browser has nothing better to do.
fn pour(from: Element, to: Element, at_once: u32, done: Box<dyn FnOnce()>) {
    // Whoever let the story grow can do so no longer, and has taken the place away.
    if !to.is_connected() {
        return;
    }
    for child in (0..at_once).map_while(|_| from.first_element_child()) {
        append(&to, &child);
    }
    // Laid out at once, or the browser would think that it has time for more of them.
    let _ = to.client_height();
    match from.first_element_child() {
        None => done(),
        Some(_) => clock::when_idle(move || pour(from, to, at_once, done)),
    }
}

/// Adds sources to the page's list of them, each at its number, unless it is there already.
fn merge(items: &Element) {
    let Some(list) = page::all(None, "[data-sources]").pop() else {
        return;
    };
    let number = |item: &Element| -> u32 {
        let value = item.get_attribute("value");
        value
            .and_then(|value| value.parse().ok())
            .unwrap_or_default()
    };
    let there = page::all(Some(&list), "li");
    for item in page::all(Some(items), "li") {
        let new = number(&item);
        let next = there.get(there.partition_point(|each| number(each) < new));
        if next.is_none_or(|next| number(next) != new) {
            // Fails if the list has changed since it was read, and nothing else can have run.
            let _ = list.insert_before(&item, next.map(|next| &**next));
        }
    }
}

fn append(parent: &Element, child: &Node) {
    // Fails where an element would lie in itself.
    let _ = parent.append_child(child);
}

/// How many events of a part are put into its place at a time.
const AT_ONCE: u32 = 3;
/// What a reader may be at work with.
const IN_USE: &str = ":focus, :target, details[open], audio, video, [data-island]";
/// How far beyond the window a part is near: so far that it has usually arrived before the reader has.
const NEAR: &str = "200% 0px";
