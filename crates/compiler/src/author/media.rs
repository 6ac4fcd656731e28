//! Pictures, sounds and players, as their author writes them.

use crate::author::leaf::{Language, Picture, SiteFile, Truth, Url};
use crate::author::read::{Reader, record, union};
use crate::author::text::{Line, Paragraphs};
use crate::author::words::MediaKind;
use crate::json::Node;
use crate::problem::Code;

union! {
    /// Something to see or to hear.
    Media, MediaKind {
        Image(Image),
        Audio(Recording),
        Video(Recording),
        Player(Player),
    }
}

record! {
    /// A picture in the film's folder.
    Image, "A picture" => verify {
        /// `image`
        checked kind: MediaKind,
        /// Its path in the film's folder.
        one src: Picture,
        /// What it shows, for those who do not see it.
        maybe alt: Line,
        /// Whether it shows nothing that the text does not say.
        maybe decorative: Truth,
        /// What stands under it.
        maybe caption: Line,
        /// Whose it is.
        maybe credit: Line,
    }
}

record! {
    /// A sound or video file in the film's folder.
    Recording, "A recording" {
        /// `audio` or `video`
        checked kind: MediaKind,
        /// Its path in the film's folder.
        one src: SiteFile,
        /// Its name.
        one title: Line,
        /// Its captions.
        any captions: Captions,
        /// What is said in it.
        maybe transcript: Paragraphs,
        /// What stands under it.
        maybe caption: Line,
        /// Whose it is.
        maybe credit: Line,
    }
}

record! {
    /// Captions in one language (WebVTT).
    Captions, "A set of captions" {
        /// Their language.
        one language: Language,
        /// Their path in the film's folder.
        one src: SiteFile,
    }
}

record! {
    /// Something on another site, loaded only on a click.
    Player, "A player" {
        /// `player`
        checked kind: MediaKind,
        /// Its page on that site.
        one url: Url,
        /// Its name.
        one title: Line,
        /// What stands under it.
        maybe caption: Line,
    }
}

impl Image {
    fn verify(&self, node: &Node<'_>, reader: &mut Reader) {
        let decorative = self.decorative.as_ref().is_some_and(|truth| truth.0);
        let message = match (&self.alt, decorative) {
            (None, false) => "This picture has no \"alt\" for those who do not see it.",
            (Some(_), true) => "This picture is called decorative and has an \"alt\" all the same.",
            _ => return,
        };
        reader.problems.add(
            Code::MissingAlt,
            node.span.start..node.span.start + 1,
            message,
            "Write \"alt\": what it shows; or \"decorative\": true if the text says it all.",
        );
    }
}
