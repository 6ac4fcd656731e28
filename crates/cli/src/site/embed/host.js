// On a page with frames of a companion: gives each the height of its content, and lets links to things in it work.
// A message counts only if it comes from the window of such a frame, and from that frame's origin or none.
(() => {
  if (window.companionFrames) return;
  window.companionFrames = 1;
  const frames = () => [...document.querySelectorAll("iframe[data-companion]")];
  const isPlace = (place) => /^[ceqs]-[^\s#]{1,300}$/.test(place);
  const clamp = (number, most) => Math.min(Math.max(number, 0), most);
  // Frames that were told of a place, and may therefore move the page, until its reader does something else.
  const asked = new Set();
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(kind, () => asked.clear(), { passive: true });
  }
  const go = (frame) => {
    const place = location.hash.slice(1);
    if (!isPlace(place)) return;
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
    if (!isPlace(place) || !Number.isInteger(top)) return;
    if (!asked.has(frame) && document.activeElement !== frame) return;
    if (location.hash.slice(1) !== place) history.replaceState(history.state, "", `#${place}`);
    scrollTo({ top: frame.getBoundingClientRect().top + scrollY + clamp(top, 99999) });
  });
  addEventListener("hashchange", () => frames().forEach(go));
  for (const frame of frames()) frame.contentWindow.postMessage({ companion: 1, hello: true }, "*");
})();
