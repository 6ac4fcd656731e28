//! The page's content, from its address to the screen.

use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use crate::browser::fetch::{self, FetchError, Freshness};
use crate::browser::{clock, console};
use crate::state::load::{LoadAction, LoadError, PageLoad, read_page};

/// What to load, and how long and how large it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRequest {
    /// The address of `page.<lang>.json`, relative to the document.
    pub src: AttrValue,
    /// After which time without an answer to call it slow.
    pub patience: Duration,
    /// The most bytes a page may have.
    pub limit: usize,
}

/// A page that is loaded, is being loaded, or could not be.
#[derive(Clone, Debug)]
pub struct UsePageHandle {
    /// How far it is.
    pub state: PageLoad,
    /// Asks for it again, from the server itself.
    pub retry: Callback<()>,
}

/// Loads a page, and again whenever the request changes or the reader asks.
///
/// An earlier request is broken off, so its answer cannot overtake a later one.
#[hook]
pub fn use_page(request: PageRequest) -> UsePageHandle {
    let state = use_reducer(PageLoad::default);
    let dispatcher = state.dispatcher();

    use_effect_with((request, state.retries), move |(request, retries)| {
        let late = dispatcher.clone();
        let late = clock::after(request.patience, move || late.dispatch(LoadAction::Late));
        let PageRequest { src, limit, .. } = request.clone();
        let freshness = match retries {
            0 => Freshness::Stored,
            _ => Freshness::New,
        };
        let fetched = fetch::bytes(&request.src, freshness, limit, move |answer| {
            let result = answer
                .map_err(|error| load_error(error, limit))
                .and_then(|bytes| read_page(&bytes));
            if let Err(error) = &result {
                console::error(&format!("companion: {src}: {error}"));
            }
            dispatcher.dispatch(LoadAction::Arrived(result.map(Rc::new)));
        });
        move || drop((late, fetched))
    });

    let dispatcher = state.dispatcher();
    UsePageHandle {
        state: (*state).clone(),
        retry: Callback::from(move |()| dispatcher.dispatch(LoadAction::Retry)),
    }
}

fn load_error(error: FetchError, limit: usize) -> LoadError {
    match error {
        FetchError::Status(status @ (404 | 410)) => LoadError::Missing { status },
        FetchError::Status(status) => LoadError::Refused { status },
        FetchError::Unreachable => LoadError::Unreachable,
        FetchError::TooLarge => LoadError::TooLarge { limit },
    }
}
