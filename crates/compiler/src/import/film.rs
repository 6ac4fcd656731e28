//! The film that is made of a timeline's records.

use serde_json::{Value, json};

use super::chapters::{self, Era, Placed};
use super::files::Files;
use super::names::{self, Named, Names, TheirIds};
use super::read::{Refusal, Timeline};
use super::report::{self, Entry, Fate, Record, Report};
use super::slide::{Fields, as_text, put, worth_keeping};
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
            mut rest,
            notes,
        } = timeline;
        let mut file_notes = notes;
        if self.source.language.is_none() {
            file_notes.add(
                Fate::Guessed,
                format!("Its language is taken as “{language}”."),
            );
        }
        rest.shift_remove("errors");

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

        let (title_record, mut title_slide) = title.unwrap_or((Record::Title, Fields::new()));
        let title_headline = event::Headline::of(&title_slide);
        let title_words = title_headline.words.clone();
        let name = match title_words.as_str() {
            "" if self.source.name.trim().is_empty() => "Timeline",
            "" => self.source.name,
            words => words,
        }
        .to_owned();
        let title_id = title_id.unwrap_or_else(|| free_id(&name, &mut their_ids));
        let mut sources = Sources::new(&name, &mut self.writer);
        let mut title_notes = report::Notes::default();
        let title_date = date::of_title(&mut title_slide, &mut title_notes);
        let title_group = title_slide.shift_remove("group");
        let told = event::tell(
            &mut title_slide,
            &title_headline,
            &mut self.writer,
            &mut sources,
            &mut self.files,
            &mut title_notes,
        );
        if title_words.is_empty() {
            file_notes.add(
                Fate::Guessed,
                format!("It has no title; the film is called “{name}”, after the file."),
            );
        } else {
            self.say(
                title_record,
                &title_words,
                Fate::Kept,
                "It is the film’s title and opening.",
            );
        }
        self.entries
            .extend(title_notes.about(title_record, &title_words));

        let (events, named) = self.events(dated, &mut sources, &mut their_ids);
        let (eras, mut unused) = self.eras(eras, order);
        let (chapters, without_events, said) =
            chapters::divide(eras, events, &mut self.writer, &self.locale.dates);
        self.entries.extend(said);
        unused.extend(without_events);

        let mut title_extra = told.extra;
        title_extra.extend(title_date);
        title_extra.insert("unique_id".into(), title_id.into());
        put(&mut title_extra, "group", title_group);
        let mut extra = worth_keeping(rest);
        if !extra.is_empty() {
            let names: Vec<&str> = extra.keys().map(String::as_str).collect();
            file_notes.add(
                Fate::Dropped,
                format!(
                    "Pages have no place for “{}” of the whole timeline.",
                    names.join("”, “")
                ),
            );
        }
        extra.insert("title".into(), Value::Object(title_extra));
        if !unused.is_empty() {
            extra.insert("eras".into(), unused.into());
        }
        if !undated.is_empty() {
            extra.insert("undated".into(), undated.into());
        }

        let title = told.title.unwrap_or_else(|| self.writer.plain(&name));
        let mut film = Fields::new();
        film.insert("title".into(), title.into());
        put(&mut film, "synopsis", told.text);
        film.insert("sources".into(), film_sources(told.sources));
        put(&mut film, "media", told.media);
        let mut whole = Fields::new();
        whole.insert("$schema".into(), "./.companion.schema.json".into());
        whole.insert("format".into(), 1.into());
        let id = film_id(&plain(&name)).unwrap_or_else(|| "timeline".to_owned());
        whole.insert("id".into(), id.into());
        whole.insert("languages".into(), json!([language]));
        whole.insert("film".into(), Value::Object(film));
        put(&mut whole, "places", Value::Object(named.places.entries));
        whole.insert("sources".into(), Value::Object(sources.into_entries()));
        put(&mut whole, "threads", Value::Object(named.threads.entries));
        whole.insert("chapters".into(), chapters.into());
        event::put_extra(&mut whole, extra);

        let mut entries: Vec<Entry> = file_notes.about(Record::File, "").collect();
        entries.append(&mut self.entries);
        let mut film = serde_json::to_string_pretty(&whole).unwrap_or_default();
        film.push('\n');
        Ok(Import {
            film,
            copies: self.files.copies,
            report: Report { format, entries },
        })
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

/// An id for a title that TimelineJS has none for, which no event has.
fn free_id(name: &str, ids: &mut TheirIds) -> String {
    let slug = names::their_slug(name);
    let candidates = [slug, "title".to_owned()].into_iter();
    let numbered = (2..).map(|number| format!("title-{number}"));
    let free = candidates
        .chain(numbered)
        .find(|id| !id.is_empty() && !ids.has(id));
    let id = free.unwrap_or_default();
    ids.take(&id);
    id
}

/// The timeline itself is a source of what it says of the whole.
fn film_sources(mut cited: Vec<String>) -> Value {
    if !cited.iter().any(|key| key == TIMELINE) {
        cited.push(TIMELINE.to_owned());
    }
    cited.into()
}
