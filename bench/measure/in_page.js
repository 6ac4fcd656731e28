// Runs in the page before any script of its own, and gathers what only the page can know.
// A function of the target's selectors and of whether it may touch the page; what it gathers is `window.bench`.
(selectors, mayTouch) => {
  if (window !== top || window.bench) return;
  const bench = {
    fcp: 0,
    lcp: 0,
    cls: 0,
    shifted: [],
    ready: 0,
    interactive: 0,
    live: 0,
    long: [],
    events: [],
    clicked: undefined,
  };
  window.bench = bench;

  const nameOf = (element) => element?.className || element?.localName;
  const observe = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") bench.fcp = startTime;
  });
  observe("largest-contentful-paint", ({ startTime, element }) => {
    bench.lcp = startTime;
    bench.largest = nameOf(element);
  });
  observe("layout-shift", ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    bench.cls += value;
    bench.shifted.push(...sources.map(({ node }) => nameOf(node)));
  });
  observe("longtask", ({ startTime, duration }) => bench.long.push([startTime, duration]));
  const note = ({ interactionId, duration }) => interactionId && bench.events.push([interactionId, duration]);
  observe("event", note, { durationThreshold: 16 });

  const first = (selector) => document.querySelector(selector);
  const frame = () => new Promise(requestAnimationFrame);
  /** The end of the frame that is drawn next: its styles, layout and paint are done when the message comes. */
  const painted = async () => {
    await frame();
    const { port1, port2 } = new MessageChannel();
    await new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(0);
    });
    return performance.now();
  };

  /** What tells one state of the carousel from another: its markup, how far it is scrolled, where its slides are. */
  const state = () => {
    const carousel = first(selectors.carousel);
    const scrolled = [carousel, ...carousel.querySelectorAll("*")].map((element) => element.scrollLeft).filter(Boolean);
    const left = Math.round(first(selectors.slide)?.getBoundingClientRect().left ?? 0);
    return [carousel.innerHTML, ...scrolled, left].join("|");
  };
  const moves = async (control) => {
    const before = state();
    control.click();
    await frame();
    await frame();
    return state() !== before;
  };

  // Nobody clicks before there is something to see.
  const watch = async () => {
    if (!bench.ready && first(selectors.ready)) bench.ready = await painted();
    if (!bench.live && first(selectors.next)) bench.live = performance.now();
    const control = mayTouch && bench.lcp && !bench.interactive && first(selectors.control);
    if (control && first(selectors.carousel) && (await moves(control))) bench.interactive = performance.now();
    if (!bench.ready || !bench.live || (mayTouch && !bench.interactive)) setTimeout(watch, 40);
  };
  watch();

  const isSeen = (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  /** A point that a press would really reach the element at. */
  const pointOf = (element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.2, 0.2]]) {
      const point = { x: box.left + box.width * across, y: box.top + box.height * down };
      const hit = document.elementFromPoint(point.x, point.y);
      if (hit && element.contains(hit)) return point;
    }
    return undefined;
  };
  const bringToMiddle = async (element) => {
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    await frame();
    await frame();
  };

  /** A point to press the first of these that can be pressed, brought into view if need be. */
  bench.reach = async (selector) => {
    const all = [...document.querySelectorAll(selector)];
    const inSight = all.map(pointOf).find(Boolean);
    if (inSight || all.length === 0) return inSight;
    await bringToMiddle(all[0]);
    return all.map(pointOf).find(Boolean);
  };

  /** A point to press one of these, at this part (0 to 1) of them. */
  bench.reachOneOf = async (selector, part) => {
    let all = [...document.querySelectorAll(selector)];
    if (selectors.itemsInPlace) {
      const timeline = first(selectors.itemsInPlace);
      await bringToMiddle(timeline);
      // What comes later covers what comes before.
      const points = all.filter(isSeen).reverse().slice(0, 400).map(pointOf).filter(Boolean).slice(0, 12);
      return points[Math.floor(points.length * part)];
    }
    all = all.slice(Math.floor(all.length * part)).slice(0, 8);
    for (const element of all) {
      await bringToMiddle(element);
      const point = pointOf(element);
      if (point) return point;
    }
    return undefined;
  };

  /** Times the next click, from the press to the paint after it. */
  bench.expectClick = () => bench.expect("click");

  /** Times the next event of this kind, from the press to the paint after it. */
  bench.expect = (kind) => {
    bench.clicked = undefined;
    const answer = async ({ timeStamp }) => {
      bench.clicked = (await painted()) - timeStamp;
    };
    addEventListener(kind, answer, { capture: true, once: true });
  };

  /** Times the next click until the goal is in sight, with its content, and painted. */
  bench.expectArrival = ({ goal, content }) => {
    bench.clicked = undefined;
    const hasArrived = () => first(content) && isSeen(first(goal));
    const click = async ({ timeStamp }) => {
      while (!hasArrived()) await frame();
      bench.clicked = (await painted()) - timeStamp;
    };
    addEventListener("click", click, { capture: true, once: true });
  };

  /** Scrolls from the beginning to the end in so many steps, one a frame, and tells how long each frame took. */
  bench.scroll = async (steps, scrollStep) => {
    const page = document.scrollingElement;
    const step =
      scrollStep ??
      ((index) => page.scrollTo({ top: ((page.scrollHeight - innerHeight) * index) / steps, behavior: "instant" }));
    const began = performance.now();
    const frames = [];
    let last = await frame();
    for (let index = 1; index <= steps; index += 1) {
      step(index, steps);
      const now = await frame();
      frames.push(now - last);
      last = now;
      // This is enough to condemn it.
      if (now - began > 20_000) break;
    }
    return frames;
  };
}
