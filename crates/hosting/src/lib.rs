//! A built site as its readers meet it: served by a real server under the configuration that docs/hosting has for it,
//! and visited by a real browser.
//!
//! Everything is on loopback, on a port that is free, without any privilege, and ends with the value that stands for
//! it. The test suite `hosting` and the measurements of `cargo xtask` are made with this.

mod process;
mod program;
mod server;
mod visitor;

pub use server::{Kind, Server};
pub use visitor::{Camera, Request, Screen, Visit, Visitor};
