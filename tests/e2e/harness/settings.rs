//! Where `cargo xtask test` has put the sites, the drivers and what else the tests need.

use std::env;
use std::path::PathBuf;

/// The folder with a built site for each film.
pub(crate) const SITES: &str = "COMPANION_E2E_SITES";

/// A path that set-up has handed over in an environment variable.
pub(crate) fn path(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => {
            panic!("{variable} is not set. Run these tests with `cargo xtask test --only e2e`.")
        }
    }
}
