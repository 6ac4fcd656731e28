//! Fields that take one word of a few.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::json::Node;
use crate::problem::{Code, Help, quoted};
use crate::suggest::closest;

/// A type that is one word of a few.
pub(crate) trait Word: Copy {
    /// The words, as an author writes them.
    const WORDS: &'static [&'static str];

    /// The word, as an author writes it.
    fn as_str(self) -> &'static str;
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $( $(#[$doc:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum $name { $( $(#[$doc])* $variant, )* }

        impl Word for $name {
            const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl Read for $name {
            fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
                let word = string(node, $what, reader)?;
                match word.value.as_str() {
                    $( $word => return Some(Self::$variant), )*
                    _ => {}
                }
                let help = match closest(&word.value, Self::WORDS.iter().copied()) {
                    Some(near) => Help::meant(word.span.clone(), quoted(near)),
                    None => Help::from(format!("Write one of: \"{}\"", Self::WORDS.join("\", \""))),
                };
                reader.problems.add(
                    Code::UnknownWord,
                    word.span,
                    format!("{} cannot be “{}”.", $what, word.value),
                    help,
                );
                None
            }
        }
    };
}

words! {
    /// What kind of release a date belongs to.
    ReleaseKind, "The kind of a release" {
        /// The first public showing.
        Premiere = "premiere",
        /// A later festival showing.
        Festival = "festival",
        /// In cinemas.
        Theatrical = "theatrical",
        /// On television or radio.
        Broadcast = "broadcast",
        /// On disc or to download.
        Home = "home",
    }
}

words! {
    /// How far the film came.
    AwardResult, "The result of an award" {
        /// It won.
        Won = "won",
        /// A jury singled it out.
        Mention = "mention",
        /// It was nominated.
        Nominated = "nominated",
        /// It was on the longer list.
        Shortlisted = "shortlisted",
    }
}

words! {
    /// How a figure is drawn.
    FigureKind, "The kind of a figure" {
        /// A square for each day of a span.
        Days = "days",
        /// A dot for each unit of competing counts.
        Dots = "dots",
        /// A bar for each value.
        Bars = "bars",
    }
}

words! {
    /// What kind of medium it is.
    MediaKind, "The kind of a medium" {
        /// A picture in the film's folder.
        Image = "image",
        /// A sound file in the film's folder.
        Audio = "audio",
        /// A video file in the film's folder.
        Video = "video",
        /// Something on another site, loaded only on a click.
        Player = "player",
    }
}

words! {
    /// What kind of source it is.
    SourceKind, "The kind of a source" {
        /// A report in a newspaper, an agency, a broadcaster's news site.
        News = "news",
        /// An essay, a review, a magazine piece.
        Article = "article",
        /// Somebody asked, somebody answered.
        Interview = "interview",
        /// A distributor's or festival's press material.
        PressKit = "press-kit",
        /// A film, this one among them.
        Film = "film",
        /// A television or radio programme.
        Broadcast = "broadcast",
        /// A book or a chapter.
        Book = "book",
        /// An academic thesis.
        Thesis = "thesis",
        /// Any other page.
        Website = "website",
        /// A post on a blog or social network.
        Social = "social",
    }
}
