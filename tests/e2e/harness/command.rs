//! Commands that the driver's library has no words for.

use std::sync::Arc;

use hyper::Method;
use serde_json::Value;
use thirtyfour::common::command::ExtensionCommand;

/// A command in free words.
#[derive(Debug)]
pub(super) struct FreeCommand {
    method: Method,
    path: Arc<str>,
    body: Option<Value>,
}

impl FreeCommand {
    pub(super) fn new(method: Method, path: &str, body: Option<Value>) -> Self {
        Self {
            method,
            path: path.into(),
            body,
        }
    }
}

impl ExtensionCommand for FreeCommand {
    fn parameters_json(&self) -> Option<Value> {
        self.body.clone()
    }

    fn method(&self) -> Method {
        self.method.clone()
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }
}
