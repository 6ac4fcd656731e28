//! What only the whole film can tell: names that lead nowhere, events outside their chapter.

mod anchors;
mod called;
mod files;
mod languages;
mod misfits;
mod plain;
mod times;

use std::collections::HashSet;

use icu_normalizer::ComposingNormalizer;

use crate::author::read::{Reader, Spanned};
use crate::author::reference::Kind;
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};
use crate::suggest::closest;

use called::{Called, declare, example};

pub(crate) use anchors::anchors;
pub(crate) use files::files;
pub(crate) use languages::{languages, most_languages};
pub(crate) use misfits::{Misfit, misfit};
pub(crate) use times::times;

/// How many pairs of names are compared in search of the one that was meant.
const MOST_COMPARISONS: usize = 500_000;

/// Checks the names and texts of a file, whether or not all of it could be read.
pub(crate) fn names(root: &Node<'_>, reader: &mut Reader) {
    duplicate_ids(reader);
    let meant = dangling(root, reader);
    unused(&meant, reader);
    aliases(reader);
}

/// Checks that every id of an earlier version still leads somewhere.
pub(crate) fn lost_ids(root: &Node<'_>, earlier: &Reader, reader: &mut Reader) {
    let kept: HashSet<(Kind, &str)> = names_of(&reader.declared)
        .chain(names_of(&reader.aliases))
        .collect();
    let public = |kind: Kind| matches!(kind, Kind::Quote | Kind::Chapter | Kind::Event);
    for (kind, old) in names_of(&earlier.declared).chain(names_of(&earlier.aliases)) {
        if !public(kind) || kept.contains(&(kind, old)) {
            continue;
        }
        reader.problems.add(
            Code::LostId,
            root.opening(),
            format!(
                "The {kind} “{}” of the earlier version is gone; links to it are dead.",
                shown(old)
            ),
            format!("Where it lives on, write \"aliases\": [\"{old}\"]"),
        );
    }
}

/// Reports signs of Markdown in texts that do nothing. They are no fault, so that words from elsewhere may have them.
pub(crate) fn strays(reader: &mut Reader) {
    for (stray, span, place) in std::mem::take(&mut reader.strays) {
        let (message, help) = stray.said();
        reader
            .problems
            .add_inside(Code::StrayMark, span, place, message, help);
    }
}

fn duplicate_ids(reader: &mut Reader) {
    let mut seen = HashSet::new();
    for (kind, name) in &reader.declared {
        // A key that stands twice in one object is reported where the object is read.
        // “é” may be one character or two, and is one address to many programs.
        let composed = ComposingNormalizer::new_nfc().normalize(&name.value);
        if kind.home().is_some() || seen.insert((*kind, composed)) {
            continue;
        }
        reader.problems.add(
            Code::DuplicateId,
            name.span.clone(),
            format!(
                "Another {kind} has the id “{}” already.",
                shown(&name.value)
            ),
            format!("Give this {kind} an id of its own: its address is made from it."),
        );
    }
}

/// Reports what leads nowhere, and returns the names that were probably meant.
fn dangling(root: &Node<'_>, reader: &mut Reader) -> HashSet<(Kind, String)> {
    let declared: HashSet<(Kind, &str)> = names_of(&reader.declared).collect();
    let mut homeless = HashSet::new();
    let mut meant = HashSet::new();
    let mut comparisons = MOST_COMPARISONS;
    // Needed where something leads nowhere, which is seldom.
    let mut called: Option<Called<'_>> = None;
    for (kind, name) in &reader.references {
        let is_declared = declared.contains(&(*kind, name.value.as_str()));
        if is_declared || reader.unreadable.contains(kind) {
            continue;
        }
        if reader.misnamed.contains(&(*kind, name.value.clone())) {
            continue;
        }
        if let Some(home) = kind.home().filter(|home| root.get(home).is_none()) {
            if homeless.insert(*kind) {
                let (key, entry) = example(*kind, &name.value);
                reader.problems.add(
                    Code::Missing,
                    root.opening(),
                    format!("The file names {home} but declares none."),
                    format!("Add \"{home}\": {{ \"{key}\": {entry} }}"),
                );
            }
            continue;
        }
        if reader.problems.is_full() {
            break;
        }
        let called = called.get_or_insert_with(|| Called::new(root));
        if let Some(key) = called.key(*kind, &name.value) {
            meant.insert((*kind, key.to_owned()));
            reader.problems.add(
                Code::Dangling,
                name.span.clone(),
                format!(
                    "“{}” is the {kind}’s {}; its {} belongs here.",
                    shown(&name.value),
                    if name.value.contains("://") {
                        "address"
                    } else {
                        "name"
                    },
                    if kind.home().is_some() { "key" } else { "id" },
                ),
                Help::write(name.span.clone(), quoted(key)),
            );
            continue;
        }
        // Comparing every name with every other takes its time in a film that has thousands of both.
        let looked_through = reader.declared.len();
        let near = (looked_through <= comparisons).then(|| {
            comparisons -= looked_through;
            let same_kind = reader.declared.iter().filter(|(other, _)| other == kind);
            closest(
                &name.value,
                same_kind.map(|(_, other)| other.value.as_str()),
            )
        });
        let near = near.flatten();
        meant.extend(near.map(|near| (*kind, near.to_owned())));
        let help = match (near, kind.home()) {
            (Some(near), _) => Help::meant(name.span.clone(), quoted(near)),
            (None, Some(home)) => declare(*kind, home, &name.value),
            (None, None) => Help::from(format!("Write the id of one of the film’s {kind}s.")),
        };
        reader.problems.add(
            Code::Dangling,
            name.span.clone(),
            format!("There is no {kind} “{}”.", shown(&name.value)),
            help,
        );
    }
    meant
}

fn unused(meant: &HashSet<(Kind, String)>, reader: &mut Reader) {
    let used: HashSet<(Kind, &str)> = names_of(&reader.references).collect();
    for (kind, name) in &reader.declared {
        let Some(home) = kind.home() else { continue };
        if used.contains(&(*kind, name.value.as_str())) {
            continue;
        }
        let known = (*kind, name.value.clone());
        if reader.misnamed.contains(&known) || meant.contains(&known) {
            continue;
        }
        reader.problems.add(
            Code::Unused,
            name.span.clone(),
            format!(
                "Nothing refers to the {kind} “{}”; it is not shown.",
                shown(&name.value)
            ),
            format!("Refer to it, or delete it from \"{home}\"."),
        );
    }
}

fn aliases(reader: &mut Reader) {
    let declared: HashSet<(Kind, &str)> = names_of(&reader.declared).collect();
    let mut seen = HashSet::new();
    for (kind, alias) in &reader.aliases {
        let name = (*kind, alias.value.as_str());
        if seen.insert(name) && !declared.contains(&name) {
            continue;
        }
        reader.problems.add(
            Code::DuplicateId,
            alias.span.clone(),
            format!("“{}” leads to another {kind} already.", shown(&alias.value)),
            "An old id can lead to one place only: delete it here or there.",
        );
    }
}

fn names_of(list: &[(Kind, Spanned<String>)]) -> impl Iterator<Item = (Kind, &str)> {
    list.iter().map(|(kind, name)| (*kind, name.value.as_str()))
}
