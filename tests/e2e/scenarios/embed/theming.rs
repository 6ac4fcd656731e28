//! Every name that docs/embedding.md gives to a page for its colours does something.

use serde_json::json;

use super::{GUIDE, Host, element};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(every_part_can_be_styled, every_property_is_used);

/// The names in the guide that begin like this, and how they go on.
fn named(begins: &str) -> Vec<&'static str> {
    let codes = GUIDE.split('`').skip(1).step_by(2);
    let names = codes.filter_map(|code| code.strip_prefix(begins));
    let names: Vec<_> = names.map(|name| name.trim_end_matches(')')).collect();
    assert!(names.len() > 5, "{names:?}");
    names
}

/// Waits for everything that a film can have, in the element, on a page with this style.
async fn styled(browser: &Browser, film: &Server, style: &str) -> Host {
    let body = element(film, &format!("src=\"{}\"", film.url("")));
    let host = Host::with(&body, &format!("<style>{style}</style>"), "").await;
    host.open(browser, "").await;
    browser.elements_are_ready().await;
    host
}

async fn every_part_can_be_styled(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::Everything).await;
    let parts = named("::part(");
    let colour = |index: usize| format!("rgb({index}, 2, 3)");
    let rules = parts.iter().enumerate().map(|(index, part)| {
        format!(
            "film-companion::part({part}) {{ outline: 1px solid {} }}",
            colour(index)
        )
    });
    let _host = styled(&browser, &film, &rules.collect::<String>()).await;
    for (index, part) in parts.into_iter().enumerate() {
        if part == "error" {
            let mistake =
                "document.querySelector('film-companion').setAttribute('section', 'none')";
            browser.js::<()>(mistake, &[]).await;
        }
        let has = "return [...document.querySelector('film-companion').shadowRoot.querySelectorAll('*')] \
                   .some(each => getComputedStyle(each).outlineColor === arguments[0] && each.part.contains(arguments[1]))";
        browser
            .wait_with(has, &[json!(colour(index)), json!(part)])
            .await;
    }
}

async fn every_property_is_used(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::Everything).await;
    let value = |name: &str, index: usize| match name {
        "serif" | "sans" => format!("\"A {name}\""),
        // Room is measured by letters.
        "size" => "23px".to_owned(),
        "radius" => "7px".to_owned(),
        _ => format!("rgb({index}, 2, 3)"),
    };
    let names = named("--companion-");
    let values: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(index, name)| value(name, index))
        .collect();
    let set = names
        .iter()
        .zip(&values)
        .map(|(name, value)| format!("--companion-{name}: {value};"));
    let style = format!("film-companion {{ {} }}", set.collect::<String>());
    let _host = styled(&browser, &film, &style).await;
    let used: String = browser
        .js(
            "const names = ['color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderBottomColor', 'fill', \
                 'stroke', 'fontFamily', 'marginTop', 'borderTopLeftRadius']; \
             const used = new Set(); \
             for (const each of document.querySelector('film-companion').shadowRoot.querySelectorAll('*')) \
                 for (const pseudo of [null, '::before']) { \
                     const style = getComputedStyle(each, pseudo); for (const name of names) used.add(style[name]); } \
             return [...used].join('|')",
            &[],
        )
        .await;
    for (name, value) in names.into_iter().zip(values) {
        assert!(used.contains(&value), "{name}: {value} in {used}");
    }
}
