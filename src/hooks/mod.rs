//! Where state, the browser and Yew meet.

mod use_document;
mod use_focus;
mod use_live;
mod use_page;
mod use_slides;

pub use use_document::use_document;
pub use use_focus::use_focus;
pub use use_live::use_live;
pub use use_page::{PageRequest, UsePageHandle, use_page};
pub use use_slides::use_slides;
