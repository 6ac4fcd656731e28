// Keeps a page of `companion preview` up to date without loading it anew, and says so when it cannot.
//
// `written` is a copy of the page as it came, before any script has touched it. A new version is compared with this
// copy, and what differs between the two is changed in the copy and in the page. So whatever the reader or the engine
// has done to the page stays: places, focus, what is open, which slide is shown.
(() => {
  const EVENTS = "/~preview/events";
  const SAVED = "companion-preview";
  // Without a word from the program for this long, in milliseconds, nobody knows what the page is worth.
  const SILENCE = 8000;
  // A new version that takes longer than this is worth a word.
  const PATIENCE = 500;

  const root = document.getElementById("app");
  const metaOf = (page, name) => page.querySelector(`meta[${name}]`)?.content;
  let version = metaOf(document, "name=companion-preview");
  const policy = metaOf(document, "http-equiv=Content-Security-Policy");
  const written = root.cloneNode(true);
  /** The nodes of the page by those of the copy. */
  const twins = new WeakMap();
  const pair = (copy, node) => {
    twins.set(copy, node);
    copy.childNodes.forEach((child, index) => pair(child, node.childNodes[index]));
  };
  pair(written, root);

  // ── the bar ──
  const bar = document.createElement("div");
  Object.assign(bar, { className: "preview-bar", lang: "en", dir: "ltr", hidden: true });
  bar.setAttribute("role", "status");
  document.body.prepend(bar);
  const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

  /** Says what keeps the page from being current; nothing if it is. */
  const say = (title, lines = []) => {
    bar.hidden = title === undefined;
    bar.replaceChildren(...(bar.hidden ? [] : [title, ...lines].map(line)));
  };
  /** What is wrong with a page that is current all the same. */
  let flaw;
  const warn = (title, lines) => {
    document.documentElement.toggleAttribute("data-stale", title !== undefined);
    title === undefined && flaw ? say(...flaw) : say(title, lines);
  };

  // ── from one version to the next ──
  /** The pages differ in something that cannot be changed in place. */
  class Stranger extends Error {}

  const update = (copy, next) => {
    if (copy.isEqualNode(next)) return;
    const node = twins.get(copy);
    // A translator, for one, has put something else there.
    if (!node?.isConnected) throw new Stranger();
    if (copy.nodeType !== Node.ELEMENT_NODE) {
      copy.data = node.data = next.data;
      return;
    }
    for (const name of new Set([...copy.getAttributeNames(), ...next.getAttributeNames()])) {
      const value = next.getAttribute(name);
      if (value === copy.getAttribute(name)) continue;
      for (const element of [copy, node]) {
        value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
      }
    }
    updateChildren(copy, node, next);
  };

  const updateChildren = (copy, node, next) => {
    const wanted = [...next.childNodes];
    const partners = partnersOf([...copy.childNodes], wanted);
    const kept = new Set(partners);
    for (const child of [...copy.childNodes]) {
      if (kept.has(child)) continue;
      twins.get(child).remove();
      child.remove();
    }
    let at = copy.firstChild;
    wanted.forEach((child, index) => {
      const partner = partners[index];
      if (partner === at && at) {
        at = at.nextSibling;
      } else {
        const [own, shown] = partner ? [partner, twins.get(partner)] : [0, 1].map(() => document.importNode(child, true));
        copy.insertBefore(own, at);
        node.insertBefore(shown, at && twins.get(at));
        if (!partner) pair(own, shown);
      }
      if (partner) update(partner, child);
    });
  };

  /** For each of the new nodes the old one that becomes it: the same one, the one with its id, or the next of its kind. */
  const partnersOf = (old, wanted) => {
    const partners = new Array(wanted.length);
    let start = 0;
    let [oldEnd, end] = [old.length, wanted.length];
    while (start < Math.min(oldEnd, end) && old[start].isEqualNode(wanted[start])) {
      partners[start] = old[start];
      start += 1;
    }
    while (Math.min(oldEnd, end) > start && old[oldEnd - 1].isEqualNode(wanted[end - 1])) {
      partners[--end] = old[--oldEnd];
    }
    const kindOf = (node) => `${node.nodeName} ${node.id || `.${node.getAttribute?.("class") ?? ""}`}`;
    const free = new Map();
    for (const node of old.slice(start, oldEnd)) {
      const kind = kindOf(node);
      free.has(kind) ? free.get(kind).push(node) : free.set(kind, [node]);
    }
    for (let index = start; index < end; index += 1) {
      partners[index] = free.get(kindOf(wanted[index]))?.shift();
    }
    return partners;
  };

  /** Changes the page and leaves its reader where they were. */
  const keepPlace = (change) => {
    const focused = document.activeElement;
    const place = placeOf();
    change();
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
    const stays = place.find(({ element }) => element.isConnected);
    if (stays) scrollBy({ top: stays.element.getBoundingClientRect().top - stays.top, behavior: "instant" });
  };

  /** What is at the top of the window, and all that it lies in, each with its distance from there. */
  const placeOf = () => {
    const line = document.elementsFromPoint(innerWidth / 2, 1).find((element) => root.contains(element));
    const place = [];
    for (let element = line; element && element !== root; element = element.parentElement) {
      place.push({ element, top: element.getBoundingClientRect().top });
    }
    return place;
  };

  const islands = (page) => [...page.querySelectorAll("[data-island]")].map((each) => each.outerHTML).join("");

  const become = (page) => {
    const next = page.getElementById("app");
    // What runs already has been told its part once, and a page's policy cannot be changed.
    if (islands(next) !== islands(written) || metaOf(page, "http-equiv=Content-Security-Policy") !== policy) {
      throw new Stranger();
    }
    keepPlace(() => update(written, next));
    document.title = page.title;
    for (const name of ["lang", "dir"]) document.documentElement[name] = page.documentElement[name];
  };

  // ── loading it anew after all, with what would be lost ──
  const pathOf = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    if (!element.parentElement) return ":root";
    const index = [...element.parentElement.children].indexOf(element) + 1;
    return `${pathOf(element.parentElement)} > :nth-child(${index})`;
  };
  const reload = () => {
    const place = placeOf().find(({ element }) => element.id);
    const all = (selector) => [...root.querySelectorAll(selector)];
    const saved = {
      place: place && { path: pathOf(place.element), top: place.top },
      open: all("details[open]").map(pathOf),
      checked: all("input:checked").map(pathOf),
      slide: all("[role=tabpanel]:not([inert])").map(pathOf)[0],
      focus: root.contains(document.activeElement) ? pathOf(document.activeElement) : undefined,
    };
    try {
      sessionStorage.setItem(SAVED, JSON.stringify(saved));
      history.scrollRestoration = "manual";
    } catch {
      // Without storage the page starts at its top, which is better than being out of date.
    }
    location.reload();
  };
  /** Gives back the focus, if need be when the engine has made what had it and nothing else has it by then. */
  const refocus = (path) => {
    if (!path) return;
    const tryIt = () => document.querySelector(path)?.focus({ preventScroll: true });
    const isFree = () => document.activeElement === document.body;
    tryIt();
    if (!isFree()) return;
    const watch = new MutationObserver(() => {
      if (isFree()) tryIt();
      if (!isFree()) watch.disconnect();
    });
    watch.observe(root, { childList: true, subtree: true });
  };
  const restore = () => {
    // Whoever loads the page anew by hand is put back by the browser again, as soon as this time is over.
    addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }));
    let saved;
    try {
      saved = JSON.parse(sessionStorage.getItem(SAVED));
      sessionStorage.removeItem(SAVED);
    } catch {
      return;
    }
    if (!saved) return;
    const found = (path) => path && document.querySelector(path);
    for (const path of saved.open) found(path)?.setAttribute("open", "");
    for (const path of saved.checked) {
      const input = found(path);
      if (input) input.checked = true;
    }
    // The engine takes over the slide that it finds in sight.
    const slide = found(saved.slide);
    const row = slide?.parentElement;
    if (row) row.scrollLeft = slide.offsetLeft - row.firstElementChild.offsetLeft;
    refocus(saved.focus);
    const element = found(saved.place?.path);
    if (element) scrollBy({ top: element.getBoundingClientRect().top - saved.place.top, behavior: "instant" });
  };

  // ── what the program tells ──
  const LOST = [
    "This page may be out of date: there is no connection to `companion preview`.",
    ["Is it still running? As soon as it answers, the page follows."],
  ];
  let told;
  let isFetching = false;
  let slow;

  const follow = async () => {
    if (isFetching) return;
    isFetching = true;
    try {
      while (!told.trouble && told.version !== version) {
        const answer = await fetch(location.pathname, { cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const found = metaOf(page, "name=companion-preview");
        if (found === undefined) throw new Error("no page of `companion preview`");
        if (told.trouble) break;
        become(page);
        version = found;
      }
      judge();
    } catch (error) {
      error instanceof Stranger ? reload() : warn(...LOST);
    } finally {
      isFetching = false;
    }
  };

  const judge = () => {
    clearTimeout(slow);
    if (told.trouble) {
      warn(told.trouble.title, told.trouble.lines);
    } else if (told.version === version && !told.isChanging) {
      warn();
    } else {
      slow = setTimeout(() => warn("The film has changed; its page is being made anew."), PATIENCE);
    }
  };

  let source;
  let silence;
  const lose = () => warn(...LOST);
  const listen = () => {
    source?.close();
    clearTimeout(silence);
    // A browser has few connections to a site, and a page that nobody sees needs none.
    if (document.hidden) return;
    source = new EventSource(EVENTS);
    source.onerror = () => {
      lose();
      // Where the browser does not try again by itself, we do.
      if (source.readyState === EventSource.CLOSED) silence = setTimeout(listen, 1000);
    };
    source.onmessage = ({ data }) => {
      clearTimeout(silence);
      silence = setTimeout(lose, SILENCE);
      told = JSON.parse(data);
      judge();
      follow();
    };
  };

  document.addEventListener("companion-error", ({ detail }) => {
    flaw = ["The page’s program has failed: what moves on it does not.", [detail?.message]];
    if (bar.hidden) say(...flaw);
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  restore();
  listen();
})();
