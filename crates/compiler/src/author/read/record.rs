//! The macros by which the author's types are declared: a field's name, type and number are said once.

/// Declares a record of the author's format: the struct and how it reads itself.
///
/// Each field says how often it stands: `one` (or `checked`, which is not kept), `maybe`, or as a list of `any` number, of `some` (at least
/// one) or of `several` (at least two).
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident, $what:literal $(=> $verify:ident)? {
            $( $(#[$field_meta:meta])* $count:ident $field:ident: $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name {
            $( $(#[$field_meta])* pub(crate) $field: record!(@type $count $type), )*
        }

        impl $crate::author::read::Read for $name {
            fn read(
                node: &$crate::json::Node<'_>,
                reader: &mut $crate::author::read::Reader,
            ) -> Option<Self> {
                let names = [ $( stringify!($field), )* ];
                let fields = $crate::author::read::Fields::open(node, $what, &names, reader)?;
                $( let $field = fields.$count(stringify!($field), reader); )*
                let record = Self { $( $field: $field?, )* };
                $( record.$verify(node, reader); )?
                Some(record)
            }
        }
    };
    (@type one $type:ty) => { $type };
    (@type checked $type:ty) => { std::marker::PhantomData<$type> };
    (@type maybe $type:ty) => { Option<$type> };
    (@type some $type:ty) => { Vec<$type> };
    (@type several $type:ty) => { Vec<$type> };
    (@type any $type:ty) => { Vec<$type> };
}

/// Declares a type that is one of several records, told apart by their field `kind`.
macro_rules! union {
    ($(#[$meta:meta])* $name:ident, $kind:ident { $( $variant:ident($record:ident), )* }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) enum $name { $( $variant($record), )* }

        impl $crate::author::read::Read for $name {
            fn read(
                node: &$crate::json::Node<'_>,
                reader: &mut $crate::author::read::Reader,
            ) -> Option<Self> {
                // The kind comes first: it says which fields there are, and so which messages make sense.
                match $crate::author::read::kind::<$kind>(node, reader)? {
                    $( $kind::$variant => $record::read(node, reader).map(Self::$variant), )*
                }
            }
        }
    };
}

pub(crate) use {record, union};
