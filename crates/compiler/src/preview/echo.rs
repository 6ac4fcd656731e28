//! What is not shown because something else cannot be read.

use std::collections::{HashMap, HashSet};

use companion_model::Notice;

use super::excerpt::excerpt;
use super::plan::Plan;
use crate::author::Draft;
use crate::author::read::Spanned;
use crate::author::reference::Kind;
use crate::json::Places;
use crate::problem::{Code, Problem, shown};
use crate::reading::Reading;

/// A notice for each reference to something that is in the file and not on the page, `most` of them.
///
/// The mistake itself has its notice where it was made; this one stands where a reader would miss something.
pub(super) fn echoes(
    film: &Draft,
    plan: &Plan<'_>,
    reading: &Reading<'_>,
    problems: &[Problem],
    most: usize,
) -> Vec<Notice> {
    let told: HashSet<usize> = problems.iter().map(|problem| problem.span.start).collect();
    let events: HashSet<&str> = film
        .events()
        .map(|(_, event)| event.id.name.as_str())
        .collect();
    let is_missing = |(kind, name): &&(Kind, Spanned<String>)| {
        let is_told = || told.contains(&name.span.start) || plan.is_lost(&name.span);
        !is_shown(film, &events, *kind, &name.value) && !is_told()
    };
    let references = reading.reader.references.iter();
    let mut missing: Vec<_> = references.filter(is_missing).take(most).collect();
    // Places are found fastest in the order of the file.
    missing.sort_by_key(|(_, name)| name.span.start);
    let roots = lines_of_roots(&missing, reading);
    let mut places = Places::new(&reading.text, None);
    let notice = |(kind, name): &(Kind, Spanned<String>)| {
        let place = places.find(&name.span);
        Notice {
            slot: plan.slot(&name.span),
            is_lost: true,
            code: Code::Dangling.as_str(),
            message: format!("The {kind} “{}” cannot be read.", shown(&name.value)),
            help: match roots.get(&(*kind, name.value.as_str())) {
                Some(line) => format!("Mend line {line}, and it is back."),
                None => "Mend the rest of the file, and it is back.".to_owned(),
            },
            line: place.line,
            column: place.column,
            excerpt: excerpt(&reading.text, &name.span, place.line),
        }
    };
    missing.into_iter().map(notice).collect()
}

/// In which lines the things stand that are missing.
fn lines_of_roots<'r>(
    missing: &[&(Kind, Spanned<String>)],
    reading: &'r Reading<'_>,
) -> HashMap<(Kind, &'r str), usize> {
    if missing.is_empty() {
        return HashMap::new();
    }
    let wanted: HashSet<(Kind, &str)> = missing
        .iter()
        .map(|(kind, name)| (*kind, name.value.as_str()))
        .collect();
    let declared = reading.reader.declared.iter();
    let mut roots: Vec<_> = declared
        .filter(|(kind, name)| wanted.contains(&(*kind, name.value.as_str())))
        .collect();
    roots.sort_by_key(|(_, name)| name.span.start);
    let mut places = Places::new(&reading.text, None);
    let line = |(kind, name): &'r (Kind, Spanned<String>)| {
        let line = places.find(&name.span).line;
        ((*kind, name.value.as_str()), line)
    };
    roots.into_iter().map(line).collect()
}

/// Whether what has this name is on the page.
fn is_shown(film: &Draft, events: &HashSet<&str>, kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Person => film
            .people
            .as_ref()
            .is_some_and(|map| map.get(name).is_some()),
        Kind::Place => film
            .places
            .as_ref()
            .is_some_and(|map| map.get(name).is_some()),
        Kind::Source => film
            .sources
            .as_ref()
            .is_some_and(|map| map.get(name).is_some()),
        Kind::Thread => film
            .threads
            .as_ref()
            .is_some_and(|map| map.get(name).is_some()),
        Kind::Event => events.contains(name),
        Kind::Film | Kind::Quote | Kind::Chapter => true,
    }
}
