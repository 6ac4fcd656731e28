//! What the pages of `companion preview` have besides: they follow the film's file, and say so when they cannot.

use std::collections::BTreeMap;

use companion::prerender::PREVIEW_CSS;

use super::digest;

/// Where a page listens for the news of its film.
pub(crate) const EVENTS: &str = "/~preview/events";

/// What follows the film.
const SCRIPT: &str = include_str!("live.js");

/// How it looks when it cannot.
const STYLE: &str = include_str!("live.css");

/// A page without scripts cannot follow, and must not look as if it could.
const NO_SCRIPT: &str = "<noscript><div class=\"preview-bar\" lang=\"en\" dir=\"ltr\"><p>Scripts are switched off: \
    this page stays as it is when the film changes.</p></div></noscript>";

/// A version of a film that is being worked on.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    /// A name that no other version has, of characters that need no escape.
    pub(crate) version: String,
    /// For each of the film's files, by path, a word that changes when the file does.
    pub(crate) files: BTreeMap<String, String>,
}

impl Live {
    /// What it adds to a document's head.
    pub(super) fn head(&self) -> String {
        format!(
            "<meta name=\"companion-preview\" content=\"{}\"><style>{}</style>",
            self.version,
            Self::style()
        )
    }

    /// What it adds to the end of a document.
    pub(super) fn tail() -> String {
        format!("{NO_SCRIPT}<script>{SCRIPT}</script>")
    }

    /// The source of its script, for a policy.
    pub(super) fn script_source() -> String {
        digest::policy_source(SCRIPT)
    }

    /// The source of its style, for a policy.
    pub(super) fn style_source() -> String {
        digest::policy_source(&Self::style())
    }

    fn style() -> String {
        format!("{PREVIEW_CSS}{STYLE}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_listens_where_the_news_are() {
        assert!(SCRIPT.contains(&format!("\"{EVENTS}\"")));
    }

    #[test]
    fn the_script_can_stand_in_a_page() {
        assert!(!SCRIPT.contains("</script") && !Live::style().contains("</style"));
    }
}
