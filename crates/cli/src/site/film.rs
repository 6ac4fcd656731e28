//! One film's part of a site.

use std::collections::BTreeSet;

use anyhow::Result;
use companion_model::{Page, paths};

use super::document::{Document, Style};
use super::hosting::{self, folder_of};
use super::policy::Origins;
use super::sheets::sheets;
use super::{Address, Cards, Engine, Files, Live, compress, embed, offline};

/// What a film is set into: where it lies in its site, and what the site has for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'s> {
    /// The engine of the site.
    pub(crate) engine: &'s Engine,
    /// The way from the film's folder to the root of the site, where the engine is: nothing, or `../`.
    pub(crate) up: &'s str,
    /// The address of the film's folder, where it is known.
    pub(crate) address: Option<&'s Address>,
    /// What draws the share cards, if there are to be any.
    pub(crate) cards: Option<&'s Cards>,
    /// The film's folder below the root of the site: nothing, or `never-sorry/`.
    pub(crate) folder: &'s str,
    /// Whether readers' browsers keep what they have visited.
    pub(crate) is_kept: bool,
    /// For pages that follow their film: the version of it.
    pub(crate) live: Option<&'s Live>,
}

/// Makes the files of a film, below its own folder, and hands them over in portions as soon as they are made: what is to
/// be done with one need not wait for the next. `pages` are its languages, `media` the files that its editor put there.
///
/// # Errors
/// A page cannot be made ready; none is expected.
pub(crate) fn film(
    pages: &[Page],
    mut media: Files,
    setting: &Setting<'_>,
    mut hand_over: impl FnMut(Files),
) -> Result<()> {
    // It comes last, because it knows all others, but its name is taken.
    let mut made = BTreeSet::from([offline::WORKER.to_owned()]);
    let folders = pages.iter().map(|page| folder_of(page, pages));
    let mut kept = offline::Kept::of(folders.collect());
    let mut ready = |files: Files| {
        made.extend(files.keys().cloned());
        kept.add(&files);
        hand_over(files);
    };
    let first = pages.first();
    for page in pages {
        let folder = folder_of(page, pages);
        let lang = first.map_or("", |first| first.lang.as_str());
        ready(sheets(page, &folder, lang, setting)?);
        let mut beside = embed::frames(page, pages, &folder, setting)?;
        let json = serde_json::to_vec(page)?;
        beside.insert(paths::content(&page.lang), json);
        ready(beside);
    }
    if let Some(first) = first {
        let engine = format!("{}{}", setting.up, setting.engine.folder());
        let manifest = hosting::manifest(first, &engine);
        let mut around = Files::from([("manifest.webmanifest".into(), manifest.into_bytes())]);
        // Hosts look for it at the root of a site alone.
        if setting.up.is_empty() {
            around.insert("404.html".into(), not_found(pages, setting).into_bytes());
        }
        ready(around);
    }
    // An editor's file that is called like one of ours is not ours.
    media.retain(|path, _| !made.contains(compress::plain(path)));
    kept.add(&media);
    hand_over(media);
    if first.is_some() {
        let worker = match setting.is_kept {
            true => kept.worker(setting.engine, setting.up),
            false => offline::removal(),
        };
        hand_over(Files::from([(offline::WORKER.into(), worker.into_bytes())]));
    }
    Ok(())
}

/// The page of wrong addresses; empty for a film without pages.
pub(crate) fn not_found(pages: &[Page], setting: &Setting<'_>) -> String {
    let Some(first) = pages.first() else {
        return String::new();
    };
    let start = setting.address.map_or("/", Address::path);
    let title = super::document::escaped(&first.words.not_found);
    Document {
        lang: &first.lang,
        dir: first.dir.as_str(),
        head: &format!("<title>{title}</title><meta name=\"robots\" content=\"noindex\">"),
        body: &hosting::not_found(pages, start),
        tail: "",
        up: &format!("{start}{}", setting.up),
        origins: &Origins::default(),
        offline: None,
        style: Style::Whole { later: "" },
        live: setting.live,
    }
    .to_html(setting.engine)
}
