//! Colours that can be told from their ground, in every theme and on paper.

use std::collections::BTreeMap;

/// A colour of the sRGB space, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

/// The tokens of one theme, by name.
pub(super) type Theme = BTreeMap<String, String>;

/// What must be told from what, and how well.
pub(super) type Pairs = BTreeMap<(String, String), f64>;

/// The pairs that are too much alike in a theme: each mark, with what it reaches on its ground and what it should.
pub(super) fn too_alike(theme: &Theme, pairs: &Pairs) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for ((mark, ground), wanted) in pairs {
        let reached = colour(theme, mark)
            .zip(colour(theme, ground))
            .map(|(mark, ground)| contrast(mark, ground));
        let message = match reached {
            Some(reached) if reached >= *wanted => continue,
            Some(reached) => {
                format!("on {ground} it has a contrast of {reached:.2}, and needs {wanted}")
            }
            None => {
                format!("its contrast on {ground} cannot be computed; write both as #rrggbb")
            }
        };
        found.push((mark.clone(), message));
    }
    found
}

/// The tokens of a theme that are colours at full strength, which a page has one of.
pub(super) fn accents(theme: &Theme) -> Vec<&str> {
    let is_strong = |value: &str| Colour::parse(value).is_some_and(Colour::is_strong);
    theme
        .iter()
        .filter(|(name, value)| !name.starts_with("--thread-") && is_strong(value))
        .map(|(name, _)| name.as_str())
        .collect()
}

/// The colour of a token, through the tokens that it refers to.
fn colour(theme: &Theme, name: &str) -> Option<Colour> {
    let value = theme.get(name)?;
    match value
        .strip_prefix("var(")
        .and_then(|name| name.strip_suffix(')'))
    {
        Some(other) => colour(theme, other),
        None => Colour::parse(value),
    }
}

impl Colour {
    fn parse(value: &str) -> Option<Self> {
        let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Whether its strongest and its weakest part are far apart.
    fn is_strong(self) -> bool {
        let [strongest, weakest] = [self.0.iter().max(), self.0.iter().min()];
        strongest
            .zip(weakest)
            .is_some_and(|(most, least)| most - least > 90)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// How well two colours can be told apart, 1 to 21 (WCAG 2.2).
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(tokens: &[(&str, &str)]) -> Theme {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        tokens.iter().map(pair).collect()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let check = |one, other, expected: f64| {
            let found = contrast(Colour::parse(one).unwrap(), Colour::parse(other).unwrap());
            assert!((found - expected).abs() < 0.01, "{one} on {other}: {found}");
        };
        check("#000000", "#ffffff", 21.0);
        check("#ffffff", "#ffffff", 1.0);
        check("#767676", "#ffffff", 4.54);
        check("#ff0000", "#ffffff", 4.0);
    }

    #[test]
    fn pairs_that_are_too_much_alike_are_found() {
        let pairs = [("--ink", "--paper", 7.0), ("--moss", "--paper", 3.0)];
        let pairs =
            pairs.map(|(mark, ground, least)| ((mark.to_owned(), ground.to_owned()), least));
        let pairs = Pairs::from(pairs);
        let mut tokens = [
            ("--paper", "#ffffff"),
            ("--ink", "#000000"),
            ("--moss", "var(--thread)"),
            ("--thread", "#446644"),
        ];
        assert_eq!(too_alike(&theme(&tokens), &pairs), []);
        tokens[1].1 = "#767676";
        tokens[3].1 = "#ddeedd";
        let found = too_alike(&theme(&tokens), &pairs);
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["--ink", "--moss"]);
        assert!(found[0].1.contains("4.54, and needs 7"), "{}", found[0].1);
    }

    #[test]
    fn strong_colours_are_told_from_papers_and_inks() {
        let theme = theme(&[
            ("--paper", "#f4f1ea"),
            ("--edge", "#7a7366"),
            ("--red", "#a8281c"),
            ("--thread-moss", "#00ff00"),
        ]);
        assert_eq!(accents(&theme), ["--red"]);
    }
}
