//! A section as a document of its own, for a frame on somebody else's page.

use std::sync::LazyLock;

use companion::embed::Section;
use companion_model::Page;
use companion_model::paths::EMBED;

use super::super::document::{self, escaped};
use super::super::engine::marker;
use super::super::policy::{self, Origins, Program};
use super::super::typeface::{self, Sheet};
use super::super::{Engine, compact, digest};
use super::CAROUSEL;

/// What has to run before anything is painted.
static THEME: LazyLock<String> = LazyLock::new(|| compact::script(include_str!("theme.js")));

/// What every frame does by itself.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let own = compact::script(include_str!("frame.js"));
    [typeface::SCRIPT.as_str(), &own].join("\n")
});

/// What one with quotes does as well.
static SCRIPT_WITH_QUOTES: LazyLock<String> = LazyLock::new(|| {
    let start = "addEventListener(\"DOMContentLoaded\", () => bringQuotesToLife(document));";
    [&*compact::script(CAROUSEL), start, &SCRIPT].join("\n")
});

/// What a frame's document is made of.
#[derive(Debug)]
pub(super) struct Frame<'f> {
    /// The page that the section is taken from.
    pub(super) page: &'f Page,
    /// The section.
    pub(super) section: Section,
    /// The section's HTML.
    pub(super) body: &'f str,
    /// Its style.
    pub(super) style: &'f str,
    /// The address of the page, where it is known.
    pub(super) address: Option<&'f str>,
    /// The way to the page.
    pub(super) up: &'f str,
    /// The way to the root of the site, where the engine is.
    pub(super) root: &'f str,
    /// Other sites whose recordings the section has.
    pub(super) origins: &'f Origins,
}

impl Frame<'_> {
    /// The document. It names its page's other languages, by which `embed.js` finds them.
    pub(super) fn to_html(&self, engine: &Engine) -> String {
        let Page {
            lang, dir, film, ..
        } = self.page;
        let style = self
            .style
            .replace(marker::ENGINE, &format!("{}{}", self.root, engine.folder()));
        let sheet = Sheet::new(&style);
        let script = match self.section {
            Section::Quotes | Section::All => &*SCRIPT_WITH_QUOTES,
            Section::Card | Section::Timeline => &*SCRIPT,
        };
        let policy = policy::of_document(
            Program::None,
            &[&THEME, script].map(|script| digest::policy_source(script)),
            &sheet.policy_sources(),
            self.origins,
        );
        let (body, expected) = document::with_script(self.body, script);
        let canonical = self
            .address
            .map(|address| format!("<link rel=\"canonical\" href=\"{}\">", escaped(address)));
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{expected}\
             <title>{}</title><meta name=\"robots\" content=\"noindex\">{}{}\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"companion-embed\" content=\"1\">\
             <script>{}</script>{}</head><body><main>{body}</main>{}</body></html>\n",
            escaped(lang),
            dir.as_str(),
            escaped(&film.title.to_text()),
            canonical.unwrap_or_default(),
            self.translations(),
            *THEME,
            sheet.head(),
            sheet.tail(),
        )
    }

    fn translations(&self) -> String {
        let section = self.section.name();
        let link = |other: &companion_model::PageLink| {
            format!(
                "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}{}{EMBED}{section}/\">",
                escaped(&other.lang),
                self.up,
                escaped(other.href.trim_start_matches("./")),
            )
        };
        self.page.translations.iter().map(link).collect()
    }
}
