//! Colours: a token of the page's own, or one of the author's that can be seen on both papers.

use serde_json::json;

use super::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};
use crate::suggest::closest;

/// The colour of a thread: the name of a token, or `#rrggbb`.
#[derive(Debug)]
pub(crate) struct Colour(pub(crate) String);

/// The tokens, `--thread-<name>` in `assets/css/tokens.css`.
const TOKENS: [&str; 7] = [
    "cinnabar", "indigo", "moss", "ochre", "plum", "slate", "teal",
];

/// What they look like, in the same order.
const LOOKS: [&str; 7] = [
    "A clear red, the page’s own.",
    "A deep blue.",
    "A dark, warm green.",
    "A brownish yellow.",
    "A reddish purple.",
    "A bluish grey.",
    "A dark green-blue.",
];

/// The page's papers, light and dark: `--paper` in `assets/css/tokens.css`.
const PAPERS: [(&str, [u8; 3]); 2] = [("light", [0xf4, 0xf1, 0xea]), ("dark", [0x12, 0x11, 0x0e])];

/// The contrast that a mark needs with what is around it (WCAG 2.2, 1.4.11).
const ENOUGH: f64 = 3.0;

impl Read for Colour {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let colour = string(node, "A colour", reader)?;
        if TOKENS.contains(&colour.value.as_str()) {
            return Some(Self(colour.value));
        }
        let Some(rgb) = rgb(&colour.value) else {
            let near = closest(&colour.value, TOKENS).map(str::to_owned);
            let help = match near.or_else(|| in_full(&colour.value)) {
                Some(near) => Help::meant(colour.span.clone(), quoted(&near)),
                None => Help::from(format!(
                    "Write one of: {}; or \"#8a5a00\".",
                    TOKENS.join(", ")
                )),
            };
            reader.problems.add(
                Code::BadColour,
                colour.span,
                format!("“{}” is not a colour of the page.", shown(&colour.value)),
                help,
            );
            return None;
        };
        for (name, paper) in PAPERS {
            let contrast = contrast(rgb, paper);
            if contrast < ENOUGH {
                reader.problems.add(
                    Code::LowContrast,
                    colour.span,
                    format!("{} has a contrast of {contrast:.1} on the {name} paper; it needs {ENOUGH}.", colour.value),
                    format!("Choose a middling tone, or one of: {}.", TOKENS.join(", ")),
                );
                return None;
            }
        }
        Some(Self(colour.value))
    }
}

impl Describe for Colour {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        let tokens = TOKENS.iter().zip(LOOKS);
        let tokens = tokens.map(|(name, look)| json!({ "const": name, "description": look }));
        let help = format!("Write one of: {}; or “#8a5a00”.", TOKENS.join(", "));
        let mut own = matching("^#[0-9A-Fa-f]{6}$", &help);
        own["description"] =
            "A colour of your own: red, green and blue in hexadecimal digits.".into();
        json!({ "type": "string", "oneOf": tokens.chain([own]).collect::<Vec<_>>() })
    }

    fn examples() -> Vec<serde_json::Value> {
        vec!["indigo".into(), "#8a5a00".into()]
    }
}

/// `#rgb` or `rrggbb` as `#rrggbb`, in small letters.
fn in_full(colour: &str) -> Option<String> {
    let digits = colour
        .strip_prefix('#')
        .unwrap_or(colour)
        .to_ascii_lowercase();
    let twice = |digit: char| [digit, digit];
    let full = match digits.len() {
        3 => digits.chars().flat_map(twice).collect(),
        _ => digits,
    };
    let full = format!("#{full}");
    rgb(&full).map(|_| full)
}

fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”).
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of an sRGB colour (WCAG 2.2).
fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        for (a, b, expected) in [
            ([0, 0, 0], [255, 255, 255], 21.0),
            ([0x77, 0x77, 0x77], [255, 255, 255], 4.48),
            ([1, 2, 3], [1, 2, 3], 1.0),
        ] {
            assert!((contrast(a, b) - expected).abs() < 0.01, "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_papers_and_tokens_are_those_of_the_page() {
        let css = include_str!("../../../../../assets/css/tokens.css");
        for (name, [red, green, blue]) in PAPERS {
            assert!(
                css.contains(&format!("#{red:02x}{green:02x}{blue:02x}")),
                "{name}"
            );
        }
        for token in TOKENS {
            assert!(css.contains(&format!("--thread-{token}:")), "{token}");
        }
    }
}
