//! What stands in the page's place while there is none.

mod sentences;

use yew::prelude::*;

use crate::state::load::{Load, PageLoad};

use sentences::{FAILED, LOADING, SLOW, TRY_AGAIN, explain};

/// What the notice needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeProps {
    /// How far the page is.
    pub state: PageLoad,
    /// The reader asks to try again.
    pub on_retry: Callback<()>,
}

/// Says what the page is waiting for or why there is none, and what the reader can do.
///
/// The live regions are there from the start and the button stays once it is there: a region that comes with its
/// words is not read out, and a button that goes takes the focus with it.
#[component]
pub fn Notice(NoticeProps { state, on_retry }: &NoticeProps) -> Html {
    let on_retry = on_retry.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_retry.emit(()));
    let offers_retry = state.retries > 0 || state.load != Load::default();
    html! {
        <main class="notice">
            <div class="notice__status" role="status">{ status(&state.load) }</div>
            <div class="notice__problem" role="alert">{ problem(&state.load) }</div>
            <p class="notice__remedy" hidden={!offers_retry}>
                if offers_retry {
                    <button class="button" type="button" {onclick}>{ TRY_AGAIN }</button>
                }
            </p>
        </main>
    }
}

fn status(load: &Load) -> Html {
    match load {
        Load::Loading { slow: false } => html! { <p>{ LOADING }</p> },
        Load::Loading { slow: true } => html! { <p>{ SLOW }</p> },
        Load::Failed(_) | Load::Ready(_) => html! {},
    }
}

fn problem(load: &Load) -> Html {
    let Load::Failed(error) = load else {
        return html! {};
    };
    let (what, remedy) = explain(error);
    html! {
        <>
            <h1 class="notice__title">{ FAILED }</h1>
            <p>{ what }</p>
            <p>{ remedy }</p>
        </>
    }
}
