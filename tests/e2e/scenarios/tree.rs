//! What assistive technology is told: names and roles as they were agreed on.

use serde_json::{Value, json};

use crate::harness::site::{ARABIC, EVERYTHING};
use crate::harness::{Browser, Engine, Server, in_engines, record};

// Only Chromium's driver hands out the tree.
in_engines!([chromium: Chromium] card_carousel_and_timeline_are_told_as_agreed);

/// The guide to the timeline, which comes when the reader does.
const GUIDE: &str = ".guide__content";

async fn card_carousel_and_timeline_are_told_as_agreed(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    for (page, part, name) in [
        (EVERYTHING, "#film", "card"),
        (ARABIC, "#quotes", "carousel"),
        (EVERYTHING, "#timeline", "timeline"),
        (EVERYTHING, GUIDE, "guide"),
        (ARABIC, GUIDE, "guide-ar"),
    ] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        if page.has_carousel() {
            browser.comes_alive().await;
        }
        browser.is_drawn().await;
        let players = "return [...document.querySelectorAll('[data-island=player]')].every(each => \
                       each.querySelector('button'))";
        browser.wait_with(players, &[]).await;
        if part == GUIDE {
            browser.guide_arrives().await;
            let read = "document.querySelector('.event').scrollIntoView()";
            browser.js::<()>(read, &[]).await;
            let is_there = "return !!document.querySelector('.axis__mark[aria-current]') \
                            && document.querySelector('.axis').checkVisibility()";
            browser.wait_for(is_there).await;
        }
        let about = format!("the accessibility tree of the {name}");
        record::compare(&about, name, &tree_of(&browser, part).await);
    }
}

/// The accessibility tree below an element, one line for each node that is not passed over.
async fn tree_of(browser: &Browser, selector: &str) -> String {
    let document = browser
        .devtools("DOM.getDocument", json!({ "depth": 0 }))
        .await;
    let root = &document["root"]["nodeId"];
    let found = browser
        .devtools(
            "DOM.querySelector",
            json!({ "nodeId": root, "selector": selector }),
        )
        .await;
    let node = browser
        .devtools("DOM.describeNode", json!({ "nodeId": found["nodeId"] }))
        .await;
    let tree = browser
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let top = nodes
        .iter()
        .find(|each| each["backendDOMNodeId"] == node["node"]["backendNodeId"]);
    let mut lines = String::new();
    describe(top.expect("the part is in the tree"), nodes, 0, &mut lines);
    lines
}

/// What is written of a node beside its role and its name.
const PROPERTIES: [&str; 7] = [
    "level",
    "selected",
    "expanded",
    "checked",
    "roledescription",
    "live",
    "focusable",
];

/// A property's value. Chromium's tools hand out the bytes of some texts as if each were a letter.
fn told(value: &Value) -> String {
    let letters = value.to_string();
    let bytes: Option<Vec<u8>> = letters
        .chars()
        .map(|letter| u8::try_from(letter).ok())
        .collect();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.unwrap_or(letters)
}

fn describe(node: &Value, nodes: &[Value], depth: usize, lines: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let is_passed_over =
        node["ignored"] == true || role == "InlineTextBox" || role == "generic" || role == "none";
    if !is_passed_over {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let mut line = format!(
            "{}{role} “{}”",
            "  ".repeat(depth),
            name.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        for property in node["properties"].as_array().into_iter().flatten() {
            let name = property["name"].as_str().unwrap_or_default();
            if PROPERTIES.contains(&name) {
                line.push_str(&format!(" {name}={}", told(&property["value"]["value"])));
            }
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    // What is in a player is the browser's own, and comes and goes with its size and with what has been loaded.
    if matches!(role, "Audio" | "Video") {
        return;
    }
    let below = depth + usize::from(!is_passed_over);
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|each| each["nodeId"] == *id) {
            describe(child, nodes, below, lines);
        }
    }
}
