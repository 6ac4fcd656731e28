//! What the sources do not agree on: every answer, none averaged away.

use companion_model::{Claim, ClaimValue, Words};
use yew::prelude::*;

use super::cites::cites;
use super::prose::prose;
use super::when::when;

/// A box with every question, its answers and their sources.
pub(super) fn claims(claims: &[Claim], words: &Words) -> Html {
    if claims.is_empty() {
        return html! {};
    }
    html! {
        <aside class="claims">
            <p class="claims__title">{ &words.sources_disagree }</p>
            <div class="claims__list">{ for claims.iter().map(|each| claim(each, words)) }</div>
        </aside>
    }
}

fn claim(claim: &Claim, words: &Words) -> Html {
    html! {
        <div class="claim">
            <p class="claim__about">{ prose(&claim.about) }</p>
            <dl class="claim__values">{ for claim.values.iter().map(|each| value(each, words)) }</dl>
            if let Some(verdict) = &claim.verdict {
                <p class="claim__verdict">
                    <strong>{ &words.verdict }</strong>
                    { prose(verdict) }
                </p>
            }
        </div>
    }
}

fn value(value: &ClaimValue, words: &Words) -> Html {
    html! {
        <div class="claim__value">
            <dt>{ prose(&value.value) }</dt>
            { " " }
            <dd>
                if let Some(as_of) = &value.as_of {
                    { &words.as_of }
                    { when(as_of) }
                }
                { cites(&value.cites, words) }
                if let Some(note) = &value.note {
                    <span class="claim__note">{ prose(note) }</span>
                }
            </dd>
        </div>
    }
}
