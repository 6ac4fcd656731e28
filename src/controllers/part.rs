//! A part of a long story on a page of its own, which nothing brings to life.

use crate::browser::island::Island;
use crate::browser::location;
use crate::state::target::anchor;

/// Leads a reader who looks for an id that the page around `island` no longer has to the film's page, which will find it.
///
/// `None` if the island does not say what is needed.
pub(crate) fn start(island: &Island) -> Option<()> {
    let film = island.data("up")?;
    // What is no id of ours, such as words to be marked, no other page has either.
    if anchor(&location::fragment()).is_some() {
        location::seek_fragment_at(&film);
    }
    Some(())
}
