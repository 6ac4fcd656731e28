//! The line of the whole story: its chapters as bars, its events as marks on them, and some dates below.
//!
//! It is drawn twice, by time and by order; `browser/guide` keeps the one that is not chosen out of the page.

mod drawing;
mod fade;
mod mark;
mod plan;

use companion_model::Page;
use yew::prelude::*;

use self::drawing::Drawing;
use self::mark::marks_of;
use self::plan::Plan;

/// The drawings and the choice between them, if there is anything to draw.
pub(super) fn axis(page: &Page) -> Html {
    let Some(axis) = &page.axis else {
        return html! {};
    };
    let words = &page.words;
    let chapters = page.chapters.iter();
    let total = chapters.map(|chapter| chapter.events.len()).sum();
    let chapters = page.chapters.iter().enumerate();
    let marks: Vec<_> = chapters
        .flat_map(|(at, chapter)| marks_of(at, &chapter.events, total))
        .collect();
    let draw = |plan: Plan| Drawing::new(page, axis, &marks, plan).draw();
    html! {
        <div class="axis">
            <fieldset class="axis__scale">
                <legend class="visually-hidden">{ &words.axis_scale }</legend>
                { choice(&words.axis_by_time, true) }
                { choice(&words.axis_by_order, false) }
            </fieldset>
            // What a mark stands for, to those who see: the one that is pointed at or has the focus, or where the reader is.
            <p class="axis__name" aria-hidden="true" />
            { draw(Plan::by_time(page, axis, &marks)) }
            { draw(Plan::by_order(page, axis, &marks)) }
        </div>
    }
}

fn choice(name: &str, chosen: bool) -> Html {
    html! {
        <label>
            <input type="radio" name="axis-scale" checked={chosen} />
            <span>{ name.to_owned() }</span>
        </label>
    }
}
