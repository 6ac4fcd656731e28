//! Places in a film that lie far down a page, behind an address that leads elsewhere, or that nobody waits for any more.

use serde_json::json;

use super::frames::arrives;
use super::{Host, element, element_script, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    complaint_8_a_link_reaches_a_frame_far_down_the_page,
    complaint_25_a_base_of_the_page_leads_nobody_away,
    complaint_25_a_link_followed_twice_is_one_step_back,
    complaint_8_what_comes_late_moves_nobody_who_has_gone_on,
    complaint_8_a_link_of_an_application_arrives,
    complaint_8_a_source_is_unfolded_in_a_plain_frame
);
// WebKit takes no frame back once the page's address has been changed.
in_engines!([chromium: Chromium, firefox: Firefox] complaint_8_what_is_left_by_the_way_back_leaves_the_address);

async fn complaint_8_a_link_reaches_a_frame_far_down_the_page(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // Browsers leave alone what is several windows away.
    let body =
        "<a id=link href=#e-chengdu-2009>Chengdu</a><p style=\"height: 20000px\">A long text.</p>"
            .to_owned()
            + frame(&film, "embed/timeline/").as_str()
            + frame_script(&film).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "#e-chengdu-2009").await;
    arrives(&browser).await;
    host.open(&browser, "?again").await;
    browser.wait_for("return !!window.companionFrames").await;
    browser.follow("#link").await;
    arrives(&browser).await;
    browser.is_quiet("far down").await;
}

async fn complaint_25_a_base_of_the_page_leads_nobody_away(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let base = "<base href=\"/elsewhere/\">";
    let is_here = "return location.pathname === '/' && location.search === '?page=1' && location.hash === arguments[0]";
    let chapter = ".timeline__chapters li:nth-child(4) a";

    let body = frame(&film, "embed/timeline/") + frame_script(&film).as_str();
    let host = Host::with(&body, base, "").await;
    host.open(&browser, "?page=1").await;
    browser.frames_are_measured().await;
    browser.enter_frame(0).await;
    let hash = "return document.querySelector(arguments[0]).hash";
    let hash: String = browser.js(hash, &[json!(chapter)]).await;
    browser.click(chapter).await;
    browser.leave_frames().await;
    browser.wait_with(is_here, &[json!(hash)]).await;
    browser.is_quiet("a frame").await;

    let src = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    let host = Host::with(&element(&film, &src), base, "").await;
    host.open(&browser, "?page=1").await;
    browser.elements_are_ready().await;
    let click =
        "document.querySelector('film-companion').shadowRoot.querySelector(arguments[0]).click()";
    browser.js::<()>(click, &[json!(chapter)]).await;
    browser.wait_with(is_here, &[json!(hash)]).await;
    browser.is_quiet("an element").await;
}

async fn complaint_25_a_link_followed_twice_is_one_step_back(engine: Engine) {
    let browser = Browser::live(engine).await;
    // Its ids are no ASCII, so they stand in an address otherwise than in a link.
    let film = Server::of(Film::Arabic).await;
    let src = format!("src=\"{}\"", film.url(""));
    let host = Host::of(&element(&film, &src)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let follow = "const link = document.querySelector('film-companion').shadowRoot.querySelector(\"a[href='#e-العرض-الأول']\"); \
        for (let turn = 0; turn < 3; turn++) link.click(); return decodeURI(location.hash)";
    let place: String = browser.js(follow, &[]).await;
    assert_eq!(place, "#e-العرض-الأول");
    browser.js::<()>("history.back()", &[]).await;
    browser.wait_for("return location.hash === ''").await;
    browser.is_quiet("twice").await;
}

async fn complaint_8_what_comes_late_moves_nobody_who_has_gone_on(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    // The network takes its time: until the page says so, nothing comes.
    let head = "<script>const gate = new Promise(resolve => { window.come = resolve; }), ask = fetch; \
                window.fetch = async (...all) => { await gate; return ask(...all); }; \
                window.come.frame = () => { const frame = document.querySelector('iframe'); frame.src = frame.dataset.src; };\
                </script>";
    let late = frame(&film, "embed/timeline/").replace(" src=", " data-src=");
    for (body, come) in [
        (element(&film, &src), "come()"),
        (late + frame_script(&film).as_str(), "come.frame()"),
    ] {
        let host = Host::with(&body, head, "").await;
        host.open(&browser, "#e-chengdu-2009").await;
        let runs = "return !!window.companionFrames || !!customElements.get('film-companion')";
        browser.wait_for(runs).await;
        browser.click("#before").await;
        browser.js::<()>(come, &[]).await;
        match come {
            "come()" => browser.elements_are_ready().await,
            _ => browser.frames_are_measured().await,
        }
        for _ in 0..20 {
            browser.settle().await;
            let top: f64 = browser.js("return scrollY", &[]).await;
            assert_eq!(top, 0.0, "{come}");
        }
        browser.is_quiet(come).await;
    }
}

/// An application changes its address by a script, and no browser tells of that; what it shows there is made then.
async fn complaint_8_a_link_of_an_application_arrives(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    let [scripts, element] = [
        element_script(&film) + frame_script(&film).as_str(),
        format!("<film-companion {src}></film-companion>"),
    ];
    let frame = frame(&film, "embed/timeline/");
    let body = format!(
        "<button id=go>Chengdu</button><div id=app></div><script>document.querySelector('#go').addEventListener('click', () => {{ \
             history.pushState(null, '', '/film#e-chengdu-2009'); document.querySelector('#app').innerHTML = window.next; }})</script>{scripts}"
    );
    for next in [element, frame] {
        let host = Host::of(&body).await;
        host.open(&browser, "").await;
        let runs = "window.next = arguments[0]; return !!window.companionFrames && !!customElements.get('film-companion')";
        browser.wait_with(runs, &[json!(next)]).await;
        browser.click("#go").await;
        match next.starts_with("<film-companion") {
            true => browser.has_in_sight("e-chengdu-2009").await,
            false => arrives(&browser).await,
        }
        browser.is_quiet(next).await;
    }
}

async fn complaint_8_a_source_is_unfolded_in_a_plain_frame(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&frame(&film, "embed/timeline/")).await;
    host.open(&browser, "").await;
    browser.enter_frame(0).await;
    browser.click("sup a").await;
    let is_in_sight = "const box = document.querySelector('.source:target')?.getBoundingClientRect(); \
                       return !!box && box.height > 0 && box.top > -5 && box.top < innerHeight";
    browser.wait_for(is_in_sight).await;
    browser.leave_frames().await;
    browser.is_quiet("a source").await;
}

async fn complaint_8_what_is_left_by_the_way_back_leaves_the_address(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&(frame(&film, "embed/timeline/") + frame_script(&film).as_str())).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.enter_frame(0).await;
    browser.click(".timeline__chapters li:nth-child(4) a").await;
    browser.leave_frames().await;
    browser.wait_for("return location.hash !== ''").await;
    // A driver would wait for another page.
    browser.js::<()>("history.back()", &[]).await;
    browser.wait_for("return location.hash === ''").await;
    browser.is_quiet("back").await;
}
