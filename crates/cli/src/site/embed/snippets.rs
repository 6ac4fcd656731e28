//! What an editor copies: three ways to put a section on a page, and an address.

use super::super::document::escaped;

/// What stands in a snippet for what its reader chooses; `instructions.js` puts the choice there.
mod slot {
    /// The frame's address.
    pub(super) const FRAME: &str = "{frame}";
    /// The address of the film's page.
    pub(super) const PAGE: &str = "{page}";
    /// The address of the site, where the scripts are.
    pub(super) const SITE: &str = "{site}";
    /// The section's name.
    pub(super) const SECTION: &str = "{section}";
    /// An attribute for a theme, or nothing.
    pub(super) const THEME: &str = "{theme}";
}

/// A choice, and where the film is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'c> {
    pub(super) frame: &'c str,
    pub(super) page: &'c str,
    pub(super) site: &'c str,
    pub(super) section: &'c str,
}

/// A frame of fixed height.
pub(super) fn frame(title: &str) -> String {
    format!("<iframe src=\"{}\" {}></iframe>", slot::FRAME, shape(title))
}

/// A frame as high as its content, and the script that makes it so.
pub(super) fn frame_with_script(title: &str) -> String {
    format!(
        "<iframe data-companion src=\"{}\" {}></iframe>\n<script async src=\"{}embed-frame.js\"></script>",
        slot::FRAME,
        shape(title),
        slot::SITE
    )
}

/// The element, with a link for as long as nothing else is there.
pub(super) fn element(title: &str) -> String {
    format!(
        "<script type=\"module\" src=\"{}embed.js\"></script>\n\
         <film-companion src=\"{}\" section=\"{}\"{}><a href=\"{}\">{}</a></film-companion>",
        slot::SITE,
        slot::PAGE,
        slot::SECTION,
        slot::THEME,
        slot::PAGE,
        escaped(title)
    )
}

/// The address by itself.
pub(super) fn address() -> String {
    slot::PAGE.to_owned()
}

/// A snippet with a choice in it.
pub(super) fn filled(snippet: &str, choice: Choice<'_>) -> String {
    let Choice {
        frame,
        page,
        site,
        section,
    } = choice;
    // The film's words come after the slots, and could hold anything.
    let slots = [
        (slot::FRAME, frame),
        (slot::PAGE, page),
        (slot::SITE, site),
        (slot::SECTION, section),
        (slot::THEME, ""),
    ];
    slots
        .iter()
        .fold(snippet.to_owned(), |text, (slot, value)| {
            text.replace(slot, value)
        })
}

fn shape(title: &str) -> String {
    format!(
        "title=\"{}\" width=\"100%\" height=\"600\" loading=\"lazy\" frameborder=\"0\"",
        escaped(title)
    )
}
