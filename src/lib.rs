//! The companion page of a documentary film: film card, quote carousel and chaptered timeline.
//!
//! The page shows a [`Page`](companion_model::Page) that the compiler has made ready; it decides nothing about
//! content. The rooms, from the inside out:

pub mod state;

mod browser;
pub mod hooks;

mod controllers;

pub mod components;

pub mod app;
pub mod embed;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod prerender;
