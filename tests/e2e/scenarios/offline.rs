//! A reader whose network goes away, and a site that is published anew while somebody reads.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Browser, Engine, Server, in_every_engine, settings};

in_every_engine!(
    what_was_visited_is_read_without_a_network,
    an_old_tab_keeps_its_version_and_the_next_visit_has_the_new_one,
    a_picture_that_was_replaced_is_seen,
    what_was_kept_goes_when_nothing_is_to_be_kept,
);

/// The site that is kept, and the same in a later version, with another title, another chapter and other bytes of a
/// picture.
const KEPT: &str = "kept";
const LATER: &str = "kept-later";
/// The site of the same film, built without keeping anything.
const NOT_KEPT: &str = "everything";

/// A host on which one version of a site can take the place of another.
struct Host {
    folder: tempfile::TempDir,
    server: Server,
}

impl Host {
    async fn of(site: &str) -> Self {
        Self::with(site, "").await
    }

    /// A host that sends `headers`, in the form of `_headers`.
    async fn with(site: &str, headers: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::as_it_is(&folder.path().join("site"), headers).await;
        let host = Self { folder, server };
        host.publish(site);
        host
    }

    fn publish(&self, site: &str) {
        let root: PathBuf = settings::path(settings::SITES).join(site);
        assert!(root.join("offline.js").is_file(), "{}", root.display());
        let (next, place) = (self.folder.path().join("next"), self.root());
        symlink(root, &next).unwrap();
        std::fs::rename(next, place).unwrap();
    }

    fn root(&self) -> PathBuf {
        Path::join(self.folder.path(), "site")
    }
}

/// Waits until the worker of the page that is open is at work, and all that it kept before is gone.
async fn is_kept(browser: &Browser) {
    let ready = "const done = arguments[arguments.length - 1]; \
                 navigator.serviceWorker.ready.then(({ active }) => { \
                   const look = async () => active.state === 'activated' && (await caches.keys()).length === 1 \
                     ? done(true) : setTimeout(look, 20); \
                   look(); \
                 });";
    browser.js_later::<bool>(ready).await;
}

/// Waits for the program: it offers the player of another site, and has drawn what is far away.
async fn comes_alive(browser: &Browser) {
    let alive = "return document.body.innerText.includes('Show the player from YouTube') \
                 && !document.querySelector('[data-undrawn]')";
    browser.wait_for(alive).await;
}

async fn title(browser: &Browser) -> String {
    browser
        .js("return document.querySelector('h1').innerText", &[])
        .await
}

/// The text of the guide, which is asked for when the reader comes near it.
async fn guide(browser: &Browser) -> String {
    browser
        .js::<Value>("document.getElementById('timeline').scrollIntoView()", &[])
        .await;
    browser
        .wait_for("return !!document.querySelector('.guide nav a, .guide .axis')")
        .await;
    browser
        .js("return document.querySelector('.guide').textContent", &[])
        .await
}

async fn what_was_visited_is_read_without_a_network(engine: Engine) {
    let browser = Browser::live(engine).await;
    let host = Host::of(KEPT).await;
    let (main, item) = (host.server.url(""), host.server.url("e/ides/"));
    let words = "return document.body.innerText";
    browser.go(&main).await;
    is_kept(&browser).await;
    browser.go(&item).await;
    let event: String = browser.js(words, &[]).await;
    browser.go(&main).await;
    comes_alive(&browser).await;
    let page: String = browser.js(words, &[]).await;
    let kept = "const done = arguments[arguments.length - 1]; (async () => { \
                const [name] = await caches.keys(); const cache = await caches.open(name); \
                const look = async () => await cache.match('e/ides/') ? done(true) : setTimeout(look, 20); look(); })();";
    browser.js_later::<bool>(kept).await;

    drop(host);
    browser.go(&item).await;
    assert_eq!(browser.js::<String>(words, &[]).await, event);
    browser.go(&main).await;
    // The program is there too, and asks for the guide.
    comes_alive(&browser).await;
    assert_eq!(browser.js::<String>(words, &[]).await, page);
    assert!(guide(&browser).await.contains("Beginnings"));
}

async fn an_old_tab_keeps_its_version_and_the_next_visit_has_the_new_one(engine: Engine) {
    let browser = Browser::live(engine).await;
    let host = Host::of(KEPT).await;
    let main = host.server.url("");
    browser.go(&main).await;
    is_kept(&browser).await;
    browser.go(&main).await;
    assert_eq!(title(&browser).await, "Everything");
    let before = version(&browser).await;

    // The old tab goes on with what belongs to it, however late it asks.
    host.publish(LATER);
    let old = guide(&browser).await;
    assert_eq!(title(&browser).await, "Everything");
    assert!(
        old.contains("Beginnings") && !old.contains("Beginnings, later"),
        "{old}"
    );

    // The words of the next visit are the new ones, at once; then all the rest.
    browser.go(&main).await;
    assert_eq!(title(&browser).await, "Everything, later");
    assert!(guide(&browser).await.contains("Beginnings, later"));
    browser.go(&main).await;
    is_renewed(&browser, &before).await;
    drop(host);
    browser.go(&main).await;
    assert_eq!(title(&browser).await, "Everything, later");
    assert!(guide(&browser).await.contains("Beginnings, later"));
}

/// Browsers keep a picture for a day by themselves, as they are told; its name does not change with it.
async fn a_picture_that_was_replaced_is_seen(engine: Engine) {
    let browser = Browser::live(engine).await;
    let for_a_day = "/media/*\n  Cache-Control: public, max-age=86400\n";
    let host = Host::with(KEPT, for_a_day).await;
    let main = host.server.url("");
    browser.go(&main).await;
    is_kept(&browser).await;
    is_seen(&browser).await;

    let before = version(&browser).await;
    host.publish(LATER);
    for _ in 0..2 {
        browser.go(&main).await;
    }
    is_renewed(&browser, &before).await;
    browser.go(&main).await;
    is_seen(&browser).await;
}

/// What is kept is called by its version.
async fn version(browser: &Browser) -> String {
    let names: Vec<String> = browser
        .js_later("const done = arguments[arguments.length - 1]; caches.keys().then(done);")
        .await;
    names.into_iter().next().unwrap()
}

/// Waits until another version is kept, and that alone.
async fn is_renewed(browser: &Browser, before: &str) {
    let renewed = format!(
        "const done = arguments[arguments.length - 1]; const look = async () => {{ \
         const names = await caches.keys(); \
         names.length === 1 && !names.includes({}) ? done(true) : setTimeout(look, 20); }}; look();",
        serde_json::json!(before)
    );
    browser.js_later::<bool>(&renewed).await;
}

/// Looks at the picture in the story, and waits until it is there.
async fn is_seen(browser: &Browser) {
    browser
        .wait_for(
            "const picture = document.querySelector('.event img'); picture?.scrollIntoView(); \
             return !!picture?.complete && picture.naturalWidth > 0",
        )
        .await;
}

async fn what_was_kept_goes_when_nothing_is_to_be_kept(engine: Engine) {
    let browser = Browser::live(engine).await;
    let host = Host::of(KEPT).await;
    let main = host.server.url("");
    browser.go(&main).await;
    is_kept(&browser).await;
    host.publish(NOT_KEPT);
    browser.go(&main).await;
    let gone = "const done = arguments[arguments.length - 1]; const look = async () => { \
                const left = (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length; \
                left === 0 ? done(true) : setTimeout(look, 20); }; look();";
    browser.js_later::<bool>(gone).await;
    assert_eq!(title(&browser).await, "Everything");
}
