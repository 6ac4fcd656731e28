//! A site that answers as a test wants it to.

use std::fmt::Write;

use wasm_bindgen::{JsCast, JsValue};

use crate::support::window;

/// Answers for every request that ends in an address: one after the other, the last one again and again. An answer
/// is a media type and a text, or nothing for what is not there. The guide to the timeline, which a page asks for too, if it
/// is not among them, is not there and not counted.
pub(crate) struct Site;

pub(crate) type Answers<'a> = &'a [(&'a str, &'a [Option<(&'a str, String)>])];

impl Site {
    pub(crate) fn new(files: Answers<'_>) -> Self {
        let mut table = String::from("({");
        for (address, answers) in files {
            write!(table, "{address:?}: [").unwrap();
            for answer in *answers {
                match answer {
                    Some((kind, text)) => write!(table, "[{kind:?}, {text:?}],").unwrap(),
                    None => table.push_str("null,"),
                }
            }
            table.push_str("],");
        }
        table.push_str("})");
        run(&format!(
            "window.realFetch ??= window.fetch;
             const files = {table};
             window.asked = [];
             window.fetch = async (address, init) => {{
                 const name = Object.keys(files).find(name => new URL(address, location).pathname.endsWith(name));
                 if (!name && String(address).startsWith('blob:')) return window.realFetch(address, init);
                 if (!name && String(address).endsWith('guide.html')) return new Response('', {{ status: 404 }});
                 asked.push((init && init.cache || 'default') + ' ' + (name || address));
                 await window.held;
                 const answers = files[name] || [null];
                 const answer = answers.length > 1 ? answers.shift() : answers[0];
                 return answer
                     ? new Response(answer[1], {{ headers: {{ 'content-type': answer[0] }} }})
                     : new Response('', {{ status: 404 }});
             }};"
        ));
        Self
    }

    /// Lets requests wait until [`Self::let_go`].
    pub(crate) fn hold(&self) {
        run("window.held = new Promise(go => { window.letGo = go })");
    }

    pub(crate) fn let_go(&self) {
        run("letGo(); delete window.held");
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = js_sys::Reflect::get(&window(), &"asked".into()).unwrap();
        let asked: js_sys::Array = asked.unchecked_into();
        asked.iter().map(|each| each.as_string().unwrap()).collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        run("window.fetch = window.realFetch");
    }
}

pub(crate) fn run(script: &str) {
    js_sys::Function::new_no_args(script)
        .call0(&JsValue::NULL)
        .unwrap();
}
