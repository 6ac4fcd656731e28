//! References from a fact to its sources.

use companion_model::{Cite, Words};
use yew::prelude::*;

/// The numbers of the sources, each a link to its entry in the list.
pub(super) fn cites(cites: &[Cite], words: &Words) -> Html {
    cites
        .iter()
        .map(|cite| {
            html! {
                <sup class="cite">
                    <a href={format!("#s-{}", cite.source)}>
                        <span class="visually-hidden">{ &words.source }</span>
                        { cite.number }
                    </a>
                </sup>
            }
        })
        .collect()
}
