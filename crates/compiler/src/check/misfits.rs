//! Pictures, sounds, videos and captions that no browser shows or plays.

use crate::author::read::FileUse;
use crate::files::{Content, FileFacts};
use crate::problem::shown;

/// What is wrong with a file that is there, and what to do about it.
#[derive(Debug)]
pub(crate) struct Misfit {
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

const VIDEOS: [&str; 6] = ["mp4", "m4v", "webm", "ogv", "ogg", "ogx"];

const SOUNDS: [&str; 10] = [
    "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "mp4", "webm",
];

/// Why a file cannot be what it is named for, by its name or by what is in it.
pub(crate) fn misfit(purpose: FileUse, path: &str, facts: FileFacts) -> Option<Misfit> {
    let name = shown(path);
    let misfit = |message: String, help| Some(Misfit { message, help });
    if facts.content == Content::Empty {
        let help = "Copy the file there again: nothing of it has arrived.";
        return misfit(format!("{name} is empty."), help);
    }
    let ends_with = |endings: &[&str]| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| {
            endings
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
    };
    let holds = |contents: &[Content]| {
        facts.content == Content::Unseen || contents.contains(&facts.content)
    };
    match purpose {
        FileUse::Picture if facts.picture.is_none() => misfit(
            format!("{name} is not a picture that browsers show."),
            "Save it as JPEG, PNG, WebP, AVIF or GIF.",
        ),
        FileUse::Captions if !ends_with(&["vtt"]) || !holds(&[Content::Captions]) => misfit(
            format!("{name} is no file of captions in WebVTT."),
            "Save it as WebVTT (.vtt), in UTF-8; its first word is WEBVTT.",
        ),
        FileUse::Video if !ends_with(&VIDEOS) || !holds(&[Content::SoundOrVideo]) => misfit(
            format!("{name} is not a video that browsers play."),
            match facts.content {
                Content::Sound => "Write \"kind\": \"audio\", or name a video.",
                _ => "Save it as MP4 or WebM.",
            },
        ),
        FileUse::Sound
            if !ends_with(&SOUNDS) || !holds(&[Content::Sound, Content::SoundOrVideo]) =>
        {
            misfit(
                format!("{name} is not a sound that browsers play."),
                "Save it as MP3, M4A, Ogg or WAV.",
            )
        }
        _ => None,
    }
}
