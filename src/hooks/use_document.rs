//! What the document has to know of the page in it.

use std::rc::Rc;

use companion_model::Page;
use yew::prelude::*;

use crate::browser::{document, location};
use crate::state::target::Target;

/// Gives the document the title, language and direction of `page` once there is one, and takes the reader to
/// the deep link that the address holds. An address that has been given up leads on to its successor.
#[hook]
pub fn use_document(page: Option<Rc<Page>>) {
    use_effect_with(page, |page| {
        let listener = page.as_ref().map(|page| {
            document::describe(&page.film.title.to_text(), &page.lang, page.dir.as_str());
            match successor(page, &location::fragment()) {
                Some(anchor) => location::replace_fragment(anchor),
                None => location::revisit_fragment(),
            }
            let page = Rc::clone(page);
            location::on_visit(move |fragment| {
                if let Some(anchor) = successor(&page, fragment) {
                    location::replace_fragment(anchor);
                }
            })
        });
        move || drop(listener)
    });
}

/// Where an address that has been given up leads now.
fn successor<'a>(page: &'a Page, fragment: &str) -> Option<&'a str> {
    let anchor = Target::parse(fragment)?.anchor();
    page.aliases.get(&anchor).map(String::as_str)
}
