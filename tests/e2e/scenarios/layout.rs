//! At every width: nothing sticks out, and coming alive moves nothing.

use crate::harness::site::{
    ABOUT, ARABIC, CATALOGUE, CHINESE, ENGLISH, EVERYTHING, HOSTILE, ITEMS, LONG, NOWHERE, Page,
};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    the_page_fits_its_window,
    without_scripts_the_page_fits_its_window
);

async fn the_page_fits_its_window(engine: Engine) {
    fits(&Browser::live(engine).await, true).await;
}

async fn without_scripts_the_page_fits_its_window(engine: Engine) {
    fits(&Browser::open(engine, Scripts::Off).await, false).await;
}

/// The sections that stand on other sites.
const EMBEDS: [&str; 4] = [
    "embed/card/",
    "embed/quotes/",
    "embed/timeline/",
    "embed/all/",
];

/// A later page of a chapter that fits none.
const PART: Page = Page {
    path: "c/years/2/",
    ..LONG
};

async fn fits(browser: &Browser, live: bool) {
    let main = [ENGLISH, CHINESE, ARABIC, EVERYTHING, HOSTILE];
    let embeds = EMBEDS.into_iter();
    let embeds = embeds.flat_map(|path| [ENGLISH, ARABIC].map(|page| Page { path, ..page }));
    let around = [ABOUT, NOWHERE, CATALOGUE, PART].into_iter().chain(ITEMS);
    let main = main.map(|page| (page, &[320, 390, 768, 1440][..]));
    // These have one column at every width.
    let around = around.chain(embeds).map(|page| (page, &[320, 1440][..]));
    for (page, widths) in main.into_iter().chain(around) {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        if live && page.has_carousel() {
            browser.comes_alive().await;
        }
        for &width in widths {
            browser.resize(width).await;
            // The reader's way to find out: trying to scroll sideways.
            let sideways = "scrollBy(100, 0); scrollBy(-200, 0); const start = scrollX; scrollBy(9999, 0); \
                            return Math.abs(scrollX - start) + Math.abs(start)";
            let beyond: f64 = browser.js(sideways, &[]).await;
            assert!(
                beyond < 1.0,
                "{page:?} at {width} px sticks out by {beyond} px"
            );
        }
    }
}
