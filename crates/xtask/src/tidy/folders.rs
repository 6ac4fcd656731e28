//! Every room is on the map.

use std::collections::BTreeSet;

use super::Problem;

/// The map.
pub(super) const MAP: &str = "ARCHITECTURE.md";

/// Checks that each folder of src is named in the map's text.
pub(super) fn check<'a>(files: impl Iterator<Item = &'a str>, map: Option<&str>) -> Vec<Problem> {
    let Some(map) = map else {
        return vec![Problem::new(
            MAP,
            1,
            "it is missing; it tells a newcomer the rooms of the house",
        )];
    };
    let rooms = files.filter_map(room).collect::<BTreeSet<_>>();
    let unnamed = rooms.into_iter().filter(|room| !names(map, room));
    let problem = |room| {
        Problem::new(
            MAP,
            1,
            format!("it does not name src/{room}/; say there what the room is for"),
        )
    };
    unnamed.map(problem).collect()
}

fn room(file: &str) -> Option<&str> {
    file.strip_prefix("src/")?
        .split_once('/')
        .map(|(room, _)| room)
}

/// Whether `room/` stands in the text as a name of its own, as in `src/room/` or in a drawing of the tree.
fn names(map: &str, room: &str) -> bool {
    let folder = format!("{room}/");
    let path = format!("src/{room}");
    let starts_word = |at: usize| {
        let before = map[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '-')
    };
    map.match_indices(&folder).any(|(at, _)| starts_word(at)) || map.contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_without_a_name_on_the_map_are_found() {
        fn expect(map: Option<&str>, expected: &[&str]) {
            let files = [
                "src/lib.rs",
                "src/state/mod.rs",
                "src/browser/fetch.rs",
                "crates/model/src/lib.rs",
            ];
            let found = check(files.into_iter(), map);
            assert_eq!(found.len(), expected.len(), "{map:?}: {found:?}");
            for (problem, part) in found.iter().zip(expected) {
                assert!(problem.message.contains(part), "{problem} has no {part}");
            }
        }
        expect(None, &["missing"]);
        expect(Some("`src/state` and `src/browser/`"), &[]);
        expect(Some("├── state/   pure\n└── browser/   web"), &[]);
        expect(Some("├── state/\nthe browser shows"), &["src/browser/"]);
        expect(
            Some("estate/ web-browser/"),
            &["src/browser/", "src/state/"],
        );
    }
}
