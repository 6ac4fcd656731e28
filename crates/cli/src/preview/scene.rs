//! What a preview shows at a moment.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::site::Files;

/// A version of the film's part of the site.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// A name that no other version has.
    pub(super) version: String,
    /// Its pages and their data, by path below the root.
    pub(super) pages: Files,
    /// Where the film's own files are, by path below the root.
    pub(super) media: BTreeMap<String, PathBuf>,
    /// The page that every other address shows.
    pub(super) otherwise: Vec<u8>,
    /// Why there are no pages, if there are none.
    pub(super) trouble: Option<Trouble>,
}

/// Why nothing of a film can be shown, in plain English.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(super) struct Trouble {
    /// What is the matter, in one sentence.
    pub(super) title: String,
    /// What there is to say of it.
    pub(super) lines: Vec<String>,
}

/// A scene, and whether it is about to be replaced.
#[derive(Clone, Debug)]
pub(super) struct Showing {
    pub(super) scene: Arc<Scene>,
    /// Whether the film has changed since the scene was drawn.
    pub(super) is_changing: bool,
}

/// What is told to the pages.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct News<'s> {
    version: &'s str,
    is_changing: bool,
    trouble: Option<&'s Trouble>,
}

impl Showing {
    /// What the pages are told of it, as JSON.
    pub(super) fn news(&self) -> String {
        let news = News {
            version: &self.scene.version,
            is_changing: self.is_changing,
            trouble: self.scene.trouble.as_ref(),
        };
        // Strings and truth values always become JSON.
        serde_json::to_string(&news).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_news_are_what_the_script_reads() {
        let mut scene = Scene {
            version: "1-2".to_owned(),
            ..Scene::default()
        };
        let news = |scene: Scene, is_changing| {
            let scene = Arc::new(scene);
            Showing { scene, is_changing }.news()
        };
        scene.trouble = Some(Trouble {
            title: "no".to_owned(),
            lines: vec!["a".to_owned()],
        });
        assert_eq!(
            news(scene, true),
            r#"{"version":"1-2","isChanging":true,"trouble":{"title":"no","lines":["a"]}}"#
        );
        assert_eq!(
            news(Scene::default(), false),
            r#"{"version":"","isChanging":false,"trouble":null}"#
        );
    }
}
