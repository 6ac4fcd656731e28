//! The page in place of a film of which nothing can be read.

use std::rc::Rc;

use companion_model::{Notices, Slot};
use yew::prelude::*;

use super::notices as notices_at;

/// What the page needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UnreadableProps {
    /// Why there is no film to show; all of it stands at the top.
    pub notices: Rc<Notices>,
}

/// What is wrong with a file of which nothing can be shown.
#[component]
pub fn Unreadable(UnreadableProps { notices }: &UnreadableProps) -> Html {
    html! {
        <main class="unreadable" lang="en" dir="ltr">
            <h1 class="unreadable__title">{ &notices.words.nothing }</h1>
            { notices_at(notices, Slot::Top) }
        </main>
    }
}
