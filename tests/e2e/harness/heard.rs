//! What no page may have to say: an uncaught error, or that its policy has stopped something. Every test that opens a page
//! proves that it did not, but for what the test expects.

use std::cell::RefCell;

use tokio::runtime::Handle;
use tokio::task;
use tokio::time::timeout;

use super::browser::Browser;
use super::engine::Scripts;
use super::wait::ANSWER;

/// What the pages of a test have said.
#[derive(Debug, Default)]
pub(super) struct Heard {
    said: RefCell<Vec<String>>,
    expected: RefCell<Vec<&'static str>>,
}

/// What has been said in this document, and in those of its tab before it that no one has asked.
const ASK: &str = "const { errors = [], violations = [], earlier = [] } = window.__probe ?? {}; \
                   return [...earlier, ...errors, ...violations].map(each => `${each} on ${location}`)";

impl Browser {
    /// Lets pages say what has these words in it.
    pub(crate) fn expect(&self, words: &'static str) {
        self.heard.expected.borrow_mut().push(words);
    }

    /// Asks the page, which is about to go, what it has said. One that does not answer has nothing to say any more.
    pub(super) async fn listen(&self) {
        if self.scripts() == Scripts::Off {
            return;
        }
        let answer = timeout(ANSWER, self.session().execute(ASK, Vec::new())).await;
        if let Ok(Ok(answer)) = answer {
            let said: Vec<String> = answer.convert().unwrap_or_default();
            self.heard.said.borrow_mut().extend(said);
        }
    }

    /// Asks the last page, and proves that nothing was said but what was expected.
    pub(super) fn has_heard_nothing(&self) {
        let ask = async {
            self.listen().await;
            // The frame that the test has gone into was asked; the page around it is asked too.
            if self.session().enter_default_frame().await.is_ok() {
                self.listen().await;
            }
        };
        task::block_in_place(|| Handle::current().block_on(ask));
        let expected = self.heard.expected.borrow();
        let said = self.heard.said.take().into_iter();
        let said = said.filter(|said| !expected.iter().any(|words| said.contains(words)));
        let said: Vec<_> = said.collect();
        assert!(said.is_empty(), "in {:?} pages said {said:#?}", self.engine);
    }
}
