//! Web addresses.

use super::string;
use crate::author::read::{Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::{Code, Help, quoted, shown};

/// An absolute web address.
#[derive(Debug)]
pub(crate) struct Url(pub(crate) String);

impl Read for Url {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let url = string(node, "A web address", reader)?;
        if let Some(reason) = url_fault(&url.value) {
            let help = match whole(&url.value) {
                Some(whole) => Help::write(url.span.clone(), quoted(&whole)),
                None => Help::from("Write the whole address: \"https://example.org/page\""),
            };
            reader.problems.add(Code::BadUrl, url.span, reason, help);
            return None;
        }
        Some(Self(url.value))
    }
}

impl Describe for Url {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Url", |_| {
            let mut url = matching(
                r#"^https?://(?![.:/?#])[^\s\x00-\x1F\x7F-\x9F"<>\\^`{|}]+$"#,
                "Write the whole address: “https://example.org/page”.",
            );
            // Not `uri`, which has no room for the letters of most scripts.
            url["format"] = "iri".into();
            url
        })
    }

    fn examples() -> Vec<serde_json::Value> {
        vec!["https://example.org/page".into()]
    }
}

/// The address that was probably meant by one without its beginning, or with a slip in it.
fn whole(url: &str) -> Option<String> {
    let scheme = url
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let rest = match scheme.as_deref() {
        Some("http" | "https" | "htp" | "htttp" | "htpps" | "htttps") => url.split_once(':')?.1,
        Some(_) => return None,
        None => url,
    };
    let rest = rest.trim().trim_start_matches(['/', '\\']);
    let address = format!("https://{}", rest.replace(' ', "%20"));
    let has_site = rest.split('/').next()?.contains('.');
    (has_site && url_fault(&address).is_none()).then_some(address)
}

/// Why a text is not an absolute web address.
pub(crate) fn url_fault(url: &str) -> Option<String> {
    let Some(rest) = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
    else {
        return Some(format!(
            "“{}” does not begin with https:// or http://.",
            shown(url)
        ));
    };
    if let Some(bad) = url
        .chars()
        .find(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(*c))
    {
        let name = match bad {
            ' ' => "A space".to_owned(),
            bad => format!("“{}”", bad.escape_debug()),
        };
        return Some(format!("{name} cannot stand in a web address."));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with(['.', ':']) {
        return Some(format!("“{}” names no site.", shown(url)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
