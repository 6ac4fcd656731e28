//! What only the whole film can tell: names that lead nowhere, events outside their chapter.

mod files;

use std::collections::HashSet;

use crate::author::Draft;
use crate::author::read::{Reader, Spanned};
use crate::author::reference::Kind;
use crate::author::story::{Chapter, Event, Quote};
use crate::edtf::{Bound, Edtf};
use crate::json::Node;
use crate::locale::Locale;
use crate::problem::{Code, Help, quoted};
use crate::suggest::closest;

pub(crate) use files::files;

/// How many languages a film may have: each is a page of its own.
const MOST_LANGUAGES: usize = 40;

/// How many bytes of the file, counted once for each language, are made into pages.
const MOST_BYTES_OF_PAGES: usize = 64 * 1024 * 1024;

/// How many pairs of names are compared in search of the one that was meant.
const MOST_COMPARISONS: usize = 500_000;

/// Checks the names and texts of a file, whether or not all of it could be read.
pub(crate) fn names(root: &Node<'_>, reader: &mut Reader) {
    duplicate_ids(reader);
    dangling(root, reader);
    unused(reader);
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
            root.span.start..root.span.start + 1,
            format!("The {kind} “{old}” of the earlier version is gone; links to it are dead."),
            format!("Where it lives on, write \"aliases\": [\"{old}\"]"),
        );
    }
}

/// Checks what needs a draft that could be read.
pub(crate) fn draft(draft: &Draft, root: &Node<'_>, reader: &mut Reader) {
    if too_many_languages(draft, root, reader) {
        return;
    }
    languages(draft, reader);
    for (chapter, event) in draft.events() {
        outside_span(chapter, event, reader);
    }
    for quote in &draft.quotes {
        untranslated_quote(quote, draft, reader);
    }
    beyond_runtime(draft, reader);
}

fn duplicate_ids(reader: &mut Reader) {
    let mut seen = HashSet::new();
    for (kind, name) in &reader.declared {
        // A key that stands twice in one object is reported where the object is read.
        if kind.home().is_some() || seen.insert((*kind, name.value.as_str())) {
            continue;
        }
        reader.problems.add(
            Code::DuplicateId,
            name.span.clone(),
            format!("Another {kind} has the id “{}” already.", name.value),
            format!("Give this {kind} an id of its own: its address is made from it."),
        );
    }
}

fn dangling(root: &Node<'_>, reader: &mut Reader) {
    let declared: HashSet<(Kind, &str)> = names_of(&reader.declared).collect();
    let mut homeless = HashSet::new();
    let mut comparisons = MOST_COMPARISONS;
    for (kind, name) in &reader.references {
        if reader.unreadable.contains(kind) || declared.contains(&(*kind, name.value.as_str())) {
            continue;
        }
        if let Some(home) = kind.home().filter(|home| root.get(home).is_none()) {
            if homeless.insert(*kind) {
                reader.problems.add(
                    Code::Missing,
                    root.span.start..root.span.start + 1,
                    format!("The file names {home} but declares none."),
                    format!("Add \"{home}\": {{ \"{}\": {{ … }} }}", name.value),
                );
            }
            continue;
        }
        if reader.problems.is_full() {
            return;
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
        let help = match (near, kind.home()) {
            (Some(near), _) => Help::meant(name.span.clone(), quoted(near)),
            (None, Some(home)) => Help::from(format!(
                "Add \"{}\" to \"{home}\", or name one that is there.",
                name.value
            )),
            (None, None) => Help::from(format!("Write the id of one of the film’s {kind}s.")),
        };
        reader.problems.add(
            Code::Dangling,
            name.span.clone(),
            format!("There is no {kind} “{}”.", name.value),
            help,
        );
    }
}

fn unused(reader: &mut Reader) {
    let used: HashSet<(Kind, &str)> = names_of(&reader.references).collect();
    for (kind, name) in &reader.declared {
        let Some(home) = kind.home() else { continue };
        if used.contains(&(*kind, name.value.as_str())) {
            continue;
        }
        reader.problems.add(
            Code::Unused,
            name.span.clone(),
            format!(
                "Nothing refers to the {kind} “{}”; it is not shown.",
                name.value
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
            format!("“{}” leads to another {kind} already.", alias.value),
            "An old id can lead to one place only: delete it here or there.",
        );
    }
}

fn untranslated_quote(quote: &Quote, draft: &Draft, reader: &mut Reader) {
    let spoken = quote
        .language
        .as_ref()
        .map_or(draft.first_language(), |language| &language.0.value);
    let translations = quote
        .translations
        .as_ref()
        .map_or(&[][..], |translations| &translations.0);
    let languages = draft
        .languages
        .iter()
        .map(|language| language.0.value.as_str());
    let missing: Vec<&str> = languages
        .filter(|language| {
            *language != spoken && !translations.iter().any(|(other, _)| other == language)
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    reader.problems.add(
        Code::MissingTranslation,
        quote.id.span.clone(),
        format!(
            "This quote is not translated into {}; readers see its own language only.",
            missing.join(", ")
        ),
        format!(
            "Write \"translations\": {{ \"{}\": {{ \"text\": \"…\", \"by\": \"…\" }} }}",
            missing[0]
        ),
    );
}

fn beyond_runtime(draft: &Draft, reader: &mut Reader) {
    let Some(minutes) = &draft.film.runtime_minutes else {
        return;
    };
    for time in &reader.times {
        if time.value <= minutes.0 * 60 {
            continue;
        }
        reader.problems.add(
            Code::BeyondRuntime,
            time.span.clone(),
            format!("The film is over after {} minutes.", minutes.0),
            "Write minutes and seconds from the film’s start: \"34:10\"",
        );
    }
}

fn names_of(list: &[(Kind, Spanned<String>)]) -> impl Iterator<Item = (Kind, &str)> {
    list.iter().map(|(kind, name)| (*kind, name.value.as_str()))
}

/// Whether the pages would be more than a machine can hold, which is then reported.
fn too_many_languages(draft: &Draft, root: &Node<'_>, reader: &mut Reader) -> bool {
    let most = (MOST_BYTES_OF_PAGES / root.span.len().max(1)).clamp(2, MOST_LANGUAGES);
    let Some(first_too_many) = draft.languages.get(most) else {
        return false;
    };
    reader.problems.add(
        Code::TooLarge,
        first_too_many.0.span.clone(),
        format!("A film of this size can have {most} languages, not more."),
        "Delete the languages that have no texts yet, or split the film.",
    );
    true
}

fn languages(draft: &Draft, reader: &mut Reader) {
    let mut offered: Vec<&str> = Vec::new();
    for language in &draft.languages {
        let tag = &language.0;
        if offered.contains(&tag.value.as_str()) {
            reader.problems.add(
                Code::DuplicateId,
                tag.span.clone(),
                format!("The language “{}” is named twice.", tag.value),
                "Delete one of them.",
            );
        } else if !Locale::is_known(&tag.value) {
            reader.problems.add(
                Code::InterfaceLanguage,
                tag.span.clone(),
                format!(
                    "Companion has no interface words in “{}” yet; buttons and labels are English.",
                    tag.value
                ),
                "A translation of assets/locales/en.json adds them.",
            );
        }
        offered.push(&tag.value);
    }
    for text in &reader.texts {
        if reader.problems.is_full() {
            return;
        }
        if let Some(stranger) = text
            .named
            .iter()
            .find(|tag| !offered.contains(&tag.value.as_str()))
        {
            let help = match closest(&stranger.value, offered.iter().copied()) {
                Some(near) => Help::meant(stranger.span.clone(), quoted(near)),
                None => Help::from(format!(
                    "Add \"{}\" to the file’s \"languages\", or delete this.",
                    stranger.value
                )),
            };
            reader.problems.add(
                Code::BadLanguage,
                stranger.span.clone(),
                format!("The page has no language “{}”.", stranger.value),
                help,
            );
            continue;
        }
        let first = draft.first_language();
        let missing: Vec<&str> = offered
            .iter()
            .copied()
            .filter(|language| match text.named.as_slice() {
                [] => *language != first,
                named => !named.iter().any(|tag| tag.value == *language),
            })
            .collect();
        if missing.is_empty() {
            continue;
        }
        reader.problems.add(
            Code::MissingTranslation,
            text.span.clone(),
            format!(
                "This text is missing in {}; another language stands in.",
                missing.join(", ")
            ),
            format!("Write {{ \"{first}\": \"…\", \"{}\": \"…\" }}", missing[0]),
        );
    }
}

fn outside_span(chapter: &Chapter, event: &Event, reader: &mut Reader) {
    let Some(span) = &chapter.span else { return };
    let start = match event.date.edtf {
        Edtf::Moment(moment) | Edtf::Interval(Bound::At(moment), _) => moment,
        Edtf::Interval(..) => return,
    };
    let too_early = span
        .edtf
        .first_day()
        .is_some_and(|first| start.last_day() < first);
    let too_late = span
        .edtf
        .last_day()
        .is_some_and(|last| last < start.first_day());
    if !too_early && !too_late {
        return;
    }
    reader.problems.add(
        Code::OutsideSpan,
        event.date.span.clone(),
        format!(
            "{} lies outside its chapter’s span, {}.",
            event.date.edtf, span.edtf
        ),
        "Move the event to another chapter, or widen the chapter’s \"span\".",
    );
}
