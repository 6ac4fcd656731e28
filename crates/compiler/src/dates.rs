//! When the events of a film were. Its pages have that in words alone, which say less than the author's dates.

use std::collections::HashMap;

use companion_model::Event;

use crate::author::Draft;
use crate::edtf::Edtf;

/// When the events of a film were, by their ids: for exports. Every page of the film has the same.
#[derive(Clone, Debug, Default)]
pub struct Dates(HashMap<String, Edtf>);

impl Dates {
    pub(crate) fn new(film: &Draft) -> Self {
        let events = film.events();
        Self(
            events
                .map(|(_, event)| (event.id.name.clone(), event.date.edtf))
                .collect(),
        )
    }

    /// When an event of the film was; `None` for one of another film.
    pub(crate) fn of(&self, event: &Event) -> Option<Edtf> {
        self.0.get(&event.id).copied()
    }
}
