//! The list of films on a site that has several.

use std::rc::Rc;

use companion_model::{Catalogue, FilmEntry};
use yew::prelude::*;

use super::prose::prose;

/// What the list needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilmListProps {
    /// The films.
    pub catalogue: Rc<Catalogue>,
}

/// The films, each with the way to its page in every language.
#[component]
pub fn FilmList(FilmListProps { catalogue }: &FilmListProps) -> Html {
    html! {
        <main class="catalogue">
            <h1 class="catalogue__title">{ &catalogue.words.films }</h1>
            <ul class="catalogue__films">
                { for catalogue.films.iter().map(film) }
            </ul>
        </main>
    }
}

fn film(film: &FilmEntry) -> Html {
    let Some((first, others)) = film.pages.split_first() else {
        return html! {};
    };
    html! {
        <li class="catalogue__film" key={first.href.clone()} lang={first.lang.clone()} dir={film.dir.as_str()}>
            <h2 class="catalogue__name"><a href={first.href.clone()}>{ &first.title }</a></h2>
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
