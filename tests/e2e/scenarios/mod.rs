//! What a reader does and what befalls a page, each in every engine that can.

mod access;
mod carousel;
mod embed;
mod faults;
mod guide;
mod hostile;
mod imported;
mod keyboard;
mod layout;
mod links;
mod panics;
mod random;
mod reading;
mod surroundings;
