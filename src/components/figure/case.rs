//! One of those that a figure counts, before all of them.

use companion_model::{Case, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::prose::prose;

/// A single dot with a name, and what is known of it.
pub(super) fn case(case: &Case, words: &Words) -> Html {
    html! {
        <p class="figure__case">
            <svg class="figure__one" viewBox="0 0 1 1" aria-hidden="true">
                <circle class="figure__dot" cx="0.5" cy="0.5" r="0.5" />
            </svg>
            <strong>{ prose(&case.name) }</strong>
            { " " }
            { prose(&case.text) }
            { cites(&case.cites, words) }
        </p>
    }
}
