//! Prizes and selections, each between two branches of laurel.
//!
//! How far the film came is told by the shape of the branch too: full for a prize, outlined for a nomination, with one
//! row of leaves instead of two for a mention and a place on a shortlist.

use companion_model::{Award, AwardResult, Film, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::prose::prose;
use crate::components::when::when;

/// All of them, those that the film won first.
pub(super) fn awards(film: &Film, words: &Words) -> Html {
    if film.awards.is_empty() {
        return html! {};
    }
    let mut awards: Vec<&Award> = film.awards.iter().collect();
    awards.sort_by_key(|award| rank(award.result));
    html! {
        <section class="awards" aria-labelledby="awards-title">
            <h3 class="details__title awards__title" id="awards-title">{ &words.awards }</h3>
            { branches() }
            <ul class="awards__list">
                { for awards.iter().map(|each| award(each, words)) }
            </ul>
        </section>
    }
}

fn rank(result: AwardResult) -> u8 {
    match result {
        AwardResult::Won => 0,
        AwardResult::Mention => 1,
        AwardResult::Nominated => 2,
        AwardResult::Shortlisted => 3,
    }
}

/// The branch that stands on both sides, and whether its leaves are full.
fn laurel(result: AwardResult) -> (&'static str, &'static str) {
    match result {
        AwardResult::Won => ("#laurel-2", "is-full"),
        AwardResult::Mention => ("#laurel-1", "is-full"),
        AwardResult::Nominated => ("#laurel-2", "is-outlined"),
        AwardResult::Shortlisted => ("#laurel-1", "is-outlined"),
    }
}

fn award(award: &Award, words: &Words) -> Html {
    let (shape, leaves) = laurel(award.result);
    let branch = html! {
        <svg class={classes!("laurel", leaves)} viewBox="-3 0 36 64" aria-hidden="true">
            <use href={shape} />
        </svg>
    };
    html! {
        <li class="award">
            { branch.clone() }
            <div>
                <p class="award__result">{ &award.result_text }</p>
                <p class="award__name serif">{ prose(&award.award) }</p>
                <p class="award__by">
                    { prose(&award.by) }
                    if let Some(date) = &award.date {
                        { &words.comma }
                        { when(date) }
                    }
                    { cites(&award.cites, words) }
                </p>
            </div>
            { branch }
        </li>
    }
}

/// Both branches, for every award to show.
fn branches() -> Html {
    html! {
        <svg class="laurels" aria-hidden="true">
            <defs>
                <g id="laurel-1">
                    <path d="M26.4 60.7A31 31 0 0 1 21.6 5.7" class="laurel__stem" />
                    <path d={OUTER_LEAVES} />
                </g>
                <g id="laurel-2">
                    <use href="#laurel-1" />
                    <path d={INNER_LEAVES} />
                </g>
            </defs>
        </svg>
    }
}

const OUTER_LEAVES: &str = "M23.4 59.4q-5.5-2.3-12.4 1.3q7.5 2.1 12.4-1.3M14.7 52.5q-4.1-4-11.5-3q6 4.5 11.5 3M9 42.9q-2.2-5.1-9.3-6.6q3.7 6.1 9.3 6.6M7 32q-.2-5.4-6-9q1.1 6.8 6 9M9 21.1q1.8-4.8-2.4-10q-1.4 6.4 2.4 10M14.7 11.5q3.3-3.7 1.2-9.6q-3.5 5.2-1.2 9.6";

const INNER_LEAVES: &str = "M18.8 56.3q1-5-3.2-10q-.5 6.6 3.2 10M11.4 48q2.7-4.1 .5-10q-2.8 5.7-.5 10M7.5 37.6q3.9-2.7 3.8-8.8q-4.5 4.1-3.8 8.8M7.5 26.4q4.4-1 6.3-6.5q-5.5 2-6.3 6.5M11.4 16q4.3 .7 7.8-3.6q-5.6-.1-7.8 3.6M18.8 7.7q3.6 2.2 8.1-.6q-4.9-2.1-8.1 .6";
