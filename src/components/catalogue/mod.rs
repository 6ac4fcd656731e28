//! The list of films on a site that has several.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use companion_model::{Catalogue, Direction, FilmEntry};
use yew::prelude::*;

use super::prose::prose;

/// What the list needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilmListProps {
    /// The films.
    pub catalogue: Rc<Catalogue>,
}

/// More films than these are set in groups, by the year in which they came out, with a way to each.
const MANY: usize = 60;

/// The films, each with the way to its page in every language.
#[component]
pub fn FilmList(FilmListProps { catalogue }: &FilmListProps) -> Html {
    let films = &catalogue.films;
    let years = match films.len() > MANY {
        true => by_year(films),
        false => Vec::new(),
    };
    html! {
        <main class="catalogue">
            <h1 class="catalogue__title">{ &catalogue.words.films }</h1>
            if years.len() > 1 {
                { ways(&years, &catalogue.words.films) }
                { for years.iter().map(group) }
            } else {
                <ul class="catalogue__films">{ for films.iter().map(|each| film(each, "h2")) }</ul>
            }
        </main>
    }
}

/// The films of a year; those without a date have none.
type Year<'f> = (Option<&'f str>, Vec<&'f FilmEntry>);

/// The films by year, the latest first; within a year in their order, and those without a date at the end.
fn by_year(films: &[FilmEntry]) -> Vec<Year<'_>> {
    let mut years: BTreeMap<Reverse<Option<&str>>, Vec<&FilmEntry>> = BTreeMap::new();
    for film in films {
        years
            .entry(Reverse(film.year.as_deref()))
            .or_default()
            .push(film);
    }
    years
        .into_iter()
        .map(|(Reverse(year), films)| (year, films))
        .collect()
}

fn ways(years: &[Year<'_>], name: &str) -> Html {
    let years = years.iter().filter_map(|(year, _)| *year);
    html! {
        <nav class="catalogue__years" aria-label={name.to_owned()}>
            { for years.map(|year| html! { <a key={year} href={format!("#y-{year}")}>{ year }</a> }) }
        </nav>
    }
}

fn group((year, films): &Year<'_>) -> Html {
    let Some(year) = year else {
        return html! { <ul class="catalogue__films" key="none">{ for films.iter().map(|each| film(each, "h2")) }</ul> };
    };
    let id = format!("y-{year}");
    html! {
        <section class="catalogue__year" key={*year} aria-labelledby={id.clone()}>
            <h2 class="catalogue__heading" id={id}>{ year }</h2>
            <ul class="catalogue__films">{ for films.iter().map(|each| film(each, "h3")) }</ul>
        </section>
    }
}

fn film(film: &FilmEntry, heading: &'static str) -> Html {
    let Some((first, others)) = film.pages.split_first() else {
        return html! {};
    };
    html! {
        <li class="catalogue__film" key={first.href.clone()} lang={first.lang.clone()} dir={film.dir.as_str()}>
            <@{heading} class="catalogue__name"><a href={first.href.clone()}>{ &first.title }</a></@>
            if film.year.is_some() || film.runtime.is_some() {
                <p class="catalogue__facts">
                    if let Some(year) = &film.year {
                        <span>{ year }</span>
                    }
                    if let Some(runtime) = &film.runtime {
                        <span>{ &runtime.text }</span>
                    }
                </p>
            }
            if let Some(tagline) = &film.tagline {
                <p class="catalogue__tagline">{ prose(tagline) }</p>
            }
            if !others.is_empty() {
                <p class="catalogue__languages">
                    { for others.iter().map(|other| html! {
                        <a
                            key={other.lang.clone()}
                            href={other.href.clone()}
                            lang={other.lang.clone()}
                            dir={other.dir.map(Direction::as_str)}
                            hreflang={other.lang.clone()}
                        >
                            { &other.name }
                        </a>
                    }) }
                </p>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use companion_model::PageLink;

    use super::*;

    fn film(title: &str, year: Option<&str>) -> FilmEntry {
        FilmEntry {
            pages: vec![PageLink {
                title: title.to_owned(),
                ..PageLink::default()
            }],
            year: year.map(str::to_owned),
            ..FilmEntry::default()
        }
    }

    #[test]
    fn films_stand_by_year_the_latest_first() {
        let films = [
            film("a", Some("1922")),
            film("b", None),
            film("c", Some("2012")),
            film("d", Some("1922")),
        ];
        let found: Vec<(Option<&str>, String)> = by_year(&films)
            .iter()
            .map(|(year, films)| {
                (
                    *year,
                    films
                        .iter()
                        .map(|film| film.pages[0].title.as_str())
                        .collect(),
                )
            })
            .collect();
        let expected = [(Some("2012"), "c"), (Some("1922"), "ad"), (None, "b")];
        assert_eq!(
            found,
            expected.map(|(year, titles)| (year, titles.to_owned()))
        );
    }
}
