//! A page as an HTML document of its own.

use std::sync::LazyLock;

use companion::prerender::{FIGURE_SCRIPT, Needs, PART_SCRIPT};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::engine::{Engine, marker};
use super::icons::TOUCH_ICON;
use super::live::Live;
use super::policy::Program;
use super::typeface::{self, Sheet};
use super::{compact, digest, policy, styles};

/// What starts the program.
static START: LazyLock<String> = LazyLock::new(|| compact::script(include_str!("start.js")));

/// What answers for the dots of figures.
static FIGURE: LazyLock<String> = LazyLock::new(|| compact::script(FIGURE_SCRIPT));

/// What makes the addresses of parts whole on paper.
static PART: LazyLock<String> = LazyLock::new(|| compact::script(PART_SCRIPT));

/// A document to be written.
#[derive(Debug)]
pub(super) struct Document<'d> {
    /// Its language, a BCP 47 tag.
    pub(super) lang: &'d str,
    /// The direction of its writing: `ltr`, `rtl`.
    pub(super) dir: &'d str,
    /// What the head says of the film, as HTML.
    pub(super) head: &'d str,
    /// The page, as HTML.
    pub(super) body: &'d str,
    /// What follows the page, as HTML: data for machines.
    pub(super) tail: &'d str,
    /// The way from this document to the root of the site: nothing, or some `../`.
    pub(super) up: &'d str,
    /// Other sites that the reader may choose to load something from.
    pub(super) origins: &'d policy::Origins,
    /// The way to the worker that keeps the page, if one is to.
    pub(super) offline: Option<&'d str>,
    /// Which of the engine's styles it has.
    pub(super) style: Style<'d>,
    /// For a page that follows its film: which version of the film it shows.
    pub(super) live: Option<&'d Live>,
}

/// Which styles a document has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style<'d> {
    /// Also those that something may need which its program makes, and those of the HTML that it takes in `later`: of the
    /// parts of a long film.
    Whole { later: &'d str },
    /// Those that its own elements need, and those of an item.
    Needed,
}

impl Document<'_> {
    /// The document as it is served.
    pub(super) fn to_html(&self, engine: &Engine) -> String {
        let folder = format!("{}{}", self.up, engine.folder());
        // Markers are replaced before the film's words come in, which might hold anything.
        let place = |text: &str| text.replace(marker::ENGINE, &folder);
        let shell = place(&engine.shell)
            .replace(marker::LANG, self.lang)
            .replace(marker::DIR, self.dir);
        let sheet = Sheet::new(&place(&self.style(engine)));
        let needs = Needs::of(self.body, self.later());
        let in_head = engine.scripts.head.as_str();
        let in_body = body_script(engine, needs);
        let policy = self.policy(engine, needs, &in_body, &sheet);
        let (body, expected) = with_script(self.body, &in_body);
        // Where nothing moves, nothing is started.
        let script = match needs.program {
            true => start_script(engine, &folder, self.offline),
            false => String::new(),
        };
        let live_head = self.live.map(Live::head).unwrap_or_default();
        let live_tail = self.live.map(|_| Live::tail()).unwrap_or_default();
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{}{expected}\
             <link rel=\"apple-touch-icon\" href=\"{folder}{TOUCH_ICON}\">\
             <script>{in_head}</script>{}{live_head}",
            self.head,
            sheet.head()
        );
        let tail = format!("{}{live_tail}{script}{}", self.tail, sheet.tail());
        fill(
            &shell,
            &[
                (marker::HEAD, &head),
                (marker::PAGE, &body),
                (marker::TAIL, &tail),
            ],
        )
    }

    /// The HTML that it takes in when it is read.
    fn later(&self) -> &str {
        match self.style {
            Style::Whole { later } => later,
            Style::Needed => "",
        }
    }

    fn style(&self, engine: &Engine) -> String {
        match self.style {
            // What an author writes next may need any of them.
            Style::Whole { .. } if self.live.is_some() => engine.style.clone(),
            Style::Whole { later } => styles::whole(&engine.rules, &[self.body, later]),
            Style::Needed => styles::of_item(&engine.rules, self.body),
        }
    }

    /// What it may do; `in_body` is the script in its body, and `sheet` are its styles.
    fn policy(&self, engine: &Engine, needs: Needs, in_body: &str, sheet: &Sheet) -> String {
        let scripts = [&engine.scripts.head, in_body];
        let mut scripts: Vec<String> = scripts.map(digest::policy_source).into();
        let mut style_sources = sheet.policy_sources();
        if needs.program {
            scripts.push(digest::policy_source(&START));
        }
        if needs.guide {
            style_sources.push(digest::policy_source(&styles::of_guide(&engine.rules)));
        }
        if self.live.is_some() {
            scripts.push(Live::script_source());
            style_sources.push(Live::style_source());
        }
        let program = match needs.program {
            true => Program::Allowed,
            false => Program::None,
        };
        policy::of_document(program, &scripts, &style_sources, self.origins)
    }
}

/// Puts each text in the place of its marker. The markers stand in this order, and are looked for in the shell alone.
pub(super) fn fill(shell: &str, texts: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = shell;
    for (marker, text) in texts {
        let (before, after) = rest.split_once(marker).unwrap_or((rest, ""));
        filled.push_str(before);
        filled.push_str(text);
        rest = after;
    }
    filled + rest
}

/// The script in the body of a document.
pub(super) fn body_script(engine: &Engine, needs: Needs) -> String {
    let figure = if needs.figures { FIGURE.as_str() } else { "" };
    let part = if needs.parts { PART.as_str() } else { "" };
    let body = &engine.scripts.body;
    format!("{body}\n{}\n{figure}\n{part}", *typeface::SCRIPT)
}

/// What a reader sees first of a film: its card.
const CARD: &str = "#film";

/// Has browsers that know it paint nothing before the card is there.
const EXPECTED: &str = "<link rel=\"expect\" href=\"#film\" blocking=\"render\">";

/// HTML with a script behind its card, and what its head has to say of that; without a card, the script is the last of it.
///
/// A script of the length of ours is where Chromium stops reading, and paints what it has: the card, without the styles and
/// the layout of all that comes after it (`bench`).
pub(super) fn with_script(body: &str, script: &str) -> (String, &'static str) {
    let script = format!("<script>{script}</script>");
    let mut has_card = false;
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!(CARD, |card| {
            has_card = true;
            card.after(&script, ContentType::Html);
            Ok(())
        }));
    match rewrite_str(body, settings) {
        Ok(body) if has_card => (body, EXPECTED),
        // What cannot be read has none.
        _ => (format!("{body}{script}"), ""),
    }
}

fn start_script(engine: &Engine, folder: &str, offline: Option<&str>) -> String {
    let (glue, wasm) = (&engine.glue, &engine.wasm);
    let offline = offline.map(|worker| format!(" data-offline=\"{worker}\""));
    let offline = offline.unwrap_or_default();
    format!(
        "<script data-glue=\"{folder}{}\" data-glue-integrity=\"{}\" data-wasm=\"{folder}{}\" \
         data-wasm-integrity=\"{}\"{offline}>{}</script>",
        glue.path, glue.integrity, wasm.path, wasm.integrity, *START
    )
}

/// Text as HTML, fit for elements and for attributes in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}
