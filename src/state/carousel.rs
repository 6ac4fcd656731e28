//! Which quote the carousel shows, and how the reader came to it.

use std::rc::Rc;

use companion_model::Direction;
use yew::Reducible;

/// The state of a carousel of `len` slides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Carousel {
    len: usize,
    current: usize,
    cause: Cause,
}

/// What made the carousel show its current slide.
///
/// It decides who has to be told: a reader who chose a slide hears which one it is, a reader who followed a
/// link is taken to it by the browser.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cause {
    /// Nothing yet: the first slide of a fresh page.
    Start,
    /// A link to the slide.
    Link,
    /// A button, or a pointer on a picker.
    Press,
    /// A key on the row of pickers, which takes the focus along.
    Key,
    /// A swipe along the slides.
    Swipe,
}

/// A step to another slide.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// One back; from the first slide to the last.
    Previous,
    /// One on; from the last slide to the first.
    Next,
    /// To the first slide.
    First,
    /// To the last slide.
    Last,
    /// To the slide with this index; one that does not exist changes nothing.
    To(usize),
}

/// A step and its cause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Action {
    /// Where to.
    pub step: Step,
    /// On whose behalf.
    pub cause: Cause,
}

impl Carousel {
    /// A carousel of `len` slides that shows the first.
    pub fn new(len: usize) -> Self {
        Self {
            len,
            current: 0,
            cause: Cause::Start,
        }
    }

    /// The index of the slide that is shown.
    pub fn current(&self) -> usize {
        self.current
    }

    /// What made it show that slide.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// Whether the reader's own action brought the slide, and nothing else names it to assistive technology: a key takes
    /// the focus to a picker, which has the same name.
    pub fn is_announced(&self) -> bool {
        matches!(self.cause, Cause::Press | Cause::Swipe)
    }

    fn after(&self, step: Step) -> usize {
        let last = self.len.saturating_sub(1);
        match step {
            Step::Previous => self.current.checked_sub(1).unwrap_or(last),
            Step::Next if self.current >= last => 0,
            Step::Next => self.current + 1,
            Step::First => 0,
            Step::Last => last,
            Step::To(index) if index < self.len => index,
            Step::To(_) => self.current,
        }
    }
}

impl Reducible for Carousel {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let current = self.after(action.step);
        if current == self.current {
            return self;
        }
        Rc::new(Self {
            current,
            cause: action.cause,
            ..*self
        })
    }
}

impl Step {
    /// The step that a key asks for on a horizontal row of tabs, as the ARIA Authoring Practices have it.
    ///
    /// `key` is a `KeyboardEvent.key`. The arrows point along the row, so they change places when the row runs
    /// from right to left. Every other key is the browser's.
    pub fn from_key(key: &str, direction: Direction) -> Option<Self> {
        match (key, direction) {
            ("ArrowLeft", Direction::Ltr) | ("ArrowRight", Direction::Rtl) => Some(Self::Previous),
            ("ArrowRight", Direction::Ltr) | ("ArrowLeft", Direction::Rtl) => Some(Self::Next),
            ("Home", _) => Some(Self::First),
            ("End", _) => Some(Self::Last),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_wrap_at_both_ends_and_stay_inside() {
        let check = |len, current, step, expected| {
            let carousel = Rc::new(Carousel {
                len,
                current,
                cause: Cause::Start,
            });
            let action = Action {
                step,
                cause: Cause::Press,
            };
            assert_eq!(
                carousel.reduce(action).current,
                expected,
                "{step:?} from {current} of {len}"
            );
        };
        check(3, 0, Step::Next, 1);
        check(3, 2, Step::Next, 0);
        check(3, 1, Step::Previous, 0);
        check(3, 0, Step::Previous, 2);
        check(3, 1, Step::First, 0);
        check(3, 1, Step::Last, 2);
        check(3, 1, Step::To(0), 0);
        check(3, 1, Step::To(2), 2);
        check(3, 1, Step::To(3), 1);
        check(3, 1, Step::To(usize::MAX), 1);
        check(1, 0, Step::Next, 0);
        check(1, 0, Step::Previous, 0);
        for step in [
            Step::Next,
            Step::Previous,
            Step::First,
            Step::Last,
            Step::To(0),
        ] {
            check(0, 0, step, 0);
        }
    }

    #[test]
    fn a_step_that_changes_nothing_keeps_the_very_state() {
        let carousel = Rc::new(Carousel::new(2));
        for step in [Step::First, Step::To(0), Step::To(2)] {
            let action = Action {
                step,
                cause: Cause::Press,
            };
            let after = Rc::clone(&carousel).reduce(action);
            assert!(Rc::ptr_eq(&after, &carousel), "{step:?}");
        }
    }

    #[test]
    fn only_the_readers_own_steps_are_announced() {
        let check = |cause, expected| {
            let action = Action {
                step: Step::Next,
                cause,
            };
            let carousel = Rc::new(Carousel::new(2)).reduce(action);
            assert_eq!(carousel.is_announced(), expected, "{cause:?}");
        };
        assert!(!Carousel::new(2).is_announced());
        check(Cause::Link, false);
        check(Cause::Press, true);
        check(Cause::Key, false);
        check(Cause::Swipe, true);
    }

    #[test]
    fn arrow_keys_follow_the_direction_of_the_row() {
        let check = |key, direction, expected| {
            assert_eq!(
                Step::from_key(key, direction),
                expected,
                "{key} {direction:?}"
            );
        };
        check("ArrowLeft", Direction::Ltr, Some(Step::Previous));
        check("ArrowRight", Direction::Ltr, Some(Step::Next));
        check("ArrowLeft", Direction::Rtl, Some(Step::Next));
        check("ArrowRight", Direction::Rtl, Some(Step::Previous));
        for direction in [Direction::Ltr, Direction::Rtl] {
            check("Home", direction, Some(Step::First));
            check("End", direction, Some(Step::Last));
            for key in ["ArrowUp", "ArrowDown", "PageDown", "Tab", "Enter", " ", "n"] {
                check(key, direction, None);
            }
        }
    }
}
