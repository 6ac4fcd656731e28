//! Pages of their own for quotes, events and chapters: `q/<id>/`, `e/<id>/`, `c/<id>/`.

mod style;

use std::sync::LazyLock;

use companion::prerender::ITEM_CSS;

use super::compact;

static OWN: LazyLock<String> = LazyLock::new(|| compact::css(ITEM_CSS));

/// The styles of an item's page: of the engine's, what its HTML needs, and its own.
pub(super) fn style(engine: &str, html: &str) -> String {
    let classes = style::classes(html);
    style::needed(engine, &classes) + &style::needed(&OWN, &classes)
}
