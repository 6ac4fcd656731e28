// In the head, so that the reader's theme is there before anything is painted.
(() => {
  const key = "companion-theme";
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  // Storage that is denied throws; then the choice lasts as long as the page.
  const storage = (use) => { try { return use(localStorage); } catch { return null; } };

  const show = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    all("meta[name=theme-color]").forEach((meta, index) => {
      const own = ["light", "dark"][index];
      meta.media = theme ? (theme === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    });
  };

  // What is being read: the last chapter, event or quote that begins in the upper half of the window.
  const place = () => {
    const read = all("[id^=c-], [id^=e-], [id^=q-]").filter((each) => {
      const { top, bottom, left, right } = each.getBoundingClientRect();
      return top < innerHeight / 2 && bottom > 0 && left < innerWidth && right > 0 && !each.closest("[inert]");
    });
    return read.length ? `#${read.at(-1).id}` : location.hash;
  };

  const say = (link, words) => {
    for (const other of all("[data-said]")) delete other.dataset.said;
    link.dataset.said = words;
    status.textContent = "";
    status.textContent = words;
  };

  // The address to hand on: that of the page of its own which something has, because it can be previewed. Only the link
  // of a dot leads to the dot.
  const addressOf = (link) => {
    const url = new URL(link);
    if (!link.closest(".figure__find")) url.searchParams.delete("dot");
    const [, kind, id] = /^#(.)-(.+)/.exec(url.hash) ?? [];
    const pages = document.querySelector("[data-pages]")?.dataset.pages;
    if (!pages?.includes(kind)) return url.href;
    const dot = url.searchParams.get("dot");
    return new URL(`${kind}/${id}/${dot ? `?dot=${dot}` : ""}`, document.baseURI).href;
  };

  const handOn = (event, link) => {
    const words = document.querySelector("[data-copied]")?.dataset.copied;
    const url = addressOf(link);
    if (navigator.share) {
      event.preventDefault();
      // A reader who closes the sheet has changed their mind.
      navigator.share({ title: document.title, url }).catch(() => {});
    } else if (navigator.clipboard) {
      event.preventDefault();
      const visit = () => { location.hash = link.hash; };
      navigator.clipboard.writeText(url).then(() => say(link, words), visit);
    }
  };

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.role = "status";

  const theme = storage((its) => its.getItem(key)) ?? "";
  root.dataset.tools = "";
  show(theme);
  addEventListener("DOMContentLoaded", () => {
    show(theme);
    document.body.append(status);
    for (const choice of all("input[name=theme]")) choice.checked = choice.value === theme;
    // Until it is drawn, a page has no target.
    requestAnimationFrame(arrive);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "theme") return;
    show(target.value);
    storage((its) => (target.value ? its.setItem(key, target.value) : its.removeItem(key)));
  });
  // Where an address leads, the keyboard goes on, and what is read aloud.
  const arrive = () => {
    const target = document.querySelector(":target");
    // An old name is an empty element in what it names.
    const thing = target?.firstChild ? target : target?.parentElement;
    if (!thing || thing.contains(document.activeElement)) return;
    // A quote that is out of sight is out of reach too, until the carousel has heard of the address.
    thing.closest(".slide")?.removeAttribute("inert");
    if (thing.tabIndex < 0) thing.tabIndex = -1;
    thing.focus({ preventScroll: true });
  };
  ["hashchange", "companion-arrived"].forEach((event) => addEventListener(event, arrive));
  // On paper all slides are told, also to who has a PDF read aloud.
  let slides = [];
  const tell = (isInert) => slides.forEach((slide) => { slide.inert = isInert; });
  addEventListener("beforeprint", () => {
    slides = all(".slide[inert]");
    tell(false);
  });
  addEventListener("afterprint", () => tell(true));
  document.addEventListener("click", (event) => {
    const find = (selector) => event.target.closest?.(selector);
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (find(".tools__print")) print();
    // The button has given way to the player, or will in a moment.
    const [pressed, player] = event.composedPath();
    if (pressed.className === "medium__load") setTimeout(() => player.firstChild?.focus());
    const permalink = find(".permalink");
    if (permalink) handOn(event, permalink);
    const language = find("a[hreflang]");
    if (!language) return;
    // What is asked for goes along, for its keys are the same in every language; words that are searched are not.
    const asked = new URLSearchParams(location.search);
    asked.delete("q");
    language.search = asked;
    if (place()) language.hash = place();
  });
})();
