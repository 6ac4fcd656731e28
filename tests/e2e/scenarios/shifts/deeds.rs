//! What a reader does beside what they read.

use thirtyfour::Key;

use crate::harness::Browser;
use crate::scenarios::carousel::swipe;

/// Something that a reader does: where they look, what they press, what may open by it, and how one knows that it is done.
pub(super) struct Deed {
    pub(super) about: &'static str,
    pub(super) at: &'static str,
    pub(super) act: Act,
    pub(super) opens: bool,
    pub(super) done: &'static str,
}

/// What a reader does it with.
#[derive(Clone, Copy)]
pub(super) enum Act {
    /// A script, in place of a pointer.
    Script(&'static str),
    /// An arrow, on the chosen picker.
    Arrow,
    /// A finger, on a narrow window.
    Swipe,
}

impl Act {
    pub(super) async fn perform(self, browser: &Browser) {
        match self {
            Self::Script(act) => {
                let one = "const one = selector => document.querySelector(selector);";
                browser.js::<()>(&format!("{one} {act}"), &[]).await;
            }
            Self::Arrow => {
                let focus = "document.querySelector('[role=tab][aria-selected=true]').focus()";
                browser.js::<()>(focus, &[]).await;
                browser.press(&Key::Right.value().to_string()).await;
            }
            Self::Swipe => swipe(browser).await,
        }
    }
}

const fn deed(
    about: &'static str,
    at: &'static str,
    act: &'static str,
    opens: bool,
    done: &'static str,
) -> Deed {
    Deed {
        about,
        at,
        act: Act::Script(act),
        opens,
        done,
    }
}

pub(super) const DEEDS: [Deed; 18] = [
    deed(
        "another theme",
        ".tools__theme:last-child",
        "one('.tools__theme:last-child input').click()",
        false,
        "return document.documentElement.dataset.theme === 'dark'",
    ),
    deed(
        "the next quote",
        "#quotes .quotes__controls",
        "document.querySelectorAll('#quotes button')[1].click()",
        false,
        "return document.querySelectorAll('[role=tab]')[1].ariaSelected === 'true'",
    ),
    deed(
        "a quote far away",
        "#quotes .quotes__pickers",
        "document.querySelectorAll('[role=tab]')[11].click()",
        false,
        "return document.querySelectorAll('[role=tab]')[11].ariaSelected === 'true'",
    ),
    Deed {
        about: "the next quote, by a key",
        at: "#quotes .quotes__pickers",
        act: Act::Arrow,
        opens: false,
        done: "return document.querySelectorAll('[role=tab]')[12].ariaSelected === 'true'",
    },
    Deed {
        about: "the next quote, by a finger",
        at: "#quotes-slides",
        act: Act::Swipe,
        opens: false,
        done: "return document.querySelectorAll('[role=tab]')[13].ariaSelected === 'true'",
    },
    deed(
        "a quote that is told in several ways",
        "#quotes .quotes__pickers",
        "one('[aria-controls=q-chess]').click()",
        false,
        "return document.querySelector('[aria-controls=q-chess]').ariaSelected === 'true'",
    ),
    deed(
        "what sources say otherwise of a quote",
        "#q-chess summary",
        "one('#q-chess summary').click()",
        true,
        "return document.querySelector('#q-chess details').open",
    ),
    deed(
        "the other releases",
        ".film-card__fold summary",
        "one('.film-card__fold summary').click()",
        true,
        "return document.querySelector('.film-card__fold').open",
    ),
    deed(
        "what sources say otherwise of the film",
        ".film-card__fold:has(.claims) summary",
        "one('.film-card__fold:has(.claims) summary').click()",
        true,
        "return document.querySelector('.film-card__fold:has(.claims)').open",
    ),
    deed(
        "a link that is copied",
        ".event .permalink",
        "navigator.clipboard.writeText = async () => {}; one('.event .permalink').click()",
        false,
        "return !!document.querySelector('.event .permalink[data-said]')",
    ),
    deed(
        "a printed page",
        ".event",
        "for (const when of ['beforeprint', 'afterprint']) dispatchEvent(new Event(when))",
        false,
        "return !!document.querySelector('.slide[inert]')",
    ),
    deed(
        "the line by order",
        ".axis__scale",
        "document.querySelectorAll('[name=axis-scale]')[1].click()",
        false,
        "return !!document.querySelector('.axis > .is-order')",
    ),
    deed(
        "the search",
        "#find > summary",
        "one('#find > summary').click()",
        true,
        "return document.querySelector('#find').open",
    ),
    deed(
        "a word",
        "#find input",
        "one('#find input').value = '20'; one('#find input').dispatchEvent(new Event('input', { bubbles: true }))",
        true,
        "return document.querySelectorAll('.find__hits a').length > 9 && !!document.querySelector('.find__count').textContent",
    ),
    deed(
        "another count of a figure",
        "#e-anniversary-list .figure__switch",
        "document.querySelectorAll('#e-anniversary-list .figure__switch input')[2].click()",
        false,
        "return document.querySelectorAll('#e-anniversary-list .figure__switch input')[2].checked",
    ),
    deed(
        "a dot of a figure",
        "#e-anniversary-list .figure__find",
        "const field = one('#e-anniversary-list [name=dot]'); field.value = 17; \
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        false,
        "return location.search.includes('dot=17')",
    ),
    deed(
        "the numbers of a figure",
        "#e-anniversary-list .figure__numbers summary",
        "one('#e-anniversary-list .figure__numbers summary').click()",
        true,
        "return document.querySelector('#e-anniversary-list .figure__numbers').open",
    ),
    deed(
        "the theme back",
        ".tools__theme",
        "one('.tools__theme input').click()",
        false,
        "return !document.documentElement.dataset.theme",
    ),
];
