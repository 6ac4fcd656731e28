//! As much of a style sheet as a document needs.
//!
//! A page of one quote would carry the styles of the whole film page ten times its own length. What is left out is a
//! rule none of whose selectors can match: one that names a class which the document does not have, data that are
//! noted nowhere in it, or a direction or a language in which it has no text; and tokens that then nobody uses. Whatever
//! is not understood stays.

mod has;
mod sheet;

use std::collections::HashSet;
use std::sync::LazyLock;

use companion::prerender::{COLOPHON_CSS, ITEM_CSS};

use super::compact;
use has::name_len;
pub(super) use has::{Has, Name, is_kind_of};
pub(super) use sheet::{Rule, parse, parts, write};

static OF_ITEMS: LazyLock<Vec<Rule>> =
    LazyLock::new(|| parse(&(compact::css(ITEM_CSS) + &OF_COLOPHONS)));

static OF_COLOPHONS: LazyLock<String> = LazyLock::new(|| compact::css(COLOPHON_CSS));

/// The sheets that the site has besides the engine's.
const OWN: [&str; 5] = [
    ITEM_CSS,
    COLOPHON_CSS,
    include_str!("../embed/embed.css"),
    include_str!("../embed/instructions.css"),
    include_str!("../live.css"),
];

/// The tokens that those use.
static OWN_TOKENS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| OWN.into_iter().flat_map(used_tokens).collect());

/// What the program makes nothing of on a film's page: what stands in a film's words and events, what they are and how many,
/// and what only lists of films, parts, items and pages that are drawn in the browser have.
const GIVEN: [&str; 13] = [
    "button",
    "catalogue",
    "chapter__parts",
    "claim",
    "cover",
    "figure",
    "film-",
    "has-",
    "is-",
    "medium",
    "notice",
    "part",
    "swatch",
];

/// What the program makes of its own where it takes in the parts of a long film, and how such a page is known.
const TAKEN_IN: [&str; 2] = ["part", "part__missed"];
const TAKES_PARTS: &str = " data-island=\"parts\"";

/// What the guide to a timeline has, which brings its styles along when it comes.
const GUIDE: [&str; 3] = ["guide__", "axis", "find"];

/// The rules of the engine's sheet, without the tokens that neither it nor a sheet of the site's own uses.
pub(super) fn of_engine(sheet: &str) -> Vec<Rule> {
    let used = used_tokens(sheet);
    with_tokens(&parse(sheet), &|token| {
        used.contains(token) || OWN_TOKENS.contains(token)
    })
}

/// The styles of a page that its program may change: all but those of other kinds of pages, and of the guide. `html` is the
/// page, and whatever else it takes in.
pub(super) fn whole(engine: &[Rule], html: &[&str]) -> String {
    let page = Has::of_all(html);
    let starts = |class: &str, names: &[&str]| names.iter().any(|start| class.starts_with(start));
    let takes_parts = html.iter().any(|text| text.contains(TAKES_PARTS));
    let may_come = |name: Name<'_>| match name {
        Name::Class(class) if TAKEN_IN.contains(&class) => takes_parts,
        Name::Class(class) => !starts(class, &GIVEN) && !starts(class, &GUIDE),
        Name::Data(_) => true,
        Name::RightToLeft | Name::Language(_) => false,
    };
    let kept = needed(engine, &|name| may_come(name) || page.has(name));
    // What comes to the page later brings its rules along, or has them here already, and its tokens are those of the page.
    let texts = [write(&kept), of_guide(engine)];
    let used: HashSet<&str> = texts.iter().flat_map(|text| used_tokens(text)).collect();
    write(&with_tokens(&kept, &|token| {
        used.contains(token) || OWN_TOKENS.contains(token)
    }))
}

/// The tokens that a style sheet uses, found in one go: a site of a thousand films asks for each of its pages.
fn used_tokens(sheet: &str) -> HashSet<&str> {
    let uses = sheet.split("var(").skip(1);
    uses.map(|rest| &rest[..name_len(rest)]).collect()
}

/// The rules without the tokens that nobody uses.
fn with_tokens(rules: &[Rule], is_used: &dyn Fn(&str) -> bool) -> Vec<Rule> {
    let is_needed = |declaration: &&str| {
        let token = declaration.split(':').next().unwrap_or_default();
        !token.starts_with("--") || is_used(token)
    };
    let without = |rule: &Rule| match rule {
        Rule::Group(prelude, rules) => Rule::Group(prelude.clone(), with_tokens(rules, is_used)),
        Rule::Block(prelude, content) if content.contains("--") && !prelude.starts_with('@') => {
            let kept: Vec<&str> = sheet::declarations(content)
                .into_iter()
                .filter(is_needed)
                .collect();
            Rule::Block(prelude.clone(), kept.join(";"))
        }
        other => other.clone(),
    };
    rules.iter().map(without).collect()
}

/// The styles of the guide that [`whole`] leaves out.
pub(super) fn of_guide(engine: &[Rule]) -> String {
    let is_guides = |class: &str| GUIDE.iter().any(|start| class.starts_with(start));
    let asks_for_none = |selector: &str| {
        may_match(selector, &|name| match name {
            Name::Class(class) => !is_guides(class),
            Name::Data(_) | Name::RightToLeft | Name::Language(_) => true,
        })
    };
    write(&pick(engine, &|selector| !asks_for_none(selector), false))
}

/// The styles of the page of an item, or of a colophon: of the engine's, what its HTML needs, and its own.
pub(super) fn of_item(engine: &[Rule], html: &str) -> String {
    let page = Has::of(html);
    let may_have = |name: Name<'_>| matches!(name, Name::Data(_)) || page.has(name);
    let kept = |rules| write(&needed(rules, &may_have));
    kept(engine) + &kept(&OF_ITEMS)
}

/// The styles of a page that ends with its colophon.
pub(super) fn whole_with_colophon(engine: &[Rule], html: &str) -> String {
    whole(engine, &[html]) + &OF_COLOPHONS
}

/// The rules that a document may need which has what `has` says; in a list of selectors, those that may match.
pub(super) fn needed(rules: &[Rule], has: &dyn Fn(Name<'_>) -> bool) -> Vec<Rule> {
    pick(rules, &|selector| may_match(selector, has), true)
}

/// The rules whose selectors are wanted, and what is no rule of selectors if `others` are wanted too.
fn pick(rules: &[Rule], is_wanted: &dyn Fn(&str) -> bool, others: bool) -> Vec<Rule> {
    let keep = |rule: &Rule| match rule {
        Rule::Group(prelude, rules) => {
            let kept = pick(rules, is_wanted, others);
            (!kept.is_empty()).then(|| Rule::Group(prelude.clone(), kept))
        }
        Rule::Block(_, content) if content.is_empty() => None,
        Rule::Block(prelude, content) if !prelude.starts_with('@') => {
            let selectors = parts(prelude).into_iter();
            let kept: Vec<&str> = selectors.filter(|each| is_wanted(each)).collect();
            (!kept.is_empty()).then(|| Rule::Block(kept.join(","), content.clone()))
        }
        rule => others.then(|| rule.clone()),
    };
    rules.iter().filter_map(keep).collect()
}

/// Whether a document has all that a selector asks for. What stands in the brackets of `:is(…)` and its kin is an
/// alternative, and not looked into.
fn may_match(selector: &str, has: &dyn Fn(Name<'_>) -> bool) -> bool {
    let mut rest = selector;
    while let Some(at) = sheet::find(rest, &['.', '[', ':']) {
        let sign = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        let name = &rest[..name_len(rest)];
        let is_there = match sign {
            b'.' => has(Name::Class(name)),
            b':' => {
                let tag = rest.strip_prefix("lang(");
                tag.is_none_or(|tag| has(Name::Language(&tag[..name_len(tag)])))
            }
            _ if name.starts_with("data-") => has(Name::Data(name)),
            _ if rest.starts_with("dir=\"rtl\"") => has(Name::RightToLeft),
            _ => true,
        };
        if !is_there {
            return false;
        }
        if sign == b'[' {
            rest = sheet::find(rest, &[']']).map_or("", |end| &rest[end..]);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_no_styles_for_what_cannot_come_to_it() {
        let engine = parse(".medium{a:b}.round-button{a:b}.notice{a:b}.claim{a:b}");
        let whole_film = "<p class=\"claim\">";
        assert_eq!(
            whole(&engine, &[whole_film]),
            ".round-button{a:b}.claim{a:b}"
        );
        let taken_in = ".part[data-filled]{a:b}.part__missed{a:b}";
        let rules = parse(taken_in);
        assert_eq!(whole(&rules, &[whole_film]), "");
        let long_film = "<p data-island=\"parts\">";
        assert_eq!(whole(&rules, &[long_film]), taken_in);
        let part = "<p class=\"medium\">";
        assert_eq!(
            whole(&engine, &[whole_film, part]),
            ".medium{a:b}.round-button{a:b}.claim{a:b}"
        );
    }

    #[test]
    fn a_page_has_neither_tokens_nor_directions_that_it_has_no_use_for() {
        let engine = parse(":root{--a:1px;--b:2px}.claim{x:var(--a)}[dir=\"rtl\"] p{x:var(--b)}");
        assert_eq!(
            whole(&engine, &["<p class=\"claim\">"]),
            ":root{--a:1px}.claim{x:var(--a)}"
        );
        assert_eq!(
            whole(&engine, &["<html dir=\"rtl\">"]),
            ":root{--b:2px}[dir=\"rtl\"] p{x:var(--b)}"
        );
        // Of a long film, a part may have such a text.
        let long_film = ["<p class=\"claim\">", "<p dir=\"rtl\">"];
        assert_eq!(whole(&engine, &long_film), write(&engine));
    }

    #[test]
    fn a_page_has_no_styles_for_languages_that_it_has_no_text_in() {
        let engine =
            parse("p:lang(zh-Hant),p:lang(zh-HK){a:b}[lang]:lang(zh)::before,p:lang(ar){c:d}");
        for (html, expected) in [
            ("<html lang=\"en\">", ""),
            ("<html lang=\"zhx\">", ""),
            ("<html lang=\"zh\">", "[lang]:lang(zh)::before{c:d}"),
            (
                "<html lang=\"en\"><p lang=\"zh-Hant-TW\">",
                "p:lang(zh-Hant){a:b}[lang]:lang(zh)::before{c:d}",
            ),
            ("<html lang=\"ar-EG\">", "p:lang(ar){c:d}"),
        ] {
            assert_eq!(whole(&engine, &[html]), expected, "{html}");
        }
        let long_film = ["<html lang=\"zh\">", "<p lang=\"zh-Hant\"><p lang=\"ar\">"];
        assert_eq!(
            whole(&engine, &long_film),
            "p:lang(zh-Hant){a:b}[lang]:lang(zh)::before,p:lang(ar){c:d}"
        );
    }

    #[test]
    fn tokens_that_nobody_uses_go() {
        let engine = ":root{--a:1px;--b:url(\"x;y\");--c:var(--a)}.d{e:var(--c,0);--own:2px}@media print{:root{--a:2px;--b:3px}}";
        assert_eq!(
            write(&of_engine(engine)),
            ":root{--a:1px;--c:var(--a)}.d{e:var(--c,0)}@media print{:root{--a:2px}}"
        );
    }

    #[test]
    fn page_and_guide_share_the_styles_between_them() {
        let engine = parse(
            "@layer x;@layer x{.a,.find p{x:y}.b .guide__bar{z:y}@media print{.guide,.axis{d:n}}}\
             @font-face{src:url(\"f\")}",
        );
        assert_eq!(
            whole(&engine, &["<p class=\"a\">"]),
            "@layer x;@layer x{.a{x:y}@media print{.guide{d:n}}}@font-face{src:url(\"f\")}"
        );
        assert_eq!(
            of_guide(&engine),
            "@layer x{.find p{x:y}.b .guide__bar{z:y}@media print{.axis{d:n}}}"
        );
    }

    #[test]
    fn rules_go_that_ask_for_what_is_not_there() {
        let html = "<p class=\"a is-b\" data-x><b class=\"c\" data-y=\"1\">.d</b></p>";
        let page = Has::of(html);
        for (sheet, expected) in [
            (".a{x:y}.d{x:y}", ".a{x:y}"),
            (".a,.d{x:y}", ".a{x:y}"),
            (".a.is-b>.c:hover,.a .d{x:y}", ".a.is-b>.c:hover{x:y}"),
            (".a .d{b:c}p > .c::after{d:e}", "p > .c::after{d:e}"),
            ("p{x:y}[class]{x:y}#d{x:y}", "p{x:y}[class]{x:y}#d{x:y}"),
            ("[data-x]{x:y}[data-z] p{x:y}", "[data-x]{x:y}"),
            (
                ".a[data-y=\".d[\"] .c{x:y}[data-y=\"1\"].d{x:y}",
                ".a[data-y=\".d[\"] .c{x:y}",
            ),
            (
                ".a:is(.d,.e){x:y}.a:has(>.d){x:y}.a:not([data-z]){x:y}",
                ".a:is(.d,.e){x:y}.a:has(>.d){x:y}.a:not([data-z]){x:y}",
            ),
            (
                "@layer a,b;@layer c{.d{x:y}}@media print{.a{x:y}.d{x:y}}",
                "@layer a,b;@media print{.a{x:y}}",
            ),
            (
                "@font-face{src:url(\".d{\")}@keyframes d{from{x:y}}",
                "@font-face{src:url(\".d{\")}@keyframes d{from{x:y}}",
            ),
            (
                ".a::after{content:\"}.d\\\"{\"}.d::after{content:\"}\"}.c{x:y}",
                ".a::after{content:\"}.d\\\"{\"}.c{x:y}",
            ),
            (".visually-hidden{x:y}", ".visually-hidden{x:y}"),
            (".a{x:y", ".a{x:y}"),
            (
                "[dir=\"rtl\"] .a,[dir=\"ltr\"] .a{x:y}",
                "[dir=\"ltr\"] .a{x:y}",
            ),
            ("a{}", ""),
        ] {
            let kept = needed(&parse(sheet), &|name| page.has(name));
            assert_eq!(write(&kept), expected);
        }
    }
}
