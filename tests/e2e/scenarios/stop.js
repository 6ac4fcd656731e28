// Where the focus is, and whether a reader sees that.
const focus = document.activeElement;
const all = [...document.querySelectorAll('body *')];
const box = focus.getBoundingClientRect();
const style = getComputedStyle(focus);
// A radio button may leave its ring to its label.
const marked = [focus, focus.nextElementSibling, focus.closest('label')].filter(Boolean)
  .some(each => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });
return {
  place: all.indexOf(focus),
  markup: focus.outerHTML.slice(0, 120),
  is_in_sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  is_marked: marked || style.outlineStyle === 'auto',
  is_reachable: !focus.closest('[inert], [aria-hidden=true]'),
};
