//! The compiler from outside: a file in, a page or its problems out.

mod common;
mod mistakes;
mod pages;
