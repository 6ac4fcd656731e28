//! The `companion` command: what a film's editor runs.

mod build;
mod check;
mod film;
mod report;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Check and build the companion page of a documentary film.
///
/// A film is a folder with a companion.json and its pictures. Every command exits with 0 when all is well,
/// with 1 when the film has problems, and with 2 when the command itself could not be carried out.
#[derive(Debug, Parser)]
#[command(name = "companion", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with a film, and what to write instead
    ///
    /// Example: companion check films/my-film
    Check {
        #[command(flatten)]
        film: FilmArgs,
        /// How to say it
        #[arg(long, value_enum, default_value_t)]
        format: report::Format,
    },
    /// Write the film's pages, page.<language>.json, into a folder
    ///
    /// Nothing is written when the film has errors.
    /// Example: companion build films/my-film --out site
    Build {
        #[command(flatten)]
        film: FilmArgs,
        /// The folder to write into; it is made if need be
        #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
        out: PathBuf,
    },
}

#[derive(Args, Debug)]
struct FilmArgs {
    /// The film's folder, or its companion.json
    #[arg(value_name = "FILM", env = "COMPANION_FILM")]
    film: PathBuf,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check { film, format } => check::run(&film.film, format),
        Command::Build { film, out } => build::run(&film.film, &out),
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
