// Starts the engine when the browser has nothing better to do, or at the reader's first touch: the page can be read
// without it. Should it not come, it is asked for once more; then the page stays as it is and says so on the console.
(() => {
  const { glue, glueIntegrity, wasm, wasmIntegrity, offline } = document.currentScript.dataset;
  const load = async (attempt) => {
    const address = new URL(glue + attempt, document.baseURI).href;
    const check = document.createElement("link");
    Object.assign(check, { rel: "modulepreload", href: address, integrity: glueIntegrity });
    document.head.append(check);
    const [engine, program] = await Promise.all([import(address), fetch(wasm, { integrity: wasmIntegrity })]);
    await engine.default({ module_or_path: program });
  };
  // Keeps the page for when there is no network. A browser that will not, and a page from a disk, do without.
  const keep = async () => {
    if (offline) await navigator.serviceWorker.register(offline);
  };
  const giveUp = (error) => {
    console.error("companion: the page stays as it is, without what moves.", error);
    const detail = { code: "engine", message: String(error) };
    document.dispatchEvent(new CustomEvent("companion-error", { bubbles: true, detail }));
  };
  // A program that panics has said so, and would do so again. One whose memory has ended learns of it here.
  let isTold = false;
  document.addEventListener("companion-error", () => { isTold = true; });
  const end = (error) => {
    reportError(error);
    if (!isTold) giveUp(error);
  };
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    // What a browser remembers of a module that failed, it remembers by its whole address.
    load("")
      .catch((error) => (error instanceof WebAssembly.RuntimeError ? end(error) : load("#again")))
      .then(() => keep().catch(() => {}), giveUp);
  };
  const startWhenIdle = () => (window.requestIdleCallback ?? setTimeout)(start, { timeout: 2000 });
  // A browser may be idle before it has painted, and the words come first: they are in the first of two frames. Firefox
  // reports no first paint where an address leads down the page.
  const startWhenPainted = () => requestAnimationFrame(() => requestAnimationFrame(startWhenIdle));
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, start, { passive: true });
  // A picture or a typeface that hangs must not keep the page from coming alive.
  addEventListener("DOMContentLoaded", () => setTimeout(startWhenIdle, 4000));
  document.readyState === "complete" ? startWhenPainted() : addEventListener("load", startWhenPainted);
})();
