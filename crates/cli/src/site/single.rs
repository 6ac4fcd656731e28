//! A film's page in one language as one file, which needs nothing beside it: for archives, for classrooms without a
//! network, for ten years from now. It is opened from a disk, and read, searched and printed without a program.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use companion::prerender::{Needs, prerender_whole};
use companion_compiler::colophon;
use companion_model::Page;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use pollster::block_on;

use super::document::fill;
use super::engine::{Engine, marker};
use super::head::{self, Whereabouts};
use super::policy::{self, Origins, Program};
use super::{Address, Files, attribute, digest, document, sheets, styles};

/// The file. `media` are the film's files, `address` is where the page itself will be found, if that is known. Its other
/// languages are files of their own.
///
/// # Errors
/// The page cannot be made ready; none is expected.
pub(crate) fn single_file(
    page: &Page,
    media: &Files,
    engine: &Engine,
    address: Option<&str>,
) -> Result<String> {
    let mut page = page.clone();
    page.translations.clear();
    let place = Whereabouts {
        site: None,
        folder: "",
        up: "",
        first: &page.lang,
    };
    let mut files = media.clone();
    files.extend(sheets::figures(&page, ""));
    let colophon = colophon(&page, &[], "", address);
    let body = rewrite(&block_on(prerender_whole(page.clone(), colophon)), &files)?;
    let style = styles::whole_with_colophon(&engine.rules, &body);
    let style = with_data(&style, engine.files());
    let in_head = engine.scripts.head.as_str();
    let in_body = document::body_script(engine, Needs::of(&body, ""));
    let scripts = [in_head, &in_body].map(digest::policy_source);
    let styles = [digest::policy_source(&style)];
    let policy = policy::of_document(Program::None, &scripts, &styles, &Origins::default());
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{}<script>{in_head}</script><style>{style}</style>",
        policy.replace("'self'", "data:"),
        head::of_file(&page),
    );
    let data = head::json_ld(&page, &place) + &content(&page)?;
    let tail = format!("<script>{in_body}</script>{data}");
    let shell = engine
        .shell
        .replace(marker::LANG, &page.lang)
        .replace(marker::DIR, page.dir.as_str());
    let shell = with_data(&shell, engine.files());
    Ok(fill(
        &shell,
        &[
            (marker::HEAD, &head),
            (marker::PAGE, &body),
            (marker::TAIL, &tail),
        ],
    ))
}

/// The page for machines, as JSON-LD. `address` is that of the film's site.
pub(crate) fn json_ld(page: &Page, folder: &str, address: Option<&Address>) -> String {
    let place = Whereabouts {
        site: address,
        folder,
        up: "",
        first: &page.lang,
    };
    format!("{:#}\n", head::data(page, &place))
}

/// What the page was made of, for programs.
fn content(page: &Page) -> Result<String> {
    // In a script element, `<` alone could end it.
    let json = serde_json::to_string(page)?.replace('<', "\\u003c");
    Ok(format!(
        "<script type=\"application/json\" id=\"companion-page\">{json}</script>"
    ))
}

/// Puts the engine's files in the place of their addresses.
fn with_data(text: &str, files: &Files) -> String {
    let mut parts = text.split(marker::ENGINE);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (path, rest) =
            part.split_at(part.find(['"', '\'', ')', '>', ' ']).unwrap_or(part.len()));
        match files.get(path) {
            Some(bytes) => written += &data(path, bytes),
            None => written.push_str(path),
        }
        written += rest;
    }
    written
}

/// Puts the film's files in the place of their addresses.
fn rewrite(body: &str, media: &Files) -> Result<String> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("[src]", |element| {
            let address = attribute::get(element, "src").unwrap_or_default();
            if let Some(bytes) = media.get(&address) {
                attribute::set(element, "src", &data(&address, bytes))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("a[download]", |link| {
            let address = attribute::get(link, "href").unwrap_or_default();
            let path = address.trim_start_matches("./");
            if let Some(bytes) = media.get(path) {
                attribute::set(link, "href", &data(path, bytes))?;
                attribute::set(link, "download", path.rsplit('/').next().unwrap_or(path))?;
            }
            Ok(())
        }));
    rewrite_str(body, settings).context("the page cannot be read")
}

/// A file as a `data:` address (RFC 2397).
fn data(path: &str, bytes: &[u8]) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}
