//! The format's smallest parts: ids, phrases, addresses, languages, minutes.

use std::marker::PhantomData;

use icu_locale_core::LanguageIdentifier;

use crate::author::read::{Read, Reader, Spanned, wrong_kind};
use crate::author::reference::Target;
use crate::json::{Node, Value};
use crate::problem::{Code, Span};

/// The lasting name of a `T`, part of its public address: `chengdu-2009`, `成都-2009`.
#[derive(Debug)]
pub(crate) struct Id<T> {
    pub(crate) name: String,
    owner: PhantomData<fn() -> T>,
}

/// Characters to be shown as they are, without Markdown and without translation: “R”.
#[derive(Debug)]
pub(crate) struct Phrase(pub(crate) Spanned<String>);

/// An absolute web address.
#[derive(Debug)]
pub(crate) struct Url(pub(crate) String);

/// A language tag (BCP 47) in its canonical spelling: `en`, `zh-Hans`.
#[derive(Debug)]
pub(crate) struct Language(pub(crate) Spanned<String>);

/// A running time in whole minutes, at least one.
#[derive(Debug)]
pub(crate) struct Minutes(pub(crate) u32);

impl<T: Target> Read for Id<T> {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let id = string(node, "An id", reader)?;
        check_id(&id, "id", reader);
        let name = id.value.clone();
        reader.declared.push((T::KIND, id));
        Some(Self {
            name,
            owner: PhantomData,
        })
    }
}

impl Read for Phrase {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        string(node, "A text", reader).map(Self)
    }
}

impl Read for Url {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let url = string(node, "A web address", reader)?;
        if let Some(reason) = url_fault(&url.value) {
            reader.problems.add(
                Code::BadUrl,
                url.span,
                reason,
                "Write the whole address: \"https://example.org/page\"",
            );
            return None;
        }
        Some(Self(url.value))
    }
}

impl Read for Language {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let tag = string(node, "A language", reader)?;
        language(&tag.value, &tag.span, reader).map(|value| {
            Self(Spanned {
                value,
                span: tag.span,
            })
        })
    }
}

impl Read for Minutes {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let help = "Write whole minutes without quotation marks: 91";
        let Value::Number(number) = &node.value else {
            wrong_kind(node, "A number of minutes", help, reader);
            return None;
        };
        match number.parse() {
            Ok(minutes @ 1..=6_000) => Some(Self(minutes)),
            _ => {
                reader.problems.add(
                    Code::WrongKind,
                    node.span.clone(),
                    format!("{number} is no running time in whole minutes."),
                    help,
                );
                None
            }
        }
    }
}

/// Reads a string that is not empty.
pub(crate) fn string(node: &Node<'_>, what: &str, reader: &mut Reader) -> Option<Spanned<String>> {
    let Value::String(value) = &node.value else {
        wrong_kind(node, what, "Write it in quotation marks: \"…\"", reader);
        return None;
    };
    if value.trim().is_empty() {
        reader.problems.add(
            Code::Empty,
            node.span.clone(),
            "This text is empty.",
            "Write something, or delete the field.",
        );
        return None;
    }
    Some(Spanned {
        value: value.to_string(),
        span: node.span.clone(),
    })
}

/// Reports an id that would not make a good address. It is used all the same, so that nothing else breaks.
pub(crate) fn check_id(id: &Spanned<String>, what: &str, reader: &mut Reader) {
    let fits = |c: char| c.is_alphanumeric() && !c.is_uppercase() || c == '-';
    let good = !id.value.is_empty() && !id.value.starts_with('-') && id.value.chars().all(fits);
    if good {
        return;
    }
    let help = match slug(&id.value) {
        slug if slug.is_empty() => {
            "Use small letters of any script, digits and hyphens.".to_owned()
        }
        slug => format!("Write \"{slug}\""),
    };
    reader.problems.add(
        Code::BadId,
        id.span.clone(),
        format!(
            "The {what} “{}” may hold small letters, digits and hyphens only.",
            id.value
        ),
        help,
    );
}

/// A language tag in its canonical spelling, or nothing after reporting it.
pub(crate) fn language(tag: &str, span: &Span, reader: &mut Reader) -> Option<String> {
    let mistaken = match tag.to_ascii_lowercase().replace('_', "-").as_str() {
        "cn" | "zh-cn" | "chinese" | "zh-chs" | "chs" => Some("zh-Hans"),
        "tw" | "zh-tw" | "zh-cht" | "cht" => Some("zh-Hant"),
        "english" | "eng" => Some("en"),
        "jp" => Some("ja"),
        "kr" => Some("ko"),
        "german" | "ger" => Some("de"),
        "french" | "fre" => Some("fr"),
        _ => None,
    };
    let canonical = tag
        .parse::<LanguageIdentifier>()
        .ok()
        .filter(|id| !id.language.is_unknown())
        .map(|id| id.to_string());
    let suggestion = match (mistaken, &canonical) {
        (Some(right), _) => right.to_owned(),
        (None, Some(canonical)) if canonical == tag => return Some(canonical.clone()),
        (None, Some(canonical)) => canonical.clone(),
        (None, None) => "en\", \"zh-Hans\" or \"fr-CA".to_owned(),
    };
    reader.problems.add(
        Code::BadLanguage,
        span.clone(),
        format!("“{tag}” is not a language tag."),
        format!("Write \"{suggestion}\""),
    );
    None
}

/// Why a text is not an absolute web address.
pub(crate) fn url_fault(url: &str) -> Option<String> {
    let Some(rest) = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
    else {
        return Some(format!("“{url}” does not begin with https:// or http://."));
    };
    if let Some(bad) = url
        .chars()
        .find(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(*c))
    {
        return Some(format!(
            "“{}” cannot stand in a web address.",
            bad.escape_debug()
        ));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with(['.', ':']) {
        return Some(format!("“{url}” names no site."));
    }
    None
}

/// The nearest good id: lower case, hyphens for everything that is neither letter nor digit.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_script() {
        for (id, help) in [
            ("chengdu-2009", None),
            ("成都-2009", None),
            ("81-days", None),
            ("Chengdu 2009", Some("Write \"chengdu-2009\"")),
            ("a/b", Some("Write \"a-b\"")),
            ("-x", Some("Write \"x\"")),
            ("?!", Some("Use small letters")),
        ] {
            let mut reader = Reader::default();
            let id = Spanned {
                value: id.to_owned(),
                span: 0..1,
            };
            check_id(&id, "id", &mut reader);
            let found = reader.problems.into_sorted();
            let shown = found.first().map(|problem| problem.help.as_str());
            match help {
                None => assert_eq!(shown, None, "{}", id.value),
                Some(help) => assert!(
                    shown.is_some_and(|shown| shown.starts_with(help)),
                    "{shown:?}"
                ),
            }
        }
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        for (url, good) in [
            ("https://example.org", true),
            ("http://例え.jp/路?a=b#c", true),
            ("www.example.org", false),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https:///x", false),
            ("https://a b", false),
            ("https://a/\"onclick", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(url_fault(url).is_none(), good, "{url}");
        }
    }

    #[test]
    fn language_tags_are_canonical() {
        for (tag, expected, help) in [
            ("en", Some("en"), None),
            ("zh-Hans", Some("zh-Hans"), None),
            ("fr-CA", Some("fr-CA"), None),
            ("zh-hans", None, Some("Write \"zh-Hans\"")),
            ("cn", None, Some("Write \"zh-Hans\"")),
            ("zh_CN", None, Some("Write \"zh-Hans\"")),
            ("english", None, Some("Write \"en\"")),
            ("??", None, Some("Write \"en\", \"zh-Hans\" or \"fr-CA\"")),
        ] {
            let mut reader = Reader::default();
            assert_eq!(
                language(tag, &(0..1), &mut reader).as_deref(),
                expected,
                "{tag}"
            );
            let found = reader.problems.into_sorted();
            assert_eq!(
                found.first().map(|problem| problem.help.as_str()),
                help,
                "{tag}"
            );
        }
    }
}
