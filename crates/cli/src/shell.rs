//! The engine's page with a film in it: complete before any script runs.

use anyhow::{Context, Result, bail};
use companion_model::{Page, PageLink};
use lol_html::html_content::{ContentType, Element, TextChunk};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str, text};

/// Where the page goes in the shell.
const SLOT: &str = "#app";

/// Fills a shell, the HTML that Trunk has built, with one page.
///
/// `body` is the page as HTML. `depth` is how many folders below the shell's own the result will lie: addresses
/// of the engine's and the film's files are led back up.
///
/// # Errors
///
/// A shell without exactly one place for a film.
pub(crate) fn fill(shell: &str, page: &Page, body: &str, depth: usize) -> Result<String> {
    let up = "../".repeat(depth);
    let body = lead_media_up(body, &up)?;
    let mut slots = 0;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", &page.lang)?;
            html.set_attribute("dir", page.dir.as_str())?;
            Ok(())
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&page.film.title.to_text(), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=description]", |meta| {
            if let Some(description) = description(page) {
                meta.set_attribute("content", &description)?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=preload][as=fetch]", |preload| {
            // A page that is complete asks for no content.
            preload.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("head > *, body > script", |element| {
            lead_up(element, &["href", "src"], &up)
        }))
        .append_element_content_handler(text!("script, style", |chunk| lead_text_up(chunk, &up)))
        .append_element_content_handler(element!("head", |head| {
            head.append(&alternates(page), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(SLOT, |slot| {
            slots += 1;
            slot.set_inner_content(&body, ContentType::Html);
            Ok(())
        }));
    let filled = rewrite_str(shell, settings).context("the engine’s page cannot be read")?;
    if slots != 1 {
        bail!("the engine’s page has {slots} places {SLOT} for a film; it needs one");
    }
    Ok(filled)
}

/// What search engines and previews show of the page.
fn description(page: &Page) -> Option<String> {
    let film = &page.film;
    let text = film.tagline.as_ref().or(film.synopsis.first());
    text.map(|text| text.to_text())
}

/// The page in its other languages, for search engines. The addresses are the page's own.
fn alternates(page: &Page) -> String {
    let link = |PageLink { lang, href, .. }: &PageLink| {
        format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\">")
    };
    page.translations.iter().map(link).collect()
}

/// The film's files lie beside the page of its first language.
pub(crate) fn lead_media_up(body: &str, up: &str) -> Result<String> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("[src]", |element| {
            lead_up(element, &["src"], up)
        }));
    rewrite_str(body, settings).context("the page cannot be read")
}

fn lead_up(element: &mut Element<'_, '_>, names: &[&str], up: &str) -> HandlerResult {
    for name in names {
        if let Some(address) = element.get_attribute(name)
            && is_relative(&address)
        {
            let address = address.strip_prefix("./").unwrap_or(&address);
            element.set_attribute(name, &format!("{up}{address}"))?;
        }
    }
    Ok(())
}

/// Addresses in scripts and styles, which all begin with `./`.
fn lead_text_up(chunk: &mut TextChunk<'_>, up: &str) -> HandlerResult {
    if !up.is_empty() {
        let text = chunk.as_str();
        let led_up = text
            .replace("'./", &format!("'{up}"))
            .replace("\"./", &format!("\"{up}"));
        chunk.replace(&led_up, ContentType::Html);
    }
    Ok(())
}

/// Whether an address depends on where the page lies.
fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with(['/', '#', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use companion_compiler::{Files, Input, compile};

    const SHELL: &str = concat!(
        "<html lang=x><head><title>t</title><meta name=description content=d>",
        "<link rel=preload as=fetch href=page.en.json><link rel=icon href=\"./icon.svg\">",
        "<style>@font-face{src:url(\"./f.woff2\")}</style>",
        "<script type=module>import a from './page.js'</script></head>",
        "<body><div id=app>loading</div></body></html>",
    );

    fn page() -> Page {
        let film = include_bytes!("../../../tests/fixtures/minimal/companion.json");
        let input = Input {
            bytes: film,
            files: &Files::default(),
            earlier: None,
        };
        compile(&input).pages.remove(0)
    }

    #[test]
    fn a_filled_shell_is_the_films_page() {
        let filled = fill(SHELL, &page(), "<h1>A Film</h1>", 0).unwrap();
        for part in [
            "<html lang=\"en\" dir=\"ltr\">",
            "<title>A Film</title>",
            "<div id=app><h1>A Film</h1></div>",
            "href=\"icon.svg\"",
            "'./page.js'",
        ] {
            assert!(filled.contains(part), "{part} in {filled}");
        }
        assert!(
            !filled.contains("page.en.json") && !filled.contains("loading"),
            "{filled}"
        );
    }

    #[test]
    fn in_a_folder_every_address_leads_back_up() {
        let body = "<img src=\"media/a.png\"><a href=\"#e-x\">x</a><iframe src=\"https://e.org\">";
        let filled = fill(SHELL, &page(), body, 1).unwrap();
        for part in [
            "href=\"../icon.svg\"",
            "url(\"../f.woff2\")",
            "'../page.js'",
            "src=\"../media/a.png\"",
            "href=\"#e-x\"",
            "src=\"https://e.org\"",
        ] {
            assert!(filled.contains(part), "{part} in {filled}");
        }
    }

    #[test]
    fn a_title_never_becomes_markup() {
        let mut page = page();
        page.film.title = companion_model::Prose::plain("</title><script>alert(1)</script>");
        let filled = fill(SHELL, &page, "", 0).unwrap();
        assert!(!filled.contains("<script>alert"), "{filled}");
    }

    #[test]
    fn a_shell_without_a_place_is_refused() {
        let error = fill("<html></html>", &page(), "", 0).unwrap_err();
        assert!(error.to_string().contains("needs one"), "{error}");
    }
}
