//! Players of other sites, by the addresses of the pages that have them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an address escapes within a value: all but the unreserved characters (RFC 3986, 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The name of the site that an address belongs to, and the address of its player, where it offers one.
pub(super) fn site(url: &str) -> (String, Option<String>) {
    let address = Address::of(url);
    match address.host {
        "youtube.com" | "m.youtube.com" | "youtu.be" | "youtube-nocookie.com" => {
            let id = youtube_id(&address);
            let embed = id.map(|id| format!("https://www.youtube-nocookie.com/embed/{id}"));
            ("YouTube".into(), embed)
        }
        "vimeo.com" | "player.vimeo.com" => ("Vimeo".into(), vimeo_player(&address)),
        "soundcloud.com" => {
            let embed = format!(
                "https://w.soundcloud.com/player/?url={}",
                utf8_percent_encode(url, NOT_UNRESERVED)
            );
            ("SoundCloud".into(), Some(embed))
        }
        host => (host.to_owned(), None),
    }
}

/// An address in its parts; what stands behind `#` is for the page alone.
struct Address<'u> {
    /// Without `www.`.
    host: &'u str,
    path: Vec<&'u str>,
    query: &'u str,
}

impl<'u> Address<'u> {
    fn of(url: &'u str) -> Self {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
        let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = page.split_once('/').unwrap_or((page, ""));
        Self {
            host: host.strip_prefix("www.").unwrap_or(host),
            path: path.split('/').filter(|part| !part.is_empty()).collect(),
            query,
        }
    }

    /// The value of a name in the query.
    fn asked(&self, name: &str) -> Option<&'u str> {
        let mut pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(known, value)| (known == name).then_some(value))
    }
}

/// The id of a video. Names of channels and playlists can have eleven letters, too, so a path must say that it is one.
fn youtube_id<'u>(address: &Address<'u>) -> Option<&'u str> {
    let id = match address.path[..] {
        [id, ..] if address.host == "youtu.be" => id,
        ["embed" | "shorts" | "live" | "v", id, ..] => id,
        _ => address.asked("v")?,
    };
    // What an embed of a playlist or of a channel has in the place of an id.
    let is_word = matches!(id, "videoseries" | "live_stream");
    let is_good = id.len() == 11
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (is_good && !is_word).then_some(id)
}

/// The player of a video. One that is not listed has a key, without which it is refused: behind its number, or as `h`.
fn vimeo_player(address: &Address<'_>) -> Option<String> {
    let path = &address.path;
    let video = path
        .iter()
        .position(|part| matches!(*part, "video" | "videos"));
    let at = match (video, &path[..]) {
        (Some(video), _) => video + 1,
        // The numbers of showcases, events and the like are no videos.
        (None, ["channels" | "ondemand", _, ..]) => 2,
        (None, _) => 0,
    };
    let id = path.get(at).filter(|id| is_digits(id))?;
    let behind = path.get(at + 1).filter(|key| is_key(key)).copied();
    let asked = address.asked("h").filter(|key| is_plain(key));
    let key = asked.or(behind).map(|key| format!("h={key}&"));
    Some(format!(
        "https://player.vimeo.com/video/{id}?{}dnt=1",
        key.unwrap_or_default()
    ))
}

/// Whether a part of a path is a key: ten hexadecimal digits today, and no page of the video, like `likes` or `feed`.
fn is_key(part: &str) -> bool {
    part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_are_known_by_their_address() {
        for (url, name, embed) in [
            (
                "https://soundcloud.com/a/b",
                "SoundCloud",
                Some("https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"),
            ),
            ("https://archive.example/x", "archive.example", None),
            ("https://archive.example?x", "archive.example", None),
            (
                "https://evilyoutube.com/watch?v=abcdefghi_1",
                "evilyoutube.com",
                None,
            ),
        ] {
            assert_eq!(
                site(url),
                (name.to_owned(), embed.map(str::to_owned)),
                "{url}"
            );
        }
    }

    #[test]
    fn a_video_of_youtube_is_known_by_its_id() {
        for (url, id) in [
            (
                "https://www.youtube.com/watch?v=abcdefghi_1",
                Some("abcdefghi_1"),
            ),
            (
                "https://m.youtube.com/watch?app=desktop&v=abcdefghi_1",
                Some("abcdefghi_1"),
            ),
            (
                "https://www.youtube.com/watch?v=abcdefghi_1#t=10",
                Some("abcdefghi_1"),
            ),
            ("https://youtu.be/abcdefghi-1?t=4", Some("abcdefghi-1")),
            ("https://youtu.be/abcdefghi-1#t=4", Some("abcdefghi-1")),
            (
                "https://www.youtube-nocookie.com/embed/abcdefghi_1",
                Some("abcdefghi_1"),
            ),
            (
                "https://www.youtube.com/shorts/abcdefghi_1/",
                Some("abcdefghi_1"),
            ),
            (
                "https://www.youtube.com/live/abcdefghi_1?feature=share",
                Some("abcdefghi_1"),
            ),
            ("https://www.youtube.com/v/abcdefghi_1", Some("abcdefghi_1")),
            ("https://www.youtube.com/@channel", None),
            ("https://www.youtube.com/@HumanFlow1", None),
            ("https://www.youtube.com/c/HumanFlow01", None),
            ("https://www.youtube.com/HumanFlow01", None),
            ("https://www.youtube.com/user/HumanFlow01", None),
            ("https://www.youtube.com/embed/videoseries?list=PLx", None),
            (
                "https://www.youtube.com/embed/live_stream?channel=UCx",
                None,
            ),
            ("https://www.youtube.com/watch?v=short", None),
        ] {
            let embed = id.map(|id| format!("https://www.youtube-nocookie.com/embed/{id}"));
            assert_eq!(site(url), ("YouTube".to_owned(), embed), "{url}");
        }
    }

    #[test]
    fn a_video_of_vimeo_is_known_by_its_number_and_key() {
        for (url, video) in [
            ("https://vimeo.com/12345", Some("12345?dnt=1")),
            ("https://vimeo.com/12345#t=30s", Some("12345?dnt=1")),
            ("https://vimeo.com/12345/", Some("12345?dnt=1")),
            ("https://vimeo.com/12345/likes", Some("12345?dnt=1")),
            ("https://vimeo.com/12345/feed", Some("12345?dnt=1")),
            (
                "https://vimeo.com/123456789/abcdef1234",
                Some("123456789?h=abcdef1234&dnt=1"),
            ),
            (
                "https://vimeo.com/123456789/0123456789?share=copy",
                Some("123456789?h=0123456789&dnt=1"),
            ),
            (
                "https://player.vimeo.com/video/123?h=abc",
                Some("123?h=abc&dnt=1"),
            ),
            (
                "https://player.vimeo.com/video/123?dnt=1&h=abc#t=4",
                Some("123?h=abc&dnt=1"),
            ),
            (
                "https://player.vimeo.com/video/123?h=a%26b",
                Some("123?dnt=1"),
            ),
            (
                "https://vimeo.com/showcase/111/video/222",
                Some("222?dnt=1"),
            ),
            ("https://vimeo.com/album/111/video/222", Some("222?dnt=1")),
            ("https://vimeo.com/groups/111/videos/222", Some("222?dnt=1")),
            ("https://vimeo.com/channels/111/222", Some("222?dnt=1")),
            ("https://vimeo.com/ondemand/film/222", Some("222?dnt=1")),
            ("https://vimeo.com/showcase/111", None),
            ("https://vimeo.com/channels/111", None),
            ("https://vimeo.com/event/111", None),
            ("https://vimeo.com/aiweiwei", None),
            ("https://vimeo.com", None),
        ] {
            let embed = video.map(|video| format!("https://player.vimeo.com/video/{video}"));
            assert_eq!(site(url), ("Vimeo".to_owned(), embed), "{url}");
        }
    }
}
