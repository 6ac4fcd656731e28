// What is to be known of a page on which something is waited for in vain.
const { readyState, visibilityState, activeElement, documentElement } = document;
return {
  href: location.href, readyState, visibilityState,
  focus: activeElement?.cloneNode().outerHTML,
  hasFocus: document.hasFocus(),
  window: [innerWidth, innerHeight],
  scrolled: [scrollX, scrollY],
  height: documentElement.scrollHeight,
  target: document.querySelector(":target")?.getBoundingClientRect(),
  islands: document.querySelectorAll("[data-island]").length,
  files: performance.getEntriesByType("resource").map(({ name, responseEnd }) => `${name} ${Math.round(responseEnd)}`),
  age: Math.round(performance.now()),
  said: window.__probe,
};
