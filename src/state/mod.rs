//! What the page remembers, as pure functions: no clock, no document, nothing drawn.

pub mod carousel;
pub mod field;
pub mod link;
pub mod load;
pub mod parts;
pub mod seeds;
pub mod target;
