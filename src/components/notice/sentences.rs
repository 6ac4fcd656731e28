//! The only words of the page that do not come from its content, because there is none yet.
//!
//! `index.html` says the same about the time before the program runs.

use crate::state::load::LoadError;

pub(super) const LOADING: &str = "The page is loading.";
pub(super) const SLOW: &str =
    "The page is still loading. It takes longer than usual: wait a little, or try again.";
pub(super) const FAILED: &str = "This page could not be loaded";
pub(super) const TRY_AGAIN: &str = "Try again";

/// What happened, and what the reader can do about it.
pub(super) fn explain(error: &LoadError) -> (String, &'static str) {
    let tell = "If it stays this way, please tell whoever runs this site.";
    match error {
        LoadError::Missing { status } => (
            format!("Its content is not where it should be: the server answered {status}."),
            "It may be on its way: try again in a moment. If it stays away, please tell whoever runs this site.",
        ),
        LoadError::Refused { status } => (
            format!("The server did not hand out its content: it answered {status}."),
            "Try again in a minute or two. If it stays this way, please tell whoever runs this site.",
        ),
        LoadError::Unreachable => (
            "Its content could not be fetched.".to_owned(),
            "Check your connection to the internet, then try again.",
        ),
        LoadError::TooLarge { limit } => (
            format!(
                "Its content is too large to show: more than {} MB.",
                limit / (1024 * 1024)
            ),
            tell,
        ),
        LoadError::Truncated(_) => (
            "Its content arrived incomplete.".to_owned(),
            "The connection may have broken off: try again.",
        ),
        LoadError::NotJson(_) => (
            "Something else arrived in place of its content.".to_owned(),
            "If your network asks you to sign in, do that first, then try again.",
        ),
        LoadError::OtherVersion { .. } => (
            "Its content is made for another version of this page.".to_owned(),
            "Reload the whole page to get the version that fits.",
        ),
        LoadError::Malformed { .. } => ("Its content is damaged.".to_owned(), tell),
    }
}
