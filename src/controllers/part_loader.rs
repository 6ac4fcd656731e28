//! The parts of a long story, which come as the reader comes near, and to which links lead.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;
use std::time::Duration;

use crate::browser::clock::{self, Later};
use crate::browser::fetch::{self, Freshness};
use crate::browser::island::Island;
use crate::browser::parts::LiveParts;
use crate::browser::{console, document, location, reader};
use crate::state::parts::{Deed, Happening, Stage, find, is_of, superfluous};
use crate::state::target::{anchor, is_chapter};

/// Takes in the parts of the story around `island`, for as long as the document is there: those that the reader
/// comes near, and those that a link or the address leads to. `arrived` hears of each.
///
/// `None` if the island does not say what is needed.
pub(crate) fn start(island: &Island, arrived: fn()) -> Option<()> {
    let parts = Rc::new(LiveParts::start(island)?);
    let loader = Rc::new(Loader {
        states: (0..parts.len()).map(|_| State::default()).collect(),
        parts,
        edition: island.data("edition")?,
        index_address: island.data("index")?,
        failed: island.data("failed")?,
        arrived,
        index: RefCell::default(),
        goal: RefCell::default(),
    });
    let this = Rc::clone(&loader);
    loader.parts.watch(Box::new(move |part, is_near| {
        this.tell(
            part,
            match is_near {
                true => Happening::CameNear,
                false => Happening::WentAway,
            },
        );
    }));
    let this = Rc::clone(&loader);
    let visits = location::on_visit(Rc::new(move |fragment: &str| this.visit(fragment)));
    let this = Rc::clone(&loader);
    location::on_follow(move |page, fragment| this.follow(page, fragment));
    mem::forget(visits);
    let this = Rc::clone(&loader);
    let let_go: Rc<dyn Fn()> = Rc::new(move || this.let_go());
    reader::on_act(&let_go);
    loader.visit(&location::fragment());
    if loader.has_gone_on() {
        loader.let_go();
    }
    Some(())
}

struct Loader {
    parts: Rc<LiveParts>,
    states: Vec<State>,
    edition: String,
    index_address: String,
    failed: String,
    arrived: fn(),
    index: RefCell<Option<String>>,
    goal: RefCell<Option<Goal>>,
}

/// How far a part is, and what it waits for.
#[derive(Default)]
struct State {
    stage: Cell<Stage>,
    wait: Cell<Option<Later>>,
}

/// A place that the reader wants to get to.
struct Goal {
    id: String,
    /// The part that it is on, which is on its way; nothing as long as that is being looked up.
    part: Option<usize>,
}

impl Loader {
    /// Tells a part what has happened, and does what follows from it.
    fn tell(self: &Rc<Self>, part: usize, happening: Happening) {
        if !self.parts.are_growing() {
            return;
        }
        let state = &self.states[part];
        let (stage, deed) = state.stage.get().after(happening);
        if deed != Deed::Nothing {
            state.wait.take();
        }
        state.stage.set(stage);
        match deed {
            Deed::Nothing | Deed::CallOff => {}
            Deed::Dwell => {
                self.parts.name(part);
                self.wait(part, DWELL);
            }
            Deed::Rest => self.wait(part, REST),
            Deed::Fetch => self.fetch(part, Freshness::Stored),
            Deed::FetchNew => self.fetch(part, Freshness::New),
            Deed::GiveUp => {
                self.parts.fail(part, &self.failed);
                self.reach(part);
            }
        }
    }

    fn wait(self: &Rc<Self>, part: usize, time: Duration) {
        let this = Rc::clone(self);
        let later = clock::after(time, move || this.tell(part, Happening::Waited));
        self.states[part].wait.set(Some(later));
    }

    fn fetch(self: &Rc<Self>, part: usize, freshness: Freshness) {
        let address = self.parts.fragment(part);
        let this = Rc::clone(self);
        fetch::text(
            address,
            "text/html",
            freshness,
            Box::new(move |html| this.take_in(part, html)),
        );
    }

    fn take_in(self: &Rc<Self>, part: usize, html: Option<String>) {
        let this = Rc::clone(self);
        let done = Box::new(move || this.arrive(part));
        let is_waiting = self
            .goal
            .borrow()
            .as_ref()
            .is_some_and(|goal| goal.part == Some(part));
        let fill = |html: String| {
            self.parts
                .fill(part, &html, &self.edition, is_waiting, done)
        };
        let is_whole = html.is_some_and(fill);
        if !is_whole {
            console::error("companion: a part of the story could not be taken in");
            self.tell(part, Happening::Missed);
        }
    }

    /// All of a part is in its place.
    fn arrive(self: &Rc<Self>, part: usize) {
        if !self.parts.are_growing() {
            return;
        }
        self.tell(part, Happening::Arrived);
        // What was said of a part that did not come is over.
        self.parts.say("");
        (self.arrived)();
        self.make_room(part);
        if self.reach(part) {
            location::revisit_fragment();
        }
    }

    /// Has the reader wait no more for what is on a part; whether they did.
    fn reach(&self, part: usize) -> bool {
        let is_on_it = |goal: &mut Goal| goal.part == Some(part);
        self.goal.borrow_mut().take_if(is_on_it).is_some()
    }

    /// Whether the reader has gone on before anybody could hear of it.
    ///
    /// Whoever has come back was in the story, if they are in it now, but not where they are: it had other parts then, and no
    /// browser finds the place again. The address is nearer to it.
    fn has_gone_on(&self) -> bool {
        match location::has_come() {
            true => !location::is_at_beginning(),
            false => !self.parts.are_read(),
        }
    }

    /// The reader does something else: they are no longer taken to where they wanted to get.
    fn let_go(&self) {
        self.goal.take();
        self.parts.hush();
    }

    /// Takes out what lies far from the part that has come, so that a long way through the story does not fill the
    /// reader's memory.
    fn make_room(self: &Rc<Self>, part: usize) {
        let is_here = |part: &usize| self.states[*part].stage.get() == Stage::Here;
        let mut here: Vec<usize> = (0..self.states.len()).filter(is_here).collect();
        while let Some(index) = superfluous(&here, part) {
            let far = here.swap_remove(index);
            if self.parts.empty(far) {
                self.tell(far, Happening::TakenOut);
            }
        }
    }

    /// A reader visits a fragment of this page.
    fn visit(self: &Rc<Self>, fragment: &str) {
        let Some(id) = anchor(fragment).filter(|_| self.parts.are_growing()) else {
            return;
        };
        if self
            .goal
            .borrow()
            .as_ref()
            .is_some_and(|goal| goal.id == id)
        {
            return;
        }
        self.goal.take();
        if document::element(&id).is_none() {
            return self.search(id);
        }
        if is_chapter(&id)
            && let Some(part) = self.parts.first_of(&id)
        {
            self.tell(part, Happening::Wanted);
        }
    }

    /// Looks up where an id lies that is not on the page, and goes there.
    fn search(self: &Rc<Self>, id: String) {
        let known = self.index.borrow();
        if let Some(index) = &*known {
            let address = find(index, &id);
            if let Some(part) = address.and_then(|address| self.parts.linked_as(address)) {
                self.go(part, id);
            }
            return;
        }
        let this = Rc::clone(self);
        let goal = Goal {
            id: id.clone(),
            part: None,
        };
        self.goal.replace(Some(goal));
        let found = move |index: Option<String>| {
            let index = index.filter(|index| is_of(index, &this.edition));
            let is_there = index.is_some();
            this.index.replace(index);
            let is_it = |goal: &mut Goal| goal.id == id;
            let is_awaited = this.goal.borrow_mut().take_if(is_it).is_some();
            match is_there {
                // Meanwhile the reader has gone on, or elsewhere.
                _ if !is_awaited => {}
                true => this.visit(&location::fragment()),
                false => this.parts.miss(&this.failed),
            }
        };
        fetch::text(
            self.index_address.clone(),
            "text/plain",
            Freshness::New,
            Box::new(found),
        );
    }

    fn go(self: &Rc<Self>, part: usize, id: String) {
        self.goal.replace(Some(Goal {
            id,
            part: Some(part),
        }));
        self.parts.name(part);
        self.parts.go_to(part);
        self.tell(part, Happening::Wanted);
    }

    /// A reader follows a link to another page. If that is the page of a part, the part can come here instead.
    fn follow(self: &Rc<Self>, page: &str, fragment: &str) -> bool {
        let Some(part) = self.parts.at(page).filter(|_| self.parts.are_growing()) else {
            return false;
        };
        match (self.states[part].stage.get(), anchor(fragment)) {
            (Stage::Failed, _) | (_, None) => return false,
            (Stage::Here, _) => {}
            (_, Some(id)) => self.go(part, id),
        }
        location::visit(fragment);
        true
    }
}

/// How long a reader who is near a part has to stay before it is asked for.
const DWELL: Duration = Duration::from_millis(100);
/// How long to wait before a part is asked for once more.
const REST: Duration = Duration::from_millis(500);
