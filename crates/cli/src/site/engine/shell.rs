//! Trunk's page, taken apart: the shell that every film is put into, and what stood in it.

use anyhow::{Context, Result, bail};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str, text};

use super::Asset;
use crate::site::address::is_relative;
use crate::site::attribute;
use crate::site::compact;

/// What stands in the shell for something that each page has of its own.
pub(crate) mod marker {
    /// The language of the page.
    pub(crate) const LANG: &str = "companion-lang";
    /// The direction of its writing.
    pub(crate) const DIR: &str = "companion-dir";
    /// What the head says of the film.
    pub(crate) const HEAD: &str = "<!--companion:head-->";
    /// The page itself.
    pub(crate) const PAGE: &str = "<!--companion:page-->";
    /// What follows the page: data for machines, and what starts the program.
    pub(crate) const TAIL: &str = "<!--companion:tail-->";
    /// The way from the page to the engine's folder.
    pub(crate) const ENGINE: &str = "companion-engine:";
}

/// Scripts that every page has.
#[derive(Debug, Default)]
pub(crate) struct Scripts {
    /// What has to run before anything is painted.
    pub(crate) head: String,
    /// What answers to readers, and can wait until there is something to answer for.
    pub(crate) body: String,
}

/// A shell taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The HTML around a page, with the markers of [`marker`].
    pub(super) shell: String,
    /// Its style sheets, one after the other.
    pub(super) style: String,
    /// Its scripts that are no modules, for the head of a page and for its body.
    pub(super) scripts: Scripts,
    /// The JavaScript that starts the program, as it is asked for.
    pub(super) glue: Asset,
    /// The program, as it is asked for.
    pub(super) wasm: Asset,
}

impl Parts {
    /// Takes Trunk's page apart: what is the same for every film stays in the shell, the rest is marked there.
    ///
    /// # Errors
    /// It has no place for a film.
    pub(super) fn of(html: &str) -> Result<Self> {
        let mut parts = Self {
            shell: shell(html)?,
            ..Self::default()
        };
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("link[rel=modulepreload]", |link| {
                parts.glue = asset(link);
                Ok(())
            }))
            .append_element_content_handler(element!(PROGRAM, |link| {
                parts.wasm = asset(link);
                Ok(())
            }))
            .append_element_content_handler(text!("style", |chunk| {
                parts.style.push_str(chunk.as_str());
                Ok(())
            }))
            .append_element_content_handler(text!("head script:not([type])", |chunk| {
                parts.scripts.head.push_str(chunk.as_str());
                Ok(())
            }))
            .append_element_content_handler(text!("body script:not([type])", |chunk| {
                parts.scripts.body.push_str(chunk.as_str());
                Ok(())
            }));
        rewrite_str(html, settings).context(UNREADABLE)?;
        let to_engine = format!("\"{}", marker::ENGINE);
        parts.style = compact::css(&parts.style).replace("\"./", &to_engine);
        for script in [&mut parts.scripts.head, &mut parts.scripts.body] {
            *script = compact::script(script);
        }
        Ok(parts)
    }
}

/// What asks for the program.
const PROGRAM: &str = "link[rel=preload][as=fetch][type='application/wasm']";

/// What every page has of its own or asks for later: content and program are asked for by what starts the program.
const OF_A_PAGE: &str = "title, meta[name=description], script, style, noscript, link[rel=modulepreload], \
    link[rel=preload][as=fetch]";

/// Why a page cannot be taken apart that is no HTML.
const UNREADABLE: &str = "its page cannot be read";

/// What is left of Trunk's page for every page, with the markers of [`marker`].
fn shell(html: &str) -> Result<String> {
    let mut slots = 0;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            attribute::set(html, "lang", marker::LANG)?;
            attribute::set(html, "dir", marker::DIR)
        }))
        .append_element_content_handler(element!("meta[charset]", |meta| {
            meta.after(marker::HEAD, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(OF_A_PAGE, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("head > link[href]", lead_to_engine))
        .append_element_content_handler(element!("body", |body| {
            body.append(marker::TAIL, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#app", |slot| {
            slots += 1;
            slot.set_inner_content(marker::PAGE, ContentType::Html);
            Ok(())
        }));
    let shell = rewrite_str(html, settings).context(UNREADABLE)?;
    if slots != 1 || !shell.contains(marker::HEAD) || !shell.contains(marker::TAIL) {
        bail!("its page needs a <meta charset> and one element #app for a film, and has {slots}");
    }
    Ok(without_layout(&shell))
}

fn asset(link: &Element<'_, '_>) -> Asset {
    let value = |name| attribute::get(link, name).unwrap_or_default();
    Asset {
        path: value("href").trim_start_matches("./").to_owned(),
        integrity: value("integrity"),
    }
}

fn lead_to_engine(link: &mut Element<'_, '_>) -> HandlerResult {
    let address = attribute::get(link, "href").unwrap_or_default();
    if is_relative(&address) {
        let path = address.trim_start_matches("./");
        attribute::set(link, "href", &format!("{}{path}", marker::ENGINE))?;
    }
    Ok(())
}

/// HTML without indentation and blank lines, which only its authors need.
fn without_layout(html: &str) -> String {
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::SHELL;
    use super::*;

    #[test]
    fn the_shell_keeps_what_every_film_shares() {
        let files = super::super::tests::files();
        let html = String::from_utf8(files[SHELL].clone()).unwrap();
        let parts = Parts::of(&html).unwrap();
        assert_eq!(
            parts.shell.trim(),
            concat!(
                "<!doctype html><html lang=\"companion-lang\" dir=\"companion-dir\"><head><meta charset=\"utf-8\">",
                "<!--companion:head--><link rel=icon href=\"companion-engine:icon.svg\"></head>",
                "<body><svg></svg><div id=app><!--companion:page--></div><!--companion:tail--></body></html>"
            )
        );
        assert_eq!(
            parts.style,
            "a{}@font-face{src:url(\"companion-engine:fonts/f.woff2\")}"
        );
        let Scripts { head, body } = &parts.scripts;
        assert_eq!((head.as_str(), body.as_str()), ("before()", "after()"));
        assert_eq!(
            (parts.glue.path.as_str(), parts.wasm.path.as_str()),
            ("page.js", "page_bg.wasm")
        );
    }
}
