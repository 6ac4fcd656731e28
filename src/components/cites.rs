//! References from a fact to its sources.

use companion_model::{Cite, Words};
use yew::prelude::*;

/// The numbers of the sources, each a link to its entry in the list.
///
/// What is only heard is no element of its own: there are hundreds of these on a page.
pub(super) fn cites(cites: &[Cite], words: &Words) -> Html {
    cites
        .iter()
        .map(|cite| {
            html! {
                <sup>
                    <a
                        href={format!("#s-{}", cite.source)}
                        aria-label={format!("{}{}", words.source, cite.number)}
                    >
                        { cite.number }
                    </a>
                </sup>
            }
        })
        .collect()
}
