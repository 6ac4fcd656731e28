//! The opening: the film's title over a field of porcelain seeds.

mod drawing;

use std::rc::Rc;

use companion_model::Page;
use yew::prelude::*;

use super::media::first_picture;
use super::prose::prose;
use super::tools::tools;
use crate::state::width::width;

/// What the cover needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CoverProps {
    /// The page; the cover shows the film's titles and its tagline.
    pub page: Rc<Page>,
}

/// The film's title, its second one, its tagline, and the film's own picture or a drawing.
#[component]
pub fn Cover(CoverProps { page }: &CoverProps) -> Html {
    let film = &page.film;
    let is_long = width(&film.title.to_text()) > LONG_TITLE;
    html! {
        <header class="cover">
            if let Some(cover) = &film.cover {
                <div class="cover__picture">{ first_picture(cover) }</div>
            } else {
                { drawing::drawing(&page.id) }
            }
            <div class="cover__tools">{ tools(page) }</div>
            <div class="cover__titles">
                <h1 class={classes!("cover__title", is_long.then_some("is-long"))}>
                    { prose(&film.title) }
                </h1>
                if let Some(title) = page.second_title() {
                    <p class="cover__other-title serif">{ prose(&title) }</p>
                }
                if let Some(tagline) = &film.tagline {
                    <p class="cover__tagline">{ prose(tagline) }</p>
                }
            </div>
        </header>
    }
}

/// Titles that are wider than so many Latin letters do not fit at the cover's largest size.
const LONG_TITLE: u32 = 32;

/// What the drawing by itself needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DrawingProps {
    /// The film's id, by which its drawing is its own.
    pub id: AttrValue,
}

/// The drawing by itself.
#[component]
pub fn Drawing(DrawingProps { id }: &DrawingProps) -> Html {
    drawing::drawing(id)
}
