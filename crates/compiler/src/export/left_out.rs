//! What of a film TimelineJS has no place for.
//!
//! The author's records are taken apart field by field: a new field does not compile until somebody has said here
//! whether TimelineJS has a place for it.

use companion_model::Prose;

use crate::author::film::Film;
use crate::author::media::{Image, Media, Player, Recording};
use crate::author::read::{Read, Reader};
use crate::author::story::{Chapter, Event};
use crate::author::text::Line;
use crate::author::{Draft, Source, Thread};
use crate::json;

/// What one and what many of a kind are called.
type Noun = [&'static str; 2];

const CARD: Noun = ["fact of the film card", "facts of the film card"];
const CLAIM: Noun = [
    "question on which sources differ",
    "questions on which sources differ",
];
const MEDIUM: Noun = [
    "medium beside the first of its slide",
    "media beside the first of their slide",
];
const NAME: Noun = [
    "name of a recording or player",
    "names of recordings and players",
];
const WORDS: Noun = [
    "file of captions or transcript",
    "files of captions and transcripts",
];

/// What is left out, by kind, in the order of the film.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    kinds: Vec<(Noun, usize)>,
    other_languages: bool,
    edition: bool,
}

impl LeftOut {
    /// What slides have no place for.
    pub(super) fn of(film: &str) -> Self {
        let mut left = Self::default();
        let mut reader = Reader::default();
        let tree = json::parse(film, &mut reader.problems);
        if let Some(draft) = tree.and_then(|tree| Draft::read(&tree.root, &mut reader)) {
            left.film(&draft);
        }
        left
    }

    /// Counts more of a kind.
    pub(super) fn add(&mut self, noun: Noun, count: usize) {
        match self.kinds.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, sum)) => *sum += count,
            None => self.kinds.push((noun, count)),
        }
    }

    /// The same in a few words for each kind.
    pub(super) fn to_words(&self) -> Vec<String> {
        let counted = self.kinds.iter().filter(|(_, count)| *count > 0);
        let counted = counted.map(|([one, many], count)| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        });
        let others = [
            (self.edition, "the edition"),
            (self.other_languages, "the film’s other languages"),
        ];
        let others = others.into_iter().filter(|(is_left, _)| *is_left);
        counted
            .chain(others.map(|(_, what)| what.to_owned()))
            .collect()
    }

    fn film(&mut self, draft: &Draft) {
        let Draft {
            languages,
            film,
            sources,
            threads,
            quotes,
            chapters,
            edition,
            extent: _,
            format: _,
            id: _,
            // They are named by what is counted.
            people: _,
            places: _,
            // It goes back to where it came from.
            extra: _,
        } = draft;
        self.card(film);
        self.add(["quote", "quotes"], quotes.len());
        for chapter in chapters {
            self.chapter(chapter);
        }
        for thread in threads.iter().flat_map(|threads| threads.values()) {
            let Thread {
                colour,
                extent: _,
                label: _,
            } = thread;
            self.add(
                ["colour of a thread", "colours of threads"],
                colour.iter().count(),
            );
        }
        for source in sources.iter().flat_map(|sources| sources.values()) {
            self.source(source);
        }
        self.other_languages = languages.len() > 1;
        self.edition = edition.is_some();
    }

    /// What the end of a text, where sources are named, does not say of one.
    fn source(&mut self, source: &Source) {
        let Source {
            author,
            date,
            archived_url,
            accessed,
            language,
            note,
            extent: _,
            kind: _,
            title: _,
            publisher: _,
            url: _,
        } = source;
        let details = [
            author.is_some(),
            date.is_some(),
            archived_url.is_some(),
            accessed.is_some(),
            language.is_some(),
            note.is_some(),
        ];
        let details = details.into_iter().filter(|is_there| *is_there);
        self.add(
            ["detail of a source", "details of sources"],
            details.count(),
        );
    }

    fn card(&mut self, film: &Film) {
        let Film {
            original_titles,
            tagline,
            runtime_minutes,
            countries,
            languages,
            ratings,
            releases,
            credits,
            awards,
            watch,
            official_site,
            trailer,
            cover,
            media,
            claims,
            title,
            extent: _,
            synopsis: _,
            // They are those of the facts.
            sources: _,
        } = film;
        let lists = [
            original_titles.len(),
            countries.len(),
            languages.len(),
            ratings.len(),
            releases.len(),
            credits.len(),
            awards.len(),
            watch.len(),
        ];
        let alone = [
            tagline.is_some(),
            runtime_minutes.is_some(),
            official_site.is_some(),
        ];
        let alone = alone.into_iter().filter(|is_there| *is_there).count();
        self.add(CARD, lists.iter().sum::<usize>() + alone);
        self.add(CLAIM, claims.len());
        self.media(media, title);
        self.add(MEDIUM, cover.iter().count() + trailer.iter().count());
    }

    fn chapter(&mut self, chapter: &Chapter) {
        let Chapter {
            summary,
            events,
            extent: _,
            // Only slides have addresses.
            id: _,
            aliases: _,
            title: _,
            span: _,
            extra: _,
        } = chapter;
        self.add(
            ["summary of a chapter", "summaries of chapters"],
            summary.iter().count(),
        );
        for event in events {
            self.event(event);
        }
    }

    fn event(&mut self, event: &Event) {
        let Event {
            film_time,
            figure,
            media,
            place,
            people,
            threads,
            claims,
            note,
            title,
            extent: _,
            id: _,
            // A slide has one address.
            aliases: _,
            date: _,
            date_text: _,
            text: _,
            sources: _,
            extra: _,
        } = event;
        self.add(["figure", "figures"], figure.iter().count());
        self.add(CLAIM, claims.len());
        self.add(
            ["event with its people", "events with their people"],
            usize::from(!people.is_empty()),
        );
        self.add(
            ["event with its place", "events with their place"],
            place.iter().count(),
        );
        self.add(
            ["time of the film", "times of the film"],
            film_time.iter().count(),
        );
        self.add(["note", "notes"], note.iter().count());
        self.media(media, title);
        self.add(
            [
                "thread beside the first of its event",
                "threads beside the first of their event",
            ],
            threads.len().saturating_sub(1),
        );
    }

    /// The media of a slide, which shows the first under its headline.
    fn media(&mut self, media: &[Media], headline: &Line) {
        self.add(MEDIUM, media.len().saturating_sub(1));
        let mut name = |title: &Line| self.add(NAME, usize::from(words(title) != words(headline)));
        match media.first() {
            None => {}
            Some(Media::Image(image)) => {
                let Image {
                    extent: _,
                    kind: _,
                    src: _,
                    alt: _,
                    decorative: _,
                    caption: _,
                    credit: _,
                } = image;
            }
            Some(Media::Audio(recording) | Media::Video(recording)) => {
                let Recording {
                    title,
                    captions,
                    transcript,
                    extent: _,
                    kind: _,
                    src: _,
                    caption: _,
                    credit: _,
                } = recording;
                name(title);
                self.add(WORDS, captions.len() + transcript.iter().count());
            }
            Some(Media::Player(player)) => {
                let Player {
                    title,
                    extent: _,
                    kind: _,
                    url: _,
                    caption: _,
                    credit: _,
                } = player;
                name(title);
            }
        }
    }
}

/// The words of a text in its first language.
fn words(line: &Line) -> String {
    let paragraphs = line.0.versions.first().map(|version| &version.paragraphs);
    let words = paragraphs.into_iter().flatten().map(|spans| {
        let prose = Prose {
            spans: spans.clone(),
            ..Prose::default()
        };
        prose.to_text()
    });
    words.collect()
}
