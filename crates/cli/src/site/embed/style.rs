//! The styles of a section that stands by itself: the page's own, but for the rules that nothing in it needs, and made
//! to be right both in a document of their own and in a shadow root on somebody else's page.
//!
//! A shadow root has neither `html` nor `body`, its width is not the window's, and the size of its letters is not the
//! page's around it: what says so is said of the section itself here.

use std::sync::LazyLock;

use super::super::compact;
use super::super::styles::{self, Has, Name, Rule};

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

/// Data that come later: the theme that a page around a section asks for, and the quotes' being alive (`carousel.js`).
const LATER: [&str; 2] = ["data-theme", "data-live"];

/// The style for a section whose HTML is `body`, out of the `page`'s, whose language is `lang`.
///
/// With `Typeface::Local` the faces of the reader's system stand in, which are brought to the same measures.
pub(super) fn of_section(page: &[Rule], body: &str, lang: &str, typeface: Typeface) -> String {
    let section = Has::of(body);
    let may_come = |name: Name<'_>| match name {
        Name::Class(_) => false,
        Name::Data(name) => LATER.contains(&name),
        // The page around it may say so.
        Name::RightToLeft => true,
        Name::Language(tag) => styles::is_kind_of(lang, tag),
    };
    let mut rules = styles::needed(page, &|name| may_come(name) || section.has(name));
    if typeface == Typeface::Local {
        rules.retain(|rule| !is_remote_face(rule));
    }
    styles::write(&by_itself(rules, false)) + &OWN
}

/// Rules as a section needs them. `is_narrowed`: they hold at some widths only.
fn by_itself(rules: Vec<Rule>, is_narrowed: bool) -> Vec<Rule> {
    let each = |rule| match rule {
        // What a script would take in later never comes, nor does a line along the lower edge of a window. A section
        // knows its width, and of no window's height.
        Rule::Group(prelude, _) if prelude.contains("scripting") || prelude.contains("(height") => {
            None
        }
        Rule::Group(prelude, rules) => {
            let by_width = prelude.contains("(width");
            let rules = by_itself(rules, is_narrowed || by_width);
            let prelude = match by_width {
                true => prelude.replace("@media", "@container"),
                false => prelude,
            };
            (!rules.is_empty()).then_some(Rule::Group(prelude, rules))
        }
        Rule::Block(prelude, content) if !prelude.starts_with('@') => {
            let selectors = styles::parts(&prelude).into_iter();
            let placed: Vec<String> = selectors.map(|each| placed(each, is_narrowed)).collect();
            Some(Rule::Block(placed.join(","), measured(&content)))
        }
        rule => Some(rule),
    };
    rules.into_iter().filter_map(each).collect()
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
        let style = of_section(&styles::parse(page), body, "en", Typeface::Own);
        style.strip_suffix(OWN.as_str()).unwrap().to_owned()
    }

    #[test]
    fn what_comes_later_and_what_never_comes() {
        for (page, expected) in [
            ("[data-live] p{b:c}[data-seen] p{b:c}", "[data-live] p{b:c}"),
            ("@media screen and (scripting:enabled){p{b:c}}", ""),
            (
                "@media screen and (width >= 64rem) and (height >= 40rem){p{b:c}}",
                "",
            ),
            (
                "@layer x,y;@font-face{src:url(\"f\")}",
                "@layer x,y;@font-face{src:url(\"f\")}",
            ),
        ] {
            assert_eq!(styled(page, "<p>"), expected);
        }
    }

    #[test]
    fn a_section_can_do_without_the_typeface() {
        let page = "@font-face{src:url(\"f\")}@font-face{src:local(\"g\")}p{a:b}";
        let page = styles::parse(page);
        let style = of_section(&page, "<p>", "en", Typeface::Local);
        assert!(
            !style.contains("url(") && style.contains("local("),
            "{style}"
        );
        assert!(of_section(&page, "<p>", "en", Typeface::Own).contains("url("));
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
