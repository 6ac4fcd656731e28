// What a reader cannot read here, a line each: words beyond the window, words on words, words that their box cuts off,
// and a bar that takes more than a quarter of the window. Where a film is an element of the page, it is the element that is
// looked at, and its column is its window.
const skipped = '.visually-hidden, [inert], script, style, template, noscript, .skip-link';
const host = document.querySelector('film-companion');
const root = host?.shadowRoot ?? document.body;
const edges = host?.getBoundingClientRect() ?? { left: 0, right: document.documentElement.clientWidth };
const faults = new Set();
const name = each => `${each.localName}.${each.getAttribute('class') ?? ''}`;
const isShown = each => !each.closest(skipped) && getComputedStyle(each).clipPath === 'none'
  && each.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const scrolls = each => /auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth;
// What is under a bar can be scrolled out from under it.
const stays = each => /fixed|sticky/.exec(getComputedStyle(each).position)?.[0] ?? (each.parentElement ? stays(each.parentElement) : '');
// What lies beyond the edge of a box that scrolls up and down is not there to be read yet.
const frameOf = each => each && (/auto|scroll/.test(getComputedStyle(each).overflowY) ? each : frameOf(each.parentElement));
const isWithin = (frame, { top, bottom }) => {
  const box = frame?.getBoundingClientRect();
  return !box || (bottom > box.top && top < box.bottom);
};
const around = (each, is) => { for (; each; each = each.parentElement) if (is(each)) return true; return false; };

const lines = [];
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const { data, parentElement: element } = walker.currentNode;
  // What scrolls by itself may be wider than the window.
  if (!data.trim() || !isShown(element) || around(element, scrolls)) continue;
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  const spacing = parseFloat(getComputedStyle(element).letterSpacing) || 0;
  const frame = frameOf(element);
  for (const { left, right, top, bottom } of range.getClientRects()) {
    if (right - left < 2 || !isWithin(frame, { top, bottom })) continue;
    const about = `“${data.trim().slice(0, 30)}” in ${name(element)}`;
    if (left < edges.left - 1 || right > edges.right + 1) faults.add(`beyond the window: ${about}`);
    // The letters themselves, without the room that a reader puts between them: above and below them is room that lines share.
    const third = (bottom - top) / 3;
    lines.push({ about, left, right, top: top + third, bottom: bottom - third, stays: stays(element), spacing });
  }
}
lines.sort((one, other) => one.top - other.top);
lines.forEach((line, index) => {
  for (const next of lines.slice(index + 1)) {
    if (next.top >= line.bottom) break;
    const shared = Math.min(line.right, next.right) - Math.max(line.left, next.left);
    if (shared > 2 + line.spacing && line.stays === next.stays) faults.add(`${line.about} lies on ${next.about} by ${shared} px`);
  }
});

for (const each of root.querySelectorAll('*:not(svg, svg *)')) {
  const { overflowX, overflowY } = getComputedStyle(each);
  const cuts = axis => /hidden|clip/.test(axis);
  if (!each.textContent.trim() || !isShown(each)) continue;
  if (cuts(overflowX) && each.scrollWidth > each.clientWidth + 1) faults.add(`cut off at its side: ${name(each)}`);
  if (cuts(overflowY) && each.scrollHeight > each.clientHeight + 1) faults.add(`cut off at its foot: ${name(each)}`);
  if (getComputedStyle(each).position === 'fixed' && each.offsetHeight > innerHeight / 4)
    faults.add(`takes ${each.offsetHeight} px of ${innerHeight}: ${name(each)}`);
}

const start = scrollX;
scrollBy(-9999, 0);
const least = scrollX;
scrollBy(19999, 0);
if (scrollX - least > 0.5) faults.add(`scrolls sideways by ${scrollX - least} px`);
scrollTo(start, scrollY);
return [...faults];
