//! The styles of a section that stands by itself: the page's own, but for the rules that nothing in it needs, and made
//! to be right both in a document of their own and in a shadow root on somebody else's page.
//!
//! A shadow root has neither `html` nor `body`, its width is not the window's, and the size of its letters is not the
//! page's around it: what says so is said of the section itself here.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::super::compact;
use super::sheet::{self, Rule};

/// What only sections by themselves need.
static OWN: LazyLock<String> = LazyLock::new(|| compact::css(include_str!("embed.css")));

/// The page's tokens that a page around it may set, and what they are called there.
pub(super) const THEMABLE: [(&str, &str); 10] = [
    ("--paper", "--companion-paper"),
    ("--sheet", "--companion-sheet"),
    ("--ink", "--companion-ink"),
    ("--soft", "--companion-soft"),
    ("--line", "--companion-line"),
    ("--edge", "--companion-edge"),
    ("--red", "--companion-accent"),
    ("--serif", "--companion-serif"),
    ("--sans", "--companion-sans"),
    ("--radius", "--companion-radius"),
];

/// The root of a document, or of what stands in a shadow root.
const ROOT: &str = ":is(:root,:host > .companion)";
/// The body of a document, or what stands in its place.
const BODY: &str = ":is(body,:host > .companion)";

/// Where a section has its letters from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Typeface {
    /// The page's own typeface, which weighs as much as two cards.
    Own,
    /// What the reader's system has.
    Local,
}

fn is_remote_face(rule: &Rule) -> bool {
    matches!(rule, Rule::Block(prelude, content) if prelude == "@font-face" && content.contains("url("))
}

/// What a section's HTML has for rules to speak of.
#[derive(Debug, Default)]
struct Used {
    classes: BTreeSet<String>,
    data: BTreeSet<String>,
}

/// The style for a section whose HTML is `body`, out of the `page`'s.
///
/// With `Typeface::Local` the faces of the reader's system stand in, which are brought to the same measures.
///
/// # Errors
/// The HTML cannot be read.
pub(super) fn of_section(page: &str, body: &str, typeface: Typeface) -> Result<String> {
    let used = Used::of(body)?;
    let mut rules = sheet::parse(page);
    if typeface == Typeface::Local {
        rules.retain(|rule| !is_remote_face(rule));
    }
    let kept = rules.into_iter().filter_map(|rule| used.keep(rule, false));
    let kept: Vec<Rule> = kept.collect();
    Ok(sheet::write(&kept) + &OWN)
}

impl Used {
    fn of(body: &str) -> Result<Self> {
        let mut used = Self::default();
        let settings =
            RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
                for attribute in element.attributes() {
                    let name = attribute.name();
                    if name == "class" {
                        let value = attribute.value();
                        used.classes
                            .extend(value.split_ascii_whitespace().map(str::to_owned));
                    } else if name.starts_with("data-") {
                        used.data.insert(name);
                    }
                }
                Ok(())
            }));
        rewrite_str(body, settings).context("the section cannot be read")?;
        Ok(used)
    }

    /// A rule as a section needs it; nothing, if it does not. `is_narrowed`: it holds at some widths only.
    fn keep(&self, rule: Rule, is_narrowed: bool) -> Option<Rule> {
        match rule {
            Rule::Statement(_) => Some(rule),
            // What a script would take in later never comes.
            Rule::Group(prelude, _) if prelude.contains("scripting") => None,
            Rule::Group(prelude, rules) => {
                let by_width = prelude.contains("(width");
                let kept = rules.into_iter();
                let kept: Vec<Rule> = kept
                    .filter_map(|rule| self.keep(rule, is_narrowed || by_width))
                    .collect();
                let prelude = match by_width {
                    true => prelude.replace("@media", "@container"),
                    false => prelude,
                };
                (!kept.is_empty()).then_some(Rule::Group(prelude, kept))
            }
            Rule::Block(prelude, content) if prelude.starts_with('@') => {
                Some(Rule::Block(prelude, content))
            }
            Rule::Block(prelude, content) => {
                let selectors = sheet::parts(&prelude);
                let kept = selectors.into_iter().filter(|each| self.can_match(each));
                let kept: Vec<String> = kept.map(|each| placed(each, is_narrowed)).collect();
                (!kept.is_empty()).then(|| Rule::Block(kept.join(","), measured(&content)))
            }
        }
    }

    /// Whether a selector may find something: every class that it asks for is there, and everything that is noted in
    /// data. What stands in brackets is a condition of its own and not looked into.
    fn can_match(&self, selector: &str) -> bool {
        let plain = without_functions(selector);
        let has_classes = plain.split('.').skip(1).all(|class| {
            let end = class.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
            self.classes.contains(&class[..end.unwrap_or(class.len())])
        });
        let has_data = plain.split("[data-").skip(1).all(|data| {
            let end = data.find(['=', ']']).unwrap_or(data.len());
            let name = format!("data-{}", &data[..end]);
            name == "data-theme" || self.data.contains(&name)
        });
        has_classes && has_data
    }
}

/// A selector without what stands in the brackets of `:is(…)` and its kin.
fn without_functions(selector: &str) -> String {
    let mut depth = 0_usize;
    let keep = |sign: &char| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    selector.chars().filter(keep).collect()
}

/// A selector of the page, as it is said of a section by itself.
fn placed(selector: &str, is_narrowed: bool) -> String {
    // A root has no container around it whose width it could ask for; what it holds has.
    let root = if is_narrowed { ".companion" } else { ROOT };
    match selector {
        "html" => root.to_owned(),
        "body" => BODY.to_owned(),
        other => other
            .replace(":root", root)
            .replace(":target", ":is(:target,[data-target])"),
    }
}

/// Declarations whose lengths follow the section and not the page around it, with the tokens that may be set from
/// outside.
fn measured(declarations: &str) -> String {
    let mut text = String::with_capacity(declarations.len());
    let mut number = String::new();
    let mut rest = declarations;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[sign.len_utf8()..];
        let is_in_word =
            text.ends_with(|c: char| c.is_alphabetic() || c == '-' || c == '#' || c == '_');
        if sign.is_ascii_digit() && !(number.is_empty() && is_in_word)
            || sign == '.' && rest.starts_with(|c: char| c.is_ascii_digit())
        {
            number.push(sign);
            continue;
        }
        if !number.is_empty() {
            let unit = format!("{sign}{rest}");
            let length = std::mem::take(&mut number);
            if unit.starts_with("rem") {
                text += &format!("calc({length}*var(--companion-rem))");
                rest = &rest[2..];
                continue;
            }
            text += &length;
            if unit.starts_with("vw") {
                text += "cqi";
                rest = &rest[1..];
                continue;
            }
        }
        text.push(sign);
    }
    text += &number;
    for (token, name) in THEMABLE {
        text = themable(&text, token, name);
    }
    text
}

/// Lets a token that is declared here be set by another name.
fn themable(declarations: &str, token: &str, name: &str) -> String {
    let each = |declaration: &str| match declaration
        .strip_prefix(token)
        .and_then(|rest| rest.strip_prefix(':'))
    {
        Some(value) => format!("{token}:var({name},{})", value.trim()),
        None => declaration.to_owned(),
    };
    let all: Vec<String> = declarations.split(';').map(each).collect();
    all.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(page: &str, body: &str) -> String {
        let style = of_section(page, body, Typeface::Own).unwrap();
        style.strip_suffix(OWN.as_str()).unwrap().to_owned()
    }

    #[test]
    fn rules_that_nothing_needs_are_left_out() {
        let body = "<p class=\"a b\" data-x>";
        for (page, expected) in [
            (".a{b:c}.z{b:c}", ".a{b:c}"),
            (".a,.z{b:c}", ".a{b:c}"),
            (".a .z{b:c}p > .b::after{d:e}", "p > .b::after{d:e}"),
            ("[data-x]{b:c}[data-live] p{b:c}", "[data-x]{b:c}"),
            (".a:not(.z){b:c}", ".a:not(.z){b:c}"),
            ("@layer x{.z{b:c}}@layer x{.a{b:c}}", "@layer x{.a{b:c}}"),
            ("@media screen and (scripting:enabled){p{b:c}}", ""),
            (
                "@layer x,y;@font-face{src:url(\"f\")}",
                "@layer x,y;@font-face{src:url(\"f\")}",
            ),
        ] {
            assert_eq!(styled(page, body), expected);
        }
    }

    #[test]
    fn a_section_can_do_without_the_typeface() {
        let page = "@font-face{src:url(\"f\")}@font-face{src:local(\"g\")}p{a:b}";
        let style = of_section(page, "<p>", Typeface::Local).unwrap();
        assert!(
            !style.contains("url(") && style.contains("local("),
            "{style}"
        );
        assert!(
            of_section(page, "<p>", Typeface::Own)
                .unwrap()
                .contains("url(")
        );
    }

    #[test]
    fn what_is_said_of_the_page_is_said_of_the_section() {
        for (page, expected) in [
            ("body{a:b}", ":is(body,:host > .companion){a:b}"),
            (
                ":root:not([data-theme=\"light\"]){a:b}",
                ":is(:root,:host > .companion):not([data-theme=\"light\"]){a:b}",
            ),
            (
                "@media (width < 40rem){:root{--x:1.5rem}}",
                "@container (width < 40rem){.companion{--x:calc(1.5*var(--companion-rem))}}",
            ),
            (
                "p{a:clamp(1rem,.5rem + 4.4vw,100vw)}",
                "p{a:clamp(calc(1*var(--companion-rem)),calc(.5*var(--companion-rem)) + 4.4cqi,100cqi)}",
            ),
            (
                "p:target{--paper:#f4f1ea;c:var(--h1rem)}",
                "p:is(:target,[data-target]){--paper:var(--companion-paper,#f4f1ea);c:var(--h1rem)}",
            ),
        ] {
            assert_eq!(styled(page, "<p>"), expected);
        }
    }
}
