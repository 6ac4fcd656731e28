//! Links within the page that lead nowhere.

use std::collections::HashSet;

use crate::author::read::Reader;
use crate::author::reference::Kind;
use crate::percent;
use crate::problem::{Code, Help, shown};
use crate::suggest::closest;

/// What the ids on a page begin with, by what they are of. Others are those of the page itself.
const PREFIXES: [(&str, Kind); 4] = [
    ("q-", Kind::Quote),
    ("c-", Kind::Chapter),
    ("e-", Kind::Event),
    ("s-", Kind::Source),
];

/// How many links that lead nowhere are compared with what there is.
const MOST_COMPARED: usize = 100;

/// Reports links to quotes, chapters, events and sources that the film does not have.
pub(crate) fn anchors(reader: &mut Reader) {
    if reader.anchors.is_empty() {
        return;
    }
    let names = reader.declared.iter().chain(&reader.aliases);
    let known: HashSet<(Kind, &str)> = names
        .map(|(kind, name)| (*kind, name.value.as_str()))
        .collect();
    for (count, (link, place)) in std::mem::take(&mut reader.anchors).into_iter().enumerate() {
        if reader.problems.is_full() {
            break;
        }
        let Some(anchor) = percent::decode(&link.value) else {
            continue;
        };
        let kind = PREFIXES
            .iter()
            .find_map(|(prefix, kind)| Some((*prefix, *kind, anchor.strip_prefix(prefix)?)));
        let Some((prefix, kind, name)) = kind else {
            continue;
        };
        if known.contains(&(kind, name)) || reader.unreadable.contains(&kind) {
            continue;
        }
        let candidates = known.iter().filter(|(other, _)| *other == kind);
        let near = match count < MOST_COMPARED {
            true => closest(name, candidates.map(|(_, name)| *name)),
            false => None,
        };
        let help = match near {
            Some(near) => Help::from(format!("Did you mean #{prefix}{near}?")),
            None => Help::from(format!(
                "Write #{prefix} and the {} of what it should lead to, or take the link away.",
                if kind.home().is_some() { "key" } else { "id" }
            )),
        };
        reader.problems.add_inside(
            Code::Dangling,
            link.span,
            place,
            format!("#{} leads to no {kind} of the film.", shown(&anchor)),
            help,
        );
    }
}
