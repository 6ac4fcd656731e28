//! What the page remembers, as pure functions: no clock, no document, nothing drawn.

pub mod carousel;
pub mod link;
pub mod load;
mod read;
pub mod target;
