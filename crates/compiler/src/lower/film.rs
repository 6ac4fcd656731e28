//! The film card.

use companion_model::{
    Award, AwardResult, Cite, Credit, Film, OtherTitle, Prose, Rating, Release, Span,
};

use super::{Lowering, title};
use crate::author;
use crate::author::words::{AwardResult as Result, ReleaseKind, Word};

impl Lowering<'_> {
    pub(super) fn film(&mut self) -> Film {
        let film = &self.draft.film;
        let cites = self.citations.cite(&film.sources);
        let mut releases: Vec<&author::film::Release> = film.releases.iter().collect();
        releases.sort_by_key(|release| release.date.edtf.first_day());
        Film {
            title: self.line(&film.title),
            other_titles: self.other_titles(&cites),
            tagline: self.maybe_line(film.tagline.as_ref()),
            synopsis: self.paragraphs(film.synopsis.as_ref()),
            runtime: film
                .runtime_minutes
                .as_ref()
                .map(|minutes| self.locale.runtime(minutes.0)),
            countries: self.lines(&film.countries),
            languages: self.lines(&film.languages),
            ratings: film
                .ratings
                .iter()
                .map(|rating| self.rating(rating))
                .collect(),
            main_release: self.main_release(&releases),
            next_release: self.next_release(&releases),
            releases: releases
                .into_iter()
                .map(|release| self.release(release))
                .collect(),
            credits: film
                .credits
                .iter()
                .filter_map(|credit| self.credit(credit))
                .collect(),
            awards: film.awards.iter().map(|award| self.award(award)).collect(),
            watch: film.watch.iter().map(|watch| self.watch(watch)).collect(),
            official_site: film.official_site.as_ref().map(|url| url.0.clone()),
            trailer: film
                .trailer
                .as_ref()
                .map(|url| self.player(&url.0, self.line(&film.title), None)),
            cover: film.cover.as_ref().and_then(|image| self.image(image)),
            media: self.media(&film.media),
            claims: self.claims(&film.claims),
            cites,
        }
    }

    /// What the film is called elsewhere, and in the other languages of the page.
    fn other_titles(&mut self, cites: &[Cite]) -> Vec<OtherTitle> {
        let film = &self.draft.film;
        let mut titles: Vec<OtherTitle> = film
            .original_titles
            .iter()
            .map(|title| self.other_title(title))
            .collect();
        let mut known: Vec<String> = titles.iter().map(|other| other.title.to_text()).collect();
        known.push(self.line(&film.title).to_text());
        for language in &self.draft.languages {
            let language = language.0.value.as_str();
            let Some(spans) = title(self.draft, language) else {
                continue;
            };
            let title = self.written_in(language, spans.to_vec());
            let text = title.to_text();
            if !known.contains(&text) {
                known.push(text);
                titles.push(OtherTitle {
                    title,
                    note: None,
                    cites: cites.to_vec(),
                });
            }
        }
        titles
    }

    fn other_title(&mut self, title: &author::film::OriginalTitle) -> OtherTitle {
        OtherTitle {
            title: self.written_in(
                &title.language.0.value,
                vec![Span::Text(title.title.0.value.clone())],
            ),
            note: self.maybe_line(title.note.as_ref()),
            cites: self.citations.cite(&title.sources),
        }
    }

    fn rating(&mut self, rating: &author::film::Rating) -> Rating {
        Rating {
            rating: rating.rating.0.value.clone(),
            reason: self.maybe_line(rating.reason.as_ref()),
            board: self.line(&rating.board.0),
            territory: self.maybe_line(rating.territory.as_ref()),
            cites: self.citations.cite(&rating.sources),
        }
    }

    fn release(&mut self, release: &author::film::Release) -> Release {
        Release {
            kind: self.locale.release(release.kind.as_str()),
            date: self.when(&release.date),
            territory: self.maybe_line(release.territory.as_ref()),
            venue: self.maybe_line(release.venue.as_ref().map(|venue| &venue.0)),
            note: self.maybe_line(release.note.as_ref()),
            cites: self.citations.cite(&release.sources),
        }
    }

    fn credit(&mut self, credit: &author::film::Credit) -> Option<Credit> {
        let names = self.people(&credit.people);
        if names.is_empty() {
            return None;
        }
        Some(Credit {
            role: self.line(&credit.role),
            names,
            cites: self.citations.cite(&credit.sources),
        })
    }

    fn award(&mut self, award: &author::film::Award) -> Award {
        Award {
            result: match award.result {
                Result::Won => AwardResult::Won,
                Result::Mention => AwardResult::Mention,
                Result::Nominated => AwardResult::Nominated,
                Result::Shortlisted => AwardResult::Shortlisted,
            },
            result_text: self.locale.award(award.result.as_str()),
            award: self.line(&award.award),
            by: self.line(&award.by.0),
            date: self.maybe_when(award.date.as_ref()),
            cites: self.citations.cite(&award.sources),
        }
    }

    fn watch(&self, watch: &author::film::Watch) -> Prose {
        let label = self.line(&watch.label.0);
        Prose {
            spans: vec![Span::Link {
                href: watch.url.0.clone(),
                content: label.spans,
            }],
            ..label
        }
    }

    /// The first release that begins after the latest day on which a source was read. That day is as much as the
    /// film's own file knows of today; a page made of the same file is always the same.
    fn next_release(&self, releases: &[&author::film::Release]) -> Option<usize> {
        let sources = self.draft.sources.as_ref()?;
        let read = sources
            .values()
            .filter_map(|source| source.accessed.as_ref());
        let today = read.filter_map(|date| date.edtf.first_day()).max()?;
        let begins_later = |release: &&author::film::Release| {
            release.date.edtf.first_day().is_some_and(|day| day > today)
        };
        releases.iter().position(begins_later)
    }

    /// The release for which a film is known: the first one in cinemas of a country that made the film, else the
    /// first in any cinema, else the first of all. The card shows it where none is to come, and not the latest one:
    /// that is a disc or a broadcast somewhere, and a film’s year is that of its coming out.
    fn main_release(&self, releases: &[&author::film::Release]) -> Option<usize> {
        let countries = self.lines(&self.draft.film.countries);
        let in_cinemas = |release: &&author::film::Release| release.kind == ReleaseKind::Theatrical;
        let at_home = |release: &&author::film::Release| {
            let territory = release.territory.as_ref();
            territory.is_some_and(|territory| countries.contains(&self.line(territory)))
        };
        let place =
            |wanted: &dyn Fn(&&author::film::Release) -> bool| releases.iter().position(wanted);
        place(&|release| in_cinemas(release) && at_home(release))
            .or_else(|| place(&in_cinemas))
            .or((!releases.is_empty()).then_some(0))
    }
}
