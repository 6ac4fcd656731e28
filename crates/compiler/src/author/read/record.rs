//! The macros by which the author's types are declared: a field's name, type and number are said once.

/// Declares a record of the author's format: the struct, how it reads itself and its JSON Schema.
///
/// Each field says how often it stands: `one` (or `checked`, which is not kept), `maybe` (or
/// `aside`, which is not kept), or as a list of
/// `any` number, of `some` (at least one) or of `several` (at least two), which may be followed by how many there may be
/// `[at most …]`; the record's own `verify` tells an author who has more. The doc comments are what an
/// author's editor shows; see [`Docs`](crate::author::schema::Docs) for the examples in them.
///
/// A record of which parts are missing or cannot be read is read as far as it can be: what may be absent is
/// absent, and [`Read::stand_in`](crate::author::read::Read::stand_in) stands for the rest.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $what:literal $(=> $verify:ident)? {
            $(
                $(#[doc = $field_doc:literal])*
                $count:ident $field:ident: $type:ty $([at most $most:expr])?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub(crate) struct $name {
            /// Where it stands in the file.
            #[allow(dead_code, reason = "of few records it matters where they stand")]
            pub(crate) extent: $crate::problem::Span,
            $( $(#[doc = $field_doc])* pub(crate) $field: record!(@type $count $type), )*
        }

        impl $crate::author::read::Read for $name {
            fn read(
                node: &$crate::json::Node<'_>,
                reader: &mut $crate::author::read::Reader,
            ) -> Option<Self> {
                let names = [ $( stringify!($field), )* ];
                let fields = $crate::author::read::Fields::open(node, $what, &names, reader)?;
                $( let $field = fields.$count(stringify!($field), reader); )*
                let is_whole = true $( && $field.is_some() )*;
                let record = Self {
                    extent: node.span.clone(),
                    $( $field: $field.or_else(|| record!(@stand_in $count $type))?, )*
                };
                // What is missing is reported already; the rest cannot be judged without it.
                if !is_whole {
                    return Some(record);
                }
                $( record.$verify(node, reader); )?
                Some(record)
            }

            fn stand_in() -> Option<Self> {
                Some(Self {
                    extent: 0..0,
                    $( $field: record!(@stand_in $count $type)?, )*
                })
            }
        }

        impl $name {
            /// The JSON Schema of the object itself.
            pub(crate) fn shape(
                definitions: &mut $crate::author::schema::Definitions,
            ) -> serde_json::Value {
                let mut shape = $crate::author::schema::Shape::new($what, &[ $( $doc, )* ]);
                $(
                    shape.$count::<$type>(
                        stringify!($field), &[ $( $field_doc, )* ], definitions,
                    );
                    $( shape.at_most($most, stringify!($field)); )?
                )*
                shape.finish()
            }
        }

        impl $crate::author::schema::Describe for $name {
            fn describe(
                definitions: &mut $crate::author::schema::Definitions,
            ) -> serde_json::Value {
                definitions.refer(stringify!($name), Self::shape)
            }
        }
    };
    (@type one $type:ty) => { $type };
    (@type checked $type:ty) => { std::marker::PhantomData<$type> };
    (@type aside $type:ty) => { std::marker::PhantomData<$type> };
    (@type maybe $type:ty) => { Option<$type> };
    (@type some $type:ty) => { Vec<$type> };
    (@type several $type:ty) => { Vec<$type> };
    (@type any $type:ty) => { Vec<$type> };
    (@stand_in one $type:ty) => { <$type as $crate::author::read::Read>::stand_in() };
    (@stand_in checked $type:ty) => { Some(std::marker::PhantomData) };
    (@stand_in aside $type:ty) => { Some(std::marker::PhantomData) };
    (@stand_in maybe $type:ty) => { Some(None) };
    (@stand_in $list:ident $type:ty) => { Some(Vec::new()) };
}

/// Declares a type that is one of several records, told apart by their field `kind`.
macro_rules! union {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $what:literal, $kind:ident { $( $variant:ident($record:ident), )* }
    ) => {
        $(#[doc = $doc])*
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

        impl $crate::author::schema::Describe for $name {
            fn describe(
                definitions: &mut $crate::author::schema::Definitions,
            ) -> serde_json::Value {
                definitions.refer(stringify!($name), |definitions| {
                    let variants = vec![ $( definitions.refer_kind(
                        stringify!($variant), $kind::$variant, $record::shape,
                    ), )* ];
                    $crate::author::schema::one_of($what, &[ $( $doc, )* ], variants)
                })
            }
        }
    };
}

pub(crate) use {record, union};
