//! Names of folders.

use companion_model::ItemKind;

/// A folder or a file for the chapter, the event or the quote with this id.
///
/// Ids may be of any script and any length, but a file system may fold letters, compose accents, keep names for
/// devices or be short of room. So an id of small ASCII letters, digits and hyphens is its own name; any other one
/// is named by those of its characters that will do, or else by what it is, and a hash of all of them. The name depends on nothing but the
/// id, so that an address lasts while other chapters come and go.
pub(crate) fn name(kind: ItemKind, id: &str) -> String {
    if is_plain(id) {
        return id.to_owned();
    }
    let kept = id.chars().filter(char::is_ascii_alphanumeric);
    let kept: String = kept.take(LONGEST / 2).collect();
    let hash = fnv1a(id.as_bytes());
    let kept = match (kept.is_empty(), kind) {
        (false, _) => kept.to_ascii_lowercase(),
        (true, ItemKind::Quote) => "quote".to_owned(),
        (true, ItemKind::Event) => "event".to_owned(),
        (true, ItemKind::Chapter) => "chapter".to_owned(),
    };
    format!("{kept}-{hash:016x}")
}

/// The longest id that is its own name, in bytes.
const LONGEST: usize = 64;

fn is_plain(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST).contains(&id.len())
        && id.bytes().all(fits)
        && !id.starts_with('-')
        && !is_device(id)
        && !ends_like_a_hash(id)
}

/// Windows keeps these names for devices, in every folder.
pub(crate) fn is_device(id: &str) -> bool {
    let numbered = |prefix| {
        id.strip_prefix(prefix)
            .is_some_and(|number: &str| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    matches!(id, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Whether an id could be taken for a name that was made here.
fn ends_like_a_hash(id: &str) -> bool {
    id.rsplit_once('-')
        .is_some_and(|(_, end)| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// FNV-1a, 64 bits wide.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_plain_id_is_its_own_name() {
        for id in ["childhood", "1957", "the-81-days", "c", "common", "com10"] {
            assert_eq!(name(ItemKind::Event, id), id);
        }
    }

    #[test]
    fn every_other_id_has_a_safe_name_of_its_own() {
        let long = "long".repeat(100);
        let ids = [
            "成都",
            "北京",
            "é",
            "e\u{301}",
            "été-2009",
            "Early",
            "early~",
            "con",
            "com1",
            "lpt9",
            "-",
            "-x",
            "",
            ".",
            "..",
            "a/b",
            "a\\b",
            "a b",
            "وصل",
            &long,
            "early-00000000000000ff",
        ];
        let names: HashSet<String> = ids.iter().map(|id| name(ItemKind::Event, id)).collect();
        assert_eq!(names.len(), ids.len(), "{names:?}");
        for made in &names {
            assert!(
                made.len() <= 64
                    && made
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{made}"
            );
            assert!(
                !is_plain(made) && !made.starts_with('-'),
                "{made} could be an author’s id"
            );
        }
    }

    #[test]
    fn a_name_lasts() {
        for (kind, id, expected) in [
            (ItemKind::Chapter, "成都", "chapter-09675f07269c196c"),
            (ItemKind::Event, "成都", "event-09675f07269c196c"),
            (ItemKind::Quote, "成都", "quote-09675f07269c196c"),
            (ItemKind::Quote, "été", "t-009a8f0e88b51857"),
        ] {
            assert_eq!(name(kind, id), expected);
        }
    }
}
