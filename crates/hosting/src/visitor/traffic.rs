//! What a page asks for, from the browser's own account: the `Network` domain of the Chrome DevTools Protocol.

use serde_json::Value;

/// Something that a page has asked for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Request {
    /// Its address.
    pub url: String,
    /// How it was answered; 304 where the browser's own copy was still good. Zero where no answer came.
    pub status: u16,
    /// Whether the browser asked the server at all, rather than taking what it had.
    pub reached_server: bool,
    /// Bytes that came over the network for it, the protocol's own included.
    pub bytes: u64,
    id: String,
    is_done: bool,
}

/// Requests, as far as they have been heard of.
#[derive(Debug, Default)]
pub(super) struct Traffic(Vec<Request>);

impl Traffic {
    /// Takes messages in.
    pub(super) fn hear(&mut self, messages: &[Value]) {
        for message in messages {
            let (Some(method), values) = (message["method"].as_str(), &message["params"]) else {
                continue;
            };
            let id = values["requestId"].as_str().unwrap_or_default();
            if method == "Network.requestWillBeSent" {
                self.begin(id, values["request"]["url"].as_str().unwrap_or_default());
                continue;
            }
            let Some(request) = self.0.iter_mut().rev().find(|request| request.id == id) else {
                continue;
            };
            match method {
                "Network.requestServedFromCache" => request.reached_server = false,
                "Network.responseReceivedExtraInfo" => {
                    request.status = values["statusCode"]
                        .as_u64()
                        .and_then(|code| code.try_into().ok())
                        .unwrap_or(0);
                }
                "Network.responseReceived" => {
                    let response = &values["response"];
                    if request.status == 0 {
                        request.status = response["status"]
                            .as_u64()
                            .and_then(|code| code.try_into().ok())
                            .unwrap_or(0);
                    }
                    let is_own =
                        response["fromDiskCache"] == true || response["fromPrefetchCache"] == true;
                    request.reached_server &= !is_own;
                }
                "Network.loadingFinished" => {
                    // A whole number, in a format that knows no other kind than fractions.
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    let bytes = values["encodedDataLength"].as_f64().unwrap_or(0.0) as u64;
                    request.bytes = bytes;
                    request.is_done = true;
                }
                "Network.loadingFailed" => request.is_done = true,
                _ => {}
            }
        }
    }

    /// Whether the page has its program, which it asks for last, and everything else has come, or will not.
    pub(super) fn has_all(&self) -> bool {
        let has_program = self.0.iter().any(|request| request.url.ends_with(".wasm"));
        has_program && self.0.iter().all(|request| request.is_done)
    }

    pub(super) fn into_requests(self) -> Vec<Request> {
        self.0
    }

    fn begin(&mut self, id: &str, url: &str) {
        // What a page holds itself, as `data:`, asks nobody.
        if url.starts_with("http") {
            self.0.push(Request {
                url: url.to_owned(),
                reached_server: true,
                id: id.to_owned(),
                ..Request::default()
            });
        }
    }
}
