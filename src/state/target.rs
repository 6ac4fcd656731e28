//! What a deep link points at.

/// A thing on the page that has an address of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target {
    /// What kind of thing it is.
    pub kind: TargetKind,
    /// The author's id for it.
    pub id: String,
}

/// The kinds of things that have addresses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetKind {
    /// A chapter: `#c-…`.
    Chapter,
    /// An event: `#e-…`.
    Event,
    /// A quote: `#q-…`.
    Quote,
    /// A source: `#s-…`.
    Source,
}

/// How the addresses of events begin in TimelineJS. An event that came from there has what follows, and this before
/// it, among its aliases.
pub const FOREIGN: &str = "event-";

impl Target {
    /// Reads the fragment of an address, with or without its `#`, percent-encoded or not.
    ///
    /// A fragment that is no address of this page, or whose percent-encoding is not UTF-8, is `None`.
    pub fn parse(fragment: &str) -> Option<Self> {
        let decoded = percent_decode(fragment.strip_prefix('#').unwrap_or(fragment))?;
        if decoded.len() > FOREIGN.len() && decoded.starts_with(FOREIGN) {
            return Some(Self {
                kind: TargetKind::Event,
                id: decoded,
            });
        }
        let (prefix, id) = decoded.split_once('-')?;
        let kind = match prefix {
            "c" => TargetKind::Chapter,
            "e" => TargetKind::Event,
            "q" => TargetKind::Quote,
            "s" => TargetKind::Source,
            _ => return None,
        };
        (!id.is_empty()).then(|| Self {
            kind,
            id: id.to_owned(),
        })
    }

    /// The target's fragment without its `#`, which is also the `id` of its element.
    pub fn anchor(&self) -> String {
        let prefix = match self.kind {
            TargetKind::Chapter => "c",
            TargetKind::Event => "e",
            TargetKind::Quote => "q",
            TargetKind::Source => "s",
        };
        format!("{prefix}-{}", self.id)
    }
}

/// Replaces every `%XX` by its byte; a percent sign that starts no such triplet stands for itself, as in URLs.
///
/// By hand, because a library for it would be more of the browser's program than these lines are.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bytes.push(high << 4 | low);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_name_their_target() {
        let check = |fragment, kind, id: &str| {
            let expected = Some(Target {
                kind,
                id: id.to_owned(),
            });
            assert_eq!(Target::parse(fragment), expected, "{fragment:?}");
        };
        check("#e-chengdu-2009", TargetKind::Event, "chengdu-2009");
        check("q-1", TargetKind::Quote, "1");
        check("#c-the-names", TargetKind::Chapter, "the-names");
        check("#s-reuters", TargetKind::Source, "reuters");
        check("#e-成都-2009", TargetKind::Event, "成都-2009");
        check("#e-%E6%88%90%E9%83%BD-2009", TargetKind::Event, "成都-2009");
        check("#q-%e6%88%90", TargetKind::Quote, "成");
        check("#q-100%", TargetKind::Quote, "100%");
        check("#q-100%2", TargetKind::Quote, "100%2");
        check("#q-100%zz", TargetKind::Quote, "100%zz");
        check("#q-#", TargetKind::Quote, "#");
        check("#q--", TargetKind::Quote, "-");
        check("#event-chengdu", TargetKind::Event, "event-chengdu");
        check("#event-%E6%88%90", TargetKind::Event, "event-成");
    }

    #[test]
    fn a_target_leads_back_to_its_anchor() {
        for anchor in ["c-the-names", "e-成都-2009", "q-1", "s-a-b"] {
            let target = Target::parse(anchor).unwrap();
            assert_eq!(target.anchor(), anchor);
        }
    }

    #[test]
    fn anything_else_is_no_target() {
        for fragment in [
            "",
            "#",
            "#e",
            "#e-",
            "#-e",
            "#x-1",
            "#E-1",
            "#event-",
            "#timeline",
            "##e-1",
            "#q-%FF",
            "#q-%E6%88",
            "#e-%C3",
            "#%",
        ] {
            assert_eq!(Target::parse(fragment), None, "{fragment:?}");
        }
    }
}
