//! `companion check` and `companion build`.

use std::fs;
use std::path::Path;

use crate::support::{MINIMAL, answer as answer_of, command, companion, film, fixture, scratch};

#[test]
fn a_good_film_has_nothing_to_mend() {
    for film in ["minimal", "minimal/companion.json", "everything"] {
        let film = fixture(film);
        let answer = companion(["check", &film]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert!(answer.out.contains("nothing to mend"), "{answer:?}");
        assert_eq!(answer.err, "");
    }
}

#[test]
fn a_bad_film_is_told_where_and_what_instead() {
    let film = film(
        "bad",
        &MINIMAL.replace(
            "\"2012-01-22\",\n          \"title\"",
            "\"22/01/2012\",\n          \"title\"",
        ),
    );
    let answer = companion(["check", &film]);
    assert_eq!(answer.code, 1, "{answer:?}");
    for part in [
        "error[bad-date]",
        "companion.json:54:19",
        "\"date\": \"22/01/2012\"",
        "/chapters/0/events/0/date",
        "help: Write \"2012-01-22\"",
        "1 error, 0 warnings",
        "`companion explain CODE` says more.",
    ] {
        assert!(
            answer.out.contains(part),
            "{part} is missing: {}",
            answer.out
        );
    }
    assert!(
        !answer.out.contains('\u{1b}'),
        "colours belong to terminals"
    );
}

/// A language is added to a film, and every text lacks it: what else is wrong must not drown in that.
#[test]
fn what_is_wrong_again_and_again_is_told_in_short() {
    let everything = fs::read_to_string(Path::new(&fixture("everything")).join("companion.json"));
    let languages = "\"languages\": [\"en\", \"zh-Hans\"";
    let more = everything
        .unwrap()
        .replace(languages, &format!("{languages}, \"fr\""))
        .replace("\"runtime_minutes\": ", "\"runtime_minutes\": -");
    let film = film("in-short", &more);
    let answer = companion(["check", &film]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let all = companion(["check", &film, "--format", "json"]).out;
    let lacking = all.matches("missing-translation").count();
    assert!(lacking > 11, "{all}");
    let titles = answer.out.matches("warning[missing-translation]").count();
    assert_eq!(titles, 11, "ten, and the rest in short: {}", answer.out);
    for part in [
        &format!("{} more of these, in lines ", lacking - 10),
        "`companion check --format json`",
        &format!("{} warnings;", all.matches("\"warning\"").count()),
        "at /film/runtime_minutes",
    ] {
        assert!(answer.out.contains(part), "{part}: {}", answer.out);
    }
}

#[test]
fn a_film_under_another_name_is_named() {
    let hidden_ending = "rename it to companion.json, in small letters; if you see no more";
    for (folder, files, said) in [
        (
            "hidden-ending",
            vec!["companion.json.txt", "film.json"],
            hidden_ending,
        ),
        (
            "capital",
            vec!["Companion.json"],
            "“Companion.json”. Rename it to companion.json, in small letters",
        ),
        (
            "other-name",
            vec!["film.json", "notes.txt"],
            "“film.json”. If that is the film, rename it",
        ),
        (
            "other-names",
            vec!["a.json", "b.json"],
            "“a.json”, “b.json”. Rename the film’s file",
        ),
        (
            "no-name",
            vec!["notes.txt"],
            "name a folder that has a companion.json",
        ),
    ] {
        let folder = scratch(&format!("misnamed-{folder}"));
        for file in files {
            fs::write(folder.join(file), MINIMAL).unwrap();
        }
        for named in [folder.clone(), folder.join("companion.json")] {
            let answer = companion([Path::new("check"), &named]);
            assert_eq!(answer.code, 2, "{answer:?}");
            let (err, said) = (answer.err.to_lowercase(), said.to_lowercase());
            assert!(err.contains(&said), "{said}: {err}");
        }
    }
}

#[test]
fn what_lies_among_films_is_no_film() {
    let folder = scratch("among-films");
    let no_film = "is no film: name the folder of one";
    for (name, text, said) in [
        ("README.md", "# Films\nsee {below}", no_film),
        ("empty.txt", "", no_film),
        ("film.txt", MINIMAL, "nothing to mend"),
        ("marked", &format!("\u{feff}\n{MINIMAL}"), "nothing to mend"),
        ("broken.json", "# Films", "broken.json:1:1"),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let answer = companion([Path::new("check"), &path]);
        let said_all = format!("{}{}", answer.out, answer.err);
        assert!(said_all.contains(said), "{name}: {answer:?}");
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_film_that_is_named_itself_is_not_unused() {
    let folder = scratch("own-name");
    let film = folder.join("film.json");
    fs::write(&film, MINIMAL).unwrap();
    let answer = companion([Path::new("check"), &film]);
    assert!(answer.out.contains("nothing to mend"), "{answer:?}");
    let mut here = command(["check", "film.json"]);
    let answer = answer_of(here.current_dir(&folder));
    assert!(answer.out.contains("nothing to mend"), "{answer:?}");
}

#[test]
fn recordings_and_captions_are_judged_by_what_is_in_them() {
    let media = r#""place": "town", "media": [{ "kind": "video", "src": "a.webm", "title": "A",
        "captions": [{ "language": "en", "src": "a.vtt" }] }],"#;
    let text = MINIMAL.replace("\"place\": \"town\",", media);
    let folder = film("recordings", &text);
    let vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\n";
    let webm = fs::read(fixture("everything/media/clip.webm")).unwrap();
    // The place of a fault in long captions does not matter.
    let long = |last: &[u8]| [vtt.as_bytes(), &vec![b'a'; 9_000], last].concat();
    for (video, captions, said) in [
        (webm.clone(), long(b"."), "nothing to mend"),
        (webm.clone(), long(b"\xE9"), "a.vtt is no file of captions"),
        (webm.clone(), Vec::new(), "a.vtt is empty"),
        (vtt.into(), long(b"."), "a.webm is not a video"),
    ] {
        fs::write(Path::new(&folder).join("a.webm"), video).unwrap();
        fs::write(Path::new(&folder).join("a.vtt"), captions).unwrap();
        let answer = companion(["check", &folder]);
        assert!(answer.out.contains(said), "{said}: {answer:?}");
    }
}

#[test]
fn a_warning_alone_does_not_stop_a_film() {
    let film = film("warned", &MINIMAL.replace("\"place\": \"town\",", ""));
    let answer = companion(["check", &film]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.out.contains("warning[unused]"), "{answer:?}");
    assert!(answer.out.contains("0 errors, 1 warning;"), "{answer:?}");
}

#[test]
fn programs_get_json() {
    let film = film(
        "json",
        &MINIMAL.replace("\"runtime_minutes\": 91", "\"runtime_minutes\": \"91\""),
    );
    let answer = companion(["check", &film, "--format", "json"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let lines: Vec<serde_json::Value> = answer
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [problem] = &lines[..] else {
        panic!("{lines:?}")
    };
    assert_eq!(problem["code"], "wrong-kind");
    assert_eq!(problem["severity"], "error");
    assert_eq!(
        (&problem["line"], &problem["column"]),
        (&7.into(), &24.into())
    );
    assert_eq!(problem["pointer"], "/film/runtime_minutes");
    assert!(
        problem["file"]
            .as_str()
            .unwrap()
            .ends_with("companion.json")
    );
    assert_eq!(problem["help"], "Write 91");
}

#[test]
fn github_gets_workflow_commands() {
    let text = MINIMAL.replace("\"speaker\": \"maker\"", "\"speaker\": \"100%\\n, maker\"");
    let film = film("github, films", &text);
    let answer = companion(["check", &film, "--format", "github"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert_eq!(answer.out.lines().count(), 1, "{answer:?}");
    for part in [
        "::error file=",
        "github%2C films",
        ",line=39,col=18,title=dangling::",
        "100%25",
    ] {
        assert!(
            answer.out.contains(part),
            "{part} is missing: {}",
            answer.out
        );
    }
}

#[test]
fn ids_that_are_lost_since_an_earlier_version_are_named() {
    let folder = film("published", MINIMAL);
    let published = format!("{folder}/companion.json");
    let renamed = MINIMAL.replace("\"id\": \"shooting\"", "\"id\": \"the-shoot\"");
    let lost = film("renamed", &renamed);
    for since in [&folder, &published] {
        let answer = companion(["check", &lost, "--since", since]);
        assert_eq!(answer.code, 1, "{answer:?}");
        assert!(answer.out.contains("error[lost-id]"), "{answer:?}");
        assert!(
            answer.out.contains("\"aliases\": [\"shooting\"]"),
            "{answer:?}"
        );
    }

    let aliased = renamed.replace(
        "\"id\": \"the-shoot\"",
        "\"id\": \"the-shoot\", \"aliases\": [\"shooting\"]",
    );
    let kept = film("aliased", &aliased);
    let answer = companion(["check", &kept, "--since", &published]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

#[test]
fn a_film_with_errors_is_not_built() {
    let film = film(
        "unbuilt",
        &MINIMAL.replace("\"format\": 1", "\"format\": 2"),
    );
    let site = scratch("unbuilt-site").join("site");
    let answer = companion(["build", &film, "--out", site.to_str().unwrap()]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("error[format]"), "{answer:?}");
    assert!(!site.exists());
}
