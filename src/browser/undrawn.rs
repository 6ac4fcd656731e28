//! What a page leaves undrawn at first, so that its first words are painted sooner.

use crate::browser::document;
use crate::browser::place::hold;

/// Marks what is not drawn until somebody comes near; styles say so under it.
const UNDRAWN: &str = "data-undrawn";

/// Draws the first thing that is still undrawn. `false` if there is none.
///
/// Nothing in sight moves: Firefox stops to see to that by itself when much grows in a short time.
pub(crate) fn draw_next() -> bool {
    let Some(next) = document::all(None, "[data-undrawn]").into_iter().next() else {
        return false;
    };
    let mut is_drawn = false;
    hold(Some(&next), &mut || {
        is_drawn = next.remove_attribute(UNDRAWN).is_ok()
    });
    is_drawn
}
