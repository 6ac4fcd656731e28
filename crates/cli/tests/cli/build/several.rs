//! Several films on one site.

use std::fs;

use super::{build, files_of, site};
use crate::support::{MINIMAL, film, fixture, scratch};

#[test]
fn several_films_share_an_engine_and_have_a_list() {
    let out = site("build-several", &["everything", "arabic"]);
    for page in [
        "index.html",
        "everything/index.html",
        "everything/zh-Hans/index.html",
        "فيلم/index.html",
    ] {
        assert!(out.join(page).is_file(), "{page}");
    }
    let engines = fs::read_dir(out.join("engine")).unwrap().count();
    assert_eq!(engines, 1);
    let list = fs::read_to_string(out.join("index.html")).unwrap();
    for part in [
        "href=\"everything/\"",
        "href=\"everything/zh-Hans/\"",
        "href=\"فيلم/\"",
        "dir=\"rtl\"",
    ] {
        assert!(list.contains(part), "{part}");
    }
    let map = fs::read_to_string(out.join("sitemap.xml")).unwrap();
    assert!(
        map.contains("<loc>https://example.org/here/everything/zh-Hans/</loc>"),
        "{map}"
    );
}

#[test]
fn a_list_can_be_made_of_one_film() {
    let out = scratch("build-list-of-one").join("site");
    let built = build(&[fixture("minimal")], &out, &["--catalogue"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(out.join("a-film/index.html").is_file());
}

#[test]
fn with_keep_going_the_good_films_are_built_and_the_bad_ones_stay_as_they_were() {
    let folder = scratch("build-keep-going");
    let out = folder.join("site");
    let one = film("build-keep-going-one", MINIMAL);
    let films = [
        one.clone(),
        fixture("everything"),
        "/nowhere/at/all".to_owned(),
    ];
    assert_eq!(
        build(&films, &out, &[]).code,
        2,
        "without it, nothing is built"
    );
    assert!(!out.exists());

    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("/nowhere/at/all"), "{}", built.err);
    let before = fs::read(out.join("a-film/index.html")).unwrap();

    fs::write(
        format!("{one}/companion.json"),
        MINIMAL.replace("\"first\"", "\"first"),
    )
    .unwrap();
    fs::write(
        format!("{one}/companion.json"),
        MINIMAL.replace("\"runtime_minutes\": 91", "\"runtime_minutes\": \"long\""),
    )
    .unwrap();
    let built = build(&films[..2], &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert_eq!(fs::read(out.join("a-film/index.html")).unwrap(), before);
    assert!(
        files_of(&out)
            .iter()
            .any(|(path, _)| path == "everything/index.html")
    );
}

#[test]
fn two_films_of_one_id_are_refused() {
    let out = scratch("build-twins").join("site");
    let films = [
        film("build-twins-one", MINIMAL),
        film("build-twins-other", &MINIMAL.replace("A Film", "B")),
    ];
    let built = build(&films, &out, &[]);
    assert_eq!(built.code, 2, "{}", built.err);
    assert!(
        built.err.contains("a-film") && !out.exists(),
        "{}",
        built.err
    );
}
