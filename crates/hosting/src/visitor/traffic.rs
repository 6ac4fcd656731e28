//! What a page asks for, from the browser's own account: the `Network` domain of the Chrome DevTools Protocol.

use std::collections::HashMap;

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
}

/// Requests, as far as they have been heard of.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    exchanges: Vec<Exchange>,
    /// What the server itself has said, by the ids of requests. It may be told before everything else, or last.
    statuses: HashMap<String, u16>,
}

#[derive(Debug)]
struct Exchange {
    id: String,
    has_ended: bool,
    /// Whether it is told what the server itself has said, too.
    has_status: bool,
    request: Request,
}

impl Traffic {
    /// Takes messages in.
    pub(super) fn hear(&mut self, messages: &[Value]) {
        for message in messages {
            let (Some(method), values) = (message["method"].as_str(), &message["params"]) else {
                continue;
            };
            let id = values["requestId"].as_str().unwrap_or_default();
            if method == "Network.responseReceivedExtraInfo" {
                self.statuses
                    .insert(id.to_owned(), status(&values["statusCode"]));
                continue;
            }
            if method == "Network.requestWillBeSent" {
                self.begin(id, values["request"]["url"].as_str().unwrap_or_default());
            } else if let Some(exchange) = self
                .exchanges
                .iter_mut()
                .rev()
                .find(|exchange| exchange.id == id)
            {
                exchange.hear(method, values);
            }
        }
    }

    /// Whether the page has its program, which it asks for last, and everything else has come, or will not.
    pub(super) fn has_all(&self) -> bool {
        let is_done = |exchange: &Exchange| {
            let is_told = !exchange.has_status || self.statuses.contains_key(&exchange.id);
            exchange.has_ended && is_told
        };
        let is_program = |exchange: &Exchange| exchange.request.url.ends_with(".wasm");
        self.exchanges.iter().any(is_program) && self.exchanges.iter().all(is_done)
    }

    /// The requests; what the server itself has said is more than what the page was given instead.
    pub(super) fn into_requests(self) -> Vec<Request> {
        let exchanges = self.exchanges.into_iter();
        exchanges
            .map(|Exchange { id, request, .. }| Request {
                status: self.statuses.get(&id).copied().unwrap_or(request.status),
                ..request
            })
            .collect()
    }

    fn begin(&mut self, id: &str, url: &str) {
        // What a page holds itself, as `data:`, asks nobody.
        if url.starts_with("http") {
            let request = Request {
                url: url.to_owned(),
                reached_server: true,
                ..Request::default()
            };
            self.exchanges.push(Exchange {
                id: id.to_owned(),
                has_ended: false,
                has_status: false,
                request,
            });
        }
    }
}

impl Exchange {
    fn hear(&mut self, method: &str, values: &Value) {
        let request = &mut self.request;
        match method {
            "Network.requestServedFromCache" => request.reached_server = false,
            "Network.responseReceived" => {
                let response = &values["response"];
                self.has_status = values["hasExtraInfo"] == true;
                request.status = status(&response["status"]);
                let is_own =
                    response["fromDiskCache"] == true || response["fromPrefetchCache"] == true;
                request.reached_server &= !is_own;
            }
            "Network.loadingFinished" => {
                request.bytes = whole(&values["encodedDataLength"]);
                self.has_ended = true;
            }
            "Network.loadingFailed" => self.has_ended = true,
            _ => {}
        }
    }
}

fn status(value: &Value) -> u16 {
    u16::try_from(whole(value)).unwrap_or_default()
}

/// A whole number, in a format that knows no other kind than fractions.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: &Value) -> u64 {
    value.as_f64().unwrap_or_default() as u64
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(method: &str, rest: &Value) -> Value {
        let mut params = rest.clone();
        params["requestId"] = json!("1");
        json!({ "method": format!("Network.{method}"), "params": params })
    }

    /// The browser keeps no order between what a page is given and what the server has said.
    #[test]
    fn an_answer_is_whole_when_the_server_s_own_words_have_come_too() {
        let page = json!({ "response": { "status": 200 }, "hasExtraInfo": true });
        let heard = [
            message(
                "requestWillBeSent",
                &json!({ "request": { "url": "http://a/b.wasm" } }),
            ),
            message("responseReceived", &page),
            message("loadingFinished", &json!({ "encodedDataLength": 359.0 })),
            message("responseReceivedExtraInfo", &json!({ "statusCode": 304 })),
        ];
        for order in [[0, 1, 2, 3], [0, 1, 3, 2], [0, 3, 1, 2], [3, 0, 1, 2]] {
            let mut traffic = Traffic::default();
            for (count, at) in order.into_iter().enumerate() {
                assert!(!traffic.has_all(), "after {count} of {order:?}");
                traffic.hear(&[heard[at].clone()]);
            }
            assert!(traffic.has_all(), "{order:?}");
            assert_eq!(traffic.into_requests()[0].status, 304, "{order:?}");
        }
    }
}
