//! What a companion page shows, ready to show.
//!
//! The compiler writes a [`Page`] per language as `page.<lang>.json`; the browser reads it and shows it.
//! Everything that can be decided once is decided by then: dates are worded, Markdown is a tree of
//! [`Span`]s, sources are numbered, ids are settled. These types hold no behaviour beyond reading
//! themselves and choosing among what they hold, and depend on serde alone, so that every other room can share them.

mod axis;
mod catalogue;
mod claim;
mod draft;
mod edition;
mod embed;
mod figure;
mod film;
mod item;
mod media;
mod page;
mod part;
pub mod paths;
mod prose;
mod quote;
mod source;
mod timeline;
mod when;
mod words;

pub use axis::{Axis, Edge, Extent, Tick};
pub use catalogue::{Catalogue, FilmEntry};
pub use claim::{Claim, ClaimValue};
pub use draft::{DraftPage, ExcerptLine, Notice, NoticeWords, Notices, Slot};
pub use edition::{Change, Citation, Colophon, ColophonWords, Edition};
pub use embed::EmbedWords;
pub use figure::{Case, Datum, Figure, FigureKind};
pub use film::{Award, AwardResult, Credit, Film, OtherTitle, Rating, Release, Runtime};
pub use item::{Item, ItemKind, ItemLink};
pub use media::{Captions, Image, Media, Player, Recording};
pub use page::{Direction, Page, PageFormat, PageLink};
pub use part::{Division, Elsewhere, Fragment, Neighbour, Part, PartLink, Parts, Series};
pub use prose::{Prose, Span};
pub use quote::{EventLink, Quote, QuoteLink, QuoteMarks, Translation};
pub use source::{Cite, Source};
pub use timeline::{Chapter, Event, PersonLink, ThreadLink};
pub use when::{FilmTime, When, WhenPart};
pub use words::Words;
