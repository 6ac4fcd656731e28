//! The page that tells how to put the film on a page of one's own: choose, look, copy. Without scripts it has the
//! snippets of the film card.

use std::sync::LazyLock;

use companion::embed::Section;
use companion_compiler::embed_words;
use companion_model::Page;
use companion_model::paths::EMBED;

use super::super::document::escaped;
use super::super::engine::marker;
use super::super::policy::{self, Origins, Program};
use super::super::{Address, Engine, compact, digest};
use super::oembed::discovery;
use super::snippets::{self, Choice};
use super::style::{self, Typeface};

/// What answers for a choice.
static SCRIPT: LazyLock<String> =
    LazyLock::new(|| compact::script(include_str!("instructions.js")));

/// What gives the element colours of a page's own: docs/embedding.md has the same.
const COLOURS: &str = include_str!("colours.css");

/// What the page looks like beside the page's own styles.
static STYLE: LazyLock<String> =
    LazyLock::new(|| compact::css(&[include_str!("instructions.css"), COLOURS].concat()));

/// Stands for the site in snippets, where its address is not known and no script can tell it.
const ANYWHERE: &str = "https://example.org/";

/// The page.
#[derive(Debug)]
pub(super) struct Instructions<'i> {
    /// The film's page that the sections are taken from.
    pub(super) page: &'i Page,
    /// The address of the film, where it is known.
    pub(super) site: Option<&'i Address>,
    /// The folder of the film's page below it: nothing, or `zh-Hans/`.
    pub(super) folder: &'i str,
    /// The name of the page's language in itself.
    pub(super) language: &'i str,
    /// The way from here to the root of the site, where engine and scripts are.
    pub(super) root: &'i str,
}

impl Instructions<'_> {
    /// The document.
    pub(super) fn to_html(&self, engine: &Engine) -> String {
        let page = self.page;
        let body = self.body();
        let style =
            style::of_section(&engine.rules, &body, &self.page.lang, Typeface::Own) + &STYLE;
        let style = style.replace(marker::ENGINE, &format!("{}{}", self.root, engine.folder()));
        let policy = policy::of_document(
            Program::None,
            // The element's own script is a file of this site.
            &["'self'".to_owned(), digest::policy_source(&SCRIPT)],
            &[digest::policy_source(&style)],
            &Origins::itself(),
        );
        let title = &page.film.title.to_text();
        let words = embed_words(&page.lang);
        // Who takes this page's address for the film's has the film all the same.
        let discovery = self.site.map(|site| discovery(title, site, self.folder));
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><title>{} · {}</title>\
         <meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\">{}\
         <style>{style}</style></head><body>{body}<script>{}</script></body></html>\n",
            escaped(&page.lang),
            page.dir.as_str(),
            escaped(&words.title),
            escaped(title),
            discovery.unwrap_or_default(),
            *SCRIPT,
        )
    }

    fn body(&self) -> String {
        let page = self.page;
        let words = embed_words(&page.lang);
        let film = page.film.title.to_text();
        let sections = Section::ALL.iter().filter(|section| section.is_in(page));
        let sections: String = sections
            .map(|section| {
                let label = match section {
                    Section::Card => &words.card,
                    Section::Quotes => &words.quotes,
                    Section::Timeline => &words.timeline,
                    Section::All => &words.all,
                };
                choice("section", section.name(), label, *section == Section::Card)
            })
            .collect();
        let themes = [
            ("", &page.words.theme_system),
            ("light", &page.words.theme_light),
            ("dark", &page.words.theme_dark),
        ];
        let themes: String = themes
            .iter()
            .map(|(name, label)| choice("theme", name, label, name.is_empty()))
            .collect();
        format!(
            "<main class=\"instructions\"><p class=\"instructions__film\"><a href=\"../\">{}</a></p><h1 class=\"instructions__title\">{}</h1>\
         <p class=\"instructions__lead\">{}</p>\
         <form hidden data-root=\"{}\" data-copied=\"{}\">{}{}{}</form>\
         <div class=\"instructions__snippets\">{}</div>\
         <h2>{}</h2><iframe src=\"card/\" title=\"{}\" height=\"600\"></iframe>{}</main>",
            escaped(&film),
            escaped(&words.title),
            escaped(&words.lead),
            self.root,
            escaped(&words.copied),
            group(&words.section, &sections),
            languages(page, self.language),
            group(&page.words.theme, &themes),
            self.snippets(),
            escaped(&words.preview),
            escaped(&film),
            self.in_colours(&words.colours, &film),
        )
    }

    /// The element in colours of a page's own, below the style that gives them to it.
    fn in_colours(&self, heading: &str, film: &str) -> String {
        let style: String = COLOURS.lines().map(|line| format!("  {line}\n")).collect();
        format!(
            "<h2>{}</h2><pre dir=\"ltr\">{}</pre><script type=\"module\" src=\"{}embed.js\"></script>\
         <film-companion production src=\"../\" section=\"card\" theme=\"light\"><a href=\"../\">{}</a></film-companion>",
            escaped(heading),
            escaped(&format!("<style>\n{style}</style>")),
            self.root,
            escaped(film),
        )
    }

    fn snippets(&self) -> String {
        let page = self.page;
        let words = embed_words(&page.lang);
        let title = page.film.title.to_text();
        let film = self
            .site
            .map_or_else(|| ANYWHERE.to_owned(), |site| site.join(""));
        let site = self.site.map_or_else(
            || ANYWHERE.to_owned(),
            |site| {
                site.folder(&format!("{}{EMBED}", self.folder))
                    .join(self.root)
            },
        );
        let address = format!("{film}{}", self.folder);
        let filled = Choice {
            frame: &format!("{address}{EMBED}card/"),
            page: &address,
            site: &site,
            section: Section::Card.name(),
        };
        // Who makes an embed of an address asks for what only a site that knows its address has.
        let by_address = self.site.map(|_| (&words.address, snippets::address()));
        let by_snippet = [
            (&words.frame, snippets::frame(&title)),
            (&words.frame_script, snippets::frame_with_script(&title)),
            (&words.element, snippets::element(&title)),
        ];
        let snippet = |(heading, snippet): &(&String, String)| {
            format!(
                "<h2>{}</h2><pre dir=\"ltr\" data-snippet=\"{}\">{}</pre>\
             <button class=\"button\" type=\"button\" hidden>{}</button>",
                escaped(heading),
                escaped(snippet),
                escaped(&snippets::filled(snippet, filled)),
                escaped(&words.copy)
            )
        };
        by_address.iter().chain(&by_snippet).map(snippet).collect()
    }
}

/// The choice of a language; nothing where there is one only.
fn languages(page: &Page, name: &str) -> String {
    if page.translations.is_empty() {
        return String::new();
    }
    let own = choice("language", "./", name, true);
    let others = page.translations.iter().map(|other| {
        let folder = other.href.trim_start_matches("./");
        choice(
            "language",
            &format!("../{folder}{EMBED}"),
            &other.name,
            false,
        )
    });
    group(
        &page.words.page_languages,
        &(own + &others.collect::<String>()),
    )
}

fn group(name: &str, choices: &str) -> String {
    format!(
        "<fieldset><legend>{}</legend>{choices}</fieldset>",
        escaped(name)
    )
}

fn choice(name: &str, value: &str, label: &str, is_chosen: bool) -> String {
    let checked = if is_chosen { " checked" } else { "" };
    format!(
        "<label><input type=\"radio\" name=\"{name}\" value=\"{}\"{checked}> {}</label>",
        escaped(value),
        escaped(label)
    )
}
