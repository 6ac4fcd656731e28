//! Slides that are HTML, under the command of controls that are Yew's.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::location;
use crate::browser::slides::LiveSlides;
use crate::state::carousel::Cause;
use crate::state::target::anchor;

/// The slides of a carousel, once they are under command.
#[derive(Clone, Debug, Default)]
struct Slides(Option<Rc<LiveSlides>>);

impl PartialEq for Slides {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(slides), Some(others)) => Rc::ptr_eq(slides, others),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Takes command of the slides whose elements have the ids `anchors`: one of them is shown, the others are
/// hidden from everybody. When the component goes, so does the command.
///
/// `role` is what assistive technology calls the carousel. `come` hears to which slide the reader has come, and how: to the
/// one that they are at, or that the address names, when the command begins, and later by a link, the history, or a swipe.
///
/// Answers whether the slides are under command; on the host, and before the first effect, they never are.
#[hook]
pub fn use_slides(
    anchors: Vec<AttrValue>,
    role: &AttrValue,
    current: usize,
    come: Callback<(usize, Cause)>,
) -> bool {
    let state = use_state(Slides::default);

    let setter = state.setter();
    use_effect_with((anchors, role.clone()), move |(anchors, role)| {
        let slides = LiveSlides::start(anchors.iter().map(AttrValue::as_str), role).map(Rc::new);
        setter.set(Slides(slides.clone()));
        let watch = slides.clone().map(|slides| watch(&slides, come));
        move || {
            drop(watch);
            if let Some(slides) = slides {
                slides.stop();
            }
        }
    });

    let shown = (*state).clone();
    let are_live = shown.0.is_some();
    use_effect_with((shown, current), |(Slides(slides), current)| {
        if let Some(slides) = slides {
            slides.show(*current);
        }
    });
    are_live
}

/// Tells `come` to which slide the reader has come, until what it answers with is dropped.
fn watch(slides: &Rc<LiveSlides>, come: Callback<(usize, Cause)>) -> impl Sized + use<> {
    let named = {
        let slides = Rc::clone(slides);
        move |fragment: &str| slides.holding(&anchor(fragment)?)
    };
    let here = slides.at_hand().or_else(|| named(&location::fragment()));
    if let Some(index) = here {
        come.emit((index, Cause::Link));
    }
    let visited = come.clone();
    let visits = location::on_visit(Rc::new(move |fragment: &str| {
        if let Some(index) = named(fragment) {
            visited.emit((index, Cause::Link));
        }
    }));
    let swipes = Rc::clone(slides).on_swipe(move |index| come.emit((index, Cause::Swipe)));
    (visits, swipes)
}
