//! A host of a built site, on loopback, that can be told to fail.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{self, UnboundedReceiver};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::fault::{Asset, Fault};
use super::files::{content_type, file_of};
use super::headers::Headers;
use super::wait::until;
use super::{probe, settings, site::Film};

/// A site on a port, and so an origin, of its own; it goes when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<State>,
    release: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    root: PathBuf,
    headers: Headers,
    faults: Vec<(Asset, Fault)>,
    /// Script to run before the page's own, beside the probe's; without one, files are served as they are.
    before: Option<String>,
    log: Mutex<Vec<Answered>>,
    released: watch::Receiver<bool>,
}

/// A request and what was answered.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) path: String,
    pub(crate) status: u16,
    /// What kind of file was asked for.
    pub(crate) asset: Option<Asset>,
}

/// A connection that is closed in the middle.
#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the test asked for a broken connection")
    }
}

impl std::error::Error for Broken {}

/// The content of an answer, part by part, each sent as it comes.
#[derive(Debug)]
struct Parts(UnboundedReceiver<Result<Bytes, Broken>>);

impl Body for Parts {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        let part = self.0.poll_recv(context);
        part.map(|part| part.map(|part| part.map(Frame::data)))
    }
}

impl State {
    /// What kind of file is asked for, and what befalls it. Takes down what is answered.
    fn befalls(
        &self,
        path: &str,
        file: &Path,
        is_there: bool,
    ) -> (Option<Asset>, Option<Fault>, StatusCode) {
        let asset = Asset::of(file);
        let mut log = self.log.lock().unwrap();
        let is_first = !log.iter().any(|answered| answered.asset == asset);
        let hit = self.faults.iter().find(|(hit, _)| Some(*hit) == asset);
        let fault = hit.and_then(|(_, fault)| fault.now(is_first));
        let status = match fault {
            Some(Fault::NotFound) => StatusCode::NOT_FOUND,
            _ if !is_there => StatusCode::NOT_FOUND,
            Some(Fault::ServerError) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::OK,
        };
        log.push(Answered {
            path: path.to_owned(),
            status: status.as_u16(),
            asset,
        });
        (asset, fault, status)
    }
}

impl Server {
    /// Serves a film's site as it is.
    pub(crate) async fn of(film: Film) -> Self {
        Self::failing(film, &[], "").await
    }

    /// Serves a film's site with `faults`, and runs `before` ahead of the scripts of its pages.
    pub(crate) async fn failing(film: Film, faults: &[(Asset, Fault)], before: &str) -> Self {
        let root = film.site();
        assert!(
            root.join("index.html").is_file(),
            "there is no site in {}. Run `cargo xtask test --only e2e`, which builds it and sets {}.",
            root.display(),
            settings::SITES
        );
        let headers = fs::read_to_string(root.join("_headers")).unwrap_or_default();
        Self::start(
            root,
            Headers::parse(&headers),
            faults.to_vec(),
            Some(before.to_owned()),
        )
        .await
    }

    /// Serves the files of a folder, each with what `headers` has for it in the form of `_headers`.
    pub(crate) async fn folder(root: &Path, headers: &str) -> Self {
        Self::start(
            root.to_owned(),
            Headers::parse(headers),
            Vec::new(),
            Some(String::new()),
        )
        .await
    }

    /// Serves the files of a folder as they are, without a probe, as those need it who compare digests, each with what
    /// `headers` has for it. `root` may be a link that leads elsewhere later: so a new version is published.
    pub(crate) async fn as_it_is(root: &Path, headers: &str) -> Self {
        Self::start(root.to_owned(), Headers::parse(headers), Vec::new(), None).await
    }

    /// Serves nothing, and remembers who asked: what is named as a proxy hears of every other host.
    pub(crate) async fn sink() -> Self {
        Self::start(
            PathBuf::new(),
            Headers::default(),
            Vec::new(),
            Some(String::new()),
        )
        .await
    }

    async fn start(
        root: PathBuf,
        headers: Headers,
        faults: Vec<(Asset, Fault)>,
        before: Option<String>,
    ) -> Self {
        let (release, released) = watch::channel(false);
        let state = Arc::new(State {
            root,
            headers,
            faults,
            before,
            log: Mutex::default(),
            released,
        });
        let (listener, address) = listen().await;
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            // They end with the server: to a browser that is then a host that cannot be reached.
            let mut readers = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                readers.spawn(converse(stream, Arc::clone(&shared)));
            }
        });
        Self {
            address,
            state,
            release,
            task,
        }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a page; `path` has no slash in front.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// Lets go of what hangs.
    pub(crate) fn release(&self) {
        self.release.send_replace(true);
    }

    /// Everything that was asked for so far.
    pub(crate) fn log(&self) -> Vec<Answered> {
        self.state.log.lock().unwrap().clone()
    }

    /// How often files of this kind have been asked for.
    pub(crate) fn requests(&self, asset: Asset) -> usize {
        let log = self.state.log.lock().unwrap();
        log.iter()
            .filter(|answered| answered.asset == Some(asset))
            .count()
    }

    /// Waits until a file of this kind has been asked for.
    pub(crate) async fn was_asked_for(&self, asset: Asset) {
        let was = async || self.requests(asset) > 0;
        until(was, || format!("somebody to ask for {asset:?}")).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Listens on a port that nobody has had: what a browser keeps of a site stays with its port, longer than the site.
pub(super) async fn listen() -> (TcpListener, SocketAddr) {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        if GIVEN.lock().unwrap().insert(address.port()) {
            return (listener, address);
        }
    }
}

async fn converse(stream: TcpStream, state: Arc<State>) {
    let service = service_fn(move |request| answer(request, Arc::clone(&state)));
    // A browser that goes away, and a fault that breaks the connection, are no news.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(request: Request<Incoming>, state: Arc<State>) -> Result<Response<Parts>, Broken> {
    // A proxy is given the whole address, or asked to connect to a host.
    let path = match request.uri().host() {
        Some(_) => request.uri().to_string(),
        None => request.uri().path().to_owned(),
    };
    let file = file_of(&state.root, &path);
    let found = if state.root.as_os_str().is_empty() {
        None
    } else {
        fs::read(&file).ok()
    };
    let (asset, fault, status) = state.befalls(&path, &file, found.is_some());

    let kind = match fault {
        Some(Fault::WrongType) => "application/octet-stream",
        _ => content_type(&file),
    };
    let is_page = kind.starts_with("text/html") && status.is_success();
    let before = state.before.as_ref().filter(|_| is_page);
    let script = before.map(|before| probe::script(before));
    let mut content = found.unwrap_or_default();
    if let Some(script) = &script {
        content = probe::insert(&String::from_utf8(content).unwrap(), script).into_bytes();
    }
    if let (Some(asset), Some(fault)) = (asset, fault) {
        content = fault.spoil(asset, content);
    }
    match fault {
        Some(Fault::Hang) => {
            let mut released = state.released.clone();
            let _ = released.wait_for(|released| *released).await;
        }
        Some(Fault::Drop) => return Err(Broken),
        _ => {}
    }
    let mut response = Response::builder()
        .status(status)
        .header(CONTENT_TYPE, kind);
    // How long to keep a file is said of the file, and of no error.
    let is_meant = |name: &str| status.is_success() || name != "cache-control";
    let headers = state.headers.of(&path);
    for (name, value) in headers.filter(|(name, _)| is_meant(name)) {
        let value = match &script {
            Some(script) if name == "content-security-policy" => probe::admit(value, script),
            _ => value.clone(),
        };
        response = response.header(
            HeaderName::try_from(name).unwrap(),
            HeaderValue::try_from(value).unwrap(),
        );
    }
    let response = response.header(CONTENT_LENGTH, content.len());
    let parts = parts(content.into(), fault, state.released.clone());
    Ok(response.body(parts).unwrap())
}

fn parts(mut content: Bytes, fault: Option<Fault>, mut released: watch::Receiver<bool>) -> Parts {
    let (sender, parts) = mpsc::unbounded_channel();
    // Whoever reads no longer has gone, and misses nothing.
    let send = move |part| drop(sender.send(part));
    let Some(cut) = fault.and_then(|fault| fault.cut(&content)) else {
        send(Ok(content));
        return Parts(parts);
    };
    let rest = content.split_off(cut);
    send(Ok(content));
    tokio::spawn(async move {
        if fault != Some(Fault::Truncate) {
            // A server that goes takes the rest along.
            let is_let_go = released.wait_for(|released| *released).await.is_ok();
            if is_let_go {
                send(Ok(rest));
            }
            return;
        }
        // What has been sent is on its way as soon as it is waited for more.
        tokio::task::yield_now().await;
        send(Err(Broken));
    });
    Parts(parts)
}
