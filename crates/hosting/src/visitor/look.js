// Run in the page by the visitor; what it hands to its last argument is the answer.
const answer = arguments[arguments.length - 1];
const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
(async () => {
  // The page asks for its typeface by itself, of which `document.fonts` hears when it is there (`typeface.js`).
  await window.companionTypeface;
  await document.fonts.ready;
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: "instant" });
    await frame();
  }
  const shifts = await new Promise((resolve) => {
    const seen = [];
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // What is buffered arrives before the next frame but one.
    frame().then(() => resolve(seen.concat(observer.takeRecords())));
  });
  const [{ startTime: content }] = performance.getEntriesByName("first-contentful-paint");
  // Nothing waits for what the browser wants for its own window: the manifest, and icons, which are "other".
  const manifest = document.querySelector("link[rel=manifest]")?.href;
  const isForPage = ({ name, initiatorType }) => name !== manifest && initiatorType !== "other";
  const isBefore = (entry) => entry.startTime < content && isForPage(entry);
  const asked = performance.getEntriesByType("resource").filter(isBefore);
  answer({
    elements: document.querySelectorAll("*").length,
    requests_before_content: 1 + asked.length,
    layout_shift: shifts.reduce((sum, { value }) => sum + value, 0),
  });
})();
