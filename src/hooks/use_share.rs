//! Links that are handed on.

use yew::prelude::*;

use crate::browser::share;

/// A way to hand on links, and which of them was copied last.
#[derive(Clone, Debug)]
pub struct UseShareHandle {
    copied: UseStateHandle<AttrValue>,
}

impl UseShareHandle {
    /// Hands on the link to the element with the id `anchor`.
    pub fn share(&self, anchor: AttrValue) {
        let copied = self.copied.setter();
        share::link(&anchor.clone(), move || copied.set(anchor));
    }

    /// Whether the link that was copied last leads to the element with the id `anchor`.
    pub fn has_copied(&self, anchor: &str) -> bool {
        self.copied.as_str() == anchor
    }
}

/// Hands on links on the reader's behalf.
#[hook]
pub fn use_share() -> UseShareHandle {
    UseShareHandle {
        copied: use_state(AttrValue::default),
    }
}
