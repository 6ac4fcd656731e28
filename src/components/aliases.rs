//! Places that links from before a change of id still lead to.

use yew::prelude::*;

use crate::state::target::FOREIGN;

/// An empty place for each id that a thing had once. `prefix` is that of its kind: `e-`, `q-`, `c-`.
///
/// An alias of an event that begins with `event-` is a whole address from a timeline that was brought over: links to
/// it carry no prefix of ours, and have to arrive without a script too.
pub(super) fn aliases(prefix: &str, aliases: &[String]) -> Html {
    let places = aliases.iter().flat_map(|alias| {
        let whole = is_whole_address(prefix, alias).then(|| alias.clone());
        [Some(format!("{prefix}{alias}")), whole]
    });
    places.flatten().map(|id| html! { <span {id} /> }).collect()
}

fn is_whole_address(prefix: &str, alias: &str) -> bool {
    prefix == "e-" && alias.len() > FOREIGN.len() && alias.starts_with(FOREIGN)
}
