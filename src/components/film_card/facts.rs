//! The facts in large type: rating, running time, release, prize.

use companion_model::{Award, AwardResult, Film, Rating, Release, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::prose::{joined, prose};
use crate::components::when::when;

/// The facts that the film has, in a row that makes room for as many as there are.
pub(super) fn facts(film: &Film, words: &Words) -> Html {
    let facts: Vec<Html> = [
        film.ratings.first().map(|first| rating(first, words)),
        runtime(film, words),
        main_release(film).map(|first| release(first, words)),
        main_award(film).map(|first| award(first, words)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if facts.is_empty() {
        return html! {};
    }
    html! { <dl class="film-card__facts">{ for facts }</dl> }
}

/// The release that the author wants named first, or else the earliest.
pub(super) fn main_release(film: &Film) -> Option<&Release> {
    film.main_release
        .and_then(|index| film.releases.get(index))
        .or(film.releases.first())
}

/// The first prize that the film won.
pub(super) fn main_award(film: &Film) -> Option<&Award> {
    film.awards
        .iter()
        .find(|award| award.result == AwardResult::Won)
}

fn fact(label: Html, value: Html, detail: Html) -> Html {
    html! {
        <div class="fact">
            <dt class="fact__label">{ label }</dt>
            <dd class="fact__value">{ value }</dd>
            <dd class="fact__detail">{ detail }</dd>
        </div>
    }
}

fn rating(rating: &Rating, words: &Words) -> Html {
    let value = html! {
        <>
            <span class="badge">{ &rating.rating }</span>
            if let Some(reason) = &rating.reason {
                { " " }
                { prose(reason) }
            }
        </>
    };
    let by = [Some(&rating.board), rating.territory.as_ref()];
    let detail = html! {
        <>{ joined(by.into_iter().flatten(), &words.comma) }{ cites(&rating.cites, words) }</>
    };
    fact(Html::from(&words.rating), value, detail)
}

fn runtime(film: &Film, words: &Words) -> Option<Html> {
    let runtime = film.runtime.as_ref()?;
    let value = html! { <time datetime={runtime.duration.clone()}>{ &runtime.text }</time> };
    let detail = html! {
        <>{ joined(&film.languages, &words.list_comma) }{ cites(&film.cites, words) }</>
    };
    Some(fact(Html::from(&words.runtime), value, detail))
}

fn release(release: &Release, words: &Words) -> Html {
    let places = [release.venue.as_ref(), release.territory.as_ref()];
    let detail = html! {
        <>{ joined(places.into_iter().flatten(), &words.comma) }{ cites(&release.cites, words) }</>
    };
    fact(Html::from(&release.kind), when(&release.date), detail)
}

fn award(award: &Award, words: &Words) -> Html {
    let detail = html! {
        <>
            { prose(&award.by) }
            if let Some(date) = &award.date {
                { &words.comma }
                { when(date) }
            }
            { cites(&award.cites, words) }
        </>
    };
    fact(Html::from(&award.result_text), prose(&award.award), detail)
}
