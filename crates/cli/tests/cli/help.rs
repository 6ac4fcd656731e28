//! What the command says about itself, about a code, and when it cannot do what was asked.

use crate::support::{companion, fixture};

#[test]
fn a_code_is_explained() {
    let answer = companion(["explain", "Missing-Alt"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer.out.starts_with("The picture has no words"),
        "{answer:?}"
    );
    assert!(answer.out.contains("\nRight:\n    \"src\""), "{answer:?}");

    let answer = companion(["explain"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer
            .out
            .lines()
            .any(|line| line.starts_with("missing-alt ")),
        "{answer:?}"
    );
}

#[test]
fn help_shows_examples() {
    for command in [
        "new", "check", "explain", "preview", "build", "import", "export",
    ] {
        let answer = companion([command, "--help"]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert!(answer.out.contains("Example"), "{answer:?}");
        assert!(
            answer.out.contains(&format!("  companion {command}")),
            "{answer:?}"
        );
    }
    let answer = companion(["--help"]);
    assert!(answer.out.contains("Ten minutes"), "{answer:?}");
}

#[test]
fn what_is_not_there_is_said_and_ends_with_2() {
    let film = fixture("minimal");
    let not_a_film = fixture("everything/media/clip.en.vtt");
    for (typed, said) in [
        (
            vec!["check", "no/such/film"],
            "there is no film at no/such/film: there is no folder no/such/film",
        ),
        (
            vec!["build", "no/such/film", "--out", "x"],
            "there is no film at",
        ),
        (
            vec!["check", &film, "--since", "no/such.json"],
            "the earlier version no/such.json cannot be read",
        ),
        (
            vec!["check", &film, "--since", &not_a_film],
            "has no chapters",
        ),
        (vec!["explain", "sintax"], "Did you mean syntax?"),
        (vec!["check"], "FILM"),
        (vec!["check", &film, "--format", "xml"], "possible values"),
    ] {
        let answer = companion(&typed);
        assert_eq!(answer.code, 2, "{typed:?}: {answer:?}");
        assert!(answer.err.contains(said), "{typed:?}: {}", answer.err);
        assert_eq!(answer.out, "", "{typed:?}");
    }
}
