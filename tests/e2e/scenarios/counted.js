// Hands out what the browser has counted as layout shifts since it was last asked, from the beginning of the page on.
window.shifts ??= (() => {
  const found = [];
  const seen = entries => found.push(...entries.getEntries());
  const observer = new PerformanceObserver(seen);
  observer.observe({ type: 'layout-shift', buffered: true });
  return () => { found.push(...observer.takeRecords()); return found.splice(0); };
})();
