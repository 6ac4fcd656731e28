// Chromium, spoken to over a pipe in the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const ARGUMENTS = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--hide-scrollbars",
  "--mute-audio",
  "--disable-gpu",
  "--disable-quic",
  "--disable-extensions",
  "--disable-component-update",
  "--disable-background-networking",
  "--disable-sync",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  // Nothing is reached but this machine.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/** A browser of our own, with a profile that is thrown away. */
export class Chromium {
  #process;
  #profile;
  #pending = new Map();
  #sessions = new Map();
  #lastId = 0;

  static async start(program) {
    const browser = new Chromium();
    browser.#profile = await fs.mkdtemp(path.join(os.tmpdir(), "companion-bench-"));
    // Chromium's sandbox refuses to work for root.
    const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser.#process = spawn(program, [...ARGUMENTS, ...sandbox, `--user-data-dir=${browser.#profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    browser.#process.once("error", (error) => browser.#fail(error));
    browser.#process.once("exit", () => browser.#fail(new Error("Chromium has ended")));
    // A browser that is ended in the middle of a sentence breaks its pipes off; that must not end the measurement.
    const [, , , asked, told] = browser.#process.stdio;
    for (const pipe of [asked, told]) pipe.on("error", (error) => browser.#fail(error));
    browser.#listen(told);
    return browser;
  }

  /** A new tab. */
  async page() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    this.#sessions.set(sessionId, page);
    return page;
  }

  send(method, params = {}, sessionId = undefined) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Ends it and forgets everything. */
  async close() {
    const ended = this.#process.exitCode === null ? once(this.#process, "exit") : undefined;
    this.#process.kill("SIGKILL");
    await ended;
    await fs.rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #listen(pipe) {
    let rest = "";
    pipe.setEncoding("utf8").on("data", (chunk) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop();
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  #hear({ id, sessionId, method, params, result, error }) {
    if (id === undefined) {
      this.#sessions.get(sessionId)?.emit(method, params);
      return;
    }
    const question = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) question?.reject(new Error(`${question.method}: ${error.message}`));
    else question?.resolve(result);
  }

  #fail(error) {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

/** Keys that are no characters, with the numbers that the protocol knows them by. */
const KEYS = { ArrowUp: 38, ArrowDown: 40 };

/** A tab; it emits the protocol's events. */
export class Page extends EventEmitter {
  #browser;
  #sessionId;

  constructor(browser, sessionId) {
    super();
    this.#browser = browser;
    this.#sessionId = sessionId;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#sessionId);
  }

  /** What `expression`, JavaScript in the page, comes to; a promise is waited for. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** A press of the left button at a point of the window. */
  async click({ x, y }) {
    const at = { x, y, button: "left", clickCount: 1 };
    await this.send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
    await this.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
  }

  /** A press of a key: a character, or one of the names in `KEYS`. */
  async press(key) {
    const windowsVirtualKeyCode = KEYS[key];
    const at = windowsVirtualKeyCode ? { key, code: key, windowsVirtualKeyCode } : { key, text: key };
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", ...at });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...at });
  }

  point({ x, y }) {
    return this.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  }
}
