//! What answers to a reader on HTML that is there already, and draws nothing: state and browser joined without Yew.
//!
//! The timeline of a prerendered page is HTML, and grows by HTML that the host has written: the parts of a long film, and
//! the guide with its search.

mod finder;
pub(crate) mod guide;
pub(crate) mod part;
pub(crate) mod part_loader;
