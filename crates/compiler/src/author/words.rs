//! Fields that take one word of a few.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, one_word};
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};
use crate::suggest::closest;

/// A type that is one word of a few.
pub(crate) trait Word: Copy + 'static {
    /// What the words are for, to begin a sentence with: “The kind of a release”.
    const WHAT: &'static str;

    /// Each of them.
    const ALL: &'static [Self];

    /// The words, as an author writes them.
    const WORDS: &'static [&'static str];

    /// The word, as an author writes it.
    fn as_str(self) -> &'static str;

    /// What the word means, line by line.
    fn docs(self) -> &'static [&'static str];
}

macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident, $what:literal { $( $(#[doc = $doc:literal])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum $name { $( $(#[doc = $doc])* $variant, )* }

        impl Word for $name {
            const WHAT: &'static str = $what;

            const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            fn docs(self) -> &'static [&'static str] {
                match self { $( Self::$variant => &[ $( $doc, )* ], )* }
            }
        }

        impl Describe for $name {
            fn describe(_: &mut Definitions) -> serde_json::Value {
                one_word::<Self>()
            }

            // An editor offers the words at once when it sees examples, and only then.
            fn examples() -> Vec<serde_json::Value> {
                Self::WORDS.iter().map(|word| (*word).into()).collect()
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
                    format!("{} cannot be “{}”.", $what, shown(&word.value)),
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
        /// The first public showing anywhere.
        Premiere = "premiere",
        /// A later showing at a festival.
        Festival = "festival",
        /// The beginning of its run in cinemas.
        Theatrical = "theatrical",
        /// A showing on television.
        Broadcast = "broadcast",
        /// On disc, to download or to stream.
        Home = "home",
    }
}

words! {
    /// How far the film came.
    AwardResult, "The result of an award" {
        /// It won the award.
        Won = "won",
        /// The jury gave it a special or honourable mention.
        Mention = "mention",
        /// It was nominated for the award.
        Nominated = "nominated",
        /// It was on the list from which the nominees were chosen.
        Shortlisted = "shortlisted",
    }
}

words! {
    /// How a figure is drawn.
    FigureKind, "The kind of a figure" {
        /// A square for each day, from the first to the last.
        Days = "days",
        /// A dot for each one counted. Where several counts compete, all of them are shown.
        Dots = "dots",
        /// A bar for each value, to compare them.
        Bars = "bars",
    }
}

words! {
    /// What kind of medium it is.
    MediaKind, "The kind of a medium" {
        /// A picture in the film’s folder.
        Image = "image",
        /// A sound file in the film’s folder.
        Audio = "audio",
        /// A video file in the film’s folder.
        Video = "video",
        /// A video or sound on another site, which is not loaded before a reader asks for it.
        Player = "player",
    }
}

words! {
    /// What kind of source it is.
    SourceKind, "The kind of a source" {
        /// A report by a newspaper, a news agency or a broadcaster.
        News = "news",
        /// An essay, a review or a piece in a magazine.
        Article = "article",
        /// A conversation in print, sound or film.
        Interview = "interview",
        /// Press material of a distributor, a festival or the film’s makers.
        PressKit = "press-kit",
        /// A film, be it this one or another.
        Film = "film",
        /// A television or radio programme.
        Broadcast = "broadcast",
        /// A book, or a chapter of one.
        Book = "book",
        /// An academic thesis.
        Thesis = "thesis",
        /// Any other page on the web.
        Website = "website",
        /// A post on a blog or a social network.
        Social = "social",
        /// A timeline that somebody else has put together.
        Timeline = "timeline",
    }
}
