//! Fields that take one word of a few.

use crate::author::leaf::string;
use crate::author::read::{Read, Reader};
use crate::json::Node;
use crate::problem::Code;
use crate::suggest::closest;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $( $(#[$doc:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum $name { $( $(#[$doc])* $variant, )* }

        impl $name {
            /// The words, as an author writes them.
            pub(crate) const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            /// The word, as an author writes it.
            pub(crate) fn as_str(self) -> &'static str {
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
                    Some(near) => format!("Did you mean \"{near}\"?"),
                    None => format!("Write one of: \"{}\"", Self::WORDS.join("\", \"")),
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
