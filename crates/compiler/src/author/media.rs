//! Pictures, sounds and players, as their author writes them.

use crate::author::leaf::{CaptionFile, Language, Picture, SiteFile, Truth, Url};
use crate::author::read::{FileUse, Reader, record, union};
use crate::author::text::{Line, Paragraphs};
use crate::author::words::MediaKind;
use crate::json::{Node, Value};
use crate::problem::{Code, Help};

union! {
    /// Something to see or to hear. Choose its kind first.
    Media, "A medium", MediaKind {
        Image(Image),
        Audio(Recording),
        Video(Recording),
        Player(Player),
    }
}

record! {
    /// A picture in the film’s folder.
    Image, "A picture" => verify {
        /// What kind of medium it is.
        checked kind: MediaKind,
        /// The path of the picture in the film’s folder.
        /// Example: `"media/opening.jpg"`
        one src: Picture,
        /// What the picture shows, for those who do not see it. Every picture needs this or “decorative”.
        /// Example: `"A crowd waits in the snow before a cinema."`
        maybe alt: Line,
        /// true for a picture that shows nothing that the text does not say.
        /// Example: `true`
        maybe decorative: Truth,
        /// What stands under it.
        /// Example: `"The pass in the morning, 1994"`
        maybe caption: Line,
        /// Whose work it is, and by whose leave it is shown.
        /// Example: `"Photograph: J. Writer"`
        maybe credit: Line,
    }
}

record! {
    /// A sound or video file in the film’s folder.
    Recording, "A recording" => verify {
        /// What kind of medium it is.
        checked kind: MediaKind,
        /// The path of the file in the film’s folder.
        /// Example: `"media/interview.mp3"`
        one src: SiteFile,
        /// Its name.
        /// Example: `"The director on the first day"`
        one title: Line,
        /// Its captions, one file (WebVTT) per language.
        any captions: Captions,
        /// What is said in it, for those who do not hear it.
        /// Example: `"We began with nothing but a camera."`
        maybe transcript: Paragraphs,
        /// What stands under it.
        /// Example: `"The pass in the morning, 1994"`
        maybe caption: Line,
        /// Whose work it is, and by whose leave it is shown.
        /// Example: `"Photograph: J. Writer"`
        maybe credit: Line,
    }
}

record! {
    /// Captions in one language.
    Captions, "A set of captions" {
        /// The language of the captions.
        one language: Language,
        /// The path of the WebVTT file in the film’s folder.
        /// Example: `"media/interview.en.vtt"`
        one src: CaptionFile,
    }
}

record! {
    /// A video or sound on another site, which is not loaded before a reader asks for it.
    Player, "A player" {
        /// What kind of medium it is.
        checked kind: MediaKind,
        /// The address of its page: on YouTube, Vimeo or SoundCloud it plays here, elsewhere it is a link.
        /// Example: `"https://vimeo.com/12345"`
        one url: Url,
        /// Its name.
        /// Example: `"The trailer"`
        one title: Line,
        /// What stands under it.
        /// Example: `"The pass in the morning, 1994"`
        maybe caption: Line,
        /// Whose work it is.
        /// Example: `"Recorded by J. Writer"`
        maybe credit: Line,
    }
}

impl Recording {
    /// Says as what its file is played, and whether there are words for those who do not hear it.
    fn verify(&self, node: &Node<'_>, reader: &mut Reader) {
        let is_video = node
            .get("kind")
            .is_some_and(|kind| kind.value == Value::String("video".into()));
        let own = node.get("src").map(|src| &src.span);
        let named = reader.files.iter_mut().rev();
        for (purpose, _) in named.filter(|(_, path)| Some(&path.span) == own) {
            *purpose = match is_video {
                true => FileUse::Video,
                false => FileUse::Sound,
            };
        }
        if !self.captions.is_empty() || self.transcript.is_some() {
            return;
        }
        let (message, help) = match is_video {
            true => (
                "This video has no \"captions\" for those who do not hear it.",
                "Add \"captions\": [ { \"language\": \"en\", \"src\": \"media/….vtt\" } ], or a \"transcript\".",
            ),
            false => (
                "This sound has no \"transcript\" for those who do not hear it.",
                "Add \"transcript\": what is said in it, or what there is to hear.",
            ),
        };
        reader
            .problems
            .add(Code::MissingCaptions, node.opening(), message, help);
    }
}

impl Image {
    fn verify(&self, node: &Node<'_>, reader: &mut Reader) {
        // Where only a picture has room, another kind of medium is none.
        if let Some(kind) = node
            .get("kind")
            .filter(|kind| kind.value != Value::String("image".into()))
        {
            reader.problems.add(
                Code::UnknownWord,
                kind.span.clone(),
                "Only a picture has its place here.",
                Help::write(kind.span.clone(), "\"image\""),
            );
        }
        let decorative = self.decorative.as_ref().is_some_and(|truth| truth.0);
        let message = match (&self.alt, decorative) {
            (None, false) => "This picture has no \"alt\" for those who do not see it.",
            (Some(_), true) => "This picture is called decorative and has an \"alt\" all the same.",
            _ => return,
        };
        reader.problems.add(
            Code::MissingAlt,
            node.opening(),
            message,
            "Write \"alt\": what it shows; or \"decorative\": true if the text says it all.",
        );
    }
}
