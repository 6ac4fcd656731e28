// What is to be known of a page on which something is waited for in vain.
const done = arguments[arguments.length - 1];
const { href } = location, { readyState, visibilityState, activeElement } = document;
const state = {
  href, readyState, visibilityState,
  focus: activeElement?.cloneNode().outerHTML,
  hasFocus: document.hasFocus(),
  islands: document.querySelectorAll('[data-island]').length,
  files: performance.getEntriesByType('resource').map(({ name, responseEnd }) => `${name} ${Math.round(responseEnd)}`),
  age: Math.round(performance.now()),
  said: window.__probe,
  draws: false,
};
// A browser that has stopped drawing never calls.
const later = setTimeout(() => done(state), 2000);
requestAnimationFrame(() => {
  clearTimeout(later);
  done({ ...state, draws: true });
});
