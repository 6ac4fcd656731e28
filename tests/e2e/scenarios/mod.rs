//! What a reader does and what befalls a page, each in every engine that can.

mod access;
mod announced;
mod carousel;
mod embed;
mod faults;
mod figures;
mod find;
mod guide;
mod hostile;
mod imported;
mod keyboard;
mod layout;
mod links;
mod look;
mod modes;
mod offline;
mod panics;
mod practices;
mod preview;
mod print;
mod random;
mod reading;
mod shifts;
mod styles;
mod surroundings;
mod touch;
