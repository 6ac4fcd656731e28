//! Addresses: where links lead, and links that nobody has marked.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::Run;
use crate::author::leaf::url_fault;

/// A web address as the format takes it, from one as people and old files write it; nothing for what is none.
pub(crate) fn address(written: &str) -> Option<String> {
    let written = written.trim();
    let whole = if written.starts_with("//") {
        format!("https:{written}")
    } else if starts_with(written, "www.") {
        format!("https://{written}")
    } else if let Some((scheme, rest)) = written.split_once("://") {
        format!("{}://{rest}", scheme.to_ascii_lowercase())
    } else {
        return None;
    };
    if !whole.starts_with("http") {
        return None;
    }
    let mut address = String::with_capacity(whole.len());
    for character in whole.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')) {
        match character {
            ' ' => address.push_str("%20"),
            '"' => address.push_str("%22"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            '^' => address.push_str("%5E"),
            '`' => address.push_str("%60"),
            '{' => address.push_str("%7B"),
            '|' => address.push_str("%7C"),
            '}' => address.push_str("%7D"),
            other => address.push(other),
        }
    }
    url_fault(&address).is_none().then_some(address)
}

/// Where a link of a text leads: to the web, to somebody's mail, or to a place on the page.
pub(crate) fn target(href: &str) -> Option<String> {
    let href = href.trim();
    if starts_with(href, "mailto:") || href.starts_with('#') {
        let is_good =
            href.len() > 1 && !href.contains(|c: char| c.is_whitespace() || c.is_control());
        return is_good.then(|| href.to_owned());
    }
    address(href)
}

/// The site of an address, as people say it.
pub(crate) fn site(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.to_owned()
}

/// A name for what an address leads to: the last part of its path, or its site.
pub(crate) fn readable_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let rest = path.split_once("//").map_or(path, |(_, rest)| rest);
    let last = match rest.trim_end_matches('/').rsplit_once('/') {
        Some((_, last)) => last.to_owned(),
        None => site(address),
    };
    // What is no text when it is decoded stays as it is.
    let decoded = percent_decode_str(&last).decode_utf8();
    let decoded = decoded.map_or_else(|_| last.clone(), Cow::into_owned);
    let name = decoded.replace('_', " ");
    let name = name.replace(|c: char| c.is_control(), "");
    match name.trim() {
        "" => "…".to_owned(),
        name => name.to_owned(),
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Makes links of the addresses that stand in a line.
pub(crate) fn autolink(line: &mut Vec<Run>) {
    let may_hold_one = |run: &Run| {
        run.href.is_empty()
            && (run.text.contains("://") || run.text.contains("www.") || run.text.contains('@'))
    };
    if !line.iter().any(may_hold_one) {
        return;
    }
    let runs = std::mem::take(line);
    for run in runs {
        if may_hold_one(&run) {
            split(&run, line);
        } else {
            line.push(run);
        }
    }
}

fn split(run: &Run, line: &mut Vec<Run>) {
    let mut rest = run.text.as_str();
    let mut plain = String::new();
    while let Some((before, found, href, after)) = next(rest) {
        plain.push_str(before);
        if !plain.is_empty() {
            line.push(Run {
                text: std::mem::take(&mut plain),
                ..run.clone()
            });
        }
        line.push(Run {
            text: found.to_owned(),
            href,
            ..run.clone()
        });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        line.push(Run {
            text: plain,
            ..run.clone()
        });
    }
}

/// The first address in a text: what stands before it, the address as written and as a target, and what comes after.
fn next(text: &str) -> Option<(&str, &str, String, &str)> {
    let mut from = 0;
    while let Some(offset) = text[from..].find(|c: char| c.is_ascii_alphanumeric()) {
        let start = from + offset;
        let end = text[start..]
            .find(|c| !in_address(c))
            .map_or(text.len(), |at| start + at);
        let word =
            text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '&']);
        let word = match word.ends_with(')') && !word.contains('(') {
            true => word.trim_end_matches([')', '.', ',']),
            false => word,
        };
        if let Some(href) = as_target(word) {
            let end = start + word.len();
            return Some((&text[..start], &text[start..end], href, &text[end..]));
        }
        from = end.max(start + 1);
        // An address may begin inside of a word: “见https://…”.
        if let Some(inner) = text[start..from].find("http").filter(|inner| *inner > 0) {
            from = start + inner;
        }
    }
    None
}

fn as_target(word: &str) -> Option<String> {
    if starts_with(word, "http://") || starts_with(word, "https://") || starts_with(word, "www.") {
        return address(word).filter(|address| site(address).contains('.'));
    }
    let (name, host) = word.split_once('@')?;
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    let is_host = host.split('.').count() > 1
        && host.split('.').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    (is_name && is_host).then(|| format!("mailto:{word}"))
}

/// What may stand in an address inside of a text. East Asian text goes on after it without a space.
fn in_address(character: char) -> bool {
    match character {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7f}' => false,
        ascii if ascii.is_ascii() => ascii.is_ascii_graphic(),
        other => other.is_alphanumeric() && u32::from(other) < 0x2e80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole() {
        for (written, whole) in [
            ("https://example.org/a", Some("https://example.org/a")),
            ("//example.org/a", Some("https://example.org/a")),
            ("www.example.org", Some("https://www.example.org")),
            (" HTTP://example.org/a b ", Some("http://example.org/a%20b")),
            (
                "https://example.org/{x}|y",
                Some("https://example.org/%7Bx%7D%7Cy"),
            ),
            ("/static/x.jpg", None),
            ("javascript://x", None),
            ("ftp://example.org", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(address(written).as_deref(), whole, "{written}");
        }
    }

    #[test]
    fn addresses_in_a_text_become_links() {
        for (text, links) in [
            (
                "see https://example.org/a?b=1, or",
                vec!["https://example.org/a?b=1"],
            ),
            ("(www.example.org)", vec!["https://www.example.org"]),
            ("见https://example.org/路。", vec!["https://example.org/"]),
            ("mail a.b@example.org.", vec!["mailto:a.b@example.org"]),
            ("a@b, @name, www., http://", vec![]),
            (
                "https://en.wikipedia.org/wiki/X_(y)",
                vec!["https://en.wikipedia.org/wiki/X_(y)"],
            ),
        ] {
            let mut line = vec![Run {
                text: text.to_owned(),
                ..Run::default()
            }];
            autolink(&mut line);
            let found: Vec<&str> = line
                .iter()
                .map(|run| run.href.as_str())
                .filter(|href| !href.is_empty())
                .collect();
            assert_eq!(found, links, "{text}");
            let whole: String = line.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn addresses_have_names() {
        for (address, name) in [
            (
                "https://en.wikipedia.org/wiki/Ada_Lovelace#x",
                "Ada Lovelace",
            ),
            ("https://example.org/%E7%AB%A5%E8%AF%9D.jpg?x=1", "童话.jpg"),
            ("https://example.org/", "example.org"),
        ] {
            assert_eq!(readable_name(address), name);
        }
    }
}
