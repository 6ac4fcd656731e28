//! Ids: lasting, public, in any script.

use std::marker::PhantomData;

use icu_normalizer::ComposingNormalizer;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::film_id::{check_folder, film_id};
use super::{SOMETHING, string};
use crate::author::read::{Read, Reader, Spanned};
use crate::author::reference::{Kind, Target};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};

/// The lasting name of a `T`, part of its public address: `chengdu-2009`, `成都-2009`.
#[derive(Debug)]
pub(crate) struct Id<T> {
    pub(crate) name: String,
    owner: PhantomData<fn() -> T>,
}

/// An id that a `T` had once.
#[derive(Debug)]
pub(crate) struct Alias<T> {
    pub(crate) name: String,
    owner: PhantomData<fn() -> T>,
}

impl<T: Target> Read for Id<T> {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let id = string(node, "An id", reader)?;
        check_id(T::KIND, &id, "id", reader);
        let name = id.value.clone();
        reader.declared.push((T::KIND, id));
        Some(Self {
            name,
            owner: PhantomData,
        })
    }

    // Nothing can refer to a thing without a name; it can still be shown.
    fn stand_in() -> Option<Self> {
        Some(Self {
            name: String::new(),
            owner: PhantomData,
        })
    }
}

impl<T: Target> Read for Alias<T> {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let id = string(node, "An id", reader)?;
        let name = id.value.clone();
        reader.aliases.push((T::KIND, id));
        Some(Self {
            name,
            owner: PhantomData,
        })
    }
}

impl<T> Describe for Id<T> {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        name(definitions)
    }
}

impl<T> Describe for Alias<T> {
    // What it was once may have followed other rules.
    fn describe(_: &mut Definitions) -> serde_json::Value {
        matching(SOMETHING, "Write the id that it had.")
    }
}

/// The schema of an id or a key, and so of what refers to one.
pub(crate) fn name(definitions: &mut Definitions) -> serde_json::Value {
    definitions.refer("Id", |_| {
        matching(
            r"^(?![-\p{M}])(?:[-\p{M}]|(?!\p{Uppercase})[\p{Alphabetic}\p{N}])+$",
            "Use small letters of any script, digits and hyphens: “opening-night”.",
        )
    })
}

/// Whether a character may begin an id: a small letter or a digit of any script.
fn may_begin(character: char) -> bool {
    // Some capitals have no small letter: 𝐀.
    character.is_alphanumeric() && !character.is_uppercase() && !is_mark(character)
}

/// Whether a character completes the one before it, without which many scripts cannot be written: दिल्ली.
fn is_mark(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    GeneralCategoryGroup::Mark.contains(category)
}

/// Reports an id that would not make a good address. It is used all the same, so that nothing else breaks.
pub(crate) fn check_id(kind: Kind, id: &Spanned<String>, what: &str, reader: &mut Reader) {
    let may_follow = |c: char| may_begin(c) || is_mark(c) || c == '-';
    if id.value.starts_with(may_begin) && id.value.chars().all(may_follow) {
        if kind == Kind::Film {
            check_folder(id, reader);
        }
        return;
    }
    let slug = match kind {
        Kind::Film => film_id(&id.value).unwrap_or_default(),
        _ => slug(&id.value),
    };
    for name in [&id.value, &slug] {
        reader.misnamed.insert((kind, name.clone()));
    }
    let help = match slug {
        slug if slug.is_empty() => {
            Help::from("Use small letters of any script, digits and hyphens.")
        }
        slug => Help::write(id.span.clone(), quoted(&slug)),
    };
    reader.problems.add(
        Code::BadId,
        id.span.clone(),
        format!(
            "The {what} “{}” may hold small letters, digits and hyphens only.",
            shown(&id.value)
        ),
        help,
    );
}

/// The nearest good id: small letters, composed where they can be (NFC), and hyphens for everything that is neither
/// letter nor digit. It is empty where there is none of either.
pub(crate) fn slug(text: &str) -> String {
    // Unicode leaves a dot over the small letter of this one, where there is one already.
    let text = text.replace('İ', "i");
    let small: String = text.chars().flat_map(char::to_lowercase).collect();
    let mut slug = String::new();
    for character in ComposingNormalizer::new_nfc().normalize(&small).chars() {
        let is_in_word = !slug.is_empty() && !slug.ends_with('-');
        if may_begin(character) || is_in_word && is_mark(character) {
            slug.push(character);
        } else if is_in_word {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A slug of so many characters at most, cut between words.
pub(crate) fn shortened(slug: &str, most: usize) -> String {
    let Some((end, _)) = slug.char_indices().nth(most) else {
        return slug.to_owned();
    };
    let cut = &slug[..end];
    match cut.rsplit_once('-') {
        Some((words, _)) if !words.is_empty() => words.to_owned(),
        _ => cut.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_script() {
        for (id, help) in [
            ("chengdu-2009", None),
            ("成都-2009", None),
            ("81-days", None),
            ("दिल्ली-2012", None),
            ("กรุงเทพฯ", None),
            ("தமிழ்", None),
            ("דִּמְיוֹן", None),
            ("İstanbul", Some("Write \"istanbul\"")),
            ("दिल्ली 2012", Some("Write \"दिल्ली-2012\"")),
            ("\u{301}a", Some("Write \"a\"")),
            (
                "E\u{301}te\u{301} -\u{301}",
                Some("Write \"\u{e9}t\u{e9}\""),
            ),
            ("Chengdu 2009", Some("Write \"chengdu-2009\"")),
            ("a/b", Some("Write \"a-b\"")),
            ("-x", Some("Write \"x\"")),
            ("?!", Some("Use small letters")),
            ("𝐀 b", Some("Write \"b\"")),
        ] {
            let mut reader = Reader::default();
            let id = Spanned {
                value: id.to_owned(),
                span: 0..1,
            };
            check_id(Kind::Event, &id, "id", &mut reader);
            let found = reader.problems.into_sorted();
            let shown = found.first().map(|problem| problem.help.as_str());
            match help {
                None => assert_eq!(shown, None, "{}", id.value),
                Some(help) => assert!(
                    shown.is_some_and(|shown| shown.starts_with(help)),
                    "{shown:?}"
                ),
            }
        }
    }
}
