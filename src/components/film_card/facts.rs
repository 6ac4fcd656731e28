//! The facts in large type: who made it, running time, rating, release.

use companion_model::{Credit, Film, Rating, Release, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::prose::{joined, prose};
use crate::components::when::when;

/// The facts that the film has, in a row that makes room for as many as there are.
pub(super) fn facts(film: &Film, words: &Words) -> Html {
    let facts: Vec<Html> = [
        film.credits.first().map(|first| credit(first, words)),
        runtime(film, words),
        film.ratings.first().map(|first| rating(first, words)),
        main_release(film).map(|first| release(first, words)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if facts.is_empty() {
        return html! {};
    }
    // Where all stand in a row, each has its place from the first on that a browser shows.
    let count = format!("has-{}", facts.len());
    html! { <dl class={classes!("film-card__facts", count)}>{ for facts }</dl> }
}

/// The next release, or else the one for which the film is known, or else the earliest.
pub(super) fn main_release(film: &Film) -> Option<&Release> {
    film.next_release
        .or(film.main_release)
        .and_then(|index| film.releases.get(index))
        .or(film.releases.first())
}

fn fact(label: Html, value: Html, detail: Option<Html>) -> Html {
    html! {
        <div class="fact">
            <dt class="fact__label">{ label }</dt>
            <dd class="fact__value serif">{ value }</dd>
            if let Some(detail) = detail {
                <dd class="fact__detail">{ detail }</dd>
            }
        </div>
    }
}

fn credit(credit: &Credit, words: &Words) -> Html {
    let names = html! {
        <>{ joined(&credit.names, &words.list_comma) }{ cites(&credit.cites, words) }</>
    };
    fact(prose(&credit.role), names, None)
}

fn rating(rating: &Rating, words: &Words) -> Html {
    let value = html! { <span class="badge">{ &rating.rating }</span> };
    let by = [Some(&rating.board), rating.territory.as_ref()];
    let detail = html! {
        <>
            if let Some(reason) = &rating.reason {
                <span class="fact__reason">{ prose(reason) }</span>
                { " " }
            }
            { joined(by.into_iter().flatten(), &words.comma) }
            { cites(&rating.cites, words) }
        </>
    };
    fact(Html::from(&words.rating), value, Some(detail))
}

fn runtime(film: &Film, words: &Words) -> Option<Html> {
    let runtime = film.runtime.as_ref()?;
    let value = html! { <time datetime={runtime.duration.clone()}>{ &runtime.text }</time> };
    let detail = html! {
        <>{ joined(&film.languages, &words.list_comma) }{ cites(&film.cites, words) }</>
    };
    Some(fact(Html::from(&words.runtime), value, Some(detail)))
}

fn release(release: &Release, words: &Words) -> Html {
    let places = [release.venue.as_ref(), release.territory.as_ref()];
    let detail = html! {
        <>{ joined(places.into_iter().flatten(), &words.comma) }{ cites(&release.cites, words) }</>
    };
    fact(Html::from(&release.kind), when(&release.date), Some(detail))
}
