//! A scene of a film: its pages in spite of its mistakes, or what keeps it from having any.

use std::io::Write;
use std::path::Path;

use anyhow::{Error, Result};
use companion_compiler::Shown;
use companion_model::{DraftPage, Notices, Page};

use super::scene::{Scene, Trouble};
use super::watch::State;
use crate::film::FilmFile;
use crate::report::{self, Format};
use crate::site::{self, Engine, Files, Live, Setting};

/// What a scene is drawn from.
pub(super) struct Drawing<'d> {
    pub(super) film: &'d Path,
    pub(super) engine: &'d Engine,
    /// The state of the film's folder.
    pub(super) state: &'d State,
    /// The name of the scene.
    pub(super) version: String,
    /// Whether the film has changed again.
    pub(super) is_overtaken: &'d dyn Fn() -> bool,
}

/// A scene, and what there is to say of the film on the terminal.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) scene: Scene,
    pub(super) report: Vec<u8>,
}

impl Drawing<'_> {
    /// Draws the film; nothing if that has become pointless.
    pub(super) fn draw(&self) -> Option<Drawn> {
        self.try_to_draw()
            .unwrap_or_else(|error| Some(self.trouble(&error)))
    }

    /// The scene of a film that cannot be drawn for this reason.
    pub(super) fn trouble(&self, error: &Error) -> Drawn {
        let mut report = Vec::new();
        // Writing into memory succeeds.
        let _ = writeln!(report, "error: {error:#}");
        let trouble = Trouble {
            title: "The film cannot be shown.".to_owned(),
            lines: vec![format!("{error:#}")],
        };
        let live = self.live(None);
        let page = site::troubled(&trouble.title, &trouble.lines, &self.setting(&live));
        let scene = self.scene_without_pages(trouble, page);
        Drawn { scene, report }
    }

    fn try_to_draw(&self) -> Result<Option<Drawn>> {
        let file = FilmFile::read(self.film)?;
        let preview = file.preview();
        let mut report = Vec::new();
        report::write(&file, &preview.problems, Format::Human, &mut report)?;
        let scene = match preview.shown {
            Shown::Nothing(notices) => self.unreadable(notices),
            Shown::Pages(drafts) => match self.pages(&file, drafts)? {
                Some(scene) => scene,
                None => return Ok(None),
            },
        };
        Ok(Some(Drawn { scene, report }))
    }

    fn pages(&self, file: &FilmFile, drafts: Vec<DraftPage>) -> Result<Option<Scene>> {
        let live = self.live(Some(file));
        let setting = self.setting(&live);
        // What a page says of the others is the same in all of them.
        let pages: Vec<Page> = drafts.iter().map(|draft| draft.page.clone()).collect();
        let mut files = Files::new();
        for draft in drafts {
            if (self.is_overtaken)() {
                return Ok(None);
            }
            files.extend(site::draft(draft, &pages, &setting)?);
        }
        for page in pages.iter().take(1) {
            let manifest = site::manifest(page, self.engine.folder());
            files.insert("manifest.webmanifest".into(), manifest.into_bytes());
        }
        let media = file.files.paths();
        Ok(Some(Scene {
            version: self.version.clone(),
            pages: files,
            media: media
                .map(|path| (path.to_owned(), file.place(path)))
                .collect(),
            otherwise: site::not_found(&pages, &setting).into_bytes(),
            trouble: None,
        }))
    }

    fn unreadable(&self, notices: Notices) -> Scene {
        let trouble = Trouble {
            title: format!(
                "{} cannot be read; this is an earlier version.",
                notices.file
            ),
            lines: notices
                .list
                .iter()
                .map(|notice| format!("Line {}: {} {}", notice.line, notice.message, notice.help))
                .collect(),
        };
        let live = self.live(None);
        let page = site::unreadable(notices, &self.setting(&live));
        self.scene_without_pages(trouble, page)
    }

    fn scene_without_pages(&self, trouble: Trouble, page: String) -> Scene {
        Scene {
            version: self.version.clone(),
            otherwise: page.into_bytes(),
            trouble: Some(trouble),
            ..Scene::default()
        }
    }

    fn live(&self, file: Option<&FilmFile>) -> Live {
        let word = |file: &FilmFile, path: &str| self.state.word(&file.place(path));
        let words = file.into_iter().flat_map(|file| {
            let paths = file.files.paths();
            paths.map(move |path| (path.to_owned(), word(file, path)))
        });
        Live {
            version: self.version.clone(),
            files: words.collect(),
        }
    }

    fn setting<'s>(&'s self, live: &'s Live) -> Setting<'s> {
        Setting {
            engine: self.engine,
            up: "",
            address: None,
            cards: None,
            folder: "",
            is_kept: false,
            live: Some(live),
        }
    }
}
