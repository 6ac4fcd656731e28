//! Pictures, recordings and players.

use companion_model::{Captions, Image, Media, Player, Prose, Recording};

use super::Lowering;
use crate::author;

impl Lowering<'_> {
    pub(super) fn media(&self, media: &[author::media::Media]) -> Vec<Media> {
        let media = media.iter();
        media.filter_map(|medium| self.medium(medium)).collect()
    }

    /// A medium, unless its file is not there.
    fn medium(&self, medium: &author::media::Media) -> Option<Media> {
        use author::media::Media as Author;
        Some(match medium {
            Author::Image(image) => Media::Image(self.image(image)?),
            Author::Audio(recording) => Media::Audio(self.recording(recording)?),
            Author::Video(recording) => Media::Video(self.recording(recording)?),
            Author::Player(player) => {
                let title = self.line(&player.title);
                Media::Player(Player {
                    credit: self.maybe_line(player.credit.as_ref()),
                    ..self.player(&player.url.0, title, player.caption.as_ref())
                })
            }
        })
    }

    /// A picture, unless its file is none.
    pub(super) fn image(&self, image: &author::media::Image) -> Option<Image> {
        let (width, height) = self.files.picture_size(&image.src.0)?;
        Some(Image {
            src: image.src.0.clone(),
            width,
            height,
            alt: self.maybe_line(image.alt.as_ref()),
            caption: self.maybe_line(image.caption.as_ref()),
            credit: self.maybe_line(image.credit.as_ref()),
        })
    }

    fn recording(&self, recording: &author::media::Recording) -> Option<Recording> {
        self.files.get(&recording.src.0)?;
        let captions = recording.captions.iter();
        let captions = captions.filter(|captions| self.files.get(&captions.src.0).is_some());
        Some(Recording {
            src: recording.src.0.clone(),
            title: self.line(&recording.title),
            captions: captions
                .map(|captions| Captions {
                    lang: captions.language.0.value.clone(),
                    src: captions.src.0.clone(),
                })
                .collect(),
            transcript: self.paragraphs(recording.transcript.as_ref()),
            caption: self.maybe_line(recording.caption.as_ref()),
            credit: self.maybe_line(recording.credit.as_ref()),
        })
    }

    pub(super) fn player(
        &self,
        url: &str,
        title: Prose,
        caption: Option<&author::text::Line>,
    ) -> Player {
        let (site, embed) = site(url);
        Player {
            load: self.locale.load_player(&site),
            visit: self.locale.visit_player(&site),
            site,
            url: url.to_owned(),
            embed,
            title,
            caption: self.maybe_line(caption),
            credit: None,
        }
    }
}

/// The name of the site that an address belongs to, and the address of its player, where it offers one.
fn site(url: &str) -> (String, Option<String>) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    match host {
        "youtube.com" | "m.youtube.com" | "youtu.be" | "youtube-nocookie.com" => {
            let embed =
                youtube_id(path).map(|id| format!("https://www.youtube-nocookie.com/embed/{id}"));
            ("YouTube".into(), embed)
        }
        "vimeo.com" | "player.vimeo.com" => {
            let id = path.split(['/', '?', '#']).find(|part| is_digits(part));
            let embed = id.map(|id| format!("https://player.vimeo.com/video/{id}?dnt=1"));
            ("Vimeo".into(), embed)
        }
        "soundcloud.com" => {
            let embed = format!(
                "https://w.soundcloud.com/player/?url={}",
                percent_encode(url)
            );
            ("SoundCloud".into(), Some(embed))
        }
        _ => (host.to_owned(), None),
    }
}

fn youtube_id(path: &str) -> Option<&str> {
    let (page, query) = path.split_once('?').unwrap_or((path, ""));
    let in_query = query.split('&').find_map(|pair| pair.strip_prefix("v="));
    let in_path = page.rsplit('/').next();
    let good = |id: &&str| {
        id.len() == 11
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    in_query.or(in_path).filter(good)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Percent-encodes everything that is not unreserved (RFC 3986).
fn percent_encode(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_are_known_by_their_address() {
        for (url, name, embed) in [
            (
                "https://www.youtube.com/watch?v=abcdefghi_1",
                "YouTube",
                Some("https://www.youtube-nocookie.com/embed/abcdefghi_1"),
            ),
            (
                "https://youtu.be/abcdefghi-1?t=4",
                "YouTube",
                Some("https://www.youtube-nocookie.com/embed/abcdefghi-1"),
            ),
            ("https://www.youtube.com/@channel", "YouTube", None),
            (
                "https://vimeo.com/12345",
                "Vimeo",
                Some("https://player.vimeo.com/video/12345?dnt=1"),
            ),
            (
                "https://soundcloud.com/a/b",
                "SoundCloud",
                Some("https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"),
            ),
            ("https://archive.example/x", "archive.example", None),
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
}
