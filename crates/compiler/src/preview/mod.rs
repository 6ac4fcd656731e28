//! A film with mistakes, as far as it can be shown, with a notice wherever it is not what its file says.

mod echo;
mod excerpt;
mod plan;

use companion_model::{DraftPage, Notice, Notices, Slot};

use crate::author::Draft;
use crate::author::leaf::Language;
use crate::author::read::Spanned;
use crate::check::most_languages;
use crate::locale::Locale;
use crate::problem::{Code, Problem, Problems, Severity};
use crate::reading::Reading;
use crate::{Input, lower};
use excerpt::excerpt;
use plan::Plan;

/// What there is to see of a film before it is mended.
#[derive(Debug)]
pub struct Preview {
    /// Everything there is to say about the file, in the order of the file.
    pub problems: Vec<Problem>,
    /// What can be shown.
    pub shown: Shown,
}

/// How much of a film can be shown.
#[derive(Debug)]
pub enum Shown {
    /// Its pages, one per language, with a notice for each error. Those of a film without errors are the pages of
    /// [`compile`](crate::compile), and have no notices.
    Pages(Vec<DraftPage>),
    /// Nothing: the file holds no film that this program can read. The notices say why.
    Nothing(Notices),
}

/// The language of a page whose film does not tell its own.
const FALLBACK: &str = "en";

/// Compiles as much as there is of an author's file. `file` is its name, for the notices.
///
/// A record that cannot be read is left out; one that can be read in part is shown in part. Each error is one
/// notice in its place.
pub fn preview(input: &Input<'_>, file: &str) -> Preview {
    let mut reading = Reading::new(input);
    let is_whole = reading.film.is_some();
    if !is_whole {
        reading.read_unfinished();
    }
    reading.film = reading.film.take().filter(has_content).map(|mut film| {
        settle_languages(&mut film, most_languages(input.bytes.len()));
        film
    });
    let locales = reading.locales();
    let problems = reading.take_problems();
    let is_of_another_format = problems.iter().any(|problem| problem.code == Code::Format);
    let film = reading.film.take().filter(|_| !is_of_another_format);
    let list = film.as_ref().map_or_else(
        || notices(&problems, &reading.text, |_| (Slot::Top, true)),
        |film| {
            let plan = Plan::new(film, &reading.reader.lost);
            let mut list = notices(&problems, &reading.text, |problem| match problem.code {
                // What lies behind it is on the page as little as what it is about.
                Code::Unfinished | Code::TooLarge => (Slot::Top, true),
                _ => (plan.slot(&problem.span), plan.is_lost(&problem.span)),
            });
            if is_whole {
                let room = Problems::MOST.saturating_sub(list.len());
                list.extend(echo::echoes(film, &plan, &reading, &problems, room));
            }
            list.sort_by_key(|notice| plan::rank(notice.slot));
            list
        },
    );
    let notices = |locale: Option<&Locale>| Notices {
        words: locale.map(Locale::notice_words).unwrap_or_default(),
        file: file.to_owned(),
        list: list.clone(),
    };
    let pages: Vec<DraftPage> = film.map_or_else(Vec::new, |film| {
        let page = |locale: &Locale| DraftPage {
            page: lower::lower(&film, input.files, locale),
            notices: notices(Some(locale)),
        };
        locales.iter().map(page).collect()
    });
    let shown = match pages.is_empty() {
        false => Shown::Pages(pages),
        true => Shown::Nothing(notices(Locale::new(FALLBACK).ok().as_ref())),
    };
    Preview { problems, shown }
}

/// Whether there is anything of a film.
fn has_content(film: &Draft) -> bool {
    !film.film.extent.is_empty() || !film.quotes.is_empty() || !film.chapters.is_empty()
}

/// Makes of the film's languages a list from which there can be pages: one at least, none twice, not too many.
fn settle_languages(film: &mut Draft, most: usize) {
    let mut settled: Vec<Language> = Vec::new();
    for language in film.languages.drain(..) {
        let is_known = settled
            .iter()
            .any(|other| other.0.value == language.0.value);
        if !is_known && settled.len() < most {
            settled.push(language);
        }
    }
    if settled.is_empty() {
        settled.push(Language(Spanned {
            value: FALLBACK.to_owned(),
            span: 0..0,
        }));
    }
    film.languages = settled;
}

/// A notice for each error, in the order of the file.
fn notices(
    problems: &[Problem],
    text: &str,
    place: impl Fn(&Problem) -> (Slot, bool),
) -> Vec<Notice> {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let notice = |problem: &Problem| {
        let (slot, is_lost) = place(problem);
        Notice {
            slot,
            is_lost,
            code: problem.code.as_str(),
            message: problem.message.clone(),
            help: problem.help.clone(),
            line: problem.place.line,
            column: problem.place.column,
            excerpt: excerpt(text, &problem.span, problem.place.line),
        }
    };
    errors.map(notice).collect()
}
