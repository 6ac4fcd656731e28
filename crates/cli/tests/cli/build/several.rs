//! Several films on one site.

use std::fs;
use std::path::Path;

use super::{build, check_addresses, files_of, site};
use crate::support::{MINIMAL, companion, film, fixture, scratch, write_engine};

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
fn with_keep_going_the_good_films_are_built_without_one_that_is_not_there() {
    let out = scratch("build-keep-going").join("site");
    let films = [fixture("everything"), "/nowhere/at/all".to_owned()];
    assert_eq!(
        build(&films, &out, &[]).code,
        2,
        "without it, nothing is built"
    );
    assert!(!out.exists());

    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("/nowhere/at/all"), "{}", built.err);
    assert!(out.join("everything/index.html").is_file());
}

#[test]
fn with_keep_going_a_film_that_is_no_good_any_more_stays_as_it_was() {
    let out = scratch("build-keep-last").join("site");
    // Its folder is not called like its id.
    let one = film("build-keep-last-one", MINIMAL);
    let films = [one.clone(), fixture("everything")];
    assert_eq!(build(&films, &out, &[]).code, 0);
    let page = || fs::read(out.join("a-film/index.html")).unwrap();
    let before = page();

    let json = Path::new(&one).join("companion.json");
    let without_comma = MINIMAL.replacen("\"a-film\",", "\"a-film\"", 1);
    let with_wrong_value = MINIMAL.replacen(
        "\"runtime_minutes\": 91",
        "\"runtime_minutes\": \"long\"",
        1,
    );
    let marked = format!("\u{feff}{with_wrong_value}");
    let of_another_id = with_wrong_value.replacen("a-film", "another-film", 1);
    let utf_16: Vec<u8> = format!("\u{feff}{MINIMAL}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (what, bytes) in [
        ("a comma is missing", without_comma.as_bytes()),
        ("a value is wrong", with_wrong_value.as_bytes()),
        ("… behind a mark", marked.as_bytes()),
        ("… and the id is another", of_another_id.as_bytes()),
        ("it ends in the middle", &MINIMAL.as_bytes()[..200]),
        ("it is no text in UTF-8", &utf_16),
        ("it is empty", b""),
    ] {
        fs::write(&json, bytes).unwrap();
        let built = build(&films, &out, &["--keep-going"]);
        assert_eq!(built.code, 1, "{what}: {}", built.err);
        assert!(page() == before, "{what}");
    }
    fs::remove_file(&json).unwrap();
    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(page() == before, "it has gone");
    let list = fs::read_to_string(out.join("index.html")).unwrap();
    for film in ["href=\"a-film/\"", "href=\"everything/\""] {
        assert!(list.contains(film), "{list}");
    }

    // In another folder it is known by its id.
    let moved = film("build-keep-last-moved", &without_comma);
    let built = build(&[&moved, &films[1]], &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(page() == before, "it has moved");
}

#[test]
fn a_film_that_is_no_good_any_more_does_not_stay_where_the_site_has_no_place_for_it() {
    let out = scratch("build-keep-moved").join("site");
    let one = film("build-keep-moved-one", MINIMAL);
    let json = Path::new(&one).join("companion.json");
    let films = [one.clone(), fixture("everything")];
    assert_eq!(build(&films[..1], &out, &[]).code, 0);
    fs::write(&json, "{").unwrap();
    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    let list = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(list.contains("href=\"everything/\""), "{list}");
    assert!(!out.join("page.en.json").exists(), "it lay at the root");

    fs::write(&json, MINIMAL).unwrap();
    assert_eq!(build(&films, &out, &[]).code, 0);
    let before = files_of(&out);
    fs::write(&json, "{").unwrap();
    let built = build(&films[..1], &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(files_of(&out) == before, "there is nothing to build");
}

#[test]
fn with_keep_going_a_film_that_stays_finds_its_engine_when_there_is_a_newer_one() {
    let folder = scratch("build-keep-engine");
    let (out, newer) = (folder.join("site"), folder.join("newer"));
    write_engine(&newer);
    fs::write(newer.join("fonts/face.woff2"), "another typeface").unwrap();
    let one = film("build-keep-engine-one", MINIMAL);
    let json = Path::new(&one).join("companion.json");
    let films = [one, fixture("everything")];
    assert_eq!(build(&films, &out, &[]).code, 0);
    let build_newer = |expected: i32| {
        let (newer, out) = (newer.to_str().unwrap(), out.to_str().unwrap());
        let [one, other] = films.each_ref().map(String::as_str);
        let arguments = ["build", "--engine", newer, "--out", out, "--keep-going"];
        let built = companion(arguments.into_iter().chain([one, other]));
        assert_eq!(built.code, expected, "{}", built.err);
        check_addresses(Path::new(out));
        fs::read_dir(Path::new(out).join("engine")).unwrap().count()
    };
    fs::write(&json, "{").unwrap();
    for build in ["once", "again"] {
        assert_eq!(build_newer(1), 2, "{build}");
    }
    fs::write(&json, MINIMAL).unwrap();
    assert_eq!(build_newer(0), 1, "nobody needs the old one any more");
}

#[test]
fn with_keep_going_a_film_stays_that_is_found_in_another_ones_folder() {
    let folder = scratch("build-numbered");
    let out = folder.join("site");
    let write = |name: &str, json: &str| {
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("companion.json"), json).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    let of_id = |id: &str| MINIMAL.replacen("a-film", id, 1);
    let films = [write("01", &of_id("x")), write("02", &of_id("y"))];
    assert_eq!(build(&films, &out, &[]).code, 0);
    let page = || fs::read(out.join("x/index.html")).unwrap();
    let before = page();

    let bad = of_id("x").replacen(
        "\"runtime_minutes\": 91",
        "\"runtime_minutes\": \"long\"",
        1,
    );
    let films = [
        write("01", &of_id("new")),
        write("02", &bad),
        write("03", &of_id("y")),
    ];
    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(page() == before, "it is known by its id");
    assert!(out.join("new/index.html").is_file() && out.join("y/index.html").is_file());

    // Who cannot tell its id is known by the folder, which was y's when both were built.
    assert_eq!(
        build(&[&films[0], &write("02", &of_id("y"))], &out, &[]).code,
        0
    );
    write("02", "{");
    let built = build(&films, &out, &["--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(out.join("y/index.html").is_file(), "it is there, and good");
}

#[test]
fn what_is_published_does_not_tell_where_the_films_lie() {
    let out = scratch("build-private").join("site");
    let one = film("build-private-one", MINIMAL);
    let films = [one, fixture("everything")];
    let [first, again] = [(); 2].map(|()| build(&films, &out, &[]).err);
    assert_eq!(first, again, "and yet what there is to say names them");
    assert!(first.contains(&films[0]), "{first}");
    let record = fs::read_to_string(out.join(".companion-build.json")).unwrap();
    for film in &films {
        assert!(!record.contains(film.as_str()), "{record}");
    }
}

#[test]
fn two_films_of_one_folder_are_refused() {
    for (what, one, other) in [
        ("same", "a-film", "a-film"),
        ("composed", "\u{e9}t\u{e9}", "e\u{301}te\u{301}"),
    ] {
        let out = scratch(&format!("build-twins-{what}")).join("site");
        let of_id = |place: &str, id: &str| {
            let text = MINIMAL.replacen("a-film", id, 1);
            film(&format!("build-twins-{what}-{place}"), &text)
        };
        let films = [of_id("one", one), of_id("other", other)];
        let built = build(&films, &out, &[]);
        assert_eq!(built.code, 2, "{what}: {}", built.err);
        assert!(!out.exists(), "{what}");
        let remedy = "give one of them another \"id\"";
        for said in [&films[0], &films[1], remedy] {
            assert!(built.err.contains(said), "{what}: {}", built.err);
        }
    }
}
