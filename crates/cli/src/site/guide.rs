//! The guide to a timeline, `c/guide.html`, and beside it the index in which its search looks.

use companion::prerender::prerender_guide;
use companion_model::{Page, paths};
use pollster::block_on;

use super::{Engine, Files, find, styles};

/// The files of a page whose folder below the film's root is `folder`; none where there is no timeline. The guide brings
/// its styles along, so that they weigh on no page before they are needed; the page's policy knows them by their hash.
pub(super) fn files(page: &Page, folder: &str, edition: &str, engine: &Engine) -> Files {
    if page.chapters.is_empty() {
        return Files::new();
    }
    let style = styles::of_guide(&engine.rules);
    let guide = block_on(prerender_guide(page.clone(), edition));
    let guide = format!("<style>{style}</style>{guide}");
    Files::from([
        (format!("{folder}{}", paths::GUIDE), guide.into_bytes()),
        (
            format!("{folder}{}", paths::WORDS),
            find::index(page, edition).into_bytes(),
        ),
    ])
}
