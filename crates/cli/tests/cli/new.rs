//! `companion new`, and the first minutes after it.

use std::fs;

use crate::support::{answer, command, companion, scratch};

const GUIDE: &str = include_str!("../../../../docs/authoring.md");

#[test]
fn a_new_film_has_nothing_to_mend_and_can_be_built() {
    let folder = scratch("new").join("My Film (2024)");
    let shown = folder.to_str().unwrap();
    let answer = companion(["new", shown]);
    assert_eq!(answer.code, 0, "{answer:?}");
    let quoted = format!("'{shown}'");
    assert!(
        answer.out.contains(&format!("companion check {quoted}\n")),
        "{answer:?}"
    );
    assert!(
        answer.out.contains(&format!("companion build {quoted} ")),
        "{answer:?}"
    );

    let answer = companion(["check", shown]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.out.contains("nothing to mend"), "{answer:?}");

    let named = folder.join(".companion.schema.json");
    let schema: serde_json::Value = serde_json::from_slice(&fs::read(named).unwrap()).unwrap();
    assert!(schema["properties"]["film"].is_object(), "{schema}");

    let site = scratch("new-site");
    let answer = companion(["build", shown, "--out", site.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{answer:?}");
    let page = fs::read_to_string(site.join("page.en.json")).unwrap();
    assert!(page.contains("\"id\":\"my-film-2024\""), "{page}");
}

#[test]
fn what_is_there_already_is_left_alone() {
    let taken = scratch("taken");
    fs::write(taken.join("notes.txt"), "mine").unwrap();
    let answer = companion(["new", taken.to_str().unwrap()]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(
        answer.err.contains("is not empty, it has notes.txt"),
        "{answer:?}"
    );
    assert_eq!(fs::read_dir(&taken).unwrap().count(), 1);

    let file = taken.join("notes.txt");
    let answer = companion(["new", file.to_str().unwrap()]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("is a file"), "{answer:?}");

    let below = file.join("film");
    let answer = companion(["new", below.to_str().unwrap()]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("cannot be made"), "{answer:?}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn hidden_files_do_not_fill_a_folder() {
    let folder = scratch("hidden");
    for left_over in [".DS_Store", ".companion.schema.json"] {
        fs::write(folder.join(left_over), "").unwrap();
    }
    let answer = companion(["new", folder.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

#[test]
fn the_guide_shows_what_is_seen() {
    let folder = scratch("guide");
    let in_folder = |arguments: &[&str]| {
        let mut command = command(arguments);
        answer(command.current_dir(&folder))
    };
    assert_eq!(in_folder(&["new", "my-film"]).code, 0);
    let path = folder.join("my-film/companion.json");
    let film = fs::read_to_string(&path).unwrap();
    fs::write(&path, film.replace("\"2021~\"", "\"c. 2021\"")).unwrap();
    let seen = in_folder(&["check", "my-film"]).out;
    let shown = GUIDE.lines().filter_map(|line| line.strip_prefix("    "));
    let shown: Vec<&str> = shown
        .skip_while(|line| !line.starts_with("error"))
        .take(8)
        .collect();
    assert!(seen.contains(&shown.join("\n")), "{seen}\n{shown:#?}");
}
