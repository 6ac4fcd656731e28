// Where the focus is, and whether a reader sees that: by something that is not there without the focus. How things look
// at rest is noted the first time that this is asked, before Tab goes anywhere.
const focus = document.activeElement;
const all = [...document.querySelectorAll('body *')];
const box = focus.getBoundingClientRect();
// A radio button may leave its ring to its label.
const marks = each => [each, each.nextElementSibling, each.closest('label')].map(part => {
  if (!part) return '';
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, opacity } = getComputedStyle(part);
  if (opacity === '0') return '';
  const isDrawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  return (isDrawn ? [outlineStyle, outlineWidth, outlineColor].join(' ') : '') + (boxShadow === 'none' ? '' : boxShadow);
});
window.__rest ??= new Map(all.filter(each => each !== focus && each.matches('a, button, input, select, summary, [tabindex]'))
  .map(each => [each, marks(each)]));
const rest = window.__rest.get(focus) ?? [];
return {
  place: all.indexOf(focus),
  markup: focus.outerHTML.slice(0, 120),
  is_in_sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  is_marked: marks(focus).some((mark, index) => mark && mark !== rest[index]),
  is_reachable: !focus.closest('[inert], [aria-hidden=true]'),
  within: ['#quotes', '.guide', '.timeline__story'].filter(part => focus.closest(part)),
};
