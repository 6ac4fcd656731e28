//! Slides that are HTML, under the command of controls that are Yew's.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::slides::LiveSlides;

/// The slides of a carousel.
#[derive(Clone, Debug, Default)]
pub struct UseSlidesHandle {
    slides: Option<Rc<LiveSlides>>,
}

impl UseSlidesHandle {
    /// Whether the slides are under command; on the host, and before the first effect, they never are.
    pub fn are_live(&self) -> bool {
        self.slides.is_some()
    }

    /// The index of the slide that is, or holds, the element with this id.
    pub fn holding(&self, anchor: &str) -> Option<usize> {
        self.slides.as_ref()?.holding(anchor)
    }
}

impl PartialEq for UseSlidesHandle {
    fn eq(&self, other: &Self) -> bool {
        match (&self.slides, &other.slides) {
            (Some(slides), Some(others)) => Rc::ptr_eq(slides, others),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Takes command of the slides whose elements have the ids `anchors`: one of them is shown, the others are
/// hidden from everybody. When the component goes, so does the command.
///
/// `role` is what assistive technology calls the carousel. `found` hears which slide the reader was at, `swiped` which
/// one they have swiped to.
#[hook]
pub fn use_slides(
    anchors: Vec<AttrValue>,
    role: &AttrValue,
    current: usize,
    found: Callback<usize>,
    swiped: Callback<usize>,
) -> UseSlidesHandle {
    let handle = use_state(UseSlidesHandle::default);

    let setter = handle.setter();
    use_effect_with((anchors, role.clone()), move |(anchors, role)| {
        let slides = LiveSlides::start(anchors.iter().map(AttrValue::as_str), role).map(Rc::new);
        if let Some(index) = slides.as_ref().and_then(|slides| slides.at_hand()) {
            found.emit(index);
        }
        setter.set(UseSlidesHandle {
            slides: slides.clone(),
        });
        let swipes = slides
            .clone()
            .map(|slides| slides.on_swipe(move |index| swiped.emit(index)));
        move || {
            drop(swipes);
            if let Some(slides) = slides {
                slides.stop();
            }
        }
    });

    let shown = (*handle).clone();
    use_effect_with((shown, current), |(handle, current)| {
        if let Some(slides) = &handle.slides {
            slides.show(*current);
        }
    });
    (*handle).clone()
}
