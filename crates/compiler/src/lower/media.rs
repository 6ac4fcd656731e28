//! Pictures, recordings and players.

use companion_model::{Captions, Image, Media, Player, Prose, Recording};

use super::Lowering;
use super::player::site;
use crate::author;
use crate::locale::Locale;

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
            Author::Video(recording) => Media::Video(Recording {
                size: self.files.get(&recording.src.0)?.video,
                ..self.recording(recording)?
            }),
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

    /// A recording, unless its file is not there.
    fn recording(&self, recording: &author::media::Recording) -> Option<Recording> {
        self.files.get(&recording.src.0)?;
        let captions = recording.captions.iter();
        let captions = captions.filter(|captions| self.files.get(&captions.src.0).is_some());
        Some(Recording {
            src: recording.src.0.clone(),
            size: None,
            title: self.line(&recording.title),
            captions: captions
                .map(|captions| Captions {
                    lang: captions.language.0.value.clone(),
                    label: Locale::name(&captions.language.0.value),
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
