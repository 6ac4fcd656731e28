//! `companion export`

mod pdf;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use companion_compiler::export::Export;
use companion_compiler::{Outcome, decode, export};
use companion_model::Page;

use crate::build::engine;
use crate::film::FilmFile;
use crate::report::{self, Format};
use crate::site::{self, Address};
use pdf::Paper;

/// The most bytes that a single file should have: what any mail carries.
const MOST: usize = 1_000_000;

/// What to export.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The film's folder, or its companion.json
    #[arg(value_name = "FILM", env = "COMPANION_FILM")]
    film: PathBuf,
    #[command(flatten)]
    form: Form,
    /// The language of the film to export; without it, its first one
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The file to write; without it, what is text is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The paper of --pdf
    #[arg(long, value_enum, default_value_t)]
    paper: Paper,
    /// Where the film's site will be found, for --timelinejs, --csv, --jsonld, --single-file and --pdf
    #[arg(long, value_name = "ADDRESS")]
    url: Option<Address>,
    /// An engine that Trunk has built, instead of the one in this program, for --single-file and --pdf
    #[arg(long, value_name = "DIR", env = "COMPANION_ENGINE")]
    engine: Option<PathBuf>,
}

/// What to make of the film.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
// Clap wants a field for each option; the group lets one of them be true.
#[allow(clippy::struct_excessive_bools)]
struct Form {
    /// As JSON for TimelineJS 3
    #[arg(long)]
    timelinejs: bool,
    /// One HTML file with everything inside, which opens from a disk
    #[arg(long)]
    single_file: bool,
    /// A PDF, made by a Chromium of this machine
    #[arg(long)]
    pdf: bool,
    /// The events as a table: the spreadsheet of TimelineJS 3
    #[arg(long)]
    csv: bool,
    /// The whole page as Markdown, its sources as footnotes
    #[arg(long)]
    markdown: bool,
    /// The events whose day is known, as a calendar
    #[arg(long)]
    ics: bool,
    /// The page for machines: schema.org as JSON-LD
    #[arg(long)]
    jsonld: bool,
    /// What belongs to which moment of the film, as chapters for players
    #[arg(long)]
    webvtt: bool,
}

/// Writes a film in another form, and says what that has no place for. Returns whether the film could be exported.
///
/// # Errors
/// There is no film, or the file cannot be written or exists.
pub(crate) fn run(options: &Options, out: &mut impl Write) -> Result<bool> {
    if options.url.is_some() && !options.form.has_addresses() {
        bail!("--url changes nothing in Markdown, calendars and cues: leave it out");
    }
    let file = FilmFile::read(&options.film)?;
    let outcome = file.compile(None);
    if !outcome.is_good() {
        report::write(
            &file,
            &outcome.problems,
            Format::Human,
            &mut anstream::stderr(),
        )?;
        return Ok(false);
    }
    if let Some(path) = &options.out
        && path.exists()
    {
        bail!("{} exists already: name a new file", path.display());
    }
    let shown = file.path.display();
    if let Some(make) = options.form.for_timelinejs() {
        let site = options.url.as_ref().map(|url| url.join(""));
        let text = decode(&file.bytes);
        let export = make(&text, options.language.as_deref(), site.as_deref())
            .map_err(|fault| anyhow!("{shown} cannot be exported: {fault}"))?;
        write(options.out.as_deref(), export.text.as_bytes(), out)?;
        tell(&export)?;
        return Ok(true);
    }
    let page = page_in(&outcome.pages, options.language.as_deref())
        .with_context(|| format!("{shown} cannot be exported"))?;
    let bytes = make(page, &outcome, &file, options)?;
    write(options.out.as_deref(), &bytes, out)?;
    Ok(true)
}

/// What makes something for TimelineJS of a film, in one of its languages, with its site.
type ForTimelineJs = fn(&str, Option<&str>, Option<&str>) -> Result<Export, String>;

impl Form {
    fn for_timelinejs(&self) -> Option<ForTimelineJs> {
        match (self.timelinejs, self.csv) {
            (true, _) => Some(export::timelinejs),
            (_, true) => Some(export::csv),
            _ => None,
        }
    }

    /// Whether addresses of the film's own site stand in it.
    fn has_addresses(&self) -> bool {
        !(self.markdown || self.ics || self.webvtt)
    }
}

/// Says what an export lacks.
fn tell(export: &Export) -> Result<()> {
    if !export.left_out.is_empty() {
        let left_out = export.left_out.join(", ");
        say(&format!("TimelineJS has no place for: {left_out}."))?;
    }
    let files = match export.unplaced {
        0 => return Ok(()),
        1 => "1 picture or recording of the film’s folder is named".to_owned(),
        many => format!("{many} pictures and recordings of the film’s folder are named"),
    };
    say(&format!(
        "{files} by the path there, where TimelineJS finds nothing: say where the film’s site is with --url."
    ))
}

/// The page in a language, or in the film's first one.
fn page_in<'p>(pages: &'p [Page], language: Option<&str>) -> Result<&'p Page> {
    let wanted = |page: &&Page| language.is_none_or(|language| page.lang == language);
    pages.iter().find(wanted).with_context(|| {
        let languages: Vec<&str> = pages.iter().map(|page| page.lang.as_str()).collect();
        format!(
            "the film is not in “{}”, but in {}",
            language.unwrap_or_default(),
            languages.join(", ")
        )
    })
}

/// The file's bytes.
fn make(page: &Page, outcome: &Outcome, file: &FilmFile, options: &Options) -> Result<Vec<u8>> {
    let Outcome { pages, .. } = outcome;
    let form = &options.form;
    let text = if form.markdown {
        export::markdown(page)
    } else if form.ics {
        let (calendar, left_out) = export::ics(page);
        if left_out > 0 {
            let events = match left_out {
                1 => "1 event".to_owned(),
                many => format!("{many} events"),
            };
            say(&format!(
                "A calendar has no place for {events} whose day is not known."
            ))?;
        }
        calendar
    } else if form.jsonld {
        site::json_ld(page, &site::folder_of(page, pages), options.url.as_ref())
    } else if form.webvtt {
        export::webvtt(page).context(
            "nothing in this film has a time in it: write “film_time” with the quotes and events that have one",
        )?
    } else {
        let engine = engine(options.engine.as_deref())?;
        let folder = site::folder_of(page, pages);
        let address = options.url.as_ref().map(|url| url.join(&folder));
        let media = file.read_media(&outcome.files)?;
        let html = site::single_file(page, &media, &engine, address.as_deref())?;
        if form.pdf {
            return pdf::print(&html, options.paper);
        }
        if html.len() > MOST {
            say(&format!(
                "The file has {:.1} MB. Most of it are pictures and recordings, or a very long story.",
                // A size, for people to read.
                html.len() as f64 / 1e6
            ))?;
        }
        html
    };
    Ok(text.into_bytes())
}

fn write(path: Option<&Path>, bytes: &[u8], out: &mut impl Write) -> Result<()> {
    let Some(path) = path else {
        return Ok(out.write_all(bytes)?);
    };
    let shown = path.display();
    fs::write(path, bytes).with_context(|| format!("{shown} cannot be written"))?;
    Ok(writeln!(out, "Wrote {shown}.")?)
}

fn say(words: &str) -> Result<()> {
    Ok(writeln!(anstream::stderr(), "{words}")?)
}
