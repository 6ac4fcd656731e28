//! The HTML of a section, once it lies in a folder of its own: its links lead where they led, and the list of sources has
//! those that the section cites.

use std::cell::RefCell;
use std::collections::BTreeSet;

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::site::address::is_relative;
use crate::site::attribute;

/// From where a section is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'w> {
    /// The way to the page that the section is taken from.
    pub(super) page: &'w str,
    /// The way to the film's root, where its files are.
    pub(super) root: &'w str,
}

/// A section as it is read from its own folder.
///
/// # Errors
/// It cannot be read.
pub(super) fn placed(body: &str, way: Way<'_>) -> Result<String> {
    let anchors = Anchors::of(body)?;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("li.source[id]", |source| {
            let id = attribute::get(source, "id").unwrap_or_default();
            if !anchors.linked.contains(&id) {
                source.remove();
            }
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |link| {
            let href = attribute::get(link, "href").unwrap_or_default();
            let leads_here = href
                .strip_prefix('#')
                .is_some_and(|anchor| anchors.ids.contains(anchor));
            if leads_here {
                return Ok(());
            }
            if is_relative(&href) {
                let href = href.strip_prefix("./").unwrap_or(&href);
                attribute::set(link, "href", &format!("{}{href}", way.page))?;
            }
            // A frame is no place for another page.
            attribute::set(link, "target", "_blank")?;
            attribute::set(link, "rel", "noopener")?;
            Ok(())
        }))
        .append_element_content_handler(element!("[src]", |element| {
            let src = attribute::get(element, "src").unwrap_or_default();
            if is_relative(&src) {
                attribute::set(element, "src", &format!("{}{src}", way.root))?;
            }
            Ok(())
        }))
        // What is noted for the program serves nobody here; the place of a slide is for carousel.js.
        .append_element_content_handler(element!("[data-island], .slide", |element| {
            let names = element.attributes().iter().map(|each| each.name());
            let is_noted = |name: &String| name.starts_with("data-") && name != "data-position";
            let notes: Vec<String> = names.filter(is_noted).collect();
            notes.iter().for_each(|name| element.remove_attribute(name));
            Ok(())
        }))
        // Nothing brings players of other sites to life here; the link to each stands beside it.
        .append_element_content_handler(element!("[data-island=player]", |player| {
            player.remove();
            Ok(())
        }));
    rewrite_str(body, settings).context("the section cannot be read")
}

/// What can be linked to, and what is.
#[derive(Debug)]
struct Anchors {
    ids: BTreeSet<String>,
    linked: BTreeSet<String>,
}

impl Anchors {
    fn of(body: &str) -> Result<Self> {
        let (ids, linked) = (RefCell::default(), RefCell::default());
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("[id]", |element| {
                let ids: &RefCell<BTreeSet<String>> = &ids;
                ids.borrow_mut().extend(attribute::get(element, "id"));
                Ok(())
            }))
            .append_element_content_handler(element!("a[href^='#']", |link| {
                let linked: &RefCell<BTreeSet<String>> = &linked;
                let href = attribute::get(link, "href");
                linked
                    .borrow_mut()
                    .extend(href.map(|href| href[1..].to_owned()));
                Ok(())
            }));
        rewrite_str(body, settings).context("the section cannot be read")?;
        Ok(Self {
            ids: ids.into_inner(),
            linked: linked.into_inner(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_led() {
        let way = Way {
            page: "../../",
            root: "../../../",
        };
        for (body, expected) in [
            ("<p id=\"a\"><a href=\"#a\">", "<p id=\"a\"><a href=\"#a\">"),
            (
                "<a href=\"#e-b\">",
                "<a href=\"../../#e-b\" target=\"_blank\" rel=\"noopener\">",
            ),
            (
                "<a href=\"./c/d/\">",
                "<a href=\"../../c/d/\" target=\"_blank\" rel=\"noopener\">",
            ),
            (
                "<a href=\"https://e.org/\">",
                "<a href=\"https://e.org/\" target=\"_blank\" rel=\"noopener\">",
            ),
            (
                "<img src=\"media/x.png\">",
                "<img src=\"../../../media/x.png\">",
            ),
            (
                "<img src=\"https://e.org/x\">",
                "<img src=\"https://e.org/x\">",
            ),
        ] {
            assert_eq!(placed(body, way).unwrap(), expected);
        }
    }

    #[test]
    fn sources_that_are_not_cited_are_left_out() {
        let body = "<a href=\"#s-a\">1</a><li class=\"source\" id=\"s-a\">A</li><li class=\"source\" id=\"s-b\">B</li>";
        let way = Way { page: "", root: "" };
        let placed = placed(body, way).unwrap();
        assert!(
            placed.contains(">A<") && !placed.contains(">B<"),
            "{placed}"
        );
    }
}
