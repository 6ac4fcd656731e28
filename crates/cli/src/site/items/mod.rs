//! Pages of their own for quotes, events and chapters: `q/<id>/`, `e/<id>/`, `c/<id>/`.

mod style;

use std::sync::LazyLock;

use companion::prerender::ITEM_CSS;

use super::compact;

static OWN: LazyLock<String> = LazyLock::new(|| compact::css(ITEM_CSS));

/// What only lists of films, parts and items have. The program makes nothing of it on a film's page.
const ELSEWHERE: [&str; 2] = ["catalogue", "part-"];

/// The styles of a page that its program may change: all but those of other kinds of pages.
pub(super) fn whole_style(engine: &str, html: &str) -> String {
    let classes = style::classes(html);
    let may_come = |class: &str| !ELSEWHERE.iter().any(|start| class.starts_with(start));
    style::needed(engine, &|class| may_come(class) || classes.contains(class))
}

/// The styles of an item's page: of the engine's, what its HTML needs, and its own.
pub(super) fn style(engine: &str, html: &str) -> String {
    let classes = style::classes(html);
    let has = |class: &str| classes.contains(class);
    style::needed(engine, &has) + &style::needed(&OWN, &has)
}
