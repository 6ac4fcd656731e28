//! From what an author wrote to what a page shows: one language chosen, dates worded, sources numbered.

mod axis;
mod edition;
mod figure;
mod film;
mod media;
mod player;
mod sources;
mod story;

use std::collections::HashMap;

use companion_model::{Claim, ClaimValue, Page, PageLink, Prose, Span, When};

use crate::author::date::Date;
use crate::author::leaf::Alias;
use crate::author::reference::Ref;
use crate::author::story::{Event, Quote};
use crate::author::text::{GAP, Line, Paragraphs, Text, Version, has_letters};
use crate::author::{self, Draft};
use crate::files::Files;
use crate::locale::Locale;
use sources::Citations;

/// The page of a film in one language. What refers to something that there is not is left out.
pub(crate) fn lower(draft: &Draft, files: &Files, locale: &Locale) -> Page {
    let language = locale.tag();
    let mut lowering = Lowering {
        draft,
        files,
        language,
        locale,
        citations: Citations::new(draft.sources.as_ref()),
        events: draft
            .events()
            .map(|(_, event)| (event.id.name.as_str(), event))
            .collect(),
        quotes_of: HashMap::new(),
    };
    for quote in &draft.quotes {
        for event in &quote.events {
            let quotes = lowering.quotes_of.entry(event.name.value.as_str());
            quotes.or_default().push(quote);
        }
    }
    // In the order of the page, because that is the order in which sources are numbered.
    let film = lowering.film();
    let quotes = lowering.quotes();
    let chapters = lowering.chapters();
    Page {
        format: Page::FORMAT,
        id: draft.id.name.clone(),
        lang: language.to_owned(),
        dir: locale.direction(),
        words: locale.words(),
        film,
        quotes,
        axis: axis::of(&chapters, locale),
        chapters,
        translations: page_links(draft, language),
        sources: lowering.sources(),
        edition: lowering.edition(),
        division: None,
    }
}

/// Ids that a thing had once.
fn aliases<T>(aliases: &[Alias<T>]) -> Vec<String> {
    aliases.iter().map(|alias| alias.name.clone()).collect()
}

/// The page in its other languages: the first one lies at the top, each other one in a folder of its own.
fn page_links(draft: &Draft, language: &str) -> Vec<PageLink> {
    let first = draft.first_language();
    let up = if language == first { "./" } else { "../" };
    let others = draft.languages.iter().map(|other| other.0.value.as_str());
    others
        .filter(|other| *other != language)
        .map(|other| PageLink {
            lang: other.to_owned(),
            dir: Locale::turned(other, language),
            name: Locale::name(other),
            title: title(draft, other)
                .or_else(|| title(draft, first))
                .map(|spans| Prose {
                    spans: spans.to_vec(),
                    ..Prose::default()
                })
                .unwrap_or_default()
                .to_text(),
            href: match other == first {
                true => up.to_owned(),
                false => format!("{up}{other}/"),
            },
        })
        .collect()
}

/// The film's title in a language, if it has one there.
fn title<'d>(draft: &'d Draft, language: &str) -> Option<&'d [Span]> {
    let title = &draft.film.title.0;
    let version = title.version(language, draft.first_language())?;
    version.paragraphs.first().map(Vec::as_slice)
}

/// One page being made.
struct Lowering<'d> {
    draft: &'d Draft,
    files: &'d Files,
    language: &'d str,
    locale: &'d Locale,
    citations: Citations<'d>,
    events: HashMap<&'d str, &'d Event>,
    /// The quotes that belong to an event, by its id.
    quotes_of: HashMap<&'d str, Vec<&'d Quote>>,
}

impl<'d> Lowering<'d> {
    fn line(&self, line: &Line) -> Prose {
        self.paragraphs_of(&line.0)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    fn maybe_line(&self, line: Option<&Line>) -> Option<Prose> {
        line.map(|line| self.line(line))
    }

    fn lines(&self, lines: &[Line]) -> Vec<Prose> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn paragraphs(&self, text: Option<&Paragraphs>) -> Vec<Prose> {
        text.map(|text| self.paragraphs_of(&text.0))
            .unwrap_or_default()
    }

    /// A text in the page's language, or in the best one there is, which is then named.
    fn paragraphs_of(&self, text: &Text) -> Vec<Prose> {
        let first = self.draft.first_language();
        let version = text
            .version(self.language, first)
            .or_else(|| text.version(first, first))
            .or_else(|| text.versions.first());
        let Some(Version {
            language,
            paragraphs,
        }) = version
        else {
            return Vec::new();
        };
        let written = language.as_ref().map_or(first, |tag| tag.value.as_str());
        // A number is in no language: a reader's voice should not change for it.
        let language = |spans: &[_]| {
            if has_letters(spans) {
                written
            } else {
                self.language
            }
        };
        let prose = |spans: &Vec<_>| self.written_in(language(spans), spans.clone());
        paragraphs.iter().map(prose).collect()
    }

    /// A text in a language, which it names where that is not the page's own.
    fn written_in(&self, language: &str, spans: Vec<Span>) -> Prose {
        Prose {
            lang: (language != self.language).then(|| language.to_owned()),
            dir: Locale::turned(language, self.language),
            spans,
        }
    }

    fn when(&self, date: &Date) -> When {
        self.locale.dates.word(date.edtf)
    }

    fn maybe_when(&self, date: Option<&Date>) -> Option<When> {
        date.map(|date| self.when(date))
    }

    fn person(&self, person: &Ref<author::Person>) -> Option<Prose> {
        let entry = self.draft.people.as_ref()?.get(&person.name.value)?;
        Some(self.line(&entry.name.0))
    }

    fn people(&self, people: &[Ref<author::Person>]) -> Vec<Prose> {
        let people = people.iter();
        people.filter_map(|person| self.person(person)).collect()
    }

    fn speaker(&self, quote: &Quote) -> Prose {
        let speaker = self.person(&quote.speaker);
        speaker.unwrap_or_else(|| Prose::plain(GAP))
    }

    fn about(&self, person: &Ref<author::Person>) -> Option<Prose> {
        let people = self.draft.people.as_ref()?;
        let entry = people.get(&person.name.value)?;
        self.maybe_line(entry.about.as_ref())
    }

    fn claims(&mut self, claims: &[author::story::Claim]) -> Vec<Claim> {
        let claims = claims.iter().filter(|claim| !claim.values.is_empty());
        claims.map(|claim| self.claim(claim)).collect()
    }

    fn claim(&mut self, claim: &author::story::Claim) -> Claim {
        Claim {
            about: self.line(&claim.about),
            values: claim
                .values
                .iter()
                .map(|value| self.claim_value(value))
                .collect(),
            verdict: self.maybe_line(claim.verdict.as_ref()),
        }
    }

    fn claim_value(&mut self, value: &author::story::ClaimValue) -> ClaimValue {
        ClaimValue {
            value: self.line(&value.value),
            as_of: self.maybe_when(value.as_of.as_ref()),
            note: self.maybe_line(value.note.as_ref()),
            cites: self.citations.cite(&value.sources),
        }
    }
}
