//! Each rule, kept and broken.

use super::*;

const GOOD: &str = "@layer tokens { :root {
    --paper: #f4f1ea; --sheet: #fbf9f5; --glow: #efe4d6; --ink: #1c1a16; --space: 1rem;
    --text-small: 1rem; --text-label: var(--text-small); --measure: 33.5em;
} }";
const USES: &str = "body { color: var(--ink); background: var(--paper) var(--sheet) var(--glow);
    padding-block: var(--space); font-size: var(--text-label); max-inline-size: var(--measure) }";

fn problems(tokens: &str, sheet: &str) -> Vec<String> {
    let file = |path: &str, text: &str| TextFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let files = [
        file(TOKENS, tokens),
        file("src/a.css", USES),
        file("src/b.css", sheet),
        file(
            "src/b.rs",
            "html! { <p class={classes!(\"b\", format!(\"is-{n}\"))} /> }",
        ),
    ];
    check(&files)
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn a_value_of_its_own_is_found_outside_the_tokens() {
    let check = |declaration: &str, part: Option<&str>| {
        let found = problems(GOOD, &format!("b {{ {declaration} }}"));
        match part {
            Some(part) => assert!(
                found.iter().any(|each| each.contains(part)),
                "{declaration}: {found:?}"
            ),
            None => assert_eq!(found, [""; 0], "{declaration}"),
        }
    };
    for good in [
        "margin: 0 auto -1px",
        "padding-block: calc(-1 * var(--space))",
        "inline-size: 100%; grid-template-columns: 2fr minmax(0, 1fr)",
        "block-size: calc(2 * 1em)",
        "font-size: medium !important",
        "max-block-size: calc(100svh - var(--space))",
        "content: \"12px\"; content: \"12px\" / \"\"",
        "transition: background-color var(--space)",
        "color: currentcolor; fill: none",
        "font: inherit",
        "text-decoration: underline; text-decoration-color: var(--ink)",
        "aspect-ratio: 16 / 9; line-height: 0; opacity: 0; order: 2; scale: -1 1",
    ] {
        check(good, None);
    }
    check("margin: 2px", Some("2px"));
    check("padding-block: 0.5rem", Some("0.5rem"));
    check("transition: opacity 200ms", Some("200ms"));
    check("padding-block: 0.5em", Some("0.5em"));
    check("block-size: 50svh", Some("50svh"));
    check("font-weight: 600", Some("600"));
    check("stroke-width: 0.8", Some("0.8"));
    check("transform: scale(1.6)", Some("1.6"));
    check("opacity: 0.5", Some("0.5"));
    check("border: 1px solid #000", Some("#000"));
    check("background: Tomato", Some("Tomato"));
    check("color: rgb(0 0 0)", Some("rgb"));
    check("margin-left: 0", Some("logical"));
    check("width: 100%", Some("logical"));
    check("max-height: 100%", Some("logical"));
    check("border-top: 0", Some("logical"));
    check("text-align: left", Some("logical"));
    check("font-size: small", Some("takes its size"));
    check("font-family: Georgia", Some("takes its size"));
    check(
        "text-decoration: underline var(--ink)",
        Some("a line alone"),
    );
    check("color: var(--inc)", Some("--inc is no token"));
    check(
        "content: \"+\" / \"\"",
        Some("put `content: \"+\";` before"),
    );
    check(
        "content: \"-\"; content: \"+\" / \"\"",
        Some("put `content: \"+\";` before"),
    );
}

#[test]
fn a_class_that_nothing_has_is_found() {
    for (selectors, expected) in [
        (".b", None),
        (".b:not(.is-2) > a[href=\".c\"]", None),
        (".c", Some("nothing has the class c: delete the rule")),
        (
            ":is(.b, .d)::after",
            Some("nothing has the class d: delete the rule"),
        ),
        (".b-1", Some("nothing has the class b-1: delete the rule")),
    ] {
        let sheet = format!("@media (width >= 1.5rem) {{ {selectors} {{ color: inherit }} }}");
        let found = problems(GOOD, &sheet);
        assert_eq!(found, Vec::from_iter(expected), "{selectors}");
    }
}

#[test]
fn tokens_keep_to_what_was_agreed() {
    let check = |from: &str, to: &str, part: &str| {
        let found = problems(&GOOD.replace(from, to), "");
        assert!(
            found.iter().any(|each| each.contains(part)),
            "{to}: {found:?}"
        );
    };
    assert_eq!(problems(GOOD, ""), [""; 0]);
    check(
        "--space: 1rem;",
        "--space: 1rem; --old: 2rem;",
        "--old is used nowhere",
    );
    check("33.5em", "50em", "cannot be read well");
    check("33.5em", "22em", "cannot be read well");
    check("#1c1a16", "#777777", "--ink: on --paper");
    check("#1c1a16", "#5f594d", "and needs 7");
    check(
        "--paper: #f4f1ea",
        "--paper: oklch(1 0 0)",
        "cannot be computed",
    );
    check(
        "--space: 1rem;",
        "--space: 1rem; --blue: #0000ff; --green: #00ff00;",
        "more than one accent",
    );
    let sizes: String = (0..6)
        .map(|size| format!("--text-{size}: {size}rem;"))
        .collect();
    check(
        "--space: 1rem;",
        &format!("--space: 1rem; {sizes}"),
        "too many",
    );
}

#[test]
fn the_dark_theme_is_the_same_asked_for_or_chosen_and_can_be_read() {
    let dark = |asked: &str, chosen: &str| {
        let tokens = format!(
            "{GOOD} @media screen and (prefers-color-scheme: dark) {{ :root {{ {asked} }} }}
             @media screen {{ :root[data-theme=\"dark\"] {{ {chosen} }} }}"
        );
        problems(&tokens, "")
    };
    let good = "--paper: #000000; --sheet: #000000; --glow: #000000; --ink: #ffffff;";
    assert_eq!(dark(good, good), [""; 0]);
    let other = good.replace("#ffffff", "#eeeeee");
    let found = dark(good, &other);
    assert!(found[0].contains("--ink differs"), "{found:?}");
    let found = dark("--ink: #ffffff;", "--ink: #ffffff;");
    assert!(found[0].contains("in the dark theme, --ink"), "{found:?}");
}
