//! `cargo xtask budget`: what the built page costs its reader, and what it may cost.

mod sizes;
mod table;
mod time;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use companion_hosting::{Kind, Screen, Server, Visit, Visitor};

use crate::setup::{Browsers, Need, Tools};
use crate::site;
use crate::workspace::TrunkConfig;
use sizes::{EMBED_ELEMENT, EMBED_FRAME, FONT, GLUE, HTML, Sizes, WASM};
use table::{Amount, Line, Table};

/// Options of `cargo xtask budget`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Record the bytes in crates/xtask/sizes.toml, for later runs to be compared with
    #[arg(long)]
    bless: bool,
}

/// Bytes in a KB, here and in the design.
const KB: u64 = 1024;

/// What a page with its styles may weigh.
const MOST_HTML: u64 = 45 * KB;

/// What the program and its JavaScript may weigh together. It was 75 before the guide to the timeline: chapters, the line
/// of the whole time and the last visit's place cost 3.4, search and filters 6.2 (see ARCHITECTURE.md).
const MOST_CODE: u64 = 84 * KB;

/// What the typeface may weigh.
const MOST_FONT: u64 = 30 * KB;

/// What the card may weigh in a frame on a page of another site, all in.
const MOST_EMBED_CARD: u64 = 25 * KB;

/// What the script for such frames may weigh.
const MOST_EMBED_FRAME: u64 = KB;

/// What the element may weigh with the timeline, all in.
const MOST_EMBED_ELEMENT: u64 = 125 * KB;

/// The parts of that.
const ELEMENT: [&str; 3] = [EMBED_ELEMENT, "embed timeline", FONT];

/// The page, and the typeface that it shows its first text in.
const MOST_REQUESTS: u64 = 2;

/// What the elements of the page were when this was written, and some room for a film that has more to say.
const MOST_ELEMENTS: u64 = 6_000;

/// Builds the page, measures it, and prints the table. What is over its budget is a failure; times never are.
///
/// # Errors
/// A tool cannot be had, or the page cannot be built or visited.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    tools.need_servers()?;
    let need = Need {
        chromium: true,
        ..Need::default()
    };
    let browsers = tools.need_browsers(need)?;
    let measured = Measured::of(&site::page(&tools)?, &browsers)?;
    let mut table = measured.table(&Sizes::recorded()?);
    table.push(time::line()?);
    println!("\n{table}");
    if options.bless {
        measured.sizes.record()?;
    }
    Ok(match measured.is_kept() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// What a built page costs.
#[derive(Debug)]
pub(crate) struct Measured {
    sizes: Sizes,
    origin: String,
    phone: Visit,
    desktop: Visit,
}

impl Measured {
    /// Weighs a built site and visits its first page, served by nginx as docs/hosting has it.
    ///
    /// # Errors
    /// A file cannot be read, or the server or the browser does not start.
    pub(crate) fn of(site: &Path, browsers: &Browsers) -> Result<Self> {
        let server = Server::start(Kind::Nginx, site)?;
        let driver = browsers
            .chromedriver
            .as_deref()
            .context("no chromedriver was set up")?;
        let visit = |screen| Visitor::start(driver, screen)?.visit(&server.url("/"));
        Ok(Self {
            sizes: Sizes::measure(site)?,
            origin: server.url(""),
            phone: visit(Screen::Phone)?,
            desktop: visit(Screen::Desktop)?,
        })
    }

    /// Whether nothing is over its budget.
    pub(crate) fn is_kept(&self) -> bool {
        self.table(&Sizes::default()).is_kept()
    }

    /// The table, with what has changed since the last record.
    ///
    /// # Errors
    /// The record is not understood.
    pub(crate) fn table_since_record(&self) -> Result<String> {
        Ok(self.table(&Sizes::recorded()?).to_string())
    }

    /// Makes the bytes the record that later runs are compared with.
    ///
    /// # Errors
    /// The record cannot be written.
    pub(crate) fn record(&self) -> Result<()> {
        self.sizes.record()
    }

    fn table(&self, last: &Sizes) -> Table {
        let weight = |what: &str, parts: &[&str], most: Option<u64>| {
            let sum = |sizes: &Sizes| parts.iter().map(|part| sizes.get(part)).sum::<u64>();
            Line {
                what: what.to_owned(),
                measured: Amount::Bytes(sum(&self.sizes)),
                allowed: most.map(Amount::Bytes),
                recorded: Some(sum(last)).filter(|bytes| *bytes > 0),
            }
        };
        let mut table = Table::default();
        for page in self.sizes.parts().filter(|part| part.starts_with(HTML)) {
            table.push(weight(page, &[page], Some(MOST_HTML)));
        }
        table.push(weight(WASM, &[WASM], None));
        table.push(weight(GLUE, &[GLUE], None));
        table.push(weight("wasm + JS glue", &[WASM, GLUE], Some(MOST_CODE)));
        table.push(weight(FONT, &[FONT], Some(MOST_FONT)));
        table.push(weight("embed card", &["embed card"], Some(MOST_EMBED_CARD)));
        table.push(weight(EMBED_FRAME, &[EMBED_FRAME], Some(MOST_EMBED_FRAME)));
        table.push(weight(
            "element + timeline + font",
            &ELEMENT,
            Some(MOST_EMBED_ELEMENT),
        ));
        let known = [WASM, GLUE, FONT, EMBED_FRAME, "embed card"];
        let others = self
            .sizes
            .parts()
            .filter(|part| !part.starts_with(HTML) && !known.contains(part));
        for part in others {
            table.push(weight(part, &[part], None));
        }
        let before = most(&self.phone, &self.desktop, |visit| {
            visit.requests_before_content as u64
        });
        table.push(count("requests before the content", before, MOST_REQUESTS));
        let foreign = most(&self.phone, &self.desktop, |visit| self.foreign(visit));
        table.push(count("requests to other sites", foreign, 0));
        let elements = most(&self.phone, &self.desktop, |visit| visit.elements as u64);
        table.push(count("elements", elements, MOST_ELEMENTS));
        for (screen, visit) in [("390 px", &self.phone), ("1440 px", &self.desktop)] {
            table.push(Line {
                what: format!("layout shift at {screen}"),
                measured: Amount::Share(visible(visit.layout_shift)),
                allowed: Some(Amount::Share(0.0)),
                recorded: None,
            });
        }
        table
    }

    /// How many requests went elsewhere.
    fn foreign(&self, visit: &Visit) -> u64 {
        let is_foreign = |url: &str| !url.starts_with(&format!("{}/", self.origin));
        visit
            .requests
            .iter()
            .filter(|request| is_foreign(&request.url))
            .count() as u64
    }
}

/// A layout shift in thousandths, as Chromium's own tools tell it. What is less is a mark that moves by three pixels
/// because the word before it is wider in the typeface than in the face that stood in.
fn visible(layout_shift: f64) -> f64 {
    (layout_shift * 1e3).round() / 1e3
}

fn most(one: &Visit, other: &Visit, amount: impl Fn(&Visit) -> u64) -> u64 {
    amount(one).max(amount(other))
}

fn count(what: &str, measured: u64, allowed: u64) -> Line {
    Line {
        what: what.to_owned(),
        measured: Amount::Count(measured),
        allowed: Some(Amount::Count(allowed)),
        recorded: None,
    }
}

#[cfg(test)]
mod tests {
    use companion_hosting::Request;

    use super::*;

    fn visit(urls: &[&str]) -> Visit {
        let request = |url: &&str| Request {
            url: (*url).to_owned(),
            ..Request::default()
        };
        Visit {
            requests: urls.iter().map(request).collect(),
            requests_before_content: 2,
            elements: 100,
            layout_shift: 0.0,
        }
    }

    fn measured() -> Measured {
        Measured {
            sizes: Sizes::of(&[
                (HTML, 40 * KB),
                (WASM, 50 * KB),
                (GLUE, 6 * KB),
                (FONT, 20 * KB),
            ]),
            origin: "http://127.0.0.1:1".to_owned(),
            phone: visit(&["http://127.0.0.1:1/", "http://127.0.0.1:1/face.woff2"]),
            desktop: visit(&["http://127.0.0.1:1/"]),
        }
    }

    #[test]
    fn each_limit_is_a_limit() {
        assert!(
            measured().is_kept(),
            "{}",
            measured().table(&Sizes::default())
        );
        let spoil: [fn(&mut Measured); 11] = [
            |it| it.sizes = Sizes::of(&[(HTML, 46 * KB), (WASM, 1), (GLUE, 1), (FONT, 1)]),
            |it| {
                it.sizes = Sizes::of(&[
                    (HTML, 1),
                    ("HTML zh-Hans", 46 * KB),
                    (WASM, 1),
                    (GLUE, 1),
                    (FONT, 1),
                ])
            },
            |it| it.sizes = Sizes::of(&[(HTML, 1), (WASM, 79 * KB), (GLUE, 6 * KB), (FONT, 1)]),
            |it| it.sizes = Sizes::of(&[(HTML, 1), (WASM, 1), (GLUE, 1), (FONT, 31 * KB)]),
            |it| it.sizes = Sizes::of(&[(WASM, 1), ("embed card", 26 * KB)]),
            |it| it.sizes = Sizes::of(&[(WASM, 1), (EMBED_FRAME, KB + 1)]),
            |it| {
                it.sizes = Sizes::of(&[
                    (WASM, 1),
                    ("embed timeline", 110 * KB),
                    (EMBED_ELEMENT, 16 * KB),
                ])
            },
            |it| it.desktop.requests_before_content = 3,
            |it| it.phone = visit(&["http://127.0.0.1:1/", "http://127.0.0.1:12/"]),
            |it| it.phone.elements = 1_000_000,
            |it| it.desktop.layout_shift = 0.001,
        ];
        for (index, spoil) in spoil.into_iter().enumerate() {
            let mut measured = measured();
            spoil(&mut measured);
            assert!(
                !measured.is_kept(),
                "{index}: {}",
                measured.table(&Sizes::default())
            );
        }
    }
}
