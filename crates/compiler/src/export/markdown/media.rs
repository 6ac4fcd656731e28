//! Pictures, recordings, and what lies on other sites.

use companion_model::{Image, Media, Player, Prose, Recording, Words};

use super::text::{begun, beside, escaped, inline, labelled, link, paragraph};

/// Something to see or to hear, and what is said in it.
pub(super) fn medium(medium: &Media, words: &Words) -> Vec<String> {
    match medium {
        Media::Image(picture) => vec![image(picture)],
        Media::Audio(recorded) | Media::Video(recorded) => recording(recorded, words),
        Media::Player(foreign) => vec![player(foreign)],
    }
}

/// A picture, and under it its caption and whose it is.
pub(super) fn image(image: &Image) -> String {
    let alt = image.alt.as_ref().map(Prose::to_text).unwrap_or_default();
    let picture = format!("!{}", link(&escaped(&alt), &image.src));
    match caption(image.caption.as_ref(), image.credit.as_ref()) {
        Some(caption) => format!("{picture}\\\n{}", begun(&caption)),
        None => picture,
    }
}

fn recording(recording: &Recording, words: &Words) -> Vec<String> {
    let name = link(&inline(&recording.title), &recording.src);
    let caption = caption(recording.caption.as_ref(), recording.credit.as_ref());
    let mut blocks = vec![beside([Some(name), caption])];
    let mut said = recording.transcript.iter();
    let label = format!("{}{}", words.transcript, words.colon);
    blocks.extend(said.next().map(|first| labelled(&label, &inline(first))));
    blocks.extend(said.map(paragraph));
    blocks
}

/// A link to where it can be seen.
pub(super) fn player(player: &Player) -> String {
    let name = link(&inline(&player.title), &player.url);
    let caption = caption(player.caption.as_ref(), player.credit.as_ref());
    beside([Some(name), Some(escaped(&player.site)), caption])
}

fn caption(caption: Option<&Prose>, credit: Option<&Prose>) -> Option<String> {
    let said = beside([caption.map(inline), credit.map(inline)]);
    (!said.is_empty()).then_some(said)
}
