//! What the page remembers and what it works out, as pure functions: no clock, no document, nothing drawn.

pub mod axis;
pub mod carousel;
pub mod field;
pub mod find;
pub mod link;
pub mod load;
pub mod parts;
pub mod seeds;
pub mod tags;
pub mod target;
pub mod width;
