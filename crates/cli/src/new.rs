//! `companion new`

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use companion_compiler::film_id;

use crate::film::FILE_NAME;

/// A film that teaches by its texts what to write where. Its `id` is taken from the folder's name.
const TEMPLATE: &str = include_str!("../template/companion.json");

/// The format's JSON Schema, by the name that the template's `$schema` has. It is hidden: programs read
/// it, people need not.
pub(crate) const SCHEMA_NAME: &str = ".companion.schema.json";

/// The template's own id, which gives way to the folder's name.
const TEMPLATE_ID: &str = "my-film";

/// Writes a small film into a folder that is new or empty, and says what to do next.
pub(crate) fn run(folder: &Path, out: &mut impl Write) -> Result<bool> {
    refuse_what_is_taken(folder)?;
    let shown = folder.display();
    fs::create_dir_all(folder).with_context(|| {
        format!("the folder {shown} cannot be made: name one where you may write")
    })?;
    let film = TEMPLATE.replacen(TEMPLATE_ID, &id(folder), 1);
    let path = folder.join(FILE_NAME);
    let unwritten = || format!("{shown} is a folder where you may not write: name another one");
    // Never over a film that appeared in the meantime.
    fs::File::create_new(&path)
        .and_then(|mut file| file.write_all(film.as_bytes()))
        .with_context(unwritten)?;
    let schema = folder.join(SCHEMA_NAME);
    fs::write(schema, companion_compiler::schema()).with_context(unwritten)?;
    let typed = quoted(folder);
    writeln!(
        out,
        "Wrote {}: a small film with two chapters and two quotes.\n\
         Open it in a text editor and put your own words in place of its texts; they say what belongs where.\n\
         The hidden {SCHEMA_NAME} beside it lets many editors complete and check while you type.\n\
         \n\
         Next:\n    \
         companion check {typed}\n    \
         companion preview {typed}\n    \
         companion build {typed} --out site",
        path.display()
    )?;
    Ok(true)
}

/// Hidden files, which file managers leave behind, do not fill a folder.
pub(crate) fn refuse_what_is_taken(folder: &Path) -> Result<()> {
    if folder.is_file() {
        bail!("{} is a file: name a folder for the film", folder.display());
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        // A file in the middle of the path is said when the folder is made.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(()),
        Err(error) => {
            return Err(error)
                .with_context(|| format!("the folder {} cannot be read", folder.display()));
        }
    };
    for entry in entries {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            bail!(
                "the folder {} is not empty, it has {}: name a new folder for the film",
                folder.display(),
                name.display()
            );
        }
    }
    Ok(())
}

/// The film's id: the folder's name, as far as it can be one.
fn id(folder: &Path) -> String {
    // `companion new .` is named like the folder it stands in.
    let whole = folder.canonicalize();
    let whole = whole.as_deref().unwrap_or(folder);
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    film_id(&name).unwrap_or_else(|| TEMPLATE_ID.to_owned())
}

/// A path as it is typed in a shell (POSIX).
pub(crate) fn quoted(path: &Path) -> String {
    let mut shown = path.display().to_string();
    if shown.starts_with('-') {
        // Else it would be an option.
        shown.insert_str(0, "./");
    }
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    match shown.chars().all(is_plain) {
        true => shown,
        false => format!("'{}'", shown.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_folders_name() {
        for (folder, expected) in [
            ("films/never-sorry", "never-sorry"),
            ("My Film (2012)", "my-film-2012"),
            ("Été", "été"),
            ("童话", "童话"),
            ("दिल्ली", "दिल्ली"),
            ("E\u{301}te\u{301}", "\u{e9}t\u{e9}"),
            ("𝐀", TEMPLATE_ID),
            ("engine", "engine-film"),
            ("__", TEMPLATE_ID),
        ] {
            assert_eq!(id(Path::new(folder)), expected, "{folder}");
        }
    }

    #[test]
    fn a_path_can_be_pasted_into_a_shell() {
        for (path, typed) in [
            ("films/a-film_2", "films/a-film_2"),
            ("童话/été", "童话/été"),
            ("my film", "'my film'"),
            ("a(2012)", "'a(2012)'"),
            ("what's-up", r"'what'\''s-up'"),
            ("$HOME & \"co\"", "'$HOME & \"co\"'"),
            ("~film", "'~film'"),
            ("-film", "./-film"),
            ("-a film", "'./-a film'"),
        ] {
            assert_eq!(quoted(Path::new(path)), typed);
        }
    }

    #[test]
    fn the_template_holds_its_id_once() {
        assert_eq!(TEMPLATE.matches(TEMPLATE_ID).count(), 1);
        assert!(TEMPLATE.contains(&format!("\"id\": \"{TEMPLATE_ID}\"")));
        assert!(TEMPLATE.contains(&format!("\"$schema\": \"./{SCHEMA_NAME}\"")));
    }
}
