// Runs before anything of the page's own and writes down what a reader must never meet.
(() => {
  const probe = { errors: [], failed: [], console: [], violations: [], dialogs: [], events: [] };
  Object.defineProperty(window, '__probe', { value: probe });
  document.currentScript.remove();
  addEventListener('error', event => {
    // What could not be loaded is an error of its element, which bubbles nowhere and is heard on its way down.
    if (event instanceof ErrorEvent) probe.errors.push(event.message);
    else probe.failed.push(`${event.target.localName} ${event.target.src || event.target.href || ''}`);
  }, true);
  addEventListener('unhandledrejection', event => probe.errors.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', event =>
    probe.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  document.addEventListener('companion-error', event => probe.events.push(event.detail));
  const { error } = console;
  console.error = (...args) => { probe.console.push(args.join(' ')); error(...args); };
  for (const name of ['alert', 'confirm', 'prompt', 'print']) {
    window[name] = () => { probe.dialogs.push(name); };
  }
})();
