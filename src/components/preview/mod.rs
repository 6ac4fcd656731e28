//! What a film's author sees and its readers never do: a notice in place of what cannot be shown.
//!
//! The style beside this is no part of the engine's page: whoever shows a preview adds it
//! (`prerender::PREVIEW_CSS`).

mod bar;
mod notice;
mod unreadable;

use companion_model::{Notices, Slot};
use yew::prelude::*;

pub(crate) use bar::bar;
pub use unreadable::{Unreadable, UnreadableProps};

use notice::notice;

/// The notices of a place, one after the other.
pub(super) fn notices(notices: &Notices, slot: Slot) -> Html {
    each(notices, slot).collect()
}

/// The notices of a place, for a list of other things.
pub(super) fn each(notices: &Notices, slot: Slot) -> impl Iterator<Item = Html> {
    let Notices { words, file, .. } = notices;
    notices
        .at(slot)
        .map(move |(number, each)| notice(each, number, words, file))
}

/// The notices of a place as entries of a list.
pub(super) fn entries(notices: &Notices, slot: Slot) -> impl Iterator<Item = Html> {
    let numbers = notices.at(slot).map(|(number, _)| number);
    numbers.zip(each(notices, slot)).map(|(number, notice)| {
        html! { <li class="unshown-entry" key={anchor(number)}>{ notice }</li> }
    })
}

/// Whether anything is to be said at one of these places.
pub(crate) fn has_any(notices: &Notices, places: impl Fn(Slot) -> bool) -> bool {
    notices.list.iter().any(|notice| places(notice.slot))
}

/// The address of a notice on its page.
fn anchor(number: usize) -> String {
    format!("notice-{number}")
}
