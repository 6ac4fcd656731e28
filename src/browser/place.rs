//! The reader's place: what is in sight stays where it is while the page changes around it.

use gloo::utils::{document, document_element, window};
use web_sys::Element;

use crate::browser::document as page;

/// Makes a change and scrolls so that what was in sight, apart from `changing`, is where it was.
///
/// Browsers that anchor scrolling by themselves do the same, and then nothing is left to do.
pub(crate) fn hold(changing: Option<&Element>, change: &mut dyn FnMut()) {
    let anchor = anchor(changing);
    let top = || {
        let anchor = anchor.as_ref();
        anchor.map_or(0.0, |anchor| anchor.get_bounding_client_rect().top())
    };
    let before = top();
    change();
    let shift = top() - before;
    if shift != 0.0 {
        window().scroll_by_with_x_and_y(0.0, shift);
    }
}

/// Something that moves as all that is in sight does when `changing` gets another size.
fn anchor(changing: Option<&Element>) -> Option<Element> {
    let place = changing.map(Element::get_bounding_client_rect);
    let (top, bottom) = place.map_or((0.0, -1.0), |place| (place.top(), place.bottom()));
    let height = f64::from(document_element().client_height());
    match changing {
        // What ends below the window moves nothing in it but itself.
        Some(_) if bottom >= height => None,
        Some(above) if bottom <= 0.0 => next(above),
        _ => nearest_to_middle(top, bottom),
    }
}

/// What comes after an element in the document, and takes room.
fn next(element: &Element) -> Option<Element> {
    let mut here = element.clone();
    loop {
        here = match here.next_element_sibling() {
            Some(next) if next.client_height() > 0 => return Some(next),
            Some(next) => next,
            None => here.parent_element()?,
        };
    }
}

/// The thing nearest to the middle of the window that is not between two heights, where something changes, and in which
/// nothing can change. The empty place of a part will do if there is nothing to read.
fn nearest_to_middle(top: f64, bottom: f64) -> Option<Element> {
    let window = document_element();
    let (width, height) = (window.client_width(), window.client_height());
    let mut empty = None;
    for look in 0..=LOOKS {
        // From the middle outwards, to one side and to the other.
        let step = (look + 1) / 2 * (1 - look % 2 * 2);
        let y = f64::from((height - 1) * (LOOKS / 2 + step) / LOOKS);
        // To look takes a browser a while.
        if top <= y && y <= bottom {
            continue;
        }
        let found = document().element_from_point((width / 2) as f32, y as f32)?;
        let may_change = page::one(&found, ".part, [data-part]").is_some();
        match found.closest(".part:not([data-filled])") {
            _ if may_change => {}
            Ok(None) => return Some(found),
            _ => empty = empty.or(Some(found)),
        }
    }
    empty
}

/// In how many steps the window is looked at, from its upper edge to its lower one; even.
const LOOKS: i32 = 12;
