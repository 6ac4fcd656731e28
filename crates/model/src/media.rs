//! Pictures, sound and moving pictures.

use serde::{Deserialize, Serialize};

use crate::Prose;

/// Something to see or to hear beside a text.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// A picture of the page's own.
    Image(Image),
    /// A sound file of the page's own.
    Audio(Recording),
    /// A video file of the page's own.
    Video(Recording),
    /// Something on another site, asked for only when the reader clicks.
    Player(Player),
}

/// A picture whose size is known, so that nothing moves when it arrives.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Its address, relative to the page.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it; `None` if it only decorates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Prose>,
    /// What stands under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Prose>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Prose>,
}

/// A sound or video file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// Its address, relative to the page.
    pub src: String,
    /// Of a video, its width and height in pixels, if its file tells them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<(u32, u32)>,
    /// Its name.
    pub title: Prose,
    /// Its captions, by language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Captions>,
    /// What is said in it, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Prose>,
    /// What stands under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Prose>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Prose>,
}

/// The captions of a recording in one language (WebVTT).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Captions {
    /// Their language, a BCP 47 tag.
    pub lang: String,
    /// Its name in itself, for the player's menu: “English”.
    pub label: String,
    /// Their address, relative to the page.
    pub src: String,
}

/// A player on another site.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Player {
    /// The name of the site: “YouTube”.
    pub site: String,
    /// The page on that site: the plain link beside the player.
    pub url: String,
    /// What to load into a frame after the click; `None` if the site offers no frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embed: Option<String>,
    /// Its name.
    pub title: Prose,
    /// What the button says that loads it: “Show the player from YouTube”.
    pub load: String,
    /// What the plain link says: “Open on YouTube”.
    pub visit: String,
    /// What stands under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Prose>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Prose>,
}
