//! What a deep link points at.

/// How the addresses of events begin in TimelineJS. An event that came from there has what follows, and this before
/// it, among its aliases.
pub const FOREIGN: &str = "event-";

/// The id of the element at which a fragment points: of a chapter `c-…`, an event `e-…`, a quote `q-…` or a source `s-…`.
///
/// `fragment` is that of an address, with or without its `#`, percent-encoded or not. One that is no address of this page,
/// or whose percent-encoding is not UTF-8, is `None`.
pub fn anchor(fragment: &str) -> Option<String> {
    let decoded = percent_decode(fragment.strip_prefix('#').unwrap_or(fragment))?;
    if decoded.len() > FOREIGN.len() && decoded.starts_with(FOREIGN) {
        return Some("e-".to_owned() + &decoded);
    }
    let (kind, id) = decoded.split_once('-')?;
    let is_ours = matches!(kind, "c" | "e" | "q" | "s") && !id.is_empty();
    is_ours.then_some(decoded)
}

/// Whether an element with this id is a chapter.
pub fn is_chapter(anchor: &str) -> bool {
    anchor.starts_with("c-")
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
        for (fragment, expected) in [
            ("#e-chengdu-2009", "e-chengdu-2009"),
            ("q-1", "q-1"),
            ("#c-the-names", "c-the-names"),
            ("#s-reuters", "s-reuters"),
            ("#e-成都-2009", "e-成都-2009"),
            ("#e-%E6%88%90%E9%83%BD-2009", "e-成都-2009"),
            ("#q-%e6%88%90", "q-成"),
            ("#q-100%", "q-100%"),
            ("#q-100%2", "q-100%2"),
            ("#q-100%zz", "q-100%zz"),
            ("#q-#", "q-#"),
            ("#q--", "q--"),
            ("#event-chengdu", "e-event-chengdu"),
            ("#event-%E6%88%90", "e-event-成"),
        ] {
            assert_eq!(anchor(fragment).as_deref(), Some(expected), "{fragment:?}");
        }
        assert!(is_chapter("c-the-names") && !is_chapter("e-c-1"));
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
            assert_eq!(anchor(fragment), None, "{fragment:?}");
        }
    }
}
