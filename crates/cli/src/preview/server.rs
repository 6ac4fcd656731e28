//! The page over HTTP, for this machine alone.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderMap, HeaderValue, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::ServeFile;

use super::scene::Showing;
use crate::site::{EVENTS, Engine};

/// How often a page hears from us when there is nothing new, so that it knows that we are there.
const HEARTBEAT: Duration = Duration::from_secs(3);

/// What every answer needs.
#[derive(Clone, Debug)]
struct Stage {
    /// The engine's files, by path below the root.
    engine: Arc<HashMap<String, Vec<u8>>>,
    showing: Receiver<Showing>,
}

/// Answers until the program is ended.
///
/// # Errors
/// The listener cannot be used.
pub(super) fn serve(
    listener: TcpListener,
    engine: &Engine,
    showing: Receiver<Showing>,
) -> Result<()> {
    let stage = Stage {
        engine: Arc::new(engine.site_files().into_iter().collect()),
        showing,
    };
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let router = Router::new()
        .route(EVENTS, get(news))
        .fallback(file)
        .layer(middleware::from_fn_with_state(address, guard))
        .with_state(stage);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the page cannot be served")?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await?;
        Ok(())
    })
}

/// Lets through what this machine's browser asks for in the name of this machine, and says how answers are to be
/// taken.
async fn guard(State(address): State<SocketAddr>, request: Request, next: Next) -> Response {
    // A page elsewhere can give its own name our address (DNS rebinding) and read what it asks for in that name.
    if !is_ours(request.headers(), address) {
        let text = "This page is for the machine that it runs on, by the address that `companion preview` has named.\n";
        return (StatusCode::MISDIRECTED_REQUEST, text).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the request names this machine.
fn is_ours(headers: &HeaderMap, address: SocketAddr) -> bool {
    let port = address.port();
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    // A browser leaves out the port 80.
    let is_bare = port == 80 && matches!(host, Some("127.0.0.1" | "localhost"));
    is_bare || host.is_some_and(|host| names.iter().any(|name| host.eq_ignore_ascii_case(name)))
}

/// What happens to the film, as it happens.
async fn news(
    State(stage): State<Stage>,
) -> Sse<impl Stream<Item = Result<Event, serde_json::Error>>> {
    let showing = stage.showing.clone();
    let beat = tokio::time::interval(HEARTBEAT);
    let changes = WatchStream::new(stage.showing).timeout_repeating(beat);
    Sse::new(changes.map(move |_| Ok(Event::default().data(showing.borrow().news()))))
}

/// A file of the site. Addresses are looked up among the site's own, never in the file system.
async fn file(State(stage): State<Stage>, request: Request) -> Response {
    let scene = Arc::clone(&stage.showing.borrow().scene);
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy();
    let path = path.strip_prefix('/').unwrap_or(&path);
    let name = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    };
    if let Some(bytes) = scene.pages.get(&name).or_else(|| stage.engine.get(&name)) {
        return answer(StatusCode::OK, &name, bytes.clone());
    }
    if let Some(file) = scene.media.get(&name) {
        // It may have gone, and it may be long: films are asked for in parts.
        return match ServeFile::new(file).try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        };
    }
    if scene.pages.contains_key(&format!("{name}/index.html")) {
        let folder = format!("/{name}/");
        return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, folder)]).into_response();
    }
    let status = match scene.trouble {
        Some(_) => StatusCode::SERVICE_UNAVAILABLE,
        None => StatusCode::NOT_FOUND,
    };
    answer(status, "index.html", scene.otherwise.clone())
}

fn answer(status: StatusCode, name: &str, bytes: Vec<u8>) -> Response {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = match (kind.type_(), kind.subtype()) {
        (mime_guess::mime::TEXT, _) => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    (status, [(CONTENT_TYPE, kind)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_asked_in_its_own_name() {
        let address = SocketAddr::from(([127, 0, 0, 1], 8080));
        for (host, expected) in [
            (Some("127.0.0.1:8080"), true),
            (Some("localhost:8080"), true),
            (Some("LOCALHOST:8080"), true),
            (Some("127.0.0.1:8081"), false),
            (Some("127.0.0.1"), false),
            (Some("example.org:8080"), false),
            (Some("127.0.0.1.example.org:8080"), false),
            (Some(""), false),
            (None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(host) = host {
                headers.insert(HOST, HeaderValue::from_str(host).unwrap());
            }
            assert_eq!(is_ours(&headers, address), expected, "{host:?}");
        }
    }
}
