//! The rest of the card, group by group: everything that the facts do not say already.

use companion_model::{Award, Credit, Film, OtherTitle, Prose, Rating, Release, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::prose::{joined, link_to, prose};
use crate::components::when::when;

use super::facts::{main_award, main_release};

/// Where the film comes from and where it is to be seen.
pub(super) fn origin(film: &Film, words: &Words) -> Html {
    html! {
        <>
            { line(&words.countries, &film.countries, words) }
            if film.runtime.is_none() {
                { line(&words.languages, &film.languages, words) }
            }
            { group(&words.watch, watch(film, words)) }
        </>
    }
}

/// Who made it, and what it is called elsewhere.
pub(super) fn makers(film: &Film, words: &Words) -> Html {
    html! {
        <>
            { group(&words.credits, film.credits.iter().map(|each| credit(each, words))) }
            { group(&words.other_titles, film.other_titles.iter().map(|each| title(each, words))) }
        </>
    }
}

/// Prizes and ratings other than those among the facts.
pub(super) fn honours(film: &Film, words: &Words) -> Html {
    let awards: Vec<&Award> = without(&film.awards, main_award(film));
    let ratings: Vec<&Rating> = without(&film.ratings, film.ratings.first());
    html! {
        <>
            { group(&words.awards, awards.iter().map(|each| award(each, words))) }
            { group(&words.rating, ratings.iter().map(|each| rating(each, words))) }
        </>
    }
}

/// The releases other than the main one, folded away: there can be many, and few readers look for one.
pub(super) fn releases(film: &Film, words: &Words) -> Html {
    let releases: Vec<&Release> = without(&film.releases, main_release(film));
    if releases.is_empty() {
        return html! {};
    }
    html! {
        <details class="film-card__releases">
            <summary>{ &words.releases }</summary>
            <ul class="details__list">
                { for releases.iter().map(|each| html! { <li>{ release(each, words) }</li> }) }
            </ul>
        </details>
    }
}

/// All of them but the one, which stands elsewhere.
fn without<'a, T>(all: &'a [T], one: Option<&T>) -> Vec<&'a T> {
    all.iter()
        .filter(|each| !one.is_some_and(|one| std::ptr::eq(*each, one)))
        .collect()
}

fn group(title: &str, items: impl IntoIterator<Item = Html>) -> Html {
    let items: Vec<Html> = items.into_iter().collect();
    if items.is_empty() {
        return html! {};
    }
    html! {
        <section class="details">
            <h3 class="details__title">{ title.to_owned() }</h3>
            <ul class="details__list">{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
        </section>
    }
}

fn line(title: &str, texts: &[Prose], words: &Words) -> Html {
    group(
        title,
        (!texts.is_empty()).then(|| joined(texts, &words.list_comma)),
    )
}

/// One row of a group: what it is about, and what there is to say.
fn row(about: Html, content: Html) -> Html {
    html! {
        <div class="details__row">
            <span class="details__about">{ about }</span>
            { " " }
            <span class="details__content">{ content }</span>
        </div>
    }
}

fn credit(credit: &Credit, words: &Words) -> Html {
    let names =
        html! { <>{ joined(&credit.names, &words.list_comma) }{ cites(&credit.cites, words) }</> };
    row(prose(&credit.role), names)
}

fn release(release: &Release, words: &Words) -> Html {
    let places = [release.venue.as_ref(), release.territory.as_ref()];
    let content = html! {
        <>
            { &release.kind }
            if places.iter().any(Option::is_some) {
                { &words.colon }
                { joined(places.into_iter().flatten(), &words.comma) }
            }
            { cites(&release.cites, words) }
            if let Some(note) = &release.note {
                <span class="details__note">{ prose(note) }</span>
            }
        </>
    };
    row(when(&release.date), content)
}

fn award(award: &Award, words: &Words) -> Html {
    let content = html! {
        <>
            { prose(&award.award) }
            <span class="details__note">
                { prose(&award.by) }
                if let Some(date) = &award.date {
                    { &words.comma }
                    { when(date) }
                }
                { cites(&award.cites, words) }
            </span>
        </>
    };
    row(Html::from(&award.result_text), content)
}

fn title(other: &OtherTitle, words: &Words) -> Html {
    html! {
        <>
            { prose(&other.title) }
            { cites(&other.cites, words) }
            if let Some(note) = &other.note {
                <span class="details__note">{ prose(note) }</span>
            }
        </>
    }
}

fn rating(rating: &Rating, words: &Words) -> Html {
    let by = [Some(&rating.board), rating.territory.as_ref()];
    let content = html! {
        <>
            <span class="badge">{ &rating.rating }</span>
            if let Some(reason) = &rating.reason {
                { " " }
                { prose(reason) }
            }
            { cites(&rating.cites, words) }
        </>
    };
    row(joined(by.into_iter().flatten(), &words.comma), content)
}

fn watch(film: &Film, words: &Words) -> Vec<Html> {
    let site = film
        .official_site
        .as_ref()
        .map(|url| link_to(url, Html::from(&words.official_site)));
    film.watch.iter().map(prose).chain(site).collect()
}
