//! Where a film is not: what else is there, and what to do with it.

use std::fs;
use std::path::Path;

use super::FILE_NAME;

/// How many other files are named.
const MOST: usize = 3;

/// Why there is no film at a path, and what is there instead.
pub(super) fn reason(path: &Path) -> String {
    let shown = path.display();
    let is_file = path.extension().is_some_and(|ending| ending == "json");
    let folder = match path.parent() {
        _ if !is_file => path,
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return format!(
            "there is no film at {shown}: there is no folder {}. Look at its name, or make one with `companion new`",
            folder.display()
        );
    }
    let names = names(folder);
    let twin = names.iter().find(|name| is_twin(name));
    let advice = match (twin, others(&names).as_slice()) {
        (Some(twin), _) => format!("the folder has “{twin}”. {}", renamed(twin)),
        (None, [one]) => format!(
            "the folder has “{one}”. If that is the film, rename it to {FILE_NAME}, or name the file itself"
        ),
        (None, [_, _, ..]) => format!(
            "the folder has {}. Rename the film’s file to {FILE_NAME}, or name the file itself",
            list(&others(&names))
        ),
        (None, []) => format!("name a folder that has a {FILE_NAME}, or the file itself"),
    };
    format!("there is no film at {shown}: {advice}")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// Whether a name is `companion.json` but for capital letters or endings: `Companion.json`, `companion.json.txt`.
fn is_twin(name: &str) -> bool {
    let small = name.to_lowercase();
    let rest = small
        .strip_prefix(FILE_NAME)
        .or_else(|| (small == "companion.txt").then_some(""));
    rest.is_some_and(|rest| matches!(rest, "" | ".txt" | ".json" | ".rtf"))
}

/// How a twin gets its right name. Who sees no ending sees a name that is right already.
fn renamed(twin: &str) -> String {
    let rename = format!("Rename it to {FILE_NAME}, in small letters");
    match twin.eq_ignore_ascii_case(FILE_NAME) {
        true => rename,
        false => format!(
            "{rename}; if you see no more than {FILE_NAME}, have your system show file name extensions first"
        ),
    }
}

fn others(names: &[String]) -> Vec<&str> {
    let is_json =
        |name: &&str| name.to_lowercase().ends_with(".json") && !super::REPORTS.contains(name);
    names.iter().map(String::as_str).filter(is_json).collect()
}

fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| format!("“{name}”"))
        .collect();
    let more = if names.len() > MOST {
        " and others"
    } else {
        ""
    };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_known_by_its_name() {
        for (name, expected) in [
            ("companion.json.txt", true),
            ("Companion.json", true),
            ("COMPANION.JSON", true),
            ("companion.json.json", true),
            ("companion.txt", true),
            ("companion.json.bak", false),
            ("film.json", false),
            ("companions.json", false),
        ] {
            assert_eq!(is_twin(name), expected, "{name}");
        }
    }
}
