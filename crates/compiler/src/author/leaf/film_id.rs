//! The id of a film, by which its folder is called on a site of several films.

use companion_model::paths;

use super::id::{shortened, slug};
use crate::author::read::{Reader, Spanned};
use crate::divide::folder::is_device;
use crate::problem::{Code, Help, quoted, shown};

/// The most characters of a film's id. File systems have room for 255 bytes in a name; a character has four at most.
const MOST: usize = 60;

/// A good id for a film that is called like this; nothing if no sign of the name can stand in one.
pub fn film_id(name: &str) -> Option<String> {
    let id = shortened(&slug(name), MOST);
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
    let is_too_long = name.chars().count() > MOST;
    is_too_long.then(|| format!("it has more than {MOST} characters"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
