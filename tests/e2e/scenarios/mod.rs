//! What a reader does and what befalls a page, each in every engine that can.

mod faults;
mod reading;
mod surroundings;
