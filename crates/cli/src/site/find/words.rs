//! All words of a thing, whatever they say of it.
//!
//! Things are taken apart field by field: a new field does not compile until somebody has said here whether there is a
//! word in it. The page's own words, such as “Note: ”, and the numbers of sources say nothing that could be looked for.

use companion_model::{
    Case, Chapter, Claim, ClaimValue, Datum, Event, EventLink, Figure, FilmTime, Image, Media,
    PersonLink, Player, Prose, Quote, QuoteLink, Recording, ThreadLink, Translation, When,
};

/// All words of what stands over the events of a chapter.
pub(super) fn of_opening(chapter: &Chapter) -> String {
    let Chapter {
        id: _,
        aliases: _,
        number: _,
        title,
        span,
        extent: _,
        summary,
        events: _,
        elsewhere: _,
    } = chapter;
    let mut words = Words::default();
    words.prose(title);
    words.dates(span);
    words.proses(summary);
    words.0
}

/// All words of an event.
pub(super) fn of_event(event: &Event) -> String {
    let Event {
        id: _,
        aliases: _,
        date,
        extent: _,
        title,
        text,
        place,
        film_time,
        figure,
        media,
        people,
        threads,
        note,
        claims,
        quotes,
        cites: _,
    } = event;
    let mut words = Words::default();
    words.prose(title);
    words.dates([date]);
    words.proses(text.iter().chain(place).chain(note));
    words.film_time(film_time.as_ref());
    figure.iter().for_each(|each| words.figure(each));
    media.iter().for_each(|each| words.medium(each));
    for PersonLink { key: _, name } in people {
        words.prose(name);
    }
    for ThreadLink {
        key: _,
        label,
        colour: _,
    } in threads
    {
        words.prose(label);
    }
    claims.iter().for_each(|each| words.claim(each));
    for QuoteLink {
        id: _,
        sheet: _,
        speaker,
        words: first,
    } in quotes
    {
        words.prose(speaker);
        words.proses(first);
    }
    words.0
}

/// All words of a quote.
pub(super) fn of_quote(quote: &Quote) -> String {
    let Quote {
        id: _,
        aliases: _,
        position: _,
        text,
        translation,
        marks: _,
        speaker,
        speaker_about,
        occasion,
        date,
        film_time,
        note,
        claims,
        events,
        cites: _,
    } = quote;
    let mut words = Words::default();
    words.proses([text, speaker, occasion]);
    if let Some(Translation { text, by, marks: _ }) = translation {
        words.proses([text, by]);
    }
    words.proses(speaker_about.iter().chain(note));
    words.dates(date);
    words.film_time(film_time.as_ref());
    claims.iter().for_each(|each| words.claim(each));
    for EventLink {
        id: _,
        sheet: _,
        title,
    } in events
    {
        words.prose(title);
    }
    words.0
}

/// Words, with blanks between those of two texts.
#[derive(Default)]
struct Words(String);

impl Words {
    fn text(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(text);
    }

    fn prose(&mut self, prose: &Prose) {
        self.text(&prose.to_text());
    }

    fn proses<'p>(&mut self, all: impl IntoIterator<Item = &'p Prose>) {
        all.into_iter().for_each(|each| self.prose(each));
    }

    fn dates<'d>(&mut self, all: impl IntoIterator<Item = &'d When>) {
        all.into_iter().for_each(|each| self.text(&each.to_text()));
    }

    fn film_time(&mut self, time: Option<&FilmTime>) {
        if let Some(FilmTime { text, duration: _ }) = time {
            self.text(text);
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let Claim {
            about,
            values,
            verdict,
        } = claim;
        self.prose(about);
        for value in values {
            let ClaimValue {
                value,
                as_of,
                note,
                cites: _,
            } = value;
            self.prose(value);
            self.dates(as_of);
            self.proses(note);
        }
        self.proses(verdict);
    }

    fn figure(&mut self, figure: &Figure) {
        let Figure {
            kind: _,
            title,
            unit,
            reading,
            case,
            data,
            file: _,
        } = figure;
        self.proses([title, unit, reading]);
        if let Some(Case {
            name,
            text,
            cites: _,
        }) = case
        {
            self.proses([name, text]);
        }
        for datum in data {
            let Datum {
                label,
                value: _,
                text,
                as_of,
                note,
                disputed: _,
                projected: _,
                cites: _,
            } = datum;
            self.prose(label);
            self.text(text);
            self.dates(as_of);
            self.proses(note);
        }
    }

    fn medium(&mut self, medium: &Media) {
        match medium {
            Media::Image(Image {
                src: _,
                width: _,
                height: _,
                alt,
                caption,
                credit,
            }) => self.proses(alt.iter().chain(caption).chain(credit)),
            Media::Audio(recording) | Media::Video(recording) => self.recording(recording),
            Media::Player(player) => self.player(player),
        }
    }

    fn recording(&mut self, recording: &Recording) {
        let Recording {
            src: _,
            size: _,
            title,
            captions: _,
            transcript,
            caption,
            credit,
        } = recording;
        self.prose(title);
        self.proses(transcript.iter().chain(caption).chain(credit));
    }

    fn player(&mut self, player: &Player) {
        let Player {
            site,
            url: _,
            embed: _,
            title,
            load: _,
            visit: _,
            caption,
            credit,
        } = player;
        self.text(site);
        self.prose(title);
        self.proses(caption.iter().chain(credit));
    }
}
