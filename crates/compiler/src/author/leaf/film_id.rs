//! The id of a film, by which its folder is called on a site of several films.

use companion_model::paths;

use super::id::{shortened, slug};
use crate::author::read::{Reader, Spanned};
use crate::divide::folder::is_device;
use crate::problem::{Code, Help, quoted, shown};

/// The most bytes of a film's id: file systems have room for 255 in a name.
const MOST: usize = 240;

/// The most characters of an id that is made here. A character has four bytes at most.
const MOST_CHARACTERS: usize = MOST / 4;

/// A good id for a film that is called like this; nothing if no sign of the name can stand in one.
pub fn film_id(name: &str) -> Option<String> {
    let id = shortened(&slug(name), MOST_CHARACTERS);
    match fault(&id) {
        Some(_) => Some(format!("{id}-film")),
        None => (!id.is_empty()).then_some(id),
    }
}

/// Reports an id that is a good one otherwise, but cannot be the name of a folder at the root of every site.
pub(super) fn check_folder(id: &Spanned<String>, reader: &mut Reader) {
    let Some(fault) = fault(&id.value) else {
        return;
    };
    let better = film_id(&id.value).unwrap_or_default();
    reader.problems.add(
        Code::BadId,
        id.span.clone(),
        format!(
            "“{}” cannot be the name of the film’s folder on a site: {fault}.",
            shown(&id.value)
        ),
        Help::write(id.span.clone(), quoted(&better)),
    );
}

/// What is wrong with a name for a folder at the root of a site.
fn fault(name: &str) -> Option<String> {
    if name == paths::ENGINE.trim_end_matches('/') {
        return Some("there is one already, for the page’s program".to_owned());
    }
    if is_device(name) {
        return Some("Windows keeps it for a device".to_owned());
    }
    let length = name.len();
    (length > MOST).then(|| format!("it has {length} bytes in UTF-8, more than {MOST}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_as_long_as_the_name_of_a_folder_may_be() {
        for (id, is_good) in [
            ("a".repeat(80), true),
            ("a".repeat(240), true),
            ("a".repeat(241), false),
            ("字".repeat(80), true),
            ("字".repeat(81), false),
        ] {
            assert_eq!(fault(&id).is_none(), is_good, "{id}");
        }
    }

    #[test]
    fn every_name_of_a_film_becomes_an_id_that_is_a_good_one() {
        let long = "字".repeat(100);
        let words = "a-road-of-many-words-".repeat(5);
        for (name, expected) in [
            ("Never Sorry", Some("never-sorry")),
            ("Été", Some("été")),
            ("童话", Some("童话")),
            ("Engine", Some("engine-film")),
            ("engines", Some("engines")),
            ("NUL", Some("nul-film")),
            ("com1", Some("com1-film")),
            ("com10", Some("com10")),
            (&long, Some(&long[..60 * "字".len()])),
            (
                &words,
                Some("a-road-of-many-words-a-road-of-many-words-a-road-of-many"),
            ),
            ("?!", None),
            ("", None),
        ] {
            let id = film_id(name);
            assert_eq!(id.as_deref(), expected);
            assert_eq!(id.as_deref().and_then(fault), None, "{id:?}");
        }
    }
}
