//! The `companion` command: what a film's editor runs.

mod build;
mod check;
mod explain;
mod export;
mod film;
mod import;
mod new;
mod output;
mod pack;
mod preview;
mod report;
mod schema;
mod site;
mod trunk;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Write, check and build the companion page of a documentary film.
///
/// A film is a folder with a companion.json and its pictures. Every command exits with 0 when all is well,
/// with 1 when the film has problems, and with 2 when the command itself could not be carried out.
#[derive(Debug, Parser)]
#[command(name = "companion", version, after_help = START)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const START: &str = "\
Ten minutes to a first page:
  companion new my-film                 write a small film to begin with
  companion check my-film               hear what is wrong with it
  companion explain missing-alt         understand what you heard
  companion preview my-film             see it while you write
  companion build my-film --out site    write its pages";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a small film into a new folder, to be changed into your own
    ///
    /// The film is valid as it is, and its texts say what belongs where. A folder that holds anything
    /// already is left alone.
    #[command(after_help = "Example:\n  companion new films/my-film")]
    New {
        /// The folder to write into; it is made if need be
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Say everything that is wrong with a film, and what to write instead
    ///
    /// Each problem comes with its place and its remedy. An error keeps the page from being built, a warning
    /// does not.
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        #[command(flatten)]
        film: FilmArgs,
        /// An earlier version of the companion.json: ids that it had must still lead somewhere
        #[arg(long, value_name = "FILE")]
        since: Option<PathBuf>,
        /// How to say it
        #[arg(long, value_enum, default_value_t)]
        format: report::Format,
    },
    /// Say what a problem means, with a wrong and a right example
    ///
    /// The code is the word in square brackets that a problem begins with. Without one, all codes are
    /// listed. No network is needed.
    #[command(after_help = "Examples:\n  companion explain\n  companion explain bad-date")]
    Explain {
        /// The code of a problem
        code: Option<String>,
    },
    /// Print the JSON Schema of companion.json, for editors to complete and check with
    ///
    /// It belongs beside your film, in a hidden file, and the film's first field names it:
    /// "$schema": "./.companion.schema.json".
    /// Editors that know JSON Schema then offer field names and words, say what they are for, and underline
    /// what does not fit. `companion check` knows more: names that lead nowhere, missing files, HTML in texts.
    #[command(after_help = "Example:\n  companion schema > films/my-film/.companion.schema.json")]
    Schema,
    /// Show a film on a page of this machine that follows every save
    ///
    /// The page changes in place, without being loaded anew. What cannot be shown is a notice in its place, with
    /// the line of the file and what to write instead. A page that is not current says so. Nothing is written, and
    /// nobody else can see it.
    #[command(after_help = PREVIEW_EXAMPLES)]
    Preview(preview::Options),
    /// Write a site that any static host can carry: complete pages, one per language
    ///
    /// One film lies at the root of the site; several lie in a folder each, named by their ids, under a list of
    /// them, with one engine for all. The site replaces the last one in a single step, when all has gone well.
    /// Films that have not changed since then are taken over.
    #[command(after_help = BUILD_EXAMPLES)]
    Build(build::Options),
    /// Make a film of a timeline that was made for TimelineJS
    ///
    /// TimelineJS's JSON of every version is taken, and its spreadsheet as CSV, TSV or workbook, however it is saved.
    /// Beside the film stands a report of what became of each record: kept, changed, guessed or dropped.
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(import::Options),
    /// Write a film for another program
    #[command(
        after_help = "Example:\n  companion export films/my-film --timelinejs --out timeline.json"
    )]
    Export(export::Options),
    /// Carry out one of Trunk's hooks (Trunk.toml)
    #[command(hide = true)]
    Trunk {
        #[command(subcommand)]
        hook: trunk::Hook,
    },
    /// Put all share cards of a site into one picture, to look at them
    #[command(hide = true)]
    ContactSheet {
        /// The folder of the site
        site: PathBuf,
        /// The PNG file to write
        out: PathBuf,
    },
    /// Put an engine into one file, for a program that is to carry it (`cargo xtask dist`)
    #[command(hide = true)]
    Pack {
        /// The folder that Trunk has built it into
        #[arg(long, value_name = "DIR")]
        engine: PathBuf,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

const PREVIEW_EXAMPLES: &str = "\
Examples:
  companion preview films/my-film
  companion preview films/my-film --port 3000";

const BUILD_EXAMPLES: &str = "\
Examples:
  companion build films/my-film --out site
  companion build films/my-film --out site --url https://example.org/my-film/
  companion build films/*/ --out site --keep-going";

const IMPORT_EXAMPLES: &str = "\
Examples:
  companion import timeline.json --out films/my-film
  companion import timeline.csv --out films/my-film --media downloads --language fr";

const CHECK_EXAMPLES: &str = "\
Examples:
  companion check films/my-film
  companion check films/my-film --since published/companion.json
  companion check films/my-film --format github";

#[derive(Args, Debug)]
struct FilmArgs {
    /// The film's folder, or its companion.json
    #[arg(value_name = "FILM", env = "COMPANION_FILM")]
    film: PathBuf,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::New { folder } => new::run(&folder, &mut anstream::stdout()),
        Command::Check {
            film,
            since,
            format,
        } => check::run(&film.film, since.as_deref(), format),
        Command::Explain { code } => explain::run(code.as_deref(), &mut anstream::stdout()),
        Command::Schema => schema::run(&mut anstream::stdout()),
        Command::Preview(options) => preview::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Import(options) => import::run(&options, &mut anstream::stdout()),
        Command::Export(options) => export::run(&options, &mut anstream::stdout()),
        Command::Trunk { hook } => trunk::run(&hook),
        Command::ContactSheet { site, out } => site::contact_sheet(&site, &out).map(|_| true),
        Command::Pack { engine, out } => pack::run(&engine, &out),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // Nothing is left to be done when even this cannot be written.
            let _ = writeln!(anstream::stderr(), "error: {error:#}");
            ExitCode::from(2)
        }
    }
}
