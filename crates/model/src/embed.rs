//! The words of the page that tells how to put a film on a page of one's own.

use serde::Deserialize;

/// What that page says, in the film's language. They come from `assets/locales/<tag>.json`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedWords {
    /// Its heading.
    pub title: String,
    /// What is put there, and what that asks of nobody.
    pub lead: String,
    /// Name of the choice of a section.
    pub section: String,
    /// The film card.
    pub card: String,
    /// The quotes.
    pub quotes: String,
    /// The timeline.
    pub timeline: String,
    /// Everything.
    pub all: String,
    /// Over the address, for sites that make embeds of addresses.
    pub address: String,
    /// Over the frame, for sites that run no scripts of others.
    pub frame: String,
    /// Over the frame with its script.
    pub frame_script: String,
    /// Over the element.
    pub element: String,
    /// Heading of the preview.
    pub preview: String,
    /// Over the element in colours of a page's own, and the style that gives them to it.
    pub colours: String,
    /// Button that copies a snippet.
    pub copy: String,
    /// What it says then.
    pub copied: String,
}
