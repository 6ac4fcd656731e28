// Looks where everything is that can be seen, or, once it has looked, says what has moved since: by where it is, and by
// what the browser has counted as a layout shift. What comes after the cause may move where that opens and closes.
const [causes, opens] = arguments;
const cause = causes ? document.querySelector(causes) : null;
const text = each => `${each.localName}.${each.getAttribute('class') ?? ''} “${each.textContent.trim().slice(0, 30)}”`;
const mayMove = each => {
  if (!cause || each === cause) return false;
  // The position takes more or less room; the buttons beside it do not move.
  if (each.matches('.quotes__controls')) return true;
  if (each.closest('.slide, .quotes__position, .guide__bar, .find__hits, .visually-hidden')) return true;
  return opens && !!(cause.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
};
const place = each => { const { left, top } = each.getBoundingClientRect(); return [left, top]; };
const before = window.places;
delete window.places;
const entries = shifts();
if (!before) {
  const all = [...document.querySelectorAll('h1, h2, h3, p, li, summary, label, button, input, select, figure, svg, dd, blockquote')];
  const isSeen = each => {
    const { top, bottom, left, right, width } = each.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && each.checkVisibility();
  };
  window.places = new Map(all.filter(isSeen).map(each => [each, place(each)]));
  return [];
}
const moved = [...before].filter(([each, [left, top]]) => {
  if (!each.isConnected || !each.checkVisibility() || mayMove(each)) return false;
  const [x, y] = place(each);
  return Math.abs(x - left) > 0.5 || Math.abs(y - top) > 0.5;
});
const shifted = entries.flatMap(({ sources, value }) => sources.map(({ node }) => [node, value]))
  .filter(([node]) => node && !mayMove(node.closest ? node : node.parentElement));
return [
  ...moved.map(([each, from]) => `${text(each)} from ${from.map(Math.round)} to ${place(each).map(Math.round)}`),
  ...shifted.map(([node, value]) => `shift of ${value.toFixed(4)}: ${text(node.closest ? node : node.parentElement)}`),
];
