//! The parts of a long story, as elements of the document: places that are kept for them, and what they are
//! filled with.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, Node};

use crate::browser::document as page;
use crate::browser::island::Island;
use crate::browser::place::{hold, merge};
use crate::browser::sight::Watch;

/// A story, some parts of which lie elsewhere. A place is kept for each, as large as it will probably be.
#[derive(Debug)]
pub(crate) struct LiveParts {
    status: Element,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    place: HtmlElement,
    link: HtmlAnchorElement,
}

/// Says that parts come by themselves; styles may keep room for them under it.
const GROWING: &str = "data-growing";
/// Marks the link to a part, and says how many events it has; marks a fragment, and says which part it is.
const PART: &str = "data-part";
/// Marks a place whose part is there.
const FILLED: &str = "data-filled";
/// Marks a filled place that has been in sight, so that its size is known and it need not be drawn out of sight.
const SEEN: &str = "data-seen";
/// Marks a place whose part could not be had, and says so.
const FAILED: &str = "data-failed";

impl LiveParts {
    /// Keeps a place for every part that the section around `island` links to. Nothing that is in sight moves.
    pub(crate) fn start(island: &Island) -> Option<Self> {
        let status = island.root();
        let story = status.closest("section").ok()??;
        let links = page::all(Some(&story), "a[data-part]");
        let parts: Vec<Part> = links.into_iter().filter_map(Part::new).collect();
        hold(None, || {
            mark(&story, GROWING, "");
            for part in &parts {
                if let Ok(Some(chapter)) = part.link.closest("section") {
                    append(&chapter, &part.place);
                }
            }
        });
        Some(Self { status, parts })
    }

    /// Whether parts may still come: not when the program is over.
    pub(crate) fn are_growing(&self) -> bool {
        let story = self.status.closest("[data-growing]");
        story.is_ok_and(|story| story.is_some())
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
                mark(&place, SEEN, "");
            }
            if let Some(index) = this.index(|part| *part.place == place) {
                report(index, is_near);
            }
        };
        let watch = Watch::start(NEAR, Box::new(seen))?;
        for part in &self.parts {
            watch.add(&part.place);
        }
        Some(())
    }

    /// The address of a part's fragment, absolute.
    pub(crate) fn fragment(&self, index: usize) -> String {
        self.parts[index].link.href() + FRAGMENT
    }

    /// The part whose page is at an absolute address.
    pub(crate) fn at(&self, address: &str) -> Option<usize> {
        self.index(|part| part.link.href() == address)
    }

    /// The part whose page is at an address relative to this one.
    pub(crate) fn linked_as(&self, address: &str) -> Option<usize> {
        self.index(|part| part.is(address))
    }

    /// The first part of the chapter with this id, if no event of that chapter is on the page.
    pub(crate) fn first_of(&self, id: &str) -> Option<usize> {
        let chapter = page::element(id)?.closest("section").ok()??;
        let is_bare = page::one(&chapter, "article").is_none();
        is_bare.then(|| self.index(|part| chapter.contains(Some(&part.place))))?
    }

    fn index(&self, is_it: impl Fn(&Part) -> bool) -> Option<usize> {
        self.parts.iter().position(is_it)
    }

    /// Goes to the place of a part.
    pub(crate) fn go_to(&self, index: usize) {
        self.parts[index].place.scroll_into_view();
    }

    /// Says in a part's place which it is, and where it can be read.
    pub(crate) fn name(&self, index: usize) {
        let Part { place, link } = &self.parts[index];
        if page::one(place, "a").is_none()
            && let Ok(link) = link.clone_node_with_deep(true)
            && let Ok(link) = link.dyn_into::<Element>()
        {
            let _ = link.remove_attribute(PART);
            append(place, &link);
        }
    }

    /// Puts a part into its place, if `html` is that part, whole, and of this edition. Nothing that is in sight
    /// moves, neither do focus and selection.
    pub(crate) fn fill(&self, index: usize, html: &str, edition: &str) -> bool {
        let part = &self.parts[index];
        let Some(content) = part.read(html, edition) else {
            return false;
        };
        self.name(index);
        hold(Some(&part.place), || {
            if let [events, sources] = &page::all(Some(&content), "[data-part] > ol")[..] {
                append(&part.place, events);
                merge(sources);
            }
            let _ = part.place.remove_attribute(FAILED);
            mark(&part.place, FILLED, "");
        });
        true
    }

    /// Takes a part out of its place again, unless somebody is at work in it. The place keeps its size.
    pub(crate) fn empty(&self, index: usize) -> bool {
        let place = &self.parts[index].place;
        let Some(events) = page::one(place, "ol") else {
            return false;
        };
        if page::one(place, IN_USE).is_some() || page::has_selection(place) {
            return false;
        }
        let size = place.get_bounding_client_rect().height() as u32;
        let _ = place.style().set_property("--size", &format!("{size}px"));
        hold(Some(place), || {
            events.remove();
            let _ = place.remove_attribute(FILLED);
            let _ = place.remove_attribute(SEEN);
        });
        true
    }

    /// Says in a part's place, and to those who hear the page, that it could not be had.
    pub(crate) fn fail(&self, index: usize, words: &str) {
        mark(&self.parts[index].place, FAILED, words);
        self.status.set_text_content(Some(words));
    }
}

impl Part {
    fn new(link: Element) -> Option<Self> {
        let place: HtmlElement = page::create("div")?.dyn_into().ok()?;
        mark(&place, "class", "part");
        let events = link.get_attribute(PART)?;
        let _ = place.style().set_property("--events", &events);
        let link = link.dyn_into().ok()?;
        Some(Self { place, link })
    }

    /// Whether its page is at an address relative to this one.
    fn is(&self, address: &str) -> bool {
        self.link.get_attribute("href").as_deref() == Some(address)
    }

    /// The content of a fragment, if it is this part's.
    fn read(&self, html: &str, edition: &str) -> Option<Element> {
        // The fragment is a page of our own, prerendered like this one; what breaks off does not end like this.
        let html = html.ends_with(END).then_some(html)?;
        let content = page::create("div")?;
        content.set_inner_html(html);
        let fragment = page::one(&content, "[data-part]")?;
        let is_this = self.is(&fragment.get_attribute(PART)?)
            && fragment.get_attribute("data-edition")? == edition;
        is_this.then_some(content)
    }
}

/// Frees every story of the document from whoever let it grow and can do so no longer: what has come stays, the
/// places that are still empty go.
pub(crate) fn free_all() {
    for place in page::all(None, "[data-growing] .part:not([data-filled])") {
        place.remove();
    }
    for story in page::all(None, "[data-growing]") {
        let _ = story.remove_attribute(GROWING);
    }
}

fn mark(element: &Element, name: &str, value: &str) {
    // Fails on a malformed name only, and these are constants.
    let _ = element.set_attribute(name, value);
}

fn append(parent: &Element, child: &Node) {
    // Fails where an element would lie in itself.
    let _ = parent.append_child(child);
}

/// The name of a part's fragment, in the folder of its page.
const FRAGMENT: &str = "events.html";
/// What a reader may be at work with.
const IN_USE: &str = ":focus, :target, details[open], audio, video, [data-island]";
/// How a whole fragment ends: its list of sources, and itself.
const END: &str = "</ol></div>";
/// How far beyond the window a part is near: so far that it has usually arrived before the reader has.
const NEAR: &str = "200% 0px";
