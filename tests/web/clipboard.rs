//! A clipboard of the test's own, because a headless browser asks for a permission that nobody is there to give.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::support::window;

/// The navigator's clipboard replaced, and its sheet for sharing taken away, until this is dropped.
pub(crate) struct Clipboard {
    stand_in: Object,
}

impl Clipboard {
    /// One that takes what it is given.
    pub(crate) fn without_a_sheet() -> Self {
        Self::with("this.text = text; return Promise.resolve()")
    }

    /// One that refuses.
    pub(crate) fn closed() -> Self {
        Self::with("return Promise.reject(new Error('closed'))")
    }

    fn with(write: &str) -> Self {
        let stand_in = Object::new();
        let write = Function::new_with_args("text", write);
        Reflect::set(&stand_in, &"writeText".into(), &write).unwrap();
        replace("clipboard", &stand_in);
        replace("share", &JsValue::UNDEFINED);
        Self { stand_in }
    }

    /// What was written last.
    pub(crate) fn text(&self) -> String {
        let text = Reflect::get(&self.stand_in, &"text".into()).unwrap();
        text.as_string().unwrap_or_default()
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        let navigator = window().navigator();
        for name in ["clipboard", "share"] {
            Reflect::delete_property(&navigator, &name.into()).unwrap();
        }
    }
}

/// Puts `value` before what the navigator's prototype has under this name.
fn replace(name: &str, value: &JsValue) {
    let property = Object::new();
    Reflect::set(&property, &"value".into(), value).unwrap();
    Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
    Reflect::define_property(&window().navigator(), &name.into(), &property).unwrap();
}
