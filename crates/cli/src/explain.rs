//! `companion explain`

use std::io::Write;

use anyhow::{Result, bail};
use companion_compiler::Code;
use strsim::damerau_levenshtein;

/// What every code means: the same text that is read on the web.
const PROBLEMS: &str = include_str!("../../../docs/problems.md");

/// How far apart a mistyped code and the one that was meant may be.
const NEAR: usize = 3;

/// Explains one code, or lists all of them. Always true: there is nothing that could be wrong with a film.
pub(crate) fn run(code: Option<&str>, out: &mut impl Write) -> Result<bool> {
    let Some(name) = code else {
        list(out)?;
        return Ok(true);
    };
    let name = name.trim().to_lowercase();
    let Some(section) = section(&name) else {
        bail!("{}", unknown(&name));
    };
    write!(out, "{}", plain(section))?;
    Ok(true)
}

fn list(out: &mut impl Write) -> Result<()> {
    let widest = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let widest = widest.unwrap_or_default();
    for code in Code::ALL {
        let summary = section(code.as_str()).map(summary).unwrap_or_default();
        writeln!(out, "{:widest$}  {summary}", code.as_str())?;
    }
    writeln!(
        out,
        "\n`companion explain CODE` says more about one of them."
    )?;
    Ok(())
}

/// What `docs/problems.md` says under the heading of a code.
fn section(code: &str) -> Option<&'static str> {
    let sections = PROBLEMS.split("\n## ").skip(1);
    let mut named = sections.filter_map(|section| section.split_once('\n'));
    named.find(|(name, _)| *name == code).map(|(_, text)| text)
}

/// A section's first sentence.
fn summary(section: &str) -> &str {
    section.trim_start().lines().next().unwrap_or_default()
}

/// A section as a terminal shows it well: the examples are set in, each under its heading.
fn plain(section: &str) -> String {
    let mut text = String::new();
    let mut in_example = false;
    for line in section.trim().lines() {
        match line {
            "```json wrong" => text.push_str("Wrong:\n"),
            "```json right" => text.push_str("Right:\n"),
            "```" => text.push('\n'),
            _ if in_example => text.push_str(&format!("    {line}\n")),
            _ => text.push_str(&format!("{line}\n")),
        }
        in_example ^= line.starts_with("```");
    }
    text
}

/// The sentence for a code that there is not.
fn unknown(name: &str) -> String {
    let codes = || Code::ALL.iter().map(|code| code.as_str());
    let mistyped = codes()
        .map(|code| (damerau_levenshtein(name, code), code))
        .min()
        .filter(|(distance, _)| *distance <= NEAR.min(name.len() / 2));
    let meant = match mistyped {
        Some((_, code)) => vec![code],
        None if name.is_empty() => Vec::new(),
        None => codes().filter(|code| code.contains(name)).collect(),
    };
    let next = match meant.as_slice() {
        [] => "`companion explain` alone lists every code.".to_owned(),
        meant => format!("Did you mean {}?", meant.join(" or ")),
    };
    format!("no problem has the code “{name}”. {next}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_without_markdown() {
        for code in Code::ALL {
            let mut out = Vec::new();
            assert!(run(Some(code.as_str()), &mut out).unwrap());
            let text = String::from_utf8(out).unwrap();
            assert!(!text.contains("```") && !text.contains("##"), "{text}");
            assert!(text.contains("\nWrong:\n    "), "{text}");
            assert!(text.contains("\nRight:\n    "), "{text}");
        }
    }

    #[test]
    fn without_a_code_every_code_has_a_line() {
        let mut out = Vec::new();
        run(None, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for code in Code::ALL {
            let line = text.lines().find(|line| {
                line.split_once(' ')
                    .is_some_and(|(name, rest)| name == code.as_str() && rest.ends_with('.'))
            });
            assert!(line.is_some(), "{code} is missing from {text}");
        }
    }

    #[test]
    fn a_mistyped_code_leads_to_the_right_one() {
        for (name, expected) in [
            ("sintax", "Did you mean syntax?"),
            ("missing_alt", "Did you mean missing-alt?"),
            ("url", "Did you mean bad-url?"),
            ("translation", "Did you mean missing-translation?"),
            ("alt", "Did you mean missing-alt?"),
            ("colour", "Did you mean bad-colour?"),
            ("", "lists every code"),
            ("kerfuffle", "lists every code"),
        ] {
            let said = run(Some(name), &mut Vec::new()).unwrap_err().to_string();
            assert!(said.contains(expected), "{name}: {said}");
        }
    }
}
