//! What a page leaves undrawn at first, so that its first words are painted sooner.

use crate::browser::document;

/// Marks what is not drawn until somebody comes near; styles say so under it.
const UNDRAWN: &str = "data-undrawn";

/// Draws the first thing that is still undrawn. `false` if there is none.
pub(crate) fn draw_next() -> bool {
    let next = document::all(None, "[data-undrawn]").into_iter().next();
    next.is_some_and(|next| next.remove_attribute(UNDRAWN).is_ok())
}
