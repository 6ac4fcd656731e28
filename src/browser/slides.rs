//! The slides of a carousel, as elements of the document.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::clock;
use crate::browser::document as page;
use crate::browser::document::mark;

/// Slides in a row that can be swiped, of which one is in sight at a time. The others are inert: neither the keyboard
/// nor assistive technology finds them.
#[derive(Debug)]
pub(crate) struct LiveSlides {
    carousel: Element,
    slides: Vec<Element>,
    /// The slide that was brought into sight last.
    shown: Cell<Option<usize>>,
}

/// Says that the controls are live.
const LIVE: &str = "data-live";

/// How long a row must have stood still for a swipe to have ended, to a browser that does not say so.
const STILL: Duration = Duration::from_millis(120);

impl LiveSlides {
    /// Takes command of the elements with these ids. There is none to take when one of them is missing.
    pub(crate) fn start<'a>(anchors: impl Iterator<Item = &'a str>, role: &str) -> Option<Self> {
        let document = document();
        let slides: Vec<Element> = anchors
            .map(|anchor| document.get_element_by_id(anchor))
            .collect::<Option<_>>()?;
        let carousel = slides.first()?.closest("section").ok().flatten()?;
        mark(&carousel, "aria-roledescription", Some(role));
        for slide in &slides {
            mark(slide, "role", Some("tabpanel"));
            mark(
                slide,
                "aria-labelledby",
                Some(&("tab-".to_owned() + &slide.id())),
            );
        }
        Some(Self {
            carousel,
            slides,
            shown: Cell::default(),
        })
    }

    /// The slide that the reader is at: the one that has been scrolled to, or the one with the focus.
    pub(crate) fn at_hand(&self) -> Option<usize> {
        let scrolled_to = self.nearest().filter(|index| *index > 0);
        scrolled_to.or_else(|| self.around(&document().active_element()?))
    }

    /// The slide that is in sight.
    fn nearest(&self) -> Option<usize> {
        let at = self.row()?.scroll_left();
        let distance = |slide: &Element| (self.offset(slide) - at).abs();
        (0..self.slides.len()).min_by_key(|index| distance(&self.slides[*index]))
    }

    /// Calls `arrive` with the slide in sight whenever the reader has scrolled the row and it stands still again.
    ///
    /// That it stands still is told a moment later. The slide that was brought into sight itself is none that somebody has
    /// swiped to: who has chosen another one in that moment would be taken back.
    ///
    /// A finger that rests on its way has not arrived: to bring a slide into sight then would pull the row from under it.
    /// So the browser is asked, if it can tell.
    pub(crate) fn on_swipe(
        self: Rc<Self>,
        arrive: impl Fn(usize) + Clone + 'static,
    ) -> Option<Swipes> {
        let row = self.row()?;
        let (arrived, still_for) = match Reflect::has(&row, &"onscrollend".into()) {
            Ok(true) => ("scrollend", Duration::ZERO),
            _ => ("scroll", STILL),
        };
        let still = RefCell::new(None);
        let scroll = EventListener::new(&row, arrived, move |_| {
            let (slides, arrive) = (Rc::clone(&self), arrive.clone());
            let later = clock::after(still_for, move || {
                let nearest = slides.nearest();
                if let Some(index) = nearest
                    && nearest != slides.shown.get()
                {
                    arrive(index);
                }
            });
            still.replace(Some(later));
        });
        Some(Swipes { _scroll: scroll })
    }

    /// The slide that is, or holds, the element with this id.
    pub(crate) fn holding(&self, id: &str) -> Option<usize> {
        self.around(&document().get_element_by_id(id)?)
    }

    fn around(&self, element: &Element) -> Option<usize> {
        let mut slides = self.slides.iter();
        slides.position(|slide| slide.contains(Some(element)))
    }

    /// Brings one slide into sight and hides the others from the keyboard and from assistive technology.
    pub(crate) fn show(&self, current: usize) {
        mark(&self.carousel, LIVE, Some(""));
        self.shown.set(Some(current));
        for (index, slide) in self.slides.iter().enumerate() {
            set_inert(slide, index != current);
        }
        if let (Some(row), Some(slide)) = (self.row(), self.slides.get(current)) {
            row.set_scroll_left(self.offset(slide));
        }
    }

    /// What the slides lie in, side by side.
    fn row(&self) -> Option<Element> {
        self.slides.first()?.parent_element()
    }

    /// How far from its start the row has to be scrolled to show a slide; below 0 where it runs from right to left.
    fn offset(&self, slide: &Element) -> i32 {
        let left = |slide: &Element| {
            slide
                .dyn_ref::<HtmlElement>()
                .map_or(0, HtmlElement::offset_left)
        };
        left(slide) - self.slides.first().map_or(0, left)
    }

    /// Gives the command back: the slides are the plain list that they were.
    pub(crate) fn stop(&self) {
        mark(&self.carousel, LIVE, None);
        mark(&self.carousel, "aria-roledescription", None);
        for slide in &self.slides {
            set_inert(slide, false);
            for name in ["role", "aria-labelledby"] {
                mark(slide, name, None);
            }
        }
    }
}

/// A slide that is so already is left alone: browsers would look at the styles of all that is in it again.
fn set_inert(slide: &Element, is_inert: bool) {
    if let Some(slide) = slide.dyn_ref::<HtmlElement>()
        && slide.inert() != is_inert
    {
        slide.set_inert(is_inert);
    }
}

/// A watch over a row of slides; dropping it ends it.
#[derive(Debug)]
#[must_use = "swipes are no longer reported when this is dropped"]
pub(crate) struct Swipes {
    _scroll: EventListener,
}

/// Frees every slide of the document from whoever commanded it and can do so no longer.
pub(crate) fn free_all() {
    for carousel in page::all(None, &format!("[{LIVE}]")) {
        LiveSlides {
            slides: page::all(Some(&carousel), "[role=tabpanel]"),
            carousel,
            shown: Cell::default(),
        }
        .stop();
    }
}
