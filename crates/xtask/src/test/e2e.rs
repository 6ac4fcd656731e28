//! What the end-to-end tests need: a built site for each film they visit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use super::suites::Surroundings;
use crate::setup::Tools;
use crate::workspace::{self, Metadata, TrunkConfig};
use crate::{films, shell, site};

/// The films whose sites the tests visit.
const FILMS: [(&str, &str); 3] = [
    ("never-sorry", "assets/films/never-sorry"),
    ("everything", "tests/fixtures/everything"),
    ("arabic", "tests/fixtures/arabic"),
];
/// A site of several films, with the list of them.
const CATALOGUE: (&str, [&str; 2]) = (
    "catalogue",
    ["assets/films/never-sorry", "tests/fixtures/arabic"],
);
/// A film whose site is kept by browsers, and the same film in a later version: the site, and what its titles end in.
const KEPT: [(&str, &str); 2] = [("kept", ""), ("kept-later", ", later")];
/// One that a program writes, because nobody writes so by hand.
const HOSTILE: &str = "hostile";
/// Timelines of TimelineJS's form that become films.
const IMPORTED: [&str; 3] = ["story", "scripts", "media"];

/// Names the moment at which a site's build began; a site without it is not complete.
const STAMP: &str = "built-for-e2e";

/// Builds the sites as readers get them. One that is younger than all that it is made of is kept.
pub(super) fn build_sites(tools: &Tools) -> Result<()> {
    let sites = sites()?;
    let root = workspace::root();
    let mut built: Vec<(&str, Vec<PathBuf>)> = FILMS
        .iter()
        .map(|(name, film)| (*name, vec![root.join(film)]))
        .collect();
    let (catalogue, films) = CATALOGUE;
    built.push((catalogue, films.map(|film| root.join(film)).to_vec()));
    let written = sites.join("films");
    let hostile = written.join(HOSTILE);
    write_hostile_film(&hostile)?;
    built.push((HOSTILE, vec![hostile]));
    let long = written.join(films::LONG);
    films::write_long(&long)?;
    built.push((films::LONG, vec![long]));
    for timeline in IMPORTED {
        built.push((timeline, vec![import(timeline, &written)?]));
    }

    for (name, ending) in KEPT {
        built.push((name, vec![retitled(ending, &written.join(name))?]));
    }

    let mut engine = None;
    for (name, films) in built {
        let site = sites.join(name);
        let stamp = site.with_extension(STAMP);
        if is_current(&stamp, &films)? && site.join("index.html").is_file() {
            println!("The site of {name} is up to date");
            continue;
        }
        let began = SystemTime::now();
        if engine.is_none() {
            engine = Some(site::engine(tools)?);
        }
        let mut build = site::companion(&["build", "--force", "--out"]);
        build.arg(&site).args(&films).arg("--engine").args(&engine);
        // What a browser has kept would never meet the faults that others make.
        if !KEPT.iter().any(|(kept, _)| *kept == name) {
            build.arg("--no-offline");
        }
        println!("$ {}", shell::line(&build));
        if !shell::run(&mut build)?.success() {
            bail!("the site of {name} does not build; the reason is above");
        }
        let file = fs::File::create(&stamp)
            .with_context(|| format!("cannot write {}", stamp.display()))?;
        file.set_modified(began)?;
    }
    // Previews need it even where every site is up to date.
    if !site::engine_folder()?.is_dir() {
        site::engine(tools)?;
    }
    Ok(())
}

/// The command that runs the tests.
pub(super) fn tests(with: &Surroundings, bless: bool) -> Result<Command> {
    let mut command = workspace::cargo();
    command.args(["test", "-p", "companion-e2e", "--no-fail-fast"]);
    command.env("COMPANION_E2E_SITES", sites()?);
    command.env("COMPANION_E2E_ENGINE", site::engine_folder()?);
    command.env("COMPANION_E2E_COMMAND", site::command()?);
    if bless {
        command.env("COMPANION_E2E_BLESS", "1");
    }
    if let Some(axe) = &with.axe {
        command.env("COMPANION_E2E_AXE", axe);
    }
    with.tools.equip(&mut command)?;
    with.browsers.use_all(&mut command)?;
    Ok(command)
}

fn sites() -> Result<PathBuf> {
    Ok(Metadata::read()?.target_directory.join("e2e"))
}

fn write_hostile_film(folder: &Path) -> Result<()> {
    let mut command = workspace::cargo();
    command.args([
        "run",
        "--quiet",
        "-p",
        "companion-e2e",
        "--bin",
        "hostile-film",
        "--",
    ]);
    command.arg(folder);
    if !shell::run(&mut command)?.success() {
        bail!("the hostile film cannot be written; the reason is above");
    }
    Ok(())
}

/// The fixture that has everything, with another ending to two of its titles and to a picture, in a folder; nothing is
/// written where it is already.
fn retitled(ending: &str, folder: &Path) -> Result<PathBuf> {
    let fixture = workspace::root().join("tests/fixtures/everything");
    let mut text = fs::read_to_string(fixture.join("companion.json"))?;
    for title in ["Everything", "Beginnings"] {
        let said = format!("\"en\": \"{title}");
        text = text.replacen(&format!("{said}\""), &format!("{said}{ending}\""), 1);
    }
    let file = folder.join("companion.json");
    if fs::read_to_string(&file).is_ok_and(|written| written == text) {
        return Ok(folder.to_owned());
    }
    fs::create_dir_all(folder.join("media"))?;
    for entry in fs::read_dir(fixture.join("media"))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join("media").join(entry.file_name()))?;
    }
    // What comes after the end of a picture changes nothing but its bytes.
    let picture = folder.join("media/square.png");
    fs::write(&picture, [fs::read(&picture)?, ending.into()].concat())?;
    fs::write(&file, text)?;
    Ok(folder.to_owned())
}

/// Makes a film of a timeline, and returns its folder.
fn import(timeline: &str, films: &Path) -> Result<PathBuf> {
    let film = films.join(timeline);
    let file = workspace::root().join(format!("tests/fixtures/timelinejs/{timeline}.json"));
    let written = film.join("companion.json");
    if is_current(&written, std::slice::from_ref(&file))? {
        return Ok(film);
    }
    if film.is_dir() {
        fs::remove_dir_all(&film).with_context(|| format!("cannot remove {}", film.display()))?;
    }
    let mut import = site::companion(&["import", "--language", "en", "--out"]);
    import.arg(&film).arg(file);
    match shell::capture(&mut import)?.status.success() {
        true => Ok(film),
        false => bail!(
            "the timeline {timeline} cannot be imported: try `{}`",
            shell::line(&import)
        ),
    }
}

/// Whether nothing that a site is made of has changed since `stamp`.
fn is_current(stamp: &Path, films: &[PathBuf]) -> Result<bool> {
    let Ok(built) = fs::metadata(stamp).and_then(|data| data.modified()) else {
        return Ok(false);
    };
    let root = workspace::root();
    let config = TrunkConfig::read()?;
    let made_of = config.watched().iter().map(|path| root.join(path));
    let made_of = made_of.chain([root.join("Cargo.lock")]);
    let made_of = made_of.chain(films.iter().cloned());
    for path in made_of {
        if newest(&path)? >= built {
            return Ok(false);
        }
    }
    Ok(true)
}

/// When the youngest of a file, or of a folder and all that is in it, was changed. A folder changes when something
/// in it goes.
fn newest(path: &Path) -> Result<SystemTime> {
    let read = || -> std::io::Result<SystemTime> {
        let data = fs::metadata(path)?;
        let mut newest = data.modified()?;
        if data.is_dir() {
            for entry in fs::read_dir(path)? {
                newest = newest.max(self::newest(&entry?.path()).map_err(std::io::Error::other)?);
            }
        }
        Ok(newest)
    };
    read().with_context(|| format!("cannot look at {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_current_until_something_it_is_made_of_changes() {
        let folder = sites().unwrap().join("is-current");
        let film = folder.join("film");
        fs::create_dir_all(&film).unwrap();
        fs::write(film.join("companion.json"), "{}").unwrap();
        let stamp = folder.join("stamp");
        let at = |time: SystemTime| {
            fs::File::create(&stamp)
                .unwrap()
                .set_modified(time)
                .unwrap();
            is_current(&stamp, std::slice::from_ref(&film)).unwrap()
        };
        let hour = std::time::Duration::from_secs(3600);
        assert!(at(SystemTime::now() + hour));
        assert!(!at(SystemTime::now() - hour), "the film is younger");
        fs::remove_dir_all(&folder).unwrap();
        assert!(
            !is_current(&stamp, &["nowhere".into()]).unwrap(),
            "never built"
        );
    }
}
