//! What lets a film stand on somebody else's page: its sections as frames, and the scripts that such a page can use.
//!
//! ```text
//! embed/card/, embed/quotes/, embed/timeline/, embed/all/     in the film's first language
//! zh-Hans/embed/card/ …                                      in another one
//! embed/                                       tells how to use them, with snippets to copy
//! embed-frame.js                                             at the root of the site: gives frames their height
//! ```

mod content;
mod frame;
mod instructions;
mod oembed;
mod snippets;
mod style;

use std::rc::Rc;

use anyhow::Result;
use companion::embed::Section;
use companion::prerender::prerender_section;
use companion_compiler::divide;
use companion_model::paths::EMBED;
use companion_model::{Item, Page};
use pollster::block_on;

use super::catalogue::name_of;
use super::film::Setting;
use super::media::up_from;
use super::policy::Origins;
use super::{Address, Files, compact};
use content::Way;
use frame::Frame;
use instructions::Instructions;
pub(super) use oembed::discovery;
use style::Typeface;

/// The frames of a page, which is one of its film's `pages`, and what it says of them to programs; its folder below the
/// film's root is `folder`: nothing, or `zh-Hans/`.
///
/// # Errors
/// One cannot be made ready; none is expected.
pub(super) fn frames(
    page: &Page,
    pages: &[Page],
    folder: &str,
    setting: &Setting<'_>,
) -> Result<Files> {
    let language = name_of(page, pages);
    let page = Rc::new(undivided(page));
    let mut files = Files::new();
    if let Some(site) = setting.address {
        let answer = oembed::of_film(&page, site, folder);
        files.insert(format!("{folder}{}", oembed::FILE), answer.into_bytes());
    }
    files.extend([instructions(&page, &language, folder, setting)]);
    let origins = Origins::of_recordings(&page);
    for section in Section::ALL {
        if section.is_in(&page) {
            files.extend([frame(section, &page, folder, &origins, setting)?]);
        }
    }
    Ok(files)
}

/// The page that tells how to use the frames, and where it lies; `language` is the name of the page's language.
fn instructions(
    page: &Page,
    language: &str,
    folder: &str,
    setting: &Setting<'_>,
) -> (String, Vec<u8>) {
    let own = format!("{folder}{EMBED}");
    let instructions = Instructions {
        page,
        site: setting.address,
        folder,
        language,
        root: &format!("{}{}", up_from(&own), setting.up),
    };
    let html = instructions.to_html(setting.engine);
    (format!("{own}index.html"), html.into_bytes())
}

/// The frame of a section, and where it lies.
fn frame(
    section: Section,
    page: &Rc<Page>,
    folder: &str,
    origins: &Origins,
    setting: &Setting<'_>,
) -> Result<(String, Vec<u8>)> {
    let own = format!("{folder}{EMBED}{}/", section.name());
    let film = up_from(&own);
    let way = Way {
        page: "../../",
        root: &film,
    };
    let body = block_on(prerender_section(Rc::clone(page), section));
    let body = content::placed(&body, way)?;
    let rules = &setting.engine.rules;
    let address = setting.address.map(|address| address.join(folder));
    let frame = Frame {
        page,
        section,
        style: &style::of_section(rules, &body, &page.lang, typeface(section)),
        body: &body,
        address: address.as_deref(),
        up: way.page,
        root: &format!("{film}{}", setting.up),
        origins,
    };
    let html = frame.to_html(setting.engine);
    Ok((format!("{own}index.html"), html.into_bytes()))
}

/// The answer for the page of an item, and where it lies; `site` is the film's address, `folder` that of its page in the
/// item's language, and `main` what the frames of that page show.
pub(super) fn of_item(item: &Item, main: &Page, site: &Address, folder: &str) -> (String, Vec<u8>) {
    let answer = oembed::of_item(item, main, site, folder);
    let path = format!("{folder}{}{}", item.path, oembed::FILE);
    (path, answer.into_bytes())
}

/// A card is read at a glance, and has to be there at once: it does without the typeface.
fn typeface(section: Section) -> Typeface {
    match section {
        Section::Card => Typeface::Local,
        Section::Quotes | Section::Timeline | Section::All => Typeface::Own,
    }
}

/// What brings quotes to life, in a frame and in the element.
const CAROUSEL: &str = include_str!("carousel.js");

/// The scripts for pages of other sites, at the root of this one.
pub(super) fn scripts() -> Files {
    let script = |(name, source): (&str, &str)| (name.to_owned(), compact::script(source).into());
    let element = [CAROUSEL, include_str!("element.js")].concat();
    [
        ("embed.js", element.as_str()),
        ("embed-frame.js", include_str!("host.js")),
    ]
    .map(script)
    .into()
}

/// What a reader gets first of a long film: nothing would take in the rest, but links lead to it.
fn undivided(page: &Page) -> Page {
    let main = divide(page, "").map(|sheets| sheets.main);
    Page {
        division: None,
        ..main.unwrap_or_else(|| page.clone())
    }
}
