//! The rest of the card, group by group: everything that the facts do not say already.

use companion_model::{Credit, Film, OtherTitle, Prose, Rating, Release, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::claims::claims;
use crate::components::prose::{joined, link_to, prose};
use crate::components::when::when;

use super::facts::main_release;

/// Where the film is to be seen, where it comes from, and what it is called and rated elsewhere. A title that is `shown`
/// already is left out, unless there is more to say of it.
pub(super) fn origin(film: &Film, shown: Option<&Prose>, words: &Words) -> Html {
    let ratings = film.ratings.iter().skip(1);
    let shown = shown.map(Prose::to_text);
    let is_news = |other: &&OtherTitle| {
        let is_shown = shown.as_ref() == Some(&other.title.to_text());
        !is_shown || other.note.is_some() || other.cites != film.cites
    };
    let titles = film.other_titles.iter().filter(is_news);
    html! {
        <>
            { group(&words.watch, watch(film, words)) }
            { line(&words.countries, &film.countries, words) }
            if film.runtime.is_none() {
                { line(&words.languages, &film.languages, words) }
            }
            { group(&words.other_titles, titles.map(|each| title(each, words))) }
            { group(&words.rating, ratings.map(|each| rating(each, words))) }
        </>
    }
}

/// Who made it, save those among the facts.
pub(super) fn makers(film: &Film, words: &Words) -> Html {
    let credits = film.credits.iter().skip(1);
    group(&words.credits, credits.map(|each| credit(each, words)))
}

/// The releases other than the main one, folded away because there can be many: those still to come in their order,
/// then the others, the latest first.
pub(super) fn releases(film: &Film, words: &Words) -> Html {
    let (past, to_come) = film
        .releases
        .split_at(film.next_release.unwrap_or(film.releases.len()));
    let main = main_release(film);
    let is_other = |release: &&Release| !main.is_some_and(|main| std::ptr::eq(*release, main));
    let releases: Vec<&Release> = to_come
        .iter()
        .chain(past.iter().rev())
        .filter(is_other)
        .collect();
    if releases.is_empty() {
        return html! {};
    }
    let list = html! {
        <ul class="details__list">
            { for releases.iter().map(|each| release(each, words)) }
        </ul>
    };
    fold(&words.releases, html! {}, list)
}

/// What the sources do not agree on: the questions at once, the answers to be unfolded.
pub(super) fn disputes(film: &Film, words: &Words) -> Html {
    if film.claims.is_empty() {
        return html! {};
    }
    let questions = joined(
        film.claims.iter().map(|claim| &claim.about),
        &words.semicolon,
    );
    fold(
        &words.sources_disagree,
        questions,
        claims(&film.claims, words),
    )
}

fn fold(title: &str, about: Html, content: Html) -> Html {
    html! {
        <details class="film-card__fold">
            <summary>
                <span>
                    { title.to_owned() }
                    { " " }
                    <span class="details__about">{ about }</span>
                </span>
            </summary>
            { content }
        </details>
    }
}

/// A list of items, as [`item`] and [`row`] make them, with a heading; nothing where there is none.
fn group(title: &str, items: impl IntoIterator<Item = Html>) -> Html {
    let items: Vec<Html> = items.into_iter().collect();
    if items.is_empty() {
        return html! {};
    }
    html! {
        <section class="details">
            <h3 class="details__title">{ title.to_owned() }</h3>
            <ul class="details__list">{ for items }</ul>
        </section>
    }
}

fn line(title: &str, texts: &[Prose], words: &Words) -> Html {
    group(
        title,
        (!texts.is_empty()).then(|| item(joined(texts, &words.list_comma))),
    )
}

fn item(content: Html) -> Html {
    html! { <li>{ content }</li> }
}

/// An item of two columns: what it is about, and what there is to say.
fn row(about: Html, content: Html) -> Html {
    html! {
        <li class="details__row">
            <span class="details__about">{ about }</span>
            { " " }
            <span class="details__content">{ content }</span>
        </li>
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

fn title(other: &OtherTitle, words: &Words) -> Html {
    item(html! {
        <>
            { prose(&other.title) }
            { cites(&other.cites, words) }
            if let Some(note) = &other.note {
                <span class="details__note">{ prose(note) }</span>
            }
        </>
    })
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
    film.watch.iter().map(prose).chain(site).map(item).collect()
}
