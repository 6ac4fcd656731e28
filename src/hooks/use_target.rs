//! Deep links, as they are followed.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::location;
use crate::state::target::anchor;

/// Calls `visit` with the id of the element at which the address points, when the component appears and on every later
/// visit to one: by a link, by the history, by typing.
///
/// A new `visit` is called at once, so hand over one that stays the same while nothing changes (`use_callback`).
#[hook]
pub fn use_target(visit: Callback<String>) {
    use_effect_with(visit, |visit| {
        let visit = visit.clone();
        let report = move |fragment: &str| {
            if let Some(anchor) = anchor(fragment) {
                visit.emit(anchor);
            }
        };
        report(&location::fragment());
        let listener = location::on_visit(Rc::new(report));
        move || drop(listener)
    });
}
