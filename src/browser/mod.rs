//! The browser, fenced in: the only room that speaks to it, in Rust's types and with values that clean up after
//! themselves.

pub(crate) mod clock;
pub(crate) mod console;
pub(crate) mod document;
pub(crate) mod fetch;
pub(crate) mod finder;
pub(crate) mod guide;
pub(crate) mod island;
pub(crate) mod location;
pub(crate) mod parts;
pub(crate) mod place;
pub(crate) mod reader;
pub(crate) mod sight;
pub(crate) mod slides;
pub(crate) mod storage;
pub(crate) mod undrawn;
