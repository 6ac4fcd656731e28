// What somebody does on a page of the gallery before it is looked at. `frame` is what `frames.rs` says of it; the camera
// runs this in its window, and gallery.html in a frame.
const one = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const until = async (is) => {
  for (const end = performance.now() + 20_000; !is(); await drawn()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${is}`);
  }
};

const search = async (words) => {
  one("#find").open = true;
  const field = one("#find input");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await until(() => one(".find__count").textContent);
};
const acts = {
  read() {},
  unfold() {
    for (const each of all("details")) each.open = true;
  },
  find: () => search("the"),
  "find-nothing": () => search("zzzz"),
  "choose-count"() {
    for (const each of all(".figure__choice:last-child input")) each.click();
  },
  "mark-dot": () => until(() => location.search.endsWith(`=${one(":target [name=dot]").value}`)),
  "focus-link": () => one(".event__text a, .event sup a").focus(),
  "focus-button": () => one(".quotes__controls button").focus(),
  "lose-the-line"() {
    window.fetch = () => Promise.reject(new TypeError());
    all(".part").at(-1).scrollIntoView();
    return until(() => one(".part[data-failed]"));
  },
};

document.documentElement.dataset.theme = frame.theme;
document.documentElement.style.fontSize = `${frame.zoom}%`;
// A photo shows all of it at once.
for (const each of all("[data-undrawn]")) each.removeAttribute("data-undrawn");
for (const each of all("img")) each.loading = "eager";
await window.companionTypeface;
await until(() => !one("[data-island=carousel]") || one("[data-live]"));
await until(() => all("[data-island=player]").every((each) => each.querySelector("button")));
if (one("[data-guide]")) {
  one("[data-guide]").scrollIntoView();
  await until(() => one(".guide__content"));
}
await acts[frame.act]();
await Promise.allSettled(all("img").map((each) => each.decode()));
await document.fonts.ready;
scrollTo({ top: 0, behavior: "instant" });
await drawn();
