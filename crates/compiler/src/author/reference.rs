//! References by key from one part of a film to another.

use std::fmt;
use std::marker::PhantomData;

use crate::author::leaf;
use crate::author::read::{Read, Reader, Spanned};
use crate::author::schema::{Definitions, Describe};
use crate::json::Node;

/// The kinds of things that have a name of their own.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Kind {
    Film,
    Quote,
    Chapter,
    Event,
    Person,
    Place,
    Source,
    Thread,
}

impl Kind {
    /// The object of the file whose keys name things of this kind; the others have an `id`.
    pub(crate) fn home(self) -> Option<&'static str> {
        match self {
            Self::Person => Some("people"),
            Self::Place => Some("places"),
            Self::Source => Some("sources"),
            Self::Thread => Some("threads"),
            Self::Film | Self::Quote | Self::Chapter | Self::Event => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Film => "film",
            Self::Quote => "quote",
            Self::Chapter => "chapter",
            Self::Event => "event",
            Self::Person => "person",
            Self::Place => "place",
            Self::Source => "source",
            Self::Thread => "thread",
        })
    }
}

/// Something that has a name of its own.
pub(crate) trait Target {
    const KIND: Kind;
}

/// The key or id of a `T`.
#[derive(Debug)]
pub(crate) struct Ref<T> {
    pub(crate) name: Spanned<String>,
    target: PhantomData<fn() -> T>,
}

impl<T: Target> Read for Ref<T> {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let name = leaf::string(node, &format!("The key of one {}", T::KIND), reader)?;
        reader.references.push((T::KIND, name.clone()));
        Some(Self {
            name,
            target: PhantomData,
        })
    }

    // A key that nothing has.
    fn stand_in() -> Option<Self> {
        Some(Self {
            name: Spanned {
                value: String::new(),
                span: 0..0,
            },
            target: PhantomData,
        })
    }
}

impl<T: Target> Describe for Ref<T> {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        let mut schema = leaf::name(definitions);
        schema["description"] = match T::KIND.home() {
            Some(home) => format!("A key of “{home}”.").into(),
            None => format!("The {}’s id.", T::KIND).into(),
        };
        schema
    }
}
