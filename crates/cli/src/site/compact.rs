//! Styles and scripts without what only their authors need: comments, and blanks that separate nothing.
//!
//! Nothing is understood beyond comments, strings and addresses, so whatever CSS will bring comes through as it is.

use std::iter::Peekable;
use std::str::CharIndices;

/// A style sheet without comments and needless blanks.
pub(super) fn css(sheet: &str) -> String {
    let mut compact = Compact {
        text: String::with_capacity(sheet.len()),
        sign: None,
        has_blank: false,
    };
    let mut rest = sheet.char_indices().peekable();
    while let Some((start, character)) = rest.next() {
        match character {
            '/' if sheet[start..].starts_with("/*") => {
                let end = sheet[start + 2..]
                    .find("*/")
                    .map_or(sheet.len(), |end| start + 2 + end + 2);
                skip_to(&mut rest, end);
                compact.has_blank = true;
            }
            '"' | '\'' => {
                let end = start + string_len(&sheet[start..], character);
                skip_to(&mut rest, end);
                compact.push(&sheet[start..end]);
            }
            // An address without quotation marks may hold what looks like a comment.
            'u' | 'U' if is_bare_address(&sheet[start..]) => {
                let end = sheet[start..]
                    .find(')')
                    .map_or(sheet.len(), |end| start + end + 1);
                skip_to(&mut rest, end);
                compact.push(&sheet[start..end]);
            }
            '\\' => {
                let end = rest
                    .next()
                    .map_or(sheet.len(), |(at, escaped)| at + escaped.len_utf8());
                compact.push(&sheet[start..end]);
            }
            blank if blank.is_ascii_whitespace() => compact.has_blank = true,
            // 0.5 is .5; the nought of 10.5 is not the first digit.
            '0' if compact.ends_before_a_number() && is_fraction(&sheet[start + 1..]) => {
                compact.push("");
            }
            other => compact.push(other.encode_utf8(&mut [0; 4])),
        }
    }
    compact.text
}

/// A script without lines that are comments, and without what lines begin with. A line's end stays where it may end a
/// statement.
pub(super) fn script(source: &str) -> String {
    let lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut text = String::with_capacity(source.len());
    for line in lines {
        text.push_str(line);
        // A comment behind a statement ends with its line.
        let goes_on = line.ends_with(['{', ';', ',']) && !line.contains("//");
        if !goes_on {
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// A style sheet as far as it has been read.
struct Compact {
    text: String,
    /// The sign that it ends with, if that is one of CSS's own and not a letter, a string or something escaped.
    sign: Option<char>,
    /// Whether there was a blank or a comment since.
    has_blank: bool,
}

impl Compact {
    /// Whether what follows cannot belong to a name or a number that has begun.
    fn ends_before_a_number(&self) -> bool {
        let belongs = |last: char| last.is_alphanumeric() || "_.".contains(last);
        self.has_blank || !self.text.ends_with(belongs)
    }

    fn push(&mut self, part: &str) {
        let sign = part
            .chars()
            .next()
            .filter(|sign| part.len() == 1 && "{};,:".contains(*sign));
        if sign == Some('}') && self.sign == Some(';') {
            self.text.pop();
        }
        // What follows a colon is a value, which may begin anywhere; what precedes one may be a selector of its own.
        let is_needless =
            self.text.is_empty() || self.sign.is_some() || sign.is_some_and(|sign| sign != ':');
        if self.has_blank && !is_needless {
            self.text.push(' ');
        }
        self.has_blank = false;
        self.sign = sign;
        self.text.push_str(part);
    }
}

/// Whether a text begins like what follows the first digit of a fraction.
fn is_fraction(text: &str) -> bool {
    let after = text.strip_prefix('.').unwrap_or_default();
    after.starts_with(|next: char| next.is_ascii_digit())
}

/// The length of a string at the beginning of a text, its marks included.
fn string_len(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            end if end == mark => return at + end.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn is_bare_address(text: &str) -> bool {
    let inside = text
        .get(..4)
        .filter(|name| name.eq_ignore_ascii_case("url("))
        .map(|_| text[4..].trim_start());
    inside.is_some_and(|inside| !inside.starts_with(['"', '\'']))
}

fn skip_to(rest: &mut Peekable<CharIndices<'_>>, end: usize) {
    while rest.next_if(|(at, _)| *at < end).is_some() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_comments_go_and_the_sheet_says_the_same() {
        for (sheet, expected) in [
            (
                "a { color: red; }\n\n/* why */\nb {\n}\n",
                "a{color:red}b{}",
            ),
            (
                "a, b > c { margin: 0 auto; padding: 1px }",
                "a,b > c{margin:0 auto;padding:1px}",
            ),
            // A blank before a colon, a bracket or a dot is a step down the tree.
            (
                "a :hover, a .b [c] :is(d, e) {}",
                "a :hover,a .b [c] :is(d,e){}",
            ),
            (
                "a { margin: 0.5em -0.25em 10.5px 0 0.05px; opacity: calc(0.3 + 0.1) }",
                "a{margin:.5em -.25em 10.5px 0 .05px;opacity:calc(.3 + .1)}",
            ),
            ("a/* no blank */b {} 1px/**/2px", "a b{}1px 2px"),
            (
                "@layer reset, tokens;\n@layer tokens { :root { --x: light-dark( #fff , #000 ); } }",
                "@layer reset,tokens;@layer tokens{:root{--x:light-dark( #fff,#000 )}}",
            ),
            (
                "@media (width >= 40rem) and (prefers-color-scheme: dark) { a { & > b { top: calc(1px + 2px - 3px) } } }",
                "@media (width >= 40rem) and (prefers-color-scheme:dark){a{& > b{top:calc(1px + 2px - 3px)}}}",
            ),
            (
                "a::before { content: \"/* ; } */  \\\" :  \"; }",
                "a::before{content:\"/* ; } */  \\\" :  \"}",
            ),
            (
                "a { b: url( x/*y.png ) ; c: url('a  b') }",
                "a{b:url( x/*y.png );c:url('a  b')}",
            ),
            (
                ".a\\: b\\  .c { d: e !important }",
                ".a\\: b\\  .c{d:e !important}",
            ),
            (
                "« 北京 » { font-family: \"宋体\" , serif }",
                "« 北京 »{font-family:\"宋体\",serif}",
            ),
            ("a { b: c", "a{b:c"),
            ("a { /* never closed", "a{"),
            ("\"never closed", "\"never closed"),
        ] {
            assert_eq!(css(sheet), expected);
            assert_eq!(css(expected), expected, "once is enough");
        }
    }

    #[test]
    fn a_script_keeps_lines_that_end_something() {
        for (source, expected) in [
            (
                "// why\n(() => {\n  // how\n  const a = \"//\"\n\n  return a\n})();\n",
                "(() => {const a = \"//\"\nreturn a\n})();",
            ),
            ("f(1,\n  2);\ng();\n", "f(1,2);g();"),
            ("f(); // why;\ng()\n", "f(); // why;\ng()"),
            ("const a = 1\n[b].map(f)\n", "const a = 1\n[b].map(f)"),
        ] {
            assert_eq!(script(source), expected);
        }
    }
}
