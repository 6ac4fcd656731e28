//! Places that links from before a change of id still lead to.

use yew::prelude::*;

/// An empty place for each id that a thing had once. `prefix` is that of its kind: `e-`, `q-`, `c-`.
pub(super) fn aliases(prefix: &str, aliases: &[String]) -> Html {
    let places = aliases.iter();
    places
        .map(|alias| html! { <span id={format!("{prefix}{alias}")} /> })
        .collect()
}
