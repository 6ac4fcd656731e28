//! Pages of a film that is being written, for the person who writes it.

use anyhow::Result;
use companion_model::{DraftPage, Notices, Page};

use super::Files;
use super::document::{Document, Style, escaped};
use super::film::Setting;
use super::hosting::folder_of;
use super::policy::Origins;
use super::sheets::undivided;

/// A page with a notice wherever it is not what its film's file says, and what it asks for as it is read. `pages` are the
/// film's languages.
///
/// # Errors
/// The page cannot be made ready; none is expected.
pub(crate) fn draft(draft: DraftPage, pages: &[Page], setting: &Setting<'_>) -> Result<Files> {
    let page = draft.page.clone();
    let folder = folder_of(&page, pages);
    let body = pollster::block_on(companion::prerender::preview(draft));
    let first = pages.first().map_or("", |first| first.lang.as_str());
    undivided(&page, &folder, first, body, setting)
}

/// The page that says why nothing of a film can be shown.
pub(crate) fn unreadable(notices: Notices, setting: &Setting<'_>) -> String {
    let title = notices.file.clone();
    let body = pollster::block_on(companion::prerender::unreadable(notices));
    notice(&title, &body, setting)
}

/// The page that says what keeps a film from being read at all.
pub(crate) fn troubled(title: &str, lines: &[String], setting: &Setting<'_>) -> String {
    let lines = lines
        .iter()
        .map(|line| format!("<p>{}</p>", escaped(line)))
        .collect::<String>();
    let body = format!(
        "<main class=\"notice\"><h1 class=\"notice__title\">{}</h1>{lines}</main>",
        escaped(title)
    );
    notice(title, &body, setting)
}

/// A page in the program's own words, wherever its address is.
fn notice(title: &str, body: &str, setting: &Setting<'_>) -> String {
    Document {
        lang: "en",
        dir: "ltr",
        head: &format!("<title>{}</title>", escaped(title)),
        body,
        tail: "",
        up: "/",
        origins: &Origins::default(),
        offline: None,
        style: Style::Whole { later: "" },
        live: setting.live,
    }
    .to_html(setting.engine)
}
