//! The film that is made of a timeline's records.

use serde_json::{Value, json};

use super::chapters::{self, Era, Placed};
use super::files::Files;
use super::names::{self, Named, Names, TheirIds};
use super::read::{Refusal, Timeline};
use super::report::{self, Entry, Fate, Record, Report};
use super::slide::{Fields, as_text, put, put_records, worth_keeping};
use super::sources::{Sources, TIMELINE};
use super::text::{Writer, plain};
use super::{Import, Source, date, event};
use crate::author::leaf::film_id;
use crate::locale::Locale;

/// An event whose date is known.
struct Event {
    record: Record,
    slide: Fields,
    dated: date::Dated,
    notes: report::Notes,
    /// The id that TimelineJS gives it.
    theirs: Option<String>,
}

/// The opening of the film, which a title slide becomes.
struct Opening {
    /// What the film is called.
    name: String,
    /// The format's `film`.
    film: Fields,
    /// What the format has no place for.
    extra: Fields,
    group: Option<Value>,
}

/// What is at work while a film is made.
pub(super) struct Importer<'i> {
    source: &'i Source<'i>,
    locale: &'i Locale,
    writer: Writer,
    files: Files<'i>,
    entries: Vec<Entry>,
}

impl<'i> Importer<'i> {
    pub(super) fn new(source: &'i Source<'i>, locale: &'i Locale) -> Self {
        Self {
            source,
            locale,
            writer: Writer::default(),
            files: Files::new(source.files, source.base),
            entries: Vec::new(),
        }
    }

    /// Makes the film.
    ///
    /// # Errors
    /// None of the records has a date.
    pub(super) fn film(mut self, timeline: Timeline, language: &str) -> Result<Import, Refusal> {
        let Timeline {
            format,
            title,
            events,
            eras,
            rest,
            mut notes,
        } = timeline;
        if self.source.language.is_none() {
            let note = format!("Its language is taken as “{language}”.");
            notes.add(Fate::Guessed, note);
        }

        // TimelineJS gives ids in the order of the file, the title first.
        let mut their_ids = TheirIds::default();
        let title_id = title
            .as_ref()
            .and_then(|(_, slide)| their_id(slide, &mut their_ids));
        let order = date::order(events.iter().chain(&eras).map(|(_, slide)| slide));
        let (mut dated, undated) = self.by_date(events, order, &mut their_ids);
        if dated.is_empty() {
            return Err(Refusal::new(
                "None of its records has a date that can be read, so there is nothing to put in order of time.",
            ));
        }
        dated.sort_by_key(|event| event.dated.key);

        let name = self.name(title.as_ref());
        let title_id = title_id.unwrap_or_else(|| their_ids.take_free(&name));
        let mut sources = Sources::new(&name, &mut self.writer);
        let opening = self.opening(title, name, &mut sources, &mut notes);
        let (events, named) = self.events(dated, &mut sources, &mut their_ids);
        let (eras, mut unused) = self.eras(eras, order);
        let (chapters, without_events, said) =
            chapters::divide(eras, events, &mut self.writer, &self.locale.dates);
        self.entries.extend(said);
        unused.extend(without_events);

        let mut extra = kept(rest, &mut notes);
        let mut title_extra = opening.extra;
        title_extra.insert("unique_id".into(), title_id.into());
        put(&mut title_extra, "group", opening.group);
        extra.insert("title".into(), title_extra.into());
        put_records(&mut extra, "eras", unused);
        put_records(&mut extra, "undated", undated);

        let id = film_id(&plain(&opening.name)).unwrap_or_else(|| "timeline".to_owned());
        let mut whole = Fields::new();
        whole.insert("$schema".into(), "./.companion.schema.json".into());
        whole.insert("format".into(), 1.into());
        whole.insert("id".into(), id.into());
        whole.insert("languages".into(), json!([language]));
        whole.insert("film".into(), opening.film.into());
        put(&mut whole, "places", Value::Object(named.places.entries));
        whole.insert("sources".into(), Value::Object(sources.into_entries()));
        put(&mut whole, "threads", Value::Object(named.threads.entries));
        whole.insert("chapters".into(), chapters.into());
        event::put_extra(&mut whole, extra);

        let mut entries: Vec<Entry> = notes.about(Record::File, "").collect();
        entries.append(&mut self.entries);
        let mut film = serde_json::to_string_pretty(&whole).unwrap_or_default();
        film.push('\n');
        Ok(Import {
            film,
            copies: self.files.copies,
            report: Report { format, entries },
        })
    }

    /// What the film is called: by its title or, where there is none, after its file.
    fn name(&self, title: Option<&(Record, Fields)>) -> String {
        let title = title.map(|(_, slide)| event::Headline::of(slide).words);
        match title.as_deref() {
            Some(words) if !words.is_empty() => words.to_owned(),
            _ if self.source.name.trim().is_empty() => "Timeline".to_owned(),
            _ => self.source.name.to_owned(),
        }
    }

    /// What the title slide becomes; `notes` are about the file.
    fn opening(
        &mut self,
        title: Option<(Record, Fields)>,
        name: String,
        sources: &mut Sources,
        notes: &mut report::Notes,
    ) -> Opening {
        let (record, mut slide) = title.unwrap_or((Record::Title, Fields::new()));
        let headline = event::Headline::of(&slide);
        let mut about_title = report::Notes::default();
        let date = date::of_title(&mut slide, &mut about_title);
        let group = slide.shift_remove("group");
        let told = event::tell(
            &mut slide,
            &headline,
            &mut self.writer,
            sources,
            &mut self.files,
            &mut about_title,
        );
        if headline.words.is_empty() {
            let note = format!("It has no title; the film is called “{name}”, after the file.");
            notes.add(Fate::Guessed, note);
        } else {
            let note = "It is the film’s title and opening.";
            self.say(record, &headline.words, Fate::Kept, note);
        }
        self.entries
            .extend(about_title.about(record, &headline.words));
        let title = told.title.unwrap_or_else(|| self.writer.plain(&name));
        let mut film = Fields::new();
        film.insert("title".into(), title.into());
        put(&mut film, "synopsis", told.text);
        film.insert("sources".into(), film_sources(told.sources));
        put(&mut film, "media", told.media);
        let mut extra = told.extra;
        extra.extend(date);
        Opening {
            name,
            film,
            extra,
            group,
        }
    }

    fn say(&mut self, record: Record, headline: &str, fate: Fate, note: impl Into<String>) {
        self.entries.push(Entry {
            record,
            headline: headline.to_owned(),
            fate,
            note: note.into(),
        });
    }

    /// The events that have a date, and the slides that have none.
    fn by_date(
        &mut self,
        events: Vec<(Record, Fields)>,
        order: Option<date::Order>,
        their_ids: &mut TheirIds,
    ) -> (Vec<Event>, Vec<Value>) {
        let (mut dated, mut undated) = (Vec::new(), Vec::new());
        for (record, mut slide) in events {
            let mut notes = report::Notes::default();
            date::settle(&mut slide, order, &mut notes);
            match date::take(&mut slide, &self.locale.dates, &mut notes) {
                Ok(date) => {
                    let theirs = their_id(&slide, their_ids);
                    dated.push(Event {
                        record,
                        slide,
                        dated: date,
                        notes,
                        theirs,
                    });
                }
                Err(fault) => {
                    let headline = plain(&event::headline(&slide));
                    let note = format!("{fault} Without a date it has no place in the story.");
                    self.say(record, &headline, Fate::Dropped, note);
                    undated.push(Value::Object(slide));
                }
            }
        }
        (dated, undated)
    }

    /// The events as the format writes them, and the threads and places that they name.
    fn events(
        &mut self,
        dated: Vec<Event>,
        sources: &mut Sources,
        their_ids: &mut TheirIds,
    ) -> (Vec<Placed>, Named) {
        let mut ids = Names::default();
        let mut named = Named::default();
        let mut placed = Vec::with_capacity(dated.len());
        for event in dated {
            placed.push(self.event(event, (&mut ids, their_ids), &mut named, sources));
        }
        (placed, named)
    }

    fn event(
        &mut self,
        event: Event,
        (ids, their_ids): (&mut Names, &mut TheirIds),
        named: &mut Named,
        sources: &mut Sources,
    ) -> Placed {
        let Event {
            record,
            mut slide,
            dated,
            mut notes,
            theirs,
        } = event;
        let headline = event::Headline::of(&slide);
        let words = &headline.words;
        let told = event::tell(
            &mut slide,
            &headline,
            &mut self.writer,
            sources,
            &mut self.files,
            &mut notes,
        );
        let date_words = match &dated.words {
            Some(words) => words.clone(),
            None => self.locale.dates.word(dated.edtf).to_text(),
        };
        let base = names::base(theirs.as_deref(), words);
        let or_else = dated.edtf.to_string();
        // What one event is called now, no other may have been called.
        let is_theirs = |id: &str| names::is_their_address(id, their_ids);
        let id = match theirs {
            Some(_) => ids.give_but(base, &or_else, |_, id| is_theirs(id)),
            // Where TimelineJS makes up an id at each visit, ours is one that no other slide has there.
            None => ids.give_but(base, &or_else, |given, id| {
                is_theirs(id) || their_ids.has(id) || given.contains(&names::their_address(id))
            }),
        };
        let theirs = theirs.unwrap_or_else(|| {
            their_ids.take(&id);
            id.clone()
        });
        let alias = names::their_address(&theirs);
        let mut stands_in = Vec::new();
        let title = told.title.unwrap_or_else(|| {
            notes.add(Fate::Guessed, "It has no headline; its date stands in.");
            stands_in.push("headline");
            self.writer.plain(&date_words)
        });
        let text = told.text.unwrap_or_else(|| {
            notes.add(Fate::Guessed, "It has no text; its headline stands in.");
            stands_in.push("text");
            title.clone()
        });
        let mut fields = Fields::new();
        fields.insert("id".into(), id.clone().into());
        fields.insert("aliases".into(), json!([alias]));
        fields.insert("date".into(), dated.edtf.to_string().into());
        if let Some(words) = &dated.words {
            fields.insert("date_text".into(), self.writer.plain(words).into());
        }
        fields.insert("title".into(), title.into());
        fields.insert("text".into(), text.into());
        put(&mut fields, "media", told.media);
        if let Some(group) = told.group {
            fields.insert(
                "threads".into(),
                json!([named.threads.key(&group, "label", &mut self.writer)]),
            );
        }
        if let Some(place) = place_of(&told.extra) {
            fields.insert(
                "place".into(),
                named.places.key(&place, "name", &mut self.writer).into(),
            );
        }
        fields.insert("sources".into(), told.sources.into());
        let mut extra = told.extra;
        extra.extend(dated.extra);
        put(&mut extra, "stands_in", stands_in);
        event::put_extra(&mut fields, extra);
        self.say(
            record,
            words,
            Fate::Kept,
            format!("It is the event “{id}”."),
        );
        self.entries.extend(notes.about(record, words));
        Placed {
            event: Value::Object(fields),
            edtf: dated.edtf,
        }
    }

    /// The eras that have a time, and those that have none.
    fn eras(
        &mut self,
        eras: Vec<(Record, Fields)>,
        order: Option<date::Order>,
    ) -> (Vec<Era>, Vec<Value>) {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for (record, mut era) in eras {
            let mut notes = report::Notes::default();
            date::settle(&mut era, order, &mut notes);
            let headline = plain(&event::headline(&era));
            match chapters::era(record, era, &mut notes) {
                Ok(era) => good.push(era),
                Err((era, fault)) => {
                    let note = format!("{fault} An era without its time is no chapter.");
                    self.say(record, &headline, Fate::Dropped, note);
                    bad.push(Value::Object(era));
                }
            }
            self.entries.extend(notes.about(record, &headline));
        }
        (good, bad)
    }
}

/// The name of a slide's place, which StoryMapJS's relatives write into `location`.
fn place_of(extra: &Fields) -> Option<String> {
    let name = extra.get("location")?.get("name")?.as_str()?;
    let name = plain(name);
    (!name.is_empty()).then_some(name)
}

fn their_id(slide: &Fields, ids: &mut TheirIds) -> Option<String> {
    let unique_id = slide.get("unique_id").and_then(as_text);
    ids.give(unique_id.as_deref(), &event::headline(slide))
}

/// What is worth keeping of what a timeline says beside its records; `notes` are about the file.
fn kept(mut rest: Fields, notes: &mut report::Notes) -> Fields {
    rest.shift_remove("errors");
    let kept = worth_keeping(rest);
    if !kept.is_empty() {
        let names: Vec<&str> = kept.keys().map(String::as_str).collect();
        let names = names.join("”, “");
        let note = format!("Pages have no place for “{names}” of the whole timeline.");
        notes.add(Fate::Dropped, note);
    }
    kept
}

/// The timeline itself is a source of what it says of the whole.
fn film_sources(mut cited: Vec<String>) -> Value {
    if !cited.iter().any(|key| key == TIMELINE) {
        cited.push(TIMELINE.to_owned());
    }
    cited.into()
}
