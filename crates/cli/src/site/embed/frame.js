// In the body of a frame. It tells the page around it how high the frame's content is, and takes and gives deep links.
// The same page may be WordPress's, which has a protocol of its own.
(() => {
  if (parent === window) return;

  // WordPress writes it behind the address and the place that may stand there; a link within the frame takes its place.
  const [, first, secret] = /^#?(.*?)#?[#&?]secret=([a-zA-Z0-9]+)/.exec(location.hash) ?? [];
  // To whoever frames this: a height and the id of a public thing are no secrets.
  const tell = (message) => parent.postMessage({ companion: 1, ...message }, "*");
  const tellWordPress = (message, value) => {
    if (secret) parent.postMessage({ message, value, secret }, "*");
  };
  const content = () => document.querySelector("main");
  const target = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  // What was left undrawn for the first words to come sooner has no size of its own yet.
  const draw = () => {
    for (const each of document.querySelectorAll("[data-undrawn]")) each.removeAttribute("data-undrawn");
  };
  // The bar that scrolls a frame that is too low takes room that will be there when it is high enough: until then, or
  // until nobody has made it so, there is none.
  const root = document.documentElement;
  const bar = () => { root.style.overflow = ""; };
  const unbar = () => {
    if (innerWidth === root.clientWidth) return;
    root.style.overflow = "hidden";
    addEventListener("resize", bar, { once: true });
    setTimeout(bar, 1000);
  };
  let height = 0;
  const measure = (isAsked) => {
    draw();
    if (isAsked) unbar();
    const now = content().getBoundingClientRect().height;
    // Firefox finds a part of a pixel more or less where nothing has changed.
    const isSame = now < height + 0.5 && now > height - 2;
    if (isSame && !isAsked) return;
    if (!isSame) height = Math.ceil(now);
    tell({ height, ready: Boolean(isAsked) });
    tellWordPress("height", height);
  };
  const sayPlace = () => {
    const thing = target();
    const place = location.hash.slice(1);
    // What is not here may be in another frame.
    if (place && !thing) return;
    draw();
    // Not every browser opens by itself what is folded around the place that it goes to, or goes there then.
    const folded = thing?.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      thing.scrollIntoView();
    }
    const top = thing ? Math.round(thing.getBoundingClientRect().top + scrollY) : 0;
    tell({ place, top });
  };
  const go = (place) => {
    if (location.hash.slice(1) === place) sayPlace();
    else location.replace(`#${place}`);
    isSet.then(() => {
      // With the typeface lines may break elsewhere.
      sayPlace();
      // What is not here may be on the whole page.
      document.querySelector(".embed__whole a").hash = place;
    });
  };

  // The first height has to last, for what comes after the frame moves with it: with the typeface lines may break
  // elsewhere. One that does not come in time is not waited for, and not taken in any more.
  const isSet = new Promise((resolve) => {
    addEventListener("DOMContentLoaded", () => {
      let isLate = false;
      Promise.resolve(window.companionTypeface).then(() => {
        if (isLate) document.fonts.clear();
        resolve();
      });
      setTimeout(() => {
        isLate = true;
        resolve();
      }, 2000);
    });
  });
  isSet.then(() => {
    measure(true);
    new ResizeObserver(() => measure()).observe(content());
  });
  const answer = () => isSet.then(() => measure(true));

  addEventListener("hashchange", sayPlace);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    if (data.companion === 1 && data.hello) answer();
    if (data.companion === 1 && typeof data.place === "string") go(data.place);
    if (secret && data.message === "ready" && data.secret === secret) answer();
  });
  addEventListener("DOMContentLoaded", () => {
    // Firefox forgets which thing is the target if it is told before it is done with loading.
    if (first) addEventListener("load", () => setTimeout(() => {
      location.replace(`#${first}`);
      isSet.then(() => target()?.scrollIntoView());
    }));
    if (target()) sayPlace();
    // A sandbox that lets no window be opened would make every link out of it a dead one: WordPress is asked to open
    // the whole page where the link stands. Nobody else is.
    if (secret) document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[target]");
      if (!link) return;
      event.preventDefault();
      const whole = new URL(document.querySelector(".embed__whole a").href);
      const place = link.closest("[id]")?.id;
      if (place && link.origin !== whole.origin) whole.hash = place;
      tellWordPress("link", link.origin === whole.origin ? link.href : whole.href);
    });
  });
})();
