//! Files from the network.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, RequestCache, RequestInit,
    RequestMode, Response,
};

/// A request under way; dropping it breaks it off, and its answer is never heard of again.
#[derive(Debug)]
#[must_use = "a request is broken off when its value is dropped"]
pub(crate) struct Request {
    controller: Option<AbortController>,
}

/// Which copy of a file will do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Freshness {
    /// A stored copy, as HTTP allows.
    Stored,
    /// None but the server's, now.
    New,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum FetchError {
    /// The server answered with this HTTP status instead.
    Status(u16),
    /// There was no answer, or it broke off.
    Unreachable,
    /// It is larger than it may be.
    TooLarge,
}

/// Fetches the file at `address` and hands its bytes to `done`, at most `limit` of them.
pub(crate) fn bytes(
    address: &str,
    freshness: Freshness,
    limit: usize,
    done: impl FnOnce(Result<Vec<u8>, FetchError>) + 'static,
) -> Request {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let address = address.to_owned();
    spawn_local(async move {
        let result = read(&address, freshness, limit, signal.as_ref()).await;
        if !signal.is_some_and(|signal| signal.aborted()) {
            done(result);
        }
    });
    Request { controller }
}

impl Drop for Request {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

/// Fetches a text of this site, of the media type `kind`, and hands it to `done`; `None` if it is not to be had.
pub(crate) fn text(
    address: String,
    kind: &'static str,
    freshness: Freshness,
    done: Box<dyn FnOnce(Option<String>)>,
) {
    spawn_local(async move { done(read_text(&address, kind, freshness).await) });
}

/// How long a text may take to come, in milliseconds. What the search looks in is the largest: 31 KB for 200 events, five
/// seconds of a line of 50 kbit/s; 1.2 MB for 10,000, which need 160 kbit/s to come in time (`cargo xtask bench page`).
const PATIENCE: u32 = 60_000;

#[wasm_bindgen]
extern "C" {
    /// A signal that breaks off what is under way after this time; browsers before 2022 have none, and wait.
    #[wasm_bindgen(catch, js_namespace = AbortSignal)]
    fn timeout(milliseconds: u32) -> Result<AbortSignal, JsValue>;
}

async fn read_text(address: &str, kind: &str, freshness: Freshness) -> Option<String> {
    let init = RequestInit::new();
    init.set_signal(timeout(PATIENCE).ok().as_ref());
    init.set_mode(RequestMode::SameOrigin);
    if freshness == Freshness::New {
        init.set_cache(RequestCache::Reload);
    }
    let answer = gloo::utils::window().fetch_with_str_and_init(address, &init);
    let response: Response = JsFuture::from(answer).await.ok()?.unchecked_into();
    let sent = response.headers().get("content-type").ok()??;
    if !response.ok() || !sent.starts_with(kind) {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}

async fn read(
    address: &str,
    freshness: Freshness,
    limit: usize,
    signal: Option<&AbortSignal>,
) -> Result<Vec<u8>, FetchError> {
    let init = RequestInit::new();
    init.set_signal(signal);
    if freshness == Freshness::New {
        init.set_cache(RequestCache::Reload);
    }
    let answer = gloo::utils::window().fetch_with_str_and_init(address, &init);
    let response: Response = JsFuture::from(answer)
        .await
        .map_err(unreachable)?
        .unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    body(&response, limit).await
}

/// Reads the body piece by piece, so that one without end is given up at `limit`.
async fn body(response: &Response, limit: usize) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else {
        return Ok(bytes);
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(unreachable)?;
        let Ok(value) = Reflect::get(&piece, &"value".into()) else {
            return Ok(bytes);
        };
        let Ok(value) = value.dyn_into::<Uint8Array>() else {
            return Ok(bytes);
        };
        if bytes.len() + value.length() as usize > limit {
            // Nobody waits for the rest, so nobody minds whether breaking it off works.
            drop(reader.cancel());
            return Err(FetchError::TooLarge);
        }
        bytes.extend(value.to_vec());
    }
}

fn unreachable(_: JsValue) -> FetchError {
    FetchError::Unreachable
}
