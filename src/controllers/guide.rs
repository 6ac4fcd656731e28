//! The guide to the timeline: it shows where the reader is, remembers it for the next visit, and helps to find chapters,
//! events and quotes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use companion_model::Direction;

use super::finder;
use crate::browser::clock::{self, Later};
use crate::browser::fetch::{self, Freshness};
use crate::browser::guide::{LINE, LiveGuide};
use crate::browser::island::Island;
use crate::browser::sight::{Seen, Watch};
use crate::browser::{console, document, location, storage};
use crate::state::carousel::Step;

thread_local! {
    /// The guide of this document; what it watches calls it by this.
    static GUIDE: RefCell<Option<Rc<Guide>>> = const { RefCell::new(None) };
}

struct Guide {
    live: LiveGuide,
    watch: Watch,
    /// The address of what is taken in.
    address: String,
    /// Whether it is there or on its way.
    is_asked: Cell<bool>,
    /// Whether it has been told that it did not come.
    is_missed: Cell<bool>,
    direction: Direction,
    /// Where the reader is.
    chapter: RefCell<String>,
    event: RefCell<String>,
    /// Where the reader was on an earlier visit.
    earlier: Option<String>,
    remembers: Cell<bool>,
    wait: Cell<Option<Later>>,
}

/// Shows where the reader is beside `island`, and takes the rest of the guide in when they come near it.
///
/// `None` if the island does not say what is needed.
pub(crate) fn start(island: &Island) -> Option<()> {
    let report = |seen: Seen| {
        if let Some(guide) = GUIDE.with_borrow(Clone::clone) {
            for (element, is_here) in seen {
                guide.note(&document::id(&element), is_here);
            }
            guide.moved();
        }
    };
    let live = LiveGuide::start(island)?;
    // A browser that cannot tell where the reader is leaves the plain list of chapters.
    let Some(watch) = Watch::start(LINE, Box::new(report)) else {
        return Some(());
    };
    let guide = Rc::new(Guide {
        live,
        watch,
        address: island.data("guide")?,
        is_asked: Cell::default(),
        is_missed: Cell::default(),
        direction: island.direction(),
        chapter: RefCell::default(),
        event: RefCell::default(),
        earlier: earlier_place(),
        remembers: Cell::new(true),
        wait: Cell::default(),
    });
    GUIDE.replace(Some(Rc::clone(&guide)));
    look_again();
    match finder::is_asked() {
        true => guide.load(),
        false => guide.live.on_near(|| with(Guide::load)),
    }
    Some(())
}

/// Watches what has come into the story since.
pub(crate) fn look_again() {
    with(|guide| {
        for each in guide.live.places() {
            guide.watch.add(&each);
        }
    });
}

fn with(call: fn(&Guide)) {
    if let Some(guide) = GUIDE.with_borrow(Clone::clone) {
        call(&guide);
    }
}

/// The name under which the place is kept: each film has its own, whatever the language of the page.
fn place_name() -> String {
    let path = location::path();
    let in_language = document::language() + "/";
    "companion-place ".to_owned() + path.strip_suffix(&in_language).unwrap_or(&path)
}

/// Where the reader was on an earlier visit. What is on the page no more, and cannot come in a part, is forgotten: a link
/// there would lead nowhere.
fn earlier_place() -> Option<String> {
    let place = storage::get(&place_name())?;
    let is_there = document::element(place.strip_prefix('#')?).is_some();
    if !is_there && document::all(None, "[data-island=parts]").is_empty() {
        storage::set(&place_name(), None);
        return None;
    }
    Some(place)
}

impl Guide {
    /// Takes note that the story, a chapter or an event has come to the line that is being read, or gone from it.
    ///
    /// Between two events, or two chapters, the reader is still at the one they have read: nothing comes and goes in
    /// the gaps.
    fn note(&self, id: &str, is_here: bool) {
        let place = "#".to_owned() + id;
        if is_here && place.starts_with("#e-") {
            self.event.replace(place);
        } else if is_here && place.starts_with("#c-") {
            if *self.chapter.borrow() != place {
                self.chapter.replace(place);
                self.event.take();
            }
        } else if !is_here && id.is_empty() {
            // The story, which has no id, has gone.
            self.chapter.take();
            self.event.take();
        }
    }

    /// What is read has changed.
    fn moved(&self) {
        self.show();
        self.wait
            .set(Some(clock::after(STAY, || with(Self::remember))));
    }

    fn show(&self) {
        self.live.show(&self.chapter.borrow(), &self.event.borrow());
    }

    fn remember(&self) {
        let (chapter, event) = (self.chapter.borrow(), self.event.borrow());
        let place = if event.is_empty() { chapter } else { event };
        if place.is_empty() {
            return;
        }
        // What has not come by now, because there was no line, may come here.
        self.load();
        if self.remembers.get() {
            storage::set(&place_name(), Some(&place));
        }
    }

    /// Forgets where the reader was, and remembers nothing more of this visit.
    fn forget(&self) {
        self.remembers.set(false);
        storage::set(&place_name(), None);
    }

    /// Asks for the rest of the guide, unless it is there or on its way.
    fn load(&self) {
        if !self.is_asked.replace(true) {
            fetch::text(
                self.address.clone(),
                "text/html",
                match self.is_missed.get() {
                    true => Freshness::New,
                    false => Freshness::Stored,
                },
                Box::new(with_text),
            );
        }
    }

    fn turn_axis(&self) {
        self.live.turn_axis();
        self.show();
    }

    fn take_in(&self, html: &str) {
        let Some(edition) = self.live.fill(html) else {
            // What has been sent anew, and is not this page's, is asked for no more.
            self.is_asked.set(self.is_missed.get() && !html.is_empty());
            if !self.is_missed.replace(true) {
                console::error("companion: the guide could not be taken in");
            }
            return;
        };
        let direction = self.direction;
        self.live.on_mark_key(move |key, len, at| {
            Some(match Step::from_key(key, direction)? {
                Step::Previous => at.saturating_sub(1),
                Step::Next => at + 1,
                Step::Last => len - 1,
                _ => 0,
            })
        });
        self.live.name_marks();
        self.live.on_scale(|| with(Self::turn_axis));
        if let Some(place) = &self.earlier
            && location::fragment().is_empty()
        {
            self.live.offer(place, || with(Self::forget));
        }
        self.show();
        finder::start(&self.live, edition);
    }
}

fn with_text(html: Option<String>) {
    if let Some(guide) = GUIDE.with_borrow(Clone::clone) {
        guide.take_in(&html.unwrap_or_default());
    }
}

/// How long a reader has to stay at a place for it to be remembered.
const STAY: Duration = Duration::from_millis(500);
