//! `companion build`

mod film;
mod shared;
mod write;

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use clap::builder::FalseyValueParser;
use icu_normalizer::ComposingNormalizer;
use rayon::prelude::*;

use crate::output::{Record, Staging, spare};
use crate::site::{Address, Cards, Engine};
use film::{Films, Verdict};

/// What to build.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The films: their folders, or their companion.json files
    #[arg(value_name = "FILM", required = true)]
    films: Vec<PathBuf>,
    /// The folder to write into; it is made if need be
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the site will be found, for search engines and previews: https://example.org/my-film/
    #[arg(long, value_name = "ADDRESS")]
    url: Option<Address>,
    /// An engine that Trunk has built, instead of the one in this program
    #[arg(long, value_name = "DIR", env = "COMPANION_ENGINE")]
    engine: Option<PathBuf>,
    /// Make a list of films even of one
    #[arg(long)]
    catalogue: bool,
    /// Build the good films when others have errors; of those, the last good version stays
    #[arg(long)]
    keep_going: bool,
    /// Draw no share cards. Without --url there are none either: networks want absolute addresses
    #[arg(long)]
    no_cards: bool,
    /// Keep nothing with readers for when they have no network, and remove what an earlier build has kept there
    #[arg(long, env = "COMPANION_NO_OFFLINE", value_parser = FalseyValueParser::new())]
    no_offline: bool,
    /// Replace the folder whatever it holds
    #[arg(long)]
    force: bool,
}

/// Builds a site, or reports what is wrong with its films. Returns whether every film was built.
///
/// # Errors
/// There is no film or no engine, or the folder cannot be written.
pub(crate) fn run(options: &Options) -> Result<bool> {
    spare_what_is_dear(options)?;
    let cards = || match options.url.is_some() && !options.no_cards {
        true => Cards::new(options.out.clone()).map(Some),
        false => Ok(None),
    };
    // Three things to read, none of which waits for another.
    let (engine, (cards, maker)) = rayon::join(
        || engine(options.engine.as_deref()),
        || rayon::join(cards, film::maker),
    );
    let (engine, cards, maker) = (engine?, cards?, maker?);
    let staging = Staging::new(&options.out, options.force)?;
    let films = Films {
        engine: &engine,
        cards: cards.as_ref(),
        staging: &staging,
        url: options.url.as_ref(),
        is_kept: !options.no_offline,
        is_catalogue: options.catalogue || options.films.len() > 1,
        maker,
    };
    let build = |film: &PathBuf| films.build(film);
    let verdicts: Vec<Result<Verdict>> = options.films.par_iter().map(build).collect();

    warn_of(cards.as_ref())?;

    let (record, is_good) = settle(options, &films, verdicts)?;
    if !is_good && (!options.keep_going || record.films.is_empty()) {
        return Ok(false);
    }
    shared::write(&films, &record)?;
    staging.finish(&record)?;
    Ok(is_good)
}

/// Says what there is to say of each film, and notes those that the site has: the good ones, and of the others the last
/// good versions. Returns whether all are good.
///
/// # Errors
/// One could not be written or, if they are not to go on without it, read; or two want the same folder.
fn settle(
    options: &Options,
    films: &Films<'_>,
    verdicts: Vec<Result<Verdict>>,
) -> Result<(Record, bool)> {
    let mut record = Record {
        maker: films.maker.clone(),
        ..Record::default()
    };
    let mut folders: HashMap<String, &Path> = HashMap::new();
    let mut bad = Vec::new();
    for (path, verdict) in options.films.iter().zip(verdicts) {
        match verdict? {
            Verdict::Good { id, film, report } => {
                anstream::stderr().write_all(report.as_bytes())?;
                // “é” may be one character or two, and is one folder to many systems.
                let folder = ComposingNormalizer::new_nfc().normalize(&id).into_owned();
                if let Some(other) = folders.insert(folder, path) {
                    bail!(
                        "{} and {} have the same id, “{id}”, which is the name of a film’s folder on the site: give one of \
                         them another \"id\"",
                        other.display(),
                        path.display()
                    );
                }
                record.films.insert(id, *film);
            }
            Verdict::Bad { id, report } => {
                anstream::stderr().write_all(&report)?;
                bad.push((path, id));
            }
            Verdict::Unreadable(error) if options.keep_going => {
                writeln!(anstream::stderr(), "error: {error:#}")?;
                bad.push((path, None));
            }
            Verdict::Unreadable(error) => return Err(error),
        }
    }
    // Which films the site has must be known before it is asked which of the last one's are none of these.
    for (path, id) in &bad {
        films.keep_last(path, id.as_deref(), &mut record)?;
    }
    Ok((record, bad.is_empty()))
}

/// Whatever else is forced, no build deletes what it is made from, or the folder that somebody works in.
fn spare_what_is_dear(options: &Options) -> Result<()> {
    let here = std::env::current_dir()?;
    let program = std::env::current_exe()?;
    let films = options.films.iter().chain(&options.engine);
    let dear = films.chain([&program, &here]).map(PathBuf::as_path);
    spare(&options.out, dear)
}

/// Says which share cards could not be drawn, and why.
///
/// # Errors
/// The terminal has gone.
pub(crate) fn warn_of(cards: Option<&Cards>) -> Result<()> {
    if let Some(trouble) = cards.and_then(Cards::trouble) {
        writeln!(anstream::stderr(), "warning: {trouble}")?;
    }
    Ok(())
}

/// The engine in a folder, or the one that this program carries.
///
/// # Errors
/// There is none.
pub(crate) fn engine(folder: Option<&Path>) -> Result<Engine> {
    match folder {
        Some(folder) => Engine::read(folder),
        None => Engine::carried(),
    }
}
