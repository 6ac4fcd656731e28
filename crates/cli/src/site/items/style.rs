//! As much of a style sheet as a document needs.
//!
//! A page of one quote would carry the styles of the whole film page ten times its own length. What is left out is a
//! rule none of whose selectors can match: one that names a class which the document does not have. Whatever is not
//! understood stays.

use std::collections::HashSet;

/// Classes that a script gives to elements of its own (`src/components/tools/tools.js`).
const LATER: [&str; 1] = ["visually-hidden"];

/// The classes of a document, and those that may come to it later.
pub(super) fn classes(html: &str) -> HashSet<&str> {
    let lists = html.split(" class=\"").skip(1);
    let names = lists.filter_map(|rest| Some(rest.split_once('"')?.0.split_ascii_whitespace()));
    names.flatten().chain(LATER).collect()
}

/// Whether a document has a class, or may have it later.
type Has<'h> = &'h dyn Fn(&str) -> bool;

/// The rules of a compact sheet that a document with some classes may need.
pub(super) fn needed(css: &str, has: Has<'_>) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while !rest.is_empty() {
        let end = end_of(rest, b"{;");
        let prelude = &rest[..end];
        if rest.as_bytes().get(end) != Some(&b'{') {
            // A statement, or what is left at the end.
            let end = (end + 1).min(rest.len());
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let inside = &rest[end + 1..];
        let close = end_of(inside, b"}");
        let body = &inside[..close];
        rest = inside.get(close + 1..).unwrap_or_default();
        let (prelude, body) = match prelude.trim() {
            group if is_group(group) => (group.to_owned(), needed(body, has)),
            other if other.starts_with('@') => (other.to_owned(), body.to_owned()),
            selectors => (matching(selectors, has), body.to_owned()),
        };
        if !prelude.is_empty() && !body.is_empty() {
            kept += &format!("{prelude}{{{body}}}");
        }
    }
    kept
}

/// Whether rules stand in a block with this beginning.
fn is_group(prelude: &str) -> bool {
    ["@layer", "@media", "@supports", "@container"]
        .iter()
        .any(|name| prelude.starts_with(name))
}

/// Those of some selectors that may match.
fn matching(selectors: &str, has: Has<'_>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = selectors;
    while !rest.is_empty() {
        let end = end_of(rest, b",");
        let selector = &rest[..end];
        if may_match(selector, has) {
            kept.push(selector);
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    kept.join(",")
}

/// Whether a document has all classes that a selector asks for. What stands in brackets is an alternative, or a text.
fn may_match(selector: &str, has: Has<'_>) -> bool {
    let mut rest = selector;
    loop {
        let dot = end_of(rest, b".");
        let Some(name) = rest.get(dot + 1..) else {
            return true;
        };
        let length = name
            .find(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'))
            .unwrap_or(name.len());
        if !has(&name[..length]) {
            return false;
        }
        rest = &name[length..];
    }
}

/// Where the first of some signs stands that is in no string, bracket or block; the text's length where none does.
fn end_of(text: &str, signs: &[u8]) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            byte if depth == 0 && signs.contains(byte) => return at,
            b'\\' => at += 1,
            b'"' | b'\'' => at += string_len(&bytes[at..]) - 1,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The length of the string at the beginning of a text, its marks included.
fn string_len(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 1,
            byte if *byte == text[0] => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_go_whose_classes_are_not_there() {
        let html = "<p class=\"a is-b\"><b class=\"c\">.d</b></p>";
        for (sheet, expected) in [
            (".a{x:y}.d{x:y}", ".a{x:y}"),
            (".a.is-b>.c:hover,.a .d{x:y}", ".a.is-b>.c:hover{x:y}"),
            ("p{x:y}[class]{x:y}#d{x:y}", "p{x:y}[class]{x:y}#d{x:y}"),
            (
                ".a:is(.d,.e){x:y}.a:has(>.d){x:y}",
                ".a:is(.d,.e){x:y}.a:has(>.d){x:y}",
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
            ("a{}", ""),
        ] {
            let classes = classes(html);
            assert_eq!(needed(sheet, &|class| classes.contains(class)), expected);
        }
    }
}
