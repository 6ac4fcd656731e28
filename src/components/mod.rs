//! What the page is drawn with. A component takes a [`Page`](companion_model::Page) and shows its part of it.

mod aliases;
mod cites;
mod claims;
mod figure;
mod permalink;
mod prose;
mod when;

pub mod catalogue;
pub mod colophon;
pub mod cover;
pub mod film_card;
pub mod guide;
pub mod item;
pub mod media;
pub mod notice;
pub mod page_loader;
pub mod part;
pub mod preview;
pub mod quote_carousel;
pub mod sources;
pub mod timeline;
pub mod tools;
