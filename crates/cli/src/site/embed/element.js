// <film-companion src="https://film.example/page.en.json" section="card|quotes|timeline|all" lang theme start production>
//
// Shows a section of a film in a shadow root of the page it stands on. What stands between its tags is shown until the
// section is there, and stays if it never comes.
//
// The section is the document of the film's frames, embed/<section>/, read by DOMParser, which runs and loads nothing. Of
// that, only elements and attributes that are known to be harmless are taken over: the film's site is trusted for its
// words, and not with scripts on this page. Element.setHTML would do the same, where there is one; one way is enough.
const VERSION = 1;
const NAME = "film-companion";
const SECTIONS = ["card", "quotes", "timeline", "all"];
const ELEMENTS = new Set(
  ("a abbr article aside audio b blockquote br button caption cite code dd details div dl dt em fieldset figcaption figure h2 h3 h4 " +
    "h5 h6 header i img input label legend li meter nav ol p path circle rect g line polygon polyline q section small span strong " +
    "sub summary sup svg symbol defs pattern table tbody td tfoot th thead time title tr track ul use video").split(" "),
);
const ATTRIBUTE =
  /^(aria-[a-z]+|class|id|lang|dir|role|title|datetime|href|src|alt|width|height|loading|decoding|controls|preload|playsinline|kind|srclang|label|open|scope|colspan|rowspan|headers|value|start|reversed|type|name|checked|min|max|for|hreflang|download|tabindex|hidden|data-position|d|cx|cy|r|rx|ry|x|y|x1|x2|y1|y2|points|transform|viewBox|fill|color|visibility|stroke|stroke-[a-z]+|pathLength|patternUnits|preserveAspectRatio|focusable)$/;
const PARTS = { ".film-card": "card", ".quote": "quote", ".chapter": "chapter", ".event": "event", ".figure": "figure",
  ".embed__title": "title", ".embed__sources": "sources", ".embed__whole": "whole", "summary, .button, .round-button": "button" };
const PLACE = /^[ceqs]-./;

class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

// Every section that was asked for, by its address, for all elements of the page.
const sections = new Map();
const sheets = new Map();
const faces = new Set();

// A page may demand that markup be vouched for by somebody whose name it knows.
let vouch = (markup) => markup;
try {
  const policy = window.trustedTypes?.createPolicy(NAME, { createHTML: (markup) => markup });
  if (policy) vouch = (markup) => policy.createHTML(markup);
} catch { /* The name is not allowed here, or another version of this script has it. */ }

const parsed = (markup) => {
  try {
    return new DOMParser().parseFromString(vouch(markup), "text/html");
  } catch {
    throw new Failure("policy", `the policy of this page asks for trusted types, and does not name ${NAME} among them`);
  }
};

const load = async (address) => {
  let response, text;
  try {
    response = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(20000) });
    text = await response.text();
  } catch {
    throw new Failure("network", `${address} cannot be read: a wrong address, no network, a host without Access-Control-Allow-Origin, or a policy of this page without it in connect-src`);
  }
  if (!response.ok) throw new Failure("missing", `${address} answers ${response.status}: is src the address of a companion?`);
  // The style is not for this page, whose policy need not allow one that stands in a document.
  const style = [...text.matchAll(/<style>([^]*?)<\/style>/g)].map(([, rules]) => rules).join("");
  const markup = text.replaceAll(/<(style|script)\b[^]*?<\/\1>/g, "");
  const found = parsed(markup);
  const version = found.querySelector("meta[name=companion-embed]")?.content;
  if (!version) throw new Failure("format", `${address} is no section of a companion`);
  if (version !== String(VERSION)) throw new Failure("version", `${address} is of version ${version}, and the first embed.js of this page of ${VERSION}`);
  return { found, style, address: response.url || address };
};

// Takes away whatever is not known to be harmless, and makes addresses whole.
const cleaned = (root, base) => {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!ELEMENTS.has(element.localName)) { element.remove(); continue; }
    for (const { name, value } of [...element.attributes]) {
      const isAddress = name === "href" || name === "src";
      if (!ATTRIBUTE.test(name)) element.removeAttribute(name);
      // What is saved keeps its own name, which says what it is.
      else if (name === "download") element.setAttribute(name, "");
      else if (isAddress && !value.startsWith("#")) {
        const url = URL.canParse?.(value, base) === false ? null : new URL(value, base);
        if (url && /^(https?|mailto|tel):$/.test(url.protocol)) element.setAttribute(name, url.href);
        else element.removeAttribute(name);
      }
    }
    if (element.localName === "a" && !element.getAttribute("href")?.startsWith("#")) {
      element.target = "_blank";
      element.rel = "noopener";
    }
  }
  for (const [selector, part] of Object.entries(PARTS)) {
    for (const element of root.querySelectorAll(selector)) element.setAttribute("part", part);
  }
  return root;
};

// One sheet for every element with the same section. A typeface belongs to the page, not to a shadow root, and gets a
// name of its own there.
const sheetOf = (text, base) => {
  // A rem would be of the page around, also where it is compared with a width.
  const css = text.replaceAll("Newsreader", "Companion Newsreader")
    .replaceAll(/@container[^{]*/g, (prelude) => prelude.replaceAll("rem", "em"));
  let sheet = sheets.get(css);
  if (sheet) return sheet;
  sheet = new CSSStyleSheet({ baseURL: base });
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  for (const rule of sheet.cssRules) {
    if (rule.constructor.name !== "CSSFontFaceRule" || faces.has(rule.cssText)) continue;
    faces.add(rule.cssText);
    const take = (name) => rule.style.getPropertyValue(name);
    const src = take("src").replaceAll(/url\("?([^")]+)"?\)/g, (_, path) => `url("${new URL(path, base)}")`);
    const descriptors = { weight: "400", display: "swap" };
    for (const [name, property] of [["sizeAdjust", "size-adjust"], ["ascentOverride", "ascent-override"],
      ["descentOverride", "descent-override"], ["lineGapOverride", "line-gap-override"]]) {
      if (take(property)) descriptors[name] = take(property);
    }
    try { document.fonts.add(new FontFace(take("font-family").replaceAll(/["']/g, ""), src, descriptors)); } catch { /* The next face of the list stands in. */ }
  }
  return sheet;
};

const sectionAt = (address) => {
  if (!sections.has(address)) {
    const section = load(address).then(({ found, style, address: base }) => {
      const content = found.querySelector("main > div.companion");
      if (!content) throw new Failure("format", `${address} has no section in it`);
      const links = [...found.querySelectorAll("link[rel=alternate][hreflang]")];
      return {
        lang: found.documentElement.lang,
        others: new Map(links.map((link) => [link.hreflang, new URL(link.getAttribute("href"), base).href])),
        sheet: sheetOf(style, base),
        content: cleaned(document.importNode(content, true), base),
      };
    });
    // What has failed may be asked for again.
    section.catch(() => sections.delete(address));
    sections.set(address, section);
  }
  return sections.get(address);
};

const find = async ({ src, section, lang }) => {
  if (!SECTIONS.includes(section)) throw new Failure("section", `section="${section}" is none of ${SECTIONS.join(", ")}`);
  if (!src) throw new Failure("src", "src is missing: the address of a companion");
  let url;
  try { url = new URL(src, document.baseURI); } catch { throw new Failure("src", `src="${src}" is no address`); }
  if (!/^https?:$/.test(url.protocol)) throw new Failure("src", `src="${src}" is no address of the web`);
  // A film's page.<lang>.json lies in its first language's folder; its other pages say which one is theirs.
  const wanted = lang || /\/page\.([\w-]+)\.json$/.exec(url.pathname)?.[1];
  const address = new URL(`./embed/${section}/`, url.origin + url.pathname).href;
  const first = await sectionAt(address);
  if (!wanted || first.lang === wanted) return first;
  const other = first.others.get(wanted);
  if (!other) throw new Failure("language", `lang="${wanted}" is none of ${[first.lang, ...first.others.keys()].join(", ")}`);
  return sectionAt(other);
};

// Lengths of letters in a shadow root follow what its reader has set in the browser, not the page around it.
try {
  CSS.registerProperty({ name: "--companion-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch { /* It is registered, or the browser is an older one and follows the page. */ }

// The place in this page's address, until its reader does something else: whatever comes later moves nobody. A page that
// changes its address by script has answered to its reader.
let acted = "";
const goal = () => (location.href === acted ? "" : location.hash);
const isDone = () => { acted = location.href; };
addEventListener("hashchange", () => { acted = ""; });
for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(kind, isDone, { passive: true });

// Captions come from another origin only to a recording that may, too. One that may not is played without them.
const letCaptionsCome = (root) => {
  for (const recording of root.querySelectorAll(":is(audio, video):has(track)")) {
    recording.crossOrigin = "anonymous";
    const goOn = () => {
      recording.removeAttribute("crossorigin");
      recording.load();
    };
    recording.addEventListener("error", goOn, { once: true });
  }
};

class FilmCompanion extends HTMLElement {
  static observedAttributes = ["src", "section", "lang", "theme", "start", "production"];
  static version = VERSION;
  #root = this.attachShadow({ mode: "open" });
  #gone = null;
  #turn = 0;
  #shown = "";
  #isDue = false;
  #mistake = null;
  #choose;

  constructor() {
    super();
    this.#root.append(document.createElement("slot"));
    this.#root.addEventListener("click", (event) => this.#follow(event));
  }

  connectedCallback() {
    this.#gone = new AbortController();
    addEventListener("hashchange", () => this.#arrive(goal()), { signal: this.#gone.signal });
    if (this.#shown !== this.#asked.join(" ")) this.#schedule();
    // A row forgets how far it was scrolled when it is taken off a page.
    else this.#choose?.();
  }

  disconnectedCallback() {
    this.#gone?.abort();
    this.#turn += 1;
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "theme") this.#paint();
    else if (name === "start") this.#begin();
    else if (name === "production") this.#tellEditor();
    else this.#schedule();
  }

  // What is to be shown: src, section and lang.
  get #asked() {
    return ["src", "section", "lang"].map((name) => this.getAttribute(name) ?? "");
  }

  get #content() {
    return this.#root.querySelector(".companion");
  }

  // Attributes that change together are one change; some who make elements set them after putting them on the page.
  #schedule() {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      if (this.isConnected) this.#show();
    });
  }

  async #show() {
    const turn = ++this.#turn;
    const asked = this.#asked;
    const [src, section, lang] = [asked[0], asked[1] || "all", asked[2]];
    try {
      const { content, sheet } = await find({ src, section, lang });
      if (turn !== this.#turn) return;
      this.#shown = asked.join(" ");
      this.#mistake = null;
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.replaceChildren(content.cloneNode(true));
      letCaptionsCome(this.#root);
      this.#choose = bringQuotesToLife(this.#root);
      this.#paint();
      this.#begin();
      if (this.#arrive(goal())) this.#arriveAgain();
      this.#tell("companion-ready", { section, lang: this.#content.lang });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  // What stands between the tags stays, with a line for the person who edits the page.
  #fail({ code = "script", message }) {
    console.warn(`${NAME}: ${message}`);
    this.#shown = "";
    this.#root.adoptedStyleSheets = [];
    this.#root.replaceChildren(document.createElement("slot"));
    this.#mistake = document.createElement("p");
    this.#mistake.setAttribute("part", "error");
    this.#mistake.textContent = `${NAME}: ${message}`;
    this.#tellEditor();
    this.#tell("companion-error", { code, message });
  }

  // Readers are not told.
  #tellEditor() {
    if (this.hasAttribute("production")) this.#mistake?.remove();
    else if (this.#mistake) this.#root.append(this.#mistake);
  }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }));
  }

  #paint() {
    const content = this.#content;
    const theme = this.getAttribute("theme");
    if (!content) return;
    if (theme === "light" || theme === "dark") content.dataset.theme = theme;
    else delete content.dataset.theme;
  }

  // The quote that is shown first; the page itself stays where it is.
  #begin() {
    const thing = this.#thing(this.getAttribute("start") ?? "");
    if (!thing) return;
    this.#mark(thing);
    this.#turnTo(thing);
  }

  #turnTo(thing) {
    const slide = thing.closest(".slide");
    if (slide) this.#choose?.(slide);
  }

  // An old name is an empty element in what it names.
  #thing(place) {
    try {
      const found = PLACE.test(place) ? this.#root.getElementById(decodeURIComponent(place)) : null;
      return found?.firstChild ? found : found?.parentElement;
    } catch { return null; }
  }

  #mark(thing) {
    for (const marked of this.#root.querySelectorAll("[data-target]")) delete marked.dataset.target;
    thing.dataset.target = "";
    for (let folded = thing.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  }

  // A link of this page's address, or one in the section: the keyboard goes on from there.
  #arrive(hash) {
    const thing = this.#thing(hash.slice(1));
    if (!thing) return null;
    this.#mark(thing);
    this.#turnTo(thing);
    thing.scrollIntoView();
    thing.tabIndex = -1;
    thing.focus({ preventScroll: true });
    return thing;
  }

  // With the typeface lines may break elsewhere.
  #arriveAgain() {
    const watch = new ResizeObserver(() => this.#thing(goal().slice(1))?.scrollIntoView());
    const stop = () => watch.disconnect();
    watch.observe(this.#content);
    this.#gone.signal.addEventListener("abort", stop);
    setTimeout(stop, 5000);
  }

  #follow(event) {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // As addresses have it, and of this page, whatever its <base> says.
    const { hash, href } = new URL(link.getAttribute("href"), location);
    const thing = this.#arrive(hash);
    if (!thing) return;
    const isWelcome = this.#tell("companion-navigate", { id: thing.id }, true);
    if (isWelcome && location.hash !== hash) history.pushState(history.state, "", href);
    isDone();
  }
}

const known = customElements.get(NAME);
if (!known) customElements.define(NAME, FilmCompanion);
else if (known.version !== VERSION) console.warn(`${NAME}: two versions of embed.js on one page; the first one, ${known.version}, is used`);
