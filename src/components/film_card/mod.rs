//! The film card: four facts at a glance, its laurels, then everything else, like a card in a catalogue.

mod awards;
mod details;
mod facts;

use std::rc::Rc;

use companion_model::{Notices, Page, Slot};
use yew::prelude::*;

use super::cites::cites;
use super::media::{foreign_player, media};
use super::preview;
use super::prose::paragraphs;

/// What the film card needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilmCardProps {
    /// The page; the card shows its film.
    pub page: Rc<Page>,
    /// What is to be said of it to its author.
    #[prop_or_default]
    pub notices: Rc<Notices>,
    /// Whether the cover stands above, which shows the film's second title already.
    #[prop_or_default]
    pub is_under_cover: bool,
}

/// What is known of the film. Whatever its author left out is left out here.
#[component]
pub fn FilmCard(props: &FilmCardProps) -> Html {
    let FilmCardProps {
        page,
        notices,
        is_under_cover,
    } = props;
    let (film, words) = (&page.film, &page.words);
    let shown = page.second_title().filter(|_| *is_under_cover);
    html! {
        <section class="film-card" id="film" aria-labelledby="film-title">
            <h2 class="visually-hidden" id="film-title">{ &words.film }</h2>
            { facts::facts(film, words) }
            { awards::awards(film, words) }
            <div class="film-card__body">
                <div class="film-card__column">
                    if !film.synopsis.is_empty() {
                        <div class="film-card__synopsis">
                            { paragraphs(&film.synopsis, cites(&film.cites, words)) }
                        </div>
                    }
                </div>
                <div class="film-card__column">{ details::makers(film, words) }</div>
                <div class="film-card__column">{ details::origin(film, shown.as_ref(), words) }</div>
            </div>
            if film.trailer.is_some() || !film.media.is_empty() {
                <div class="film-card__media">
                    if let Some(trailer) = &film.trailer {
                        { foreign_player(trailer) }
                    }
                    { media(&film.media, words) }
                </div>
            }
            { details::releases(film, words) }
            { details::disputes(film, words) }
            { preview::notices(notices, Slot::Card) }
        </section>
    }
}
