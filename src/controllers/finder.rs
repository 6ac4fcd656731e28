//! The search in a timeline: from what a reader types and chooses to a list of what was found, and to an address that
//! says the same.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::browser::clock::{self, Later};
use crate::browser::fetch::{self, Freshness};
use crate::browser::finder::{LiveFinder, Use, comparable};
use crate::browser::guide::LiveGuide;
use crate::browser::location;
use crate::state::find::{Query, Search, fold, hit};

thread_local! {
    /// The search of this document.
    static FINDER: RefCell<Option<Rc<Finder>>> = const { RefCell::new(None) };
}

struct Finder {
    live: LiveFinder,
    edition: String,
    /// Where the search looks; empty until it has come.
    index: RefCell<String>,
    is_asked: Cell<bool>,
    search: RefCell<Search>,
    /// How much of what was found is on the list.
    shown: Cell<usize>,
    next: Cell<Option<Later>>,
    rest: Cell<Option<Later>>,
}

/// Whether the address asks for a search.
pub(crate) fn is_asked() -> bool {
    let names = ["q", "thread", "person", "with"];
    names.iter().any(|name| !location::asked(name).is_empty())
}

/// Makes the search of a guide work, and looks for what the address asks for. Whoever has just come by such an address is
/// shown what it asks for.
pub(crate) fn start(guide: &LiveGuide, edition: String) {
    let Some(live) = LiveFinder::start(guide) else {
        return;
    };
    live.on_use(|what| with(|finder| finder.used(what)));
    location::on_return(Box::new(|_| with(Finder::follow_address)));
    FINDER.replace(Some(Rc::new(Finder {
        live,
        edition,
        index: RefCell::default(),
        is_asked: Cell::default(),
        search: RefCell::default(),
        shown: Cell::default(),
        next: Cell::default(),
        rest: Cell::default(),
    })));
    with(Finder::follow_address);
    let leads_elsewhere = !location::fragment().is_empty();
    if is_asked() && !leads_elsewhere && location::has_come() && location::is_at_beginning() {
        with(|finder| finder.live.reveal());
    }
}

fn with(call: impl FnOnce(&Finder)) {
    if let Some(finder) = FINDER.with_borrow(Clone::clone) {
        call(&finder);
    }
}

impl Finder {
    fn used(&self, what: Use) {
        match what {
            Use::Opened => self.load(),
            Use::Changed => self.look(),
            Use::Cleared => {
                for place in 0..self.live.values().len() {
                    self.live.set(place, "");
                }
                self.live.focus();
                self.look();
            }
            Use::More => self.list(true),
            // At once: there may be no pause, and no way back to the words.
            Use::Left => self.keep(),
            Use::Wanted => self.live.open(),
        }
    }

    /// Brings the form to what the address asks for, and looks for it.
    fn follow_address(&self) {
        let mut is_other = false;
        for (place, (name, value)) in self.live.values().into_iter().enumerate() {
            let asked = location::asked(&name);
            if asked != value {
                self.live.set(place, &asked);
                is_other = true;
            }
        }
        if is_other {
            if is_asked() {
                self.live.open();
            }
            self.look();
        }
    }

    /// Gets the index, if nobody has yet.
    fn load(&self) {
        if !self.is_asked.replace(true) {
            let arrive = |text| with(|finder| finder.take_in(text));
            fetch::text(
                self.live.index(),
                "text/plain",
                Freshness::New,
                Box::new(arrive),
            );
        }
    }

    fn take_in(&self, text: Option<String>) {
        let is_whole = |text: &String| text.starts_with(&self.edition) && text.ends_with('\n');
        let Some(text) = text.filter(is_whole) else {
            self.is_asked.set(false);
            return self.live.say_words("data-failed");
        };
        self.index.replace(text);
        self.look();
    }

    /// Looks for what the form asks for. A search that is under way is given up.
    fn look(&self) {
        self.load();
        let words = self.live.values().swap_remove(0).1;
        let words = fold(&comparable(&words));
        let words = words.split(' ').filter(|word| !word.is_empty());
        let query = Query {
            words: words.map(str::to_owned).collect(),
            chosen: self.live.chosen(),
        };
        self.search.replace(Search::new(query, self.live.filters()));
        self.rest.take();
        self.go_on();
    }

    fn go_on(&self) {
        let is_done = self.search.borrow_mut().step(&self.index.borrow());
        if is_done {
            self.show();
        } else {
            self.next
                .set(Some(clock::after(Duration::ZERO, || with(Self::go_on))));
        }
    }

    /// Shows what was found.
    fn show(&self) {
        self.live.change(&mut || {
            let search = self.search.borrow();
            if !self.index.borrow().is_empty() {
                self.live.show_counts(&search.counts);
            }
            // What cannot be looked for can be taken off all the same.
            self.live.offer(".find__clear", !search.is_empty());
            self.live.empty();
            self.shown.set(0);
            self.list(false);
        });
        self.rest.set(Some(clock::after(REST, || with(Self::rest))));
    }

    /// Puts some more of what was found on the list, nothing where nothing is asked for; `follow` moves the focus there.
    fn list(&self, mut follow: bool) {
        let (index, search) = (self.index.borrow(), self.search.borrow());
        let hits = if search.is_empty() {
            &[]
        } else {
            &search.hits[..]
        };
        let first = self.shown.get();
        self.shown.set(first + MORE);
        for at in hits.iter().skip(first).take(MORE) {
            if let Some(hit) = hit(&index, *at) {
                self.live.add(hit.place, hit.about, hit.title, follow);
                follow = false;
            }
        }
        self.live.offer(".find__more", hits.len() > first + MORE);
    }

    /// Keeps what the form asks for in the address, from which it can be handed on, and to which Back leads.
    fn keep(&self) {
        let values = self.live.values();
        // Words that go on being typed take the place of those before. All else is a step, from which Back leads back.
        let (mut is_other, mut is_step) = (false, !location::fragment().is_empty());
        for (place, (name, value)) in values.iter().enumerate() {
            let asked = location::asked(name);
            if asked != *value {
                is_other = true;
                is_step |= place > 0 || asked.is_empty() || value.is_empty();
            }
        }
        if is_other {
            location::ask(&values, is_step);
        }
    }

    /// The reader pauses, and all has been looked through: what was found is said, and stands in the address.
    fn rest(&self) {
        self.rest.take();
        self.keep();
        let search = self.search.borrow();
        match search.is_empty() {
            true => self.live.say_words(""),
            false if self.index.borrow().is_empty() => {}
            false => self.live.say(search.hits.len()),
        }
    }
}

/// How much is put on the list at once.
const MORE: usize = 30;
/// How long a reader has to pause for what was found to be said, and to stand in the address.
const REST: Duration = Duration::from_millis(400);
