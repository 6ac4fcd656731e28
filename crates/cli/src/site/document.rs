//! A page as an HTML document of its own.

use std::sync::LazyLock;

use companion::prerender::{FIGURE_FIELD, FIGURE_SCRIPT};

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

/// What the components put on an element that the program brings to life.
const ISLAND: &str = " data-island=\"";

/// What a page has that takes in the guide to its timeline.
const GUIDED: &str = " data-guide=\"";

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
    pub(super) style: Style,
    /// For a page that follows its film: which version of the film it shows.
    pub(super) live: Option<&'d Live>,
}

/// Which styles a document has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style {
    /// All: what its program draws may need any of them.
    Whole,
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
        let sheet = Sheet::new(&match self.style {
            // What an author writes next may need any of them.
            Style::Whole if self.live.is_some() => place(&engine.style),
            Style::Whole => place(&styles::whole(&engine.rules, self.body)),
            Style::Needed => place(&styles::of_item(&engine.rules, self.body)),
        });
        // Where nothing moves, nothing is started.
        let starts = self.body.contains(ISLAND);
        let in_head = head_script(engine, self.body);
        let mut script_sources = vec![digest::policy_source(&in_head)];
        let mut style_sources = sheet.policy_sources();
        let mut script = String::new();
        if starts {
            script_sources.push(digest::policy_source(&START));
            script = start_script(engine, &folder, self.offline);
        }
        if self.body.contains(GUIDED) {
            style_sources.push(digest::policy_source(&styles::of_guide(&engine.rules)));
        }
        if self.live.is_some() {
            script_sources.push(Live::script_source());
            style_sources.push(Live::style_source());
        }
        let program = match starts {
            true => Program::Allowed,
            false => Program::None,
        };
        let policy = policy::of_document(program, &script_sources, &style_sources, self.origins);
        let live_head = self.live.map(Live::head).unwrap_or_default();
        let live_tail = self.live.map(|_| Live::tail()).unwrap_or_default();
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{}\
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
                (marker::PAGE, self.body),
                (marker::TAIL, &tail),
            ],
        )
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

/// The script in the head of a document with this body. An event that comes later may have a figure, too.
pub(super) fn head_script(engine: &Engine, body: &str) -> String {
    let has_figures = [FIGURE_FIELD, "data-island=\"parts\""]
        .iter()
        .any(|sign| body.contains(sign));
    let figure = if has_figures { FIGURE.as_str() } else { "" };
    format!("{}\n{}\n{figure}", engine.script, *typeface::SCRIPT)
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
