//! The folder that a build writes.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;

use super::{build, files_of, site};
use crate::support::{MINIMAL, companion, film, fixture, scratch, write_engine};

#[test]
fn a_folder_that_no_build_has_written_is_left_alone() {
    let out = scratch("build-foreign");
    fs::write(out.join("thesis.txt"), "ten years of work").unwrap();
    let built = build(&[fixture("minimal")], &out, &[]);
    assert_eq!(built.code, 2, "{}", built.err);
    assert!(built.err.contains("--force"), "{}", built.err);
    assert_eq!(
        fs::read_to_string(out.join("thesis.txt")).unwrap(),
        "ten years of work"
    );

    let forced = build(&[fixture("minimal")], &out, &["--force"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert!(out.join("index.html").exists() && !out.join("thesis.txt").exists());
}

#[test]
fn what_a_site_is_made_from_is_never_replaced_by_it() {
    let film = film("build-over-film", MINIMAL);
    let folder = Path::new(&film);
    let inside = folder.join("companion.json");
    for out in [folder, folder.parent().unwrap()] {
        for film in [folder, &inside] {
            let built = build(&[film.display().to_string()], out, &["--force"]);
            assert_eq!(built.code, 2, "{}", built.err);
            let reason = format!(
                "holds {}, and a build replaces everything there",
                film.display()
            );
            assert!(built.err.contains(&reason), "{}", built.err);
            assert_eq!(fs::read_to_string(&inside).unwrap(), MINIMAL);
        }
    }
}

/// A Mac takes the accents of a name apart when it writes it to disk; who types it does not.
#[test]
fn a_file_is_found_however_its_accents_are_written() {
    let picture = fs::read(fixture("everything/media/square.png")).unwrap();
    for (number, on_disk, written, published) in [
        (1, "cafe\u{301}.png", "caf\u{e9}.png", "caf\u{e9}.png"),
        (2, "caf\u{e9}.png", "cafe\u{301}.png", "caf\u{e9}.png"),
        (3, "cafe\u{301}.png", "cafe\u{301}.png", "caf\u{e9}.png"),
        (4, "\u{1112}\u{1161}.png", "\u{d558}.png", "\u{d558}.png"),
    ] {
        let cover = format!(
            r#""title": "A Film", "cover": {{ "kind": "image", "src": "media/{written}", "decorative": true }}"#
        );
        let text = MINIMAL.replacen("\"title\": \"A Film\"", &cover, 1);
        let film = film(&format!("build-accents-{number}"), &text);
        fs::create_dir(Path::new(&film).join("media")).unwrap();
        fs::write(Path::new(&film).join("media").join(on_disk), &picture).unwrap();
        let out = scratch(&format!("build-accents-site-{number}"));
        // The second time it is taken over.
        for _ in 0..2 {
            let built = build(std::slice::from_ref(&film), &out, &[]);
            assert_eq!(built.code, 0, "{number}: {}", built.err);
            assert!(!built.err.contains("Nothing shows"), "{}", built.err);
            assert!(out.join("media").join(published).is_file(), "{number}");
        }
    }
}

#[test]
fn what_the_film_shows_is_published_and_nothing_else() {
    let still = r#"{ "kind": "image", "src": "media/still.png", "decorative": true }"#;
    let embargoed = r#"{ "kind": "image", "src": "media/embargoed.png" }"#;
    let text = MINIMAL
        .replacen(
            "\"title\": \"A Film\"",
            &format!("\"title\": \"A Film\", \"cover\": {still}, \"old_cover\": {embargoed}"),
            1,
        )
        // A number that some readers of JSON have no room for.
        .replacen(
            "\"format\": 1",
            "\"format\": 1, \"extra\": { \"draft\": \"media/draft.png\", \"x\": 1e999 }",
            1,
        );
    let film = film("build-private", &text);
    let folder = Path::new(&film);
    fs::create_dir(folder.join("rushes")).unwrap();
    fs::create_dir(folder.join("media")).unwrap();
    let picture = fs::read(fixture("everything/media/square.png")).unwrap();
    for path in [
        "media/still.png",
        "media/embargoed.png",
        "media/draft.png",
        "budget.xlsx",
        "rushes/uncut.mov",
        "companion.json~",
    ] {
        fs::write(folder.join(path), &picture).unwrap();
    }
    let out = scratch("build-private-site");
    let built = build(std::slice::from_ref(&film), &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    let said = "Nothing shows the file media/embargoed.png.";
    assert!(built.err.contains(said), "{}", built.err);
    assert!(out.join("media/still.png").is_file());
    let published = files_of(&out);
    let is_private = |path: &&String| {
        ["embargoed", "draft", "budget", "rushes", "companion.json"]
            .iter()
            .any(|each| path.contains(each))
    };
    assert_eq!(
        published.iter().map(|(path, _)| path).find(is_private),
        None
    );

    // What lies beside a film that has not changed is told all the same.
    fs::write(folder.join("media/late.png"), &picture).unwrap();
    let built = build(std::slice::from_ref(&film), &out, &[]);
    assert!(built.err.contains("media/late.png"), "{}", built.err);
}

#[test]
fn a_picture_that_has_changed_is_another_one_on_the_site() {
    let film = film("build-picture", MINIMAL);
    let folder = Path::new(&film);
    let cover = r#""title": "A Film", "cover": { "kind": "image", "src": "still.png", "decorative": true }"#;
    let text = MINIMAL.replacen("\"title\": \"A Film\"", cover, 1);
    fs::write(folder.join("companion.json"), text).unwrap();
    let picture = fs::read(fixture("everything/media/square.png")).unwrap();
    let out = scratch("build-picture-site");
    // What follows the end of a picture is no part of it.
    for picture in [picture.clone(), [picture.as_slice(), b"later"].concat()] {
        fs::write(folder.join("still.png"), &picture).unwrap();
        let built = build(std::slice::from_ref(&film), &out, &[]);
        assert_eq!(built.code, 0, "{}", built.err);
        assert!(fs::read(out.join("still.png")).unwrap() == picture);
    }
}

#[test]
fn a_site_in_its_film_is_none_of_the_film() {
    let film = film("build-inside", MINIMAL);
    let out = Path::new(&film).join("site");
    let built = |what: &str| {
        let built = build(std::slice::from_ref(&film), &out, &[]);
        assert_eq!(built.code, 0, "{what}: {}", built.err);
        (built.err, files_of(&out))
    };
    let first = built("the first time");
    assert!(!first.0.contains("warning"), "{}", first.0);
    assert!(built("again") == first);
}

#[test]
fn a_new_version_replaces_all_of_the_last_one() {
    let out = site("build-replace", &["everything"]);
    assert!(out.join("zh-Hans/index.html").exists());
    let built = build(&[fixture("minimal")], &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(!out.join("zh-Hans").exists() && out.join("page.en.json").exists());
    let around = fs::read_dir(out.parent().unwrap()).unwrap();
    assert_eq!(around.count(), 1, "nothing unfinished is left beside it");
}

#[test]
fn an_empty_folder_may_be_built_into() {
    let out = scratch("build-empty");
    let built = build(&[fixture("minimal")], &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(out.join("index.html").exists());
}

#[test]
fn a_film_with_errors_leaves_the_last_good_site_alone() {
    let out = site("build-broken", &["minimal"]);
    let before = files_of(&out);
    let broken = film("build-broken-film", "{ \"format\": 1 }");
    let built = build(&[broken], &out, &[]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(files_of(&out) == before);
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn an_engine_that_is_missing_or_damaged_is_told_and_nothing_is_written() {
    let folder = scratch("build-engine");
    let out = folder.join("site");
    let engine = folder.join("engine");
    write_engine(&engine);
    let run = |engine: &Path| {
        let (engine, out) = (engine.to_str().unwrap(), out.to_str().unwrap());
        companion([
            "build",
            &fixture("minimal"),
            "--out",
            out,
            "--engine",
            engine,
        ])
    };
    fs::write(engine.join("page-1_bg.wasm"), "something else").unwrap();
    for (engine, expected) in [
        (engine.as_path(), "page-1_bg.wasm is damaged"),
        (
            Path::new("/nowhere/at/all"),
            "there is no engine in /nowhere/at/all",
        ),
    ] {
        let built = run(engine);
        assert_eq!(built.code, 2, "{}", built.err);
        assert!(built.err.contains(expected), "{}", built.err);
        assert!(!out.exists());
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let folder = scratch("build-file-in-the-way");
    fs::write(folder.join("file"), "").unwrap();
    let built = build(&[fixture("minimal")], &folder.join("file/site"), &[]);
    assert_eq!(built.code, 2, "{}", built.err);
    assert!(built.err.contains("cannot be written"), "{}", built.err);
}

#[test]
fn a_film_that_has_not_changed_is_not_built_again() {
    let folder = scratch("build-unchanged");
    let (one, other) = (film("build-unchanged-one", MINIMAL), fixture("everything"));
    let films = [one.clone(), other];
    let out = folder.join("site");
    let file = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
    assert_eq!(build(&films, &out, &[]).code, 0);
    let (changing, staying) = (file("a-film/index.html"), file("everything/index.html"));

    fs::write(
        Path::new(&one).join("companion.json"),
        MINIMAL.replace("A Film", "Another Film"),
    )
    .unwrap();
    let built = build(&films, &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert_ne!(file("a-film/index.html"), changing);
    assert_eq!(file("everything/index.html"), staying);
    let list = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(list.contains("Another Film"), "the list has the new title");

    // Another address is on every page.
    assert_eq!(
        build(&films, &out, &["--url", "https://example.org/"]).code,
        0
    );
    assert_ne!(file("everything/index.html"), staying);
}

#[test]
fn a_changed_film_becomes_what_a_first_build_would_make_of_it() {
    let folder = scratch("build-changed");
    let (film, out, cold) = (
        folder.join("film"),
        folder.join("site"),
        folder.join("cold"),
    );
    let text = fs::read_to_string(fixture("everything/companion.json")).unwrap();
    for (path, bytes) in files_of(Path::new(&fixture("everything"))) {
        let path = film.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let write = |text: &str| fs::write(film.join("companion.json"), text).unwrap();
    let run = |out: &Path| {
        let options = ["--url", "https://example.org/"];
        let built = build(&[film.to_str().unwrap()], out, &options);
        assert_eq!(built.code, 0, "{}", built.err);
    };
    let inode = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
    write(&text);
    run(&out);
    let (changing, staying) = ("index.html.br", "q/first-words/index.html.br");
    let before = (inode(changing), inode(staying));
    // What somebody has taken away or led elsewhere meanwhile is made again.
    let gone = "q/first-words/index.html.gz";
    fs::remove_file(out.join(gone)).unwrap();
    let (led, elsewhere) = (out.join("robots.txt"), folder.join("robots.txt"));
    fs::rename(&led, &elsewhere).unwrap();
    symlink(&elsewhere, &led).unwrap();

    write(&text.replacen("A king dies.", "A king has died.", 1));
    run(&out);
    run(&cold);
    let (rebuilt, cold) = (files_of(&out), files_of(&cold));
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(names(&rebuilt), names(&cold));
    for (one, other) in rebuilt.iter().zip(&cold) {
        assert!(one == other, "{} is another one", one.0);
    }
    assert!(fs::symlink_metadata(&led).unwrap().is_file());
    assert_ne!(inode(changing), before.0);
    assert_eq!(inode(staying), before.1, "nothing was written again");
}

#[test]
fn an_editors_file_that_is_called_like_one_of_ours_does_not_take_its_place() {
    let folder = film("build-names", MINIMAL);
    let names = [
        "index.html",
        "index.html.br",
        "offline.js",
        "page.en.json.gz",
    ];
    for name in names {
        fs::write(Path::new(&folder).join(name), "an editor’s").unwrap();
    }
    let out = scratch("build-names-site").join("site");
    let built = build(&[&folder], &out, &["--no-cards"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let other = scratch("build-names-other").join("site");
    assert_eq!(
        build(&[fixture("minimal")], &other, &["--no-cards"]).code,
        0
    );
    for name in names {
        let (one, other) = (fs::read(out.join(name)), fs::read(other.join(name)));
        assert!(one.unwrap() == other.unwrap(), "{name}");
    }
}

#[test]
fn one_of_several_films_that_changes_leaves_the_site_that_a_first_build_would_make() {
    let folder = scratch("build-one-of-several");
    let (out, cold) = (folder.join("site"), folder.join("cold"));
    let one = film("build-one-of-several-film", MINIMAL);
    let films = [one.clone(), fixture("everything"), fixture("arabic")];
    let run = |out: &Path| {
        let built = build(&films, out, &[]);
        assert_eq!(built.code, 0, "{}", built.err);
    };
    run(&out);
    let json = Path::new(&one).join("companion.json");
    fs::write(json, MINIMAL.replace("A Film", "Another Film")).unwrap();
    run(&out);
    run(&cold);
    for ((path, rebuilt), (other, first)) in files_of(&out).iter().zip(&files_of(&cold)) {
        assert!(
            path == other && rebuilt == first,
            "{path} is another one, or not there"
        );
    }
    assert_eq!(files_of(&out).len(), files_of(&cold).len());
}

#[test]
fn a_film_that_is_left_out_goes_and_the_others_stay() {
    let folder = scratch("build-fewer");
    let out = folder.join("site");
    let films = [
        film("build-fewer-one", MINIMAL),
        fixture("everything"),
        fixture("arabic"),
    ];
    let file = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
    assert_eq!(build(&films, &out, &[]).code, 0);
    let staying = file("everything/index.html");
    assert_eq!(build(&films[..2], &out, &[]).code, 0);
    assert_eq!(file("everything/index.html"), staying);
    assert!(!out.join("فيلم").exists());
    let list = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!list.contains("فيلم"), "{list}");
    let aside = fs::read_dir(&folder).unwrap().count();
    assert_eq!(aside, 1, "nothing is left beside the site");
}

#[test]
fn an_engine_of_another_style_is_on_every_page() {
    let folder = scratch("build-style");
    let (out, engine) = (folder.join("site"), folder.join("engine"));
    write_engine(&engine);
    let build = || {
        let (engine, out) = (engine.to_str().unwrap(), out.to_str().unwrap());
        let minimal = fixture("minimal");
        let built = companion(["build", &minimal, "--out", out, "--engine", engine]);
        assert_eq!(built.code, 0, "{}", built.err);
        fs::read_to_string(folder.join("site/index.html")).unwrap()
    };
    assert!(build().contains("color:red"));
    let shell = fs::read_to_string(engine.join("index.html")).unwrap();
    fs::write(engine.join("index.html"), shell.replace("red", "blue")).unwrap();
    assert!(build().contains("color:blue"));
}
