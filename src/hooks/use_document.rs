//! What the document has to know of the page in it.

use std::rc::Rc;

use companion_model::Page;
use yew::prelude::*;

use crate::browser::{document, location};

/// Gives the document the title, language and direction of `page` once there is one, and takes the reader to
/// the deep link that the address holds.
#[hook]
pub fn use_document(page: Option<Rc<Page>>) {
    use_effect_with(page, |page| {
        if let Some(page) = page {
            document::describe(&page.film.title.to_text(), &page.lang, page.dir.as_str());
            location::revisit_fragment();
        }
    });
}
