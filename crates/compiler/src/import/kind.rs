//! What kind of medium an address or a piece of markup is, told the way TimelineJS 3.9 tells it: by the first of its
//! kinds that fits.

/// The kinds of media that TimelineJS knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    YouTube,
    Vimeo,
    DailyMotion,
    Vine,
    TikTok,
    Bluesky,
    SoundCloud,
    Twitter,
    TwitterEmbed,
    GoogleMaps,
    Flickr,
    Instagram,
    Profile,
    DocumentCloud,
    WikipediaImage,
    Wikipedia,
    Image,
    Imgur,
    GoogleDocs,
    Pdf,
    Spotify,
    IFrame,
    Blockquote,
    Video,
    Wistia,
    Audio,
    ImageBlank,
}

impl Kind {
    /// The kind of a `media.url`.
    pub(crate) fn of(url: &str) -> Self {
        let (rest, scheme) = beginning(url);
        let host = |hosts: &[&str]| hosts.iter().any(|host| rest.starts_with(host));
        let www = rest.strip_prefix("www.").unwrap_or(rest);
        let www_host = |hosts: &[&str]| hosts.iter().any(|host| www.starts_with(host));
        let lower = url.to_lowercase();
        if host(&["youtube", "www.youtube", "m.youtube"]) || url.contains("youtu.be") {
            Self::YouTube
        } else if host(&["vimeo.com", "player.vimeo.com"]) {
            Self::Vimeo
        } else if www_host(&["dailymotion.com", "dai.ly"]) {
            Self::DailyMotion
        } else if www_host(&["vine.co"]) {
            Self::Vine
        } else if www_host(&["tiktok.com/@"]) && www.contains("/video/") {
            Self::TikTok
        } else if www_host(&["bsky.app/profile/"]) && www.contains("/post/") {
            Self::Bluesky
        } else if host(&["soundcloud.com", "player.soundcloud.com"]) {
            Self::SoundCloud
        } else if www_host(&["twitter.com", "x.com"]) {
            Self::Twitter
        } else if is_tweet(url) {
            Self::TwitterEmbed
        } else if is_map(url) {
            Self::GoogleMaps
        } else if www_host(&["flickr.com/photos"]) || host(&["flic.kr/"]) {
            Self::Flickr
        } else if www_host(&["instagr.am/p/", "instagram.com/p/"]) {
            Self::Instagram
        } else if www_host(&["instagr.am/", "instagram.com/"]) {
            Self::Profile
        } else if url.contains("documentcloud.org/") {
            Self::DocumentCloud
        } else if scheme == "https:" && is_wiki_image(rest) {
            Self::WikipediaImage
        } else if matches!(scheme, "https:" | "http:" | "")
            && url.contains(".wikipedia.org")
            && url.contains('/')
        {
            Self::Wikipedia
        } else if ends_in(&lower, &["jpg", "jpeg", "png", "gif", "svg", "webp"]) {
            Self::Image
        } else if lower.contains("imgur.com/") || lower.contains("imgur-embed-pub") {
            Self::Imgur
        } else if is_google_doc(rest) {
            Self::GoogleDocs
        } else if lower.contains(".pdf") {
            Self::Pdf
        } else if url.contains("spotify") {
            Self::Spotify
        } else if url.contains("iframe") {
            Self::IFrame
        } else if url.contains("blockquote") {
            Self::Blockquote
        } else if ends_in(&lower, &["mp4", "webm"]) {
            Self::Video
        } else if ["wistia.com/", "wi.st/"]
            .iter()
            .any(|site| lower.contains(site))
        {
            Self::Wistia
        } else if ends_in(&lower, &["mp3", "wav", "m4a"]) {
            Self::Audio
        } else {
            Self::ImageBlank
        }
    }

    /// The name that TimelineJS has for it.
    #[cfg(test)]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::YouTube => "youtube",
            Self::Vimeo => "vimeo",
            Self::DailyMotion => "dailymotion",
            Self::Vine => "vine",
            Self::TikTok => "tiktok",
            Self::Bluesky => "bluesky",
            Self::SoundCloud => "soundcloud",
            Self::Twitter => "twitter",
            Self::TwitterEmbed => "twitterembed",
            Self::GoogleMaps => "googlemaps",
            Self::Flickr => "flickr",
            Self::Instagram => "instagram",
            Self::Profile => "profile",
            Self::DocumentCloud => "documentcloud",
            Self::WikipediaImage => "wikipedia-image",
            Self::Wikipedia => "wikipedia",
            Self::Image => "image",
            Self::Imgur => "imgur",
            Self::GoogleDocs => "googledocs",
            Self::Pdf => "pdf",
            Self::Spotify => "spotify",
            Self::IFrame => "iframe",
            Self::Blockquote => "blockquote",
            Self::Video => "video",
            Self::Wistia => "wistia",
            Self::Audio => "audio",
            Self::ImageBlank => "imageblank",
        }
    }

    /// What it is called in a sentence.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Image | Self::WikipediaImage | Self::Flickr | Self::Imgur | Self::ImageBlank => {
                "picture"
            }
            Self::YouTube
            | Self::Vimeo
            | Self::DailyMotion
            | Self::Vine
            | Self::TikTok
            | Self::Video
            | Self::Wistia => "video",
            Self::SoundCloud | Self::Spotify | Self::Audio => "recording",
            Self::Twitter | Self::TwitterEmbed | Self::Bluesky | Self::Instagram => "post",
            Self::Profile => "profile",
            Self::GoogleMaps => "map",
            Self::DocumentCloud | Self::GoogleDocs | Self::Pdf => "document",
            Self::Wikipedia => "article",
            Self::IFrame => "embedded page",
            Self::Blockquote => "quotation",
        }
    }

    /// Whether the page plays it.
    pub(crate) fn is_played(self) -> bool {
        matches!(self, Self::YouTube | Self::Vimeo | Self::SoundCloud)
    }

    /// Whether it is a text, which an event can cite as its source.
    pub(crate) fn is_a_text(self) -> bool {
        matches!(
            self,
            Self::Wikipedia
                | Self::DocumentCloud
                | Self::GoogleDocs
                | Self::Pdf
                | Self::Twitter
                | Self::TwitterEmbed
                | Self::Bluesky
        )
    }

    /// Whether it belongs to a social network.
    pub(crate) fn is_social(self) -> bool {
        matches!(
            self,
            Self::Twitter
                | Self::TwitterEmbed
                | Self::Bluesky
                | Self::Instagram
                | Self::Profile
                | Self::TikTok
                | Self::Vine
        )
    }
}

/// What comes after the scheme and the slashes, and the scheme.
fn beginning(url: &str) -> (&str, &str) {
    for scheme in ["https:", "http:"] {
        if let Some(rest) = url.strip_prefix(scheme) {
            return (rest.trim_start_matches('/'), scheme);
        }
    }
    (url.trim_start_matches('/'), "")
}

/// Whether the path ends so, before any query.
fn ends_in(url: &str, endings: &[&str]) -> bool {
    let path = url.split_once('?').map_or(url, |(path, _)| path);
    endings
        .iter()
        .any(|ending| path.ends_with(ending) || url.ends_with(ending))
}

fn is_tweet(markup: &str) -> bool {
    [
        "<blockquote class=\"twitter-tweet\"",
        "<blockquote class='twitter-tweet'",
    ]
    .iter()
    .any(|start| markup.contains(start))
}

/// An address of Google Maps that says where it is: `/maps/@42.03,-87.66,15z`.
fn is_map(url: &str) -> bool {
    let Some((_, after)) = url.split_once("google") else {
        return false;
    };
    let Some((_, place)) = after.split_once("/maps/") else {
        return false;
    };
    let is_way = ["@", "search/", "place/", "dir/"]
        .iter()
        .any(|way| place.starts_with(way));
    let Some((_, point)) = place.split_once('@').filter(|_| is_way) else {
        return false;
    };
    let is_number = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'))
    };
    point
        .split(',')
        .take(2)
        .filter(|part| is_number(part))
        .count()
        == 2
}

fn is_wiki_image(rest: &str) -> bool {
    let is_picture = |path: &str| {
        [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"]
            .iter()
            .any(|ending| path.contains(ending))
    };
    let of_article = (rest.contains(".wikipedia.org") || rest.contains(".wikimedia.org"))
        && rest
            .split_once("#/media/")
            .is_some_and(|(_, file)| is_picture(file));
    let of_commons = rest
        .strip_prefix("commons.wikimedia.org/wiki/File:")
        .is_some_and(is_picture);
    of_article || of_commons
}

fn is_google_doc(rest: &str) -> bool {
    let host = rest.split('/').next().unwrap_or_default();
    let is_google = host.matches('.').count() == 2 && host.ends_with(".google.com");
    let is_shared = is_google && rest.contains("/d/") && rest.contains("?usp=shar");
    let is_drive = rest.starts_with("drive.google.com/open?id=");
    let is_hosted = host.ends_with(".googledrive.com") && rest.contains("/host/");
    is_shared || is_drive || is_hosted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_first_that_fits() {
        for (url, kind) in [
            ("https://youtu.be/abcdefghijk", Kind::YouTube),
            ("//www.youtube.com/watch?v=x", Kind::YouTube),
            ("https://m.youtube.com/watch?v=x", Kind::YouTube),
            ("http://vimeo.com/1", Kind::Vimeo),
            ("https://www.dailymotion.com/video/x", Kind::DailyMotion),
            ("https://vine.co/v/x", Kind::Vine),
            ("https://www.tiktok.com/@name/video/1", Kind::TikTok),
            ("https://bsky.app/profile/a/post/b", Kind::Bluesky),
            ("https://soundcloud.com/a/b", Kind::SoundCloud),
            ("https://x.com/a/status/1", Kind::Twitter),
            (
                "<blockquote class=\"twitter-tweet\">x</blockquote>",
                Kind::TwitterEmbed,
            ),
            (
                "https://www.google.com/maps/@42.0,-87.6,15z",
                Kind::GoogleMaps,
            ),
            (
                "https://www.google.com/maps/place/A+B/@42.0,-87.6,17z/data=x",
                Kind::GoogleMaps,
            ),
            ("https://www.flickr.com/photos/a/1/", Kind::Flickr),
            ("https://flic.kr/p/x", Kind::Flickr),
            ("http://instagram.com/p/x/", Kind::Instagram),
            ("http://instagram.com/name/", Kind::Profile),
            (
                "https://www.documentcloud.org/documents/1-a.html",
                Kind::DocumentCloud,
            ),
            (
                "https://en.wikipedia.org/wiki/A#/media/File:B.jpg",
                Kind::WikipediaImage,
            ),
            (
                "https://commons.wikimedia.org/wiki/File:B.png",
                Kind::WikipediaImage,
            ),
            ("https://en.wikipedia.org/wiki/A", Kind::Wikipedia),
            ("media/a.JPG", Kind::Image),
            ("https://example.org/a.png?x=1", Kind::Image),
            ("https://imgur.com/gallery/x", Kind::Imgur),
            (
                "https://drive.google.com/file/d/x/view?usp=sharing",
                Kind::GoogleDocs,
            ),
            ("https://example.org/a.pdf#2", Kind::Pdf),
            ("https://play.spotify.com/track/x", Kind::Spotify),
            ("<iframe src='https://example.org'></iframe>", Kind::IFrame),
            ("<blockquote>Words</blockquote>", Kind::Blockquote),
            ("https://example.org/a.mp4", Kind::Video),
            ("https://a.wistia.com/medias/x", Kind::Wistia),
            ("https://example.org/a.mp3", Kind::Audio),
            ("https://example.org/page", Kind::ImageBlank),
            ("", Kind::ImageBlank),
        ] {
            assert_eq!(Kind::of(url), kind, "{url}");
        }
    }

    #[test]
    fn kinds_are_those_that_timelinejs_sees() {
        let beside = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/reference/timelinejs"
        );
        let folder = std::env::var("COMPANION_TIMELINEJS").unwrap_or_else(|_| beside.to_owned());
        let Ok(expected) = std::fs::read_dir(format!("{folder}/expected")) else {
            return;
        };
        let read = |path: std::path::PathBuf| -> serde_json::Value {
            serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
        };
        for expected in expected {
            let expected = read(expected.unwrap().path());
            let source = expected["source"].as_str().unwrap();
            let timeline = read(format!("{folder}/{source}").into());
            for slide in expected["slides"].as_array().unwrap() {
                let headline = slide["headline"].as_str().unwrap();
                let events = timeline["events"].as_array().unwrap().iter();
                let mut same = events.filter(|event| event["text"]["headline"] == headline);
                let (Some(event), None) = (same.next(), same.next()) else {
                    continue;
                };
                let kind = event["media"]["url"]
                    .as_str()
                    .map(|url| Kind::of(url).as_str());
                if kind.is_some_and(|_| event["media"]["url"] != "") {
                    assert_eq!(kind, slide["media_type"].as_str(), "{source}: {headline}");
                }
            }
        }
    }
}
