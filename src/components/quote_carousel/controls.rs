//! The controls of the carousel, as the ARIA Authoring Practices describe them.
//!
//! Buttons and pickers come before the slides. The pickers are tabs with one tab stop. Slides out of sight are
//! inert, but keep their room, so that nothing on the page moves when a short quote follows a long one. Nothing turns
//! the slides but the reader: no time is right for quotes of five words and of fifty, so there is none to be set.

use companion_model::Direction;
use yew::prelude::*;

use crate::hooks::{use_focus, use_slides};
use crate::state::carousel::{Action, Carousel, Cause, Step};

/// The arrow of the button to the previous slide.
const BACK: &str = "M20 12H4m6-6-6 6 6 6";
/// The arrow of the button to the next slide.
const ON: &str = "M4 12h16m-6-6 6 6-6 6";

/// What the controls need.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ControlsProps {
    /// The slides, of which there are at least two, in their order.
    pub slides: Vec<SlideName>,
    /// The direction of the page, which the arrow keys follow.
    pub direction: Direction,
    /// What the controls are called.
    pub names: Names,
}

/// A slide, as far as its controls know it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SlideName {
    /// The id of its element.
    pub anchor: AttrValue,
    /// Its place among the slides, worded: “3 of 14”.
    pub position: AttrValue,
    /// “3 of 14: Ai Weiwei”: what its picker is called and what a change announces.
    pub label: AttrValue,
}

/// What the controls are called, in the page's language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Names {
    /// What assistive technology calls the carousel.
    pub carousel: AttrValue,
    /// The button to the previous slide.
    pub previous: AttrValue,
    /// The button to the next slide.
    pub next: AttrValue,
    /// The row of pickers.
    pub choose: AttrValue,
}

/// Buttons and pickers; until the slides are under their command, links in the pickers' place.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let len = props.slides.len();
    let carousel = use_reducer(move || Carousel::new(len));
    let selected_tab = use_node_ref();
    let anchors = props.slides.iter().map(|slide| slide.anchor.clone());
    let dispatcher = carousel.dispatcher();
    let come = Callback::from(move |(index, cause)| {
        let step = Step::To(index);
        dispatcher.dispatch(Action { step, cause });
    });
    let are_live = use_slides(
        anchors.collect(),
        &props.names.carousel,
        carousel.current(),
        come,
    );
    use_focus(
        &selected_tab,
        carousel.current(),
        carousel.cause() == Cause::Key,
    );

    if !are_live {
        return html! { <div class="quotes__controls-root">{ links(props) }</div> };
    }
    let announcement = match props.slides.get(carousel.current()) {
        Some(slide) if carousel.is_announced() => slide.label.clone(),
        _ => AttrValue::default(),
    };
    html! {
        <div class="quotes__controls-root">
            { buttons(props, &carousel) }
            { pickers(props, &carousel, &selected_tab) }
            <p class="visually-hidden" role="status">{ announcement }</p>
        </div>
    }
}

/// The way through the quotes without a script; they take the room that buttons and pickers will need.
fn links(props: &ControlsProps) -> Html {
    html! {
        <>
            <div class="quotes__controls" />
            { picker_links(props) }
        </>
    }
}

/// The controls of a section by itself, where a script that is not ours to render brings everything to life that has
/// to be there for it.
pub(super) fn waiting(props: &ControlsProps) -> Html {
    html! {
        <>
            <div class="quotes__controls">
                <span class="quotes__position" hidden=true />
                { button(&props.names.previous, BACK, None) }
                { button(&props.names.next, ON, None) }
            </div>
            { picker_links(props) }
            <p class="visually-hidden" role="status" />
        </>
    }
}

fn picker_links(props: &ControlsProps) -> Html {
    html! {
        <nav class="quotes__pickers" aria-label={props.names.choose.clone()}>
            { for props.slides.iter().map(|slide| html! {
                <a
                    class="quotes__picker"
                    key={slide.anchor.to_string()}
                    href={format!("#{}", slide.anchor)}
                    aria-label={slide.label.clone()}
                />
            }) }
        </nav>
    }
}

fn buttons(props: &ControlsProps, carousel: &UseReducerHandle<Carousel>) -> Html {
    let onclick = |step| {
        let dispatcher = carousel.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(Action {
                step,
                cause: Cause::Press,
            });
        })
    };
    let position = props.slides.get(carousel.current());
    html! {
        <div class="quotes__controls">
            <span class="quotes__position">
                { position.map(|slide| slide.position.clone()).unwrap_or_default() }
            </span>
            { button(&props.names.previous, BACK, Some(onclick(Step::Previous))) }
            { button(&props.names.next, ON, Some(onclick(Step::Next))) }
        </div>
    }
}

/// A button with an arrow; one that nobody answers for yet is hidden.
fn button(name: &AttrValue, arrow: &'static str, onclick: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <button
            class="round-button"
            type="button"
            hidden={onclick.is_none()}
            aria-controls="quotes-slides"
            aria-label={name.clone()}
            {onclick}
        >
            <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d={arrow} /></svg>
        </button>
    }
}

fn pickers(
    props: &ControlsProps,
    carousel: &UseReducerHandle<Carousel>,
    selected_tab: &NodeRef,
) -> Html {
    let direction = props.direction;
    let dispatcher = carousel.dispatcher();
    let onkeydown = move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
        if let Some(step) = Step::from_key(&event.key(), direction)
            && !modified
        {
            event.prevent_default();
            dispatcher.dispatch(Action {
                step,
                cause: Cause::Key,
            });
        }
    };
    let tabs = props.slides.iter().enumerate().map(|(index, slide)| {
        let selected = index == carousel.current();
        let dispatcher = carousel.dispatcher();
        let onclick = move |_: MouseEvent| {
            dispatcher.dispatch(Action {
                step: Step::To(index),
                cause: Cause::Press,
            });
        };
        html! {
            <button
                class="quotes__picker"
                key={slide.anchor.to_string()}
                ref={if selected { selected_tab.clone() } else { NodeRef::default() }}
                type="button"
                role="tab"
                id={format!("tab-{}", slide.anchor)}
                aria-controls={slide.anchor.clone()}
                aria-label={slide.label.clone()}
                aria-selected={if selected { "true" } else { "false" }}
                tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            />
        }
    });
    html! {
        <div
            class="quotes__pickers"
            role="tablist"
            aria-label={props.names.choose.clone()}
            {onkeydown}
        >
            { for tabs }
        </div>
    }
}
