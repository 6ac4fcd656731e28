//! The look: every value is a token, and the tokens keep to what was agreed: six sizes of text, two families, one
//! accent, lines of a length that can be read, colours that can be told apart.

mod classes;
mod colours;
mod sheet;
mod uses;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use super::files::TextFile;
use colours::{Pairs, Theme};
use sheet::{Declaration, declarations};

/// The sheet that holds every colour, size, weight and duration.
pub(super) const TOKENS: &str = "assets/css/tokens.css";

/// The most sizes of text.
const SIZES: usize = 6;

/// What the browser measures and sets on an element (`src/browser/parts/`), and what a page sets on an embedded film.
const MEASURED: [&str; 4] = ["--below", "--companion-size", "--events", "--size"];

/// Where the sheets of a site lie. Those of other programs (`companion preview`) do not meet a reader.
const ROOMS: [&str; 3] = ["assets/", "crates/cli/src/site/embed/", "src/"];

/// What somebody else's page may say of an embedded film: an example, with colours of its own.
const EXAMPLE: &str = "crates/cli/src/site/embed/colours.css";

/// Whether a file is a sheet of a site.
pub(super) fn is_of_the_page(path: &str) -> bool {
    path.ends_with(".css") && path != EXAMPLE && ROOMS.iter().any(|room| path.starts_with(room))
}

/// Checks all sheets.
pub(super) fn check(files: &[TextFile]) -> Vec<Problem> {
    let sheets: Vec<(&str, Vec<Declaration>)> = files
        .iter()
        .filter(|file| is_of_the_page(&file.path))
        .map(|file| (file.path.as_str(), declarations(&file.text)))
        .collect();
    let Some((_, tokens)) = sheets.iter().find(|(path, _)| *path == TOKENS) else {
        return vec![Problem::new(TOKENS, 1, "the look has no tokens")];
    };
    let is_token = |each: &&Declaration| each.property.starts_with("--");
    let defined: BTreeSet<&str> = tokens
        .iter()
        .filter(is_token)
        .map(|each| each.property.as_str())
        .collect();
    let given = classes::given(files);
    let pairs = pairs(&sheets, tokens);
    let mut problems = look(tokens, &pairs);
    let mut used = BTreeSet::new();
    for (path, sheet) in &sheets {
        problems.extend(classes::check(path, sheet, &given));
        // A sheet that is no part of the engine's page (`components/preview`) brings what it needs.
        let own: Vec<&str> = sheet
            .iter()
            .filter(is_token)
            .map(|each| each.property.as_str())
            .collect();
        let is_known =
            |name: &str| defined.contains(name) || own.contains(&name) || MEASURED.contains(&name);
        for (index, each) in sheet.iter().enumerate() {
            let mut report =
                |message: String| problems.push(Problem::new(path, each.line, message));
            unshown(each, index.checked_sub(1).map(|before| &sheet[before]))
                .into_iter()
                .for_each(&mut report);
            for name in references(&each.value) {
                used.insert(name);
                if !is_known(name) {
                    report(format!("{name} is no token; {TOKENS} has all of them"));
                }
            }
            if *path != TOKENS {
                values::fault(each).into_iter().for_each(&mut report);
            }
        }
    }
    // An author names a thread's colour, and the page makes the token's name of it.
    for each in tokens.iter().filter(is_token) {
        let name = each.property.as_str();
        if !used.contains(name) && !name.starts_with("--thread-") {
            problems.push(Problem::new(
                TOKENS,
                each.line,
                format!("{name} is used nowhere"),
            ));
        }
    }
    problems
}

/// What is wrong with a declaration that has words for voices (`content: "+" / ""`): older browsers pass over the whole of
/// it, and show what the declaration before it says.
fn unshown(each: &Declaration, before: Option<&Declaration>) -> Option<String> {
    let (shown, _) = each.value.rsplit_once(" / ")?;
    let shows = |before: &Declaration| {
        before.property == "content" && before.value == shown && before.within == each.within
    };
    let is_shown = each.property != "content" || before.is_some_and(shows);
    (!is_shown).then(|| {
        format!(
            "older browsers pass over what has words for voices; put `content: {shown};` before it"
        )
    })
}

/// The colours that must be told apart, by what all sheets use them for.
fn pairs(sheets: &[(&str, Vec<Declaration>)], tokens: &[Declaration]) -> Pairs {
    let lengths: BTreeSet<&str> = tokens
        .iter()
        .filter(|each| is_length(&each.value))
        .map(|each| each.property.as_str())
        .collect();
    let is_colour = |name: &str| !lengths.contains(name) && !MEASURED.contains(&name);
    let mut pairs = Pairs::new();
    for (_, sheet) in sheets {
        for (pair, least) in uses::pairs(sheet, &is_colour) {
            let most = pairs.entry(pair).or_insert(least);
            *most = least.max(*most);
        }
    }
    pairs
}

/// Whether the value of a token is a size, a duration or a number.
fn is_length(value: &str) -> bool {
    value.starts_with(|sign: char| sign.is_ascii_digit() || "-.".contains(sign))
        || ["calc(", "clamp(", "max(", "min("]
            .iter()
            .any(|function| value.starts_with(function))
}

/// What is wrong with the tokens themselves.
fn look(tokens: &[Declaration], pairs: &Pairs) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut report =
        |line: usize, message: String| problems.push(Problem::new(TOKENS, line, message));
    let sizes: Vec<_> = tokens
        .iter()
        .filter(|each| each.property.starts_with("--text-") && !each.is_within("@media"))
        .filter(|each| !each.value.starts_with("var("))
        .collect();
    if let Some(more) = sizes.get(SIZES) {
        report(
            more.line,
            format!(
                "{} is a size of text too many; there are {SIZES}",
                more.property
            ),
        );
    }
    for each in tokens.iter().filter(|each| each.property == "--measure") {
        // In em, so that it is as many letters of every size.
        let ems = each.value.strip_suffix("em");
        let ems: f64 = ems.and_then(|ems| ems.parse().ok()).unwrap_or_default();
        // A Latin letter of a system's sans is half an em wide on average, an ideograph a whole one.
        if !(45.0..=75.0).contains(&(2.0 * ems)) || !(25.0..=38.0).contains(&ems) {
            report(
                each.line,
                format!(
                    "a line of {ems} em cannot be read well: 45 to 75 letters, 25 to 38 ideographs"
                ),
            );
        }
    }
    let light = theme(tokens, |each| !each.is_within("@media"));
    let asked = theme(tokens, |each| each.is_within("prefers-color-scheme: dark"));
    let chosen = theme(tokens, |each| each.is_within(r#"[data-theme="dark"]"#));
    let paper = theme(tokens, |each| each.is_within("@media print"));
    if asked != chosen {
        let differs = |(name, value): &(&String, &String)| chosen.get(*name) != Some(*value);
        let name = asked.iter().find(differs).or_else(|| chosen.iter().next());
        let name = name.map(|(name, _)| name.as_str()).unwrap_or_default();
        report(
            1,
            format!(
                "{name} differs between the dark theme that is asked for and the one that is chosen"
            ),
        );
    }
    for (what, own) in [
        ("the light theme", Theme::new()),
        ("the dark theme", asked),
        ("print", paper),
    ] {
        let mut theme = light.clone();
        theme.extend(own);
        for (name, message) in colours::too_alike(&theme, pairs) {
            report(1, format!("in {what}, {name}: {message}"));
        }
        let accents = colours::accents(&theme);
        if accents.len() > 1 {
            report(
                1,
                format!("{what} has more than one accent: {}", accents.join(", ")),
            );
        }
    }
    problems
}

fn theme(tokens: &[Declaration], is_meant: impl Fn(&Declaration) -> bool) -> Theme {
    let meant = tokens
        .iter()
        .filter(|each| each.property.starts_with("--") && is_meant(each));
    let pairs: BTreeMap<_, _> = meant
        .map(|each| (each.property.clone(), each.value.clone()))
        .collect();
    pairs
}

/// The names of all tokens that a value refers to.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value.split("var(").skip(1).filter_map(|rest| {
        let end = rest.find([')', ',', ' '])?;
        Some(&rest[..end])
    })
}

#[cfg(test)]
mod tests;
