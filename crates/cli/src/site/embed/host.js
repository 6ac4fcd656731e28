// On a page with frames of a companion: gives each the height of its content, and lets links to things in it work.
// A message counts only if it comes from the window of such a frame, and from that frame's origin or none.
(() => {
  if (window.companionFrames) return;
  window.companionFrames = 1;
  const frames = () => [...document.querySelectorAll("iframe[data-companion]")];
  const isPlace = (place) => /^[ceqs]-[^\s#]{1,300}$/.test(place);
  const here = () => location.hash.slice(1);
  const clamp = (number, most) => Math.min(Math.max(number, 0), most);
  // Frames that were told of a place, and may therefore move the page, until its reader does something else. What has not
  // been asked by then is not asked any more, unless the page has changed its address since, by a script.
  const asked = new Set();
  let acted = "";
  const isDone = () => { acted = location.href; };
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(kind, () => {
      isDone();
      asked.clear();
    }, { passive: true });
  }
  const go = (frame) => {
    const place = here();
    if (location.href === acted || !isPlace(place)) return;
    // One that waits until the reader comes near would never have them come.
    frame.loading = "eager";
    asked.add(frame);
    frame.contentWindow.postMessage({ companion: 1, place }, "*");
  };
  addEventListener("message", ({ source, origin, data }) => {
    const frame = frames().find((each) => each.contentWindow === source);
    if (!frame || data?.companion !== 1) return;
    if (origin !== "null" && origin !== new URL(frame.src).origin) return;
    const { height, ready, place, top } = data;
    if (Number.isInteger(height)) {
      frame.style.setProperty("height", `${Math.max(clamp(height, 99999), 100)}px`, "important");
      if (ready === true) go(frame);
    }
    if (!Number.isInteger(top) || (!asked.has(frame) && document.activeElement !== frame)) return;
    // Of a frame that has gone back to its beginning nothing stays in the address.
    const isBack = place === "" && isPlace(here());
    if (!isPlace(place) && !isBack) return;
    // An address by itself would follow a <base> of the page.
    const address = location.pathname + location.search + (place && `#${place}`);
    if (here() !== place) {
      history.replaceState(history.state, "", address);
      isDone();
    }
    if (!isBack) scrollTo({ top: frame.getBoundingClientRect().top + scrollY + clamp(top, 99999) });
  });
  addEventListener("hashchange", () => {
    acted = "";
    frames().forEach(go);
  });
  for (const frame of frames()) {
    frame.contentWindow.postMessage({ companion: 1, hello: true }, "*");
    go(frame);
  }
})();
