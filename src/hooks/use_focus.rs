//! Focus that follows the reader's keys.

use yew::prelude::*;

use crate::browser::document;

/// Focuses the element of `node` after each render in which `moment` has changed and `wanted` is true.
#[hook]
pub fn use_focus<T: PartialEq + 'static>(node: &NodeRef, moment: T, wanted: bool) {
    let node = node.clone();
    use_effect_with(moment, move |_| {
        if wanted && let Some(node) = node.get() {
            document::focus(&node);
        }
    });
}
