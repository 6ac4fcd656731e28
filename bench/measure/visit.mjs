// A visit: a fresh browser opens the page and waits until it is quiet. Who comes to use it clicks, jumps and scrolls.
import fs from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

import { Chromium } from "./chromium.mjs";
import { median } from "../report/numbers.mjs";
import { profiles } from "./profiles.mjs";

const SCRIPT = await fs.readFile(new URL("in_page.js", import.meta.url), "utf8");
/** A step that takes longer than this, in milliseconds, is given up. */
const PATIENCE = 120_000;
const QUIET = 1000;
const CLICKS = 6;
/** Time for what a click sets moving. */
const AFTER_CLICK = 450;
const SCROLL_STEPS = 120;
const LONG_FRAME = 50;

/**
 * Opens a page and does nothing.
 *
 * @param {import("../pages/index.mjs").Target} target
 * @param {string} profile
 * @param {{origin: string, describe: Function}} site
 * @param {string} program the browser
 * @returns {Promise<object>} what the page does by itself: times in milliseconds, sizes in bytes
 */
export function arrive(target, profile, site, program) {
  return visit(target, profile, site, program, false, (opened) => opened.arrival(site));
}

/**
 * Opens a page, clicks as soon as there is something to see, and goes on using it. The parameters are those of `arrive`.
 *
 * @returns {Promise<object>} how it answers: times in milliseconds
 */
export function use(target, profile, site, program) {
  return visit(target, profile, site, program, true, async (opened) => {
    const found = await opened.firstClick();
    for (const part of ["next", "item", "jump", "scroll", "search", "filter", "mark", "chapter"]) {
      // What a page cannot do leaves a gap in the table, and its reason in the notes.
      try {
        Object.assign(found, await within(opened[part](), part));
      } catch (error) {
        found.notes.push(`${part}: ${error.message.split("\n")[0]}`);
      }
    }
    return found;
  });
}

async function visit(target, profile, site, program, mayTouch, work) {
  const browser = await Chromium.start(program);
  try {
    const opened = new Visit(target, await browser.page(), mayTouch);
    await opened.prepare(profiles[profile]);
    await opened.open(`${site.origin}/${target.path ?? ""}`);
    return await work(opened);
  } finally {
    await browser.close();
  }
}

class Visit {
  #target;
  #mayTouch;
  #page;
  #network;
  #errors = [];

  constructor(target, page, mayTouch) {
    this.#target = target;
    this.#mayTouch = mayTouch;
    this.#page = page;
    this.#network = new Network(page);
  }

  async prepare({ window, slowdown, line }) {
    const page = this.#page;
    page.on("Runtime.exceptionThrown", ({ exceptionDetails }) => {
      this.#errors.push(exceptionDetails.exception?.description?.split("\n")[0] ?? exceptionDetails.text);
    });
    for (const domain of ["Page", "Runtime", "Network", "HeapProfiler"]) {
      await page.send(`${domain}.enable`);
    }
    // Of the main thread itself: what other programs do meanwhile does not count.
    await page.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.send("Emulation.setDeviceMetricsOverride", { ...window, deviceScaleFactor: 1, mobile: false });
    await page.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    if (line) await page.send("Network.emulateNetworkConditions", { offline: false, ...line });
    const script = SCRIPT.slice(SCRIPT.indexOf("(selectors,"));
    const source = `(${script})(${JSON.stringify(this.#target.selectors)}, ${this.#mayTouch})`;
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  async open(address) {
    const { errorText } = await within(this.#page.send("Page.navigate", { url: address }), "navigation");
    if (errorText) throw new Error(errorText);
  }

  /** Waits until the page is whole and quiet, and tells what that took. */
  async arrival(site) {
    const { isReady, isLive } = await this.#waitUntilQuiet();
    const seen = await this.#evaluate("bench", "reading");
    const spent = await this.#metrics();
    await within(this.#page.send("HeapProfiler.collectGarbage"), "collecting garbage");
    const heap = await this.#page.send("Runtime.getHeapUsage");
    const notes = [...this.#errors];
    if (seen.shifted.length > 0) notes.push(`shifted: ${seen.shifted.join(", ")}`);
    if (!isReady) notes.push("the timeline never came");
    if (!isLive) notes.push("its buttons never came");
    return {
      fcp: seen.fcp,
      lcp: seen.lcp,
      largest: seen.largest,
      cls: seen.cls,
      timeline: seen.ready || null,
      live: seen.live || null,
      blocked: blockedIn(seen.long),
      longest: Math.max(0, ...seen.long.map(([, duration]) => duration)),
      script: spent.ScriptDuration * 1000,
      layout: (spent.LayoutDuration + spent.RecalcStyleDuration) * 1000,
      task: spent.TaskDuration * 1000,
      heap: heap.usedSize,
      ...(await this.#network.sizes(site)),
      notes,
    };
  }

  /** Waits until the carousel has answered its first click and the page is quiet. */
  async firstClick() {
    const { isInteractive } = await this.#waitUntilQuiet();
    const { interactive } = await this.#evaluate("bench", "reading");
    const elements = await this.#evaluate("document.querySelectorAll('*').length", "reading");
    const notes = isInteractive ? [] : ["the carousel never moved"];
    return { interactive: interactive || null, elements, notes };
  }

  /** Clicks through the carousel. */
  async next() {
    const { next } = this.#target.selectors;
    return this.#clicks("next", () => `bench.reach(${JSON.stringify(next)})`);
  }

  /** Clicks on what can be clicked in the timeline, from its beginning to its end. */
  async item() {
    const { item } = this.#target.selectors;
    return this.#clicks("item", (part) => `bench.reachOneOf(${JSON.stringify(item)}, ${part})`);
  }

  /** Types words into the search, letter by letter. */
  async search() {
    const { search } = this.#target.selectors;
    if (!search) return {};
    await this.#openSearch(search);
    return this.#presses("search", search.field, [...search.words]);
  }

  /** Chooses from a filter and takes it back. */
  async filter() {
    const { search } = this.#target.selectors;
    if (!search) return {};
    return this.#presses("filter", search.filter, Array(CLICKS / 2).fill(["ArrowDown", "ArrowUp"]).flat());
  }

  /** Follows marks on the line of the whole time. */
  async mark() {
    const { mark } = this.#target.selectors;
    if (!mark) return {};
    return this.#clicks("mark", (part) => `bench.reachOneOf(${JSON.stringify(mark)}, ${part})`);
  }

  /** Follows links to chapters. */
  async chapter() {
    const { chapter } = this.#target.selectors;
    if (!chapter) return {};
    return this.#clicks("chapter", (part) => `bench.reachOneOf(${JSON.stringify(chapter)}, ${part})`);
  }

  /** Opens the search, which may not be there before a reader comes near, and waits for what it looks in. */
  async #openSearch({ near, button }) {
    await this.#evaluate(`bench.reach(${JSON.stringify(near)})`, "search");
    const began = Date.now();
    let point;
    while (!(point = await this.#evaluate(`bench.reach(${JSON.stringify(button)})`, "search"))) {
      if (Date.now() - began > PATIENCE / 4) throw new Error("there is no search");
      await pause(100);
    }
    await this.#page.click(point);
    do await pause(200);
    while (this.#network.quiet() < QUIET);
  }

  /** Presses keys in an element. */
  async #presses(name, selector, keys) {
    await this.#evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`, name);
    await this.#evaluate("void (bench.events.length = 0)", name);
    const taken = [];
    const before = await this.#metrics();
    for (const key of keys) {
      await this.#evaluate("bench.expect('keydown')", name);
      await within(this.#page.press(key), name);
      taken.push(await this.#clicked());
      await pause(AFTER_CLICK);
    }
    const task = (await this.#metrics()).TaskDuration - before.TaskDuration;
    return this.#answers(name, taken, task);
  }

  /** Follows a link to something far down that may not be there yet. */
  async jump() {
    const { jump } = this.#target.selectors;
    if (!jump) return {};
    const point = await this.#evaluate(`bench.reach(${JSON.stringify(jump.link)})`, "jump");
    if (!point) throw new Error("no link to follow");
    await this.#page.point(point);
    await this.#evaluate(`bench.expectArrival(${JSON.stringify(jump)})`, "jump");
    await this.#page.click(point);
    return { jump: await this.#clicked() };
  }

  async scroll() {
    await this.#evaluate("scrollTo({ top: 0, behavior: 'instant' })", "scroll");
    await pause(600);
    const before = await this.#metrics();
    const step = this.#target.scrollStep ?? "undefined";
    const frames = await this.#evaluate(`bench.scroll(${SCROLL_STEPS}, ${step})`, "scroll");
    const after = await this.#metrics();
    const total = frames.reduce((sum, frame) => sum + frame, 0);
    return {
      scrollFrames: frames.length,
      scrollLong: frames.filter((frame) => frame > LONG_FRAME).length,
      scrollWorst: Math.max(...frames),
      scrollRate: (1000 * frames.length) / total,
      scrollTask: ((after.TaskDuration - before.TaskDuration) * 1000) / frames.length,
    };
  }

  async #waitUntilQuiet() {
    const began = Date.now();
    const states =
      "({ isReady: bench.ready > 0, isInteractive: bench.interactive > 0, isLive: bench.live > 0, " +
      "isLoaded: document.readyState === 'complete', " +
      "quiet: performance.now() - bench.long.reduce((end, [start, length]) => Math.max(end, start + length), 0) })";
    for (;;) {
      const state = await this.#evaluate(states, "loading");
      const isWhole = state.isReady && state.isLive && state.isLoaded && (state.isInteractive || !this.#mayTouch);
      const isQuiet = state.quiet > QUIET && this.#network.quiet() > QUIET;
      if (isQuiet && (isWhole || Date.now() - began > PATIENCE)) return state;
      if (Date.now() - began > 2 * PATIENCE) throw new Error("it never came to rest");
      await pause(200);
    }
  }

  async #clicks(name, pointAt) {
    await this.#evaluate("void (bench.events.length = 0)", name);
    const taken = [];
    let task = 0;
    for (let index = 0; index < CLICKS; index += 1) {
      const point = await this.#evaluate(pointAt((index + 0.5) / CLICKS), name);
      if (!point) continue;
      await this.#page.point(point);
      await pause(80);
      await this.#evaluate("bench.expectClick()", name);
      const before = await this.#metrics();
      await within(this.#page.click(point), name);
      taken.push(await this.#clicked());
      await pause(AFTER_CLICK);
      task += (await this.#metrics()).TaskDuration - before.TaskDuration;
    }
    if (taken.length === 0) throw new Error("nothing to click");
    return this.#answers(name, taken, task);
  }

  /** How long the answers took, and what they cost. */
  async #answers(name, taken, task) {
    const events = await this.#evaluate("bench.events", name);
    return {
      [name]: median(taken),
      // Event Timing leaves out what took less than 16 ms, and counts in steps of 8.
      [`${name}Worst`]: Math.max(16, ...events.map(([, duration]) => duration)),
      [`${name}Task`]: (task * 1000) / taken.length,
    };
  }

  async #clicked() {
    const began = Date.now();
    while (Date.now() - began < PATIENCE / 4) {
      const taken = await this.#evaluate("bench.clicked", "click");
      if (taken !== undefined) return taken;
      await pause(40);
    }
    throw new Error("the click came to nothing");
  }

  async #metrics() {
    const { metrics } = await within(this.#page.send("Performance.getMetrics"), "reading metrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  #evaluate(expression, what) {
    return within(this.#page.evaluate(expression), what);
  }
}

/** What a page asks its host for. */
class Network {
  #addresses = new Map();
  #open = new Set();
  #last = Date.now();

  constructor(page) {
    page.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (!request.url.startsWith("http") || request.url.endsWith("/favicon.ico")) return;
      this.#addresses.set(requestId, new URL(request.url).pathname);
      this.#open.add(requestId);
      this.#last = Date.now();
    });
    const end = ({ requestId }) => {
      this.#open.delete(requestId);
      this.#last = Date.now();
    };
    page.on("Network.loadingFinished", end);
    page.on("Network.loadingFailed", end);
  }

  /** For how many milliseconds nothing has come or gone. */
  quiet() {
    return this.#open.size > 0 ? 0 : Date.now() - this.#last;
  }

  async sizes(site) {
    const files = await Promise.all([...this.#addresses.values()].map((address) => site.describe(address)));
    const bytes = {};
    for (const { kind, bytes: size } of files) bytes[kind] = (bytes[kind] ?? 0) + size;
    return { requests: files.length, total: files.reduce((sum, file) => sum + file.bytes, 0), bytes };
  }
}

const blockedIn = (tasks) => tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);

async function within(promise, what) {
  const giveUp = new AbortController();
  const limit = pause(PATIENCE, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`${what} took more than ${PATIENCE / 1000} s`);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    giveUp.abort();
    limit.catch(() => {});
  }
}
