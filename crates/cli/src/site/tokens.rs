//! The page's own colours.

use std::sync::LazyLock;

/// Where every colour of the page is written down, the light theme first.
const SHEET: &str = include_str!("../../../../assets/css/tokens.css");

/// Those of the light theme, of which cards and manifests are made.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) paper: &'static str,
    pub(super) ink: &'static str,
    pub(super) soft: &'static str,
    pub(super) red: &'static str,
    pub(super) shell: &'static str,
    pub(super) shell_mark: &'static str,
}

pub(super) static TOKENS: LazyLock<Tokens> = LazyLock::new(|| Tokens {
    paper: token("paper"),
    ink: token("ink"),
    soft: token("soft"),
    red: token("red"),
    shell: token("shell"),
    shell_mark: token("shell-mark"),
});

/// The first value of a token; black where there is none, which a test would see.
fn token(name: &str) -> &'static str {
    let start = format!("--{name}: ");
    let value = SHEET
        .split_once(&start)
        .and_then(|(_, rest)| rest.split_once(';'));
    value.map_or("#000000", |(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        for (name, value) in [
            ("paper", TOKENS.paper),
            ("ink", TOKENS.ink),
            ("soft", TOKENS.soft),
            ("red", TOKENS.red),
            ("shell", TOKENS.shell),
            ("shell-mark", TOKENS.shell_mark),
        ] {
            assert!(
                value.starts_with('#') && value.len() == 7 && value != "#000000",
                "{name}: {value}"
            );
        }
    }
}
