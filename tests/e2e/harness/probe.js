// Runs before anything of the page's own and writes down what a reader must never meet.
(() => {
  const probe = { errors: [], failed: [], console: [], violations: [], dialogs: [], events: [] };
  Object.defineProperty(window, '__probe', { value: probe });
  document.currentScript.remove();
  addEventListener('error', event => {
    // That an observer hears of a size in the next frame, and not in this one, is a notice in the shape of an error.
    if (event.message?.startsWith('ResizeObserver loop')) return;
    // What could not be loaded is an error of its element, which bubbles nowhere and is heard on its way down.
    if (event instanceof ErrorEvent) probe.errors.push(event.message);
    else probe.failed.push(`${event.target.localName} ${event.target.src || event.target.href || ''}`);
  }, true);
  addEventListener('unhandledrejection', event => probe.errors.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', event =>
    probe.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  document.addEventListener('companion-error', event => probe.events.push(event.detail));
  // What was said goes along to the next document of the tab, should nobody have asked by then.
  if (window === top) {
    const key = '__probe';
    try {
      probe.earlier = JSON.parse(sessionStorage.getItem(key) ?? '[]');
      if (probe.earlier.length) sessionStorage.removeItem(key);
    } catch { /* It may keep nothing. */ }
    addEventListener('pagehide', () => {
      const said = [...probe.earlier ?? [], ...probe.errors, ...probe.violations];
      try { if (said.length) sessionStorage.setItem(key, JSON.stringify(said)); } catch { /* It may keep nothing. */ }
    });
  }
  const { error } = console;
  console.error = (...args) => { probe.console.push(args.join(' ')); error(...args); };
  for (const name of ['alert', 'confirm', 'prompt', 'print']) {
    window[name] = () => { probe.dialogs.push(name); };
  }
})();
