//! The reader's place: what is in sight stays where it is while the page changes around it.

use gloo::utils::{document, document_element, window};
use web_sys::Element;

use crate::browser::document as page;

/// Makes a change and scrolls so that what was in sight, apart from `changing`, is where it was.
///
/// Browsers that anchor scrolling by themselves do the same, and then nothing is left to do.
pub(crate) fn hold(changing: Option<&Element>, change: impl FnOnce()) {
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

/// The thing nearest to the middle of the window that does not change itself, and in which nothing can. The empty
/// place of a part will do if there is nothing to read.
fn anchor(changing: Option<&Element>) -> Option<Element> {
    let window = document_element();
    let (width, height) = (window.client_width(), window.client_height());
    let mut empty = None;
    for look in 0..=LOOKS {
        // From the middle outwards, to one side and to the other.
        let step = (look + 1) / 2 * (1 - look % 2 * 2);
        let y = (height - 1) * (LOOKS / 2 + step) / LOOKS;
        let found = document().element_from_point((width / 2) as f32, y as f32)?;
        let may_change = changing.is_some_and(|changing| changing.contains(Some(&found)))
            || page::one(&found, ".part, [data-part]").is_some();
        match found.closest(".part:not([data-filled])") {
            _ if may_change => {}
            Ok(None) => return Some(found),
            _ => empty = empty.or(Some(found)),
        }
    }
    empty
}

/// Adds items to the list that waits for them, each at its number, unless it is there already.
pub(crate) fn merge(items: &Element) {
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

/// In how many steps the window is looked at, from its upper edge to its lower one; even.
const LOOKS: i32 = 12;
