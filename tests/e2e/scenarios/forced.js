// Pairs that forced colours must leave apart, each as what it is about and how the one and the other are drawn; `null`
// where the page has no such thing.
const style = (selector, part) => {
  const each = document.querySelector(selector);
  return each && getComputedStyle(each, part);
};
const drawn = (selector, ...names) => {
  const found = style(selector);
  return found && names.map(name => found[name]).join(' ');
};
const ground = getComputedStyle(document.body).backgroundColor;
const pair = (about, one, other) => ({ about, one: one ?? null, other: other ?? null });
const sure = '.axis__mark:not([aria-current]) circle:not(.is-vague)';
const mark = selector => drawn(selector, 'fill', 'stroke', 'strokeDasharray');
const dot = selector => drawn(`${selector} .figure__dot`, 'fill', 'strokeDasharray', 'rx');
const quote = is => style(`[role=tab][aria-selected=${is}]`, '::before');
const line = selector => drawn(selector, 'textDecorationLine');
return [
  pair('the knot of an event and the ground', style('.event', '::after')?.backgroundColor, ground),
  pair('a mark on the line and the ground', drawn(sure, 'fill'), ground),
  pair('a sure mark and a vague one', mark(sure), mark('.axis__mark circle.is-vague')),
  pair('the edge of a vague mark and the ground', drawn('.axis__mark:not([aria-current]) circle.is-vague', 'stroke'), ground),
  pair('the mark where the reader is and the ground', drawn('.axis__mark[aria-current] circle', 'fill'), ground),
  pair('the mark where the reader is and the others', mark('.axis__mark[aria-current] circle'), mark(sure)),
  pair('the bar of a chapter and the ground', drawn('.axis__chapter:not([fill])', 'fill'), ground),
  pair('the bar of an event and that of its chapter', drawn('.axis__event:not([fill])', 'fill'), drawn('.axis__chapter:not([fill])', 'fill')),
  pair('the name of a date and the ground', drawn('.axis__tick', 'fill'), ground),
  pair('the chosen drawing and the other', line('.axis__scale :checked + span'), line('.axis__scale :not(:checked) + span')),
  pair('the chapter that is read and the others',
    drawn('.timeline__chapters [aria-current]', 'textDecorationThickness'), drawn('.timeline__chapters a:not([aria-current])', 'textDecorationThickness')),
  pair('the chosen theme and the others', line('.tools__theme:has(:checked)'), line('.tools__theme:not(:has(:checked))')),
  pair('the chosen quote and the ground', quote(true)?.backgroundColor, ground),
  pair('another quote and the ground', quote(false)?.backgroundColor, ground),
  pair('the size of the chosen quote and of the others', quote(true)?.inlineSize, quote(false)?.inlineSize),
  pair('a chosen count and the others', line('.figure__choice :checked + span'), line('.figure__choice :not(:checked) + span')),
  pair('the words of a chosen count and the ground', drawn('.figure__choice :checked + span', 'color'), ground),
  pair('the dots of a figure and the ground', drawn('.figure__dots .figure__dot', 'fill', 'stroke'), `${ground} none`),
  pair('the ring of a dot and the ground', drawn('.figure__mark', 'stroke'), ground),
  pair('a bar and one in dispute', dot('.figure__bar:not(.is-disputed, .is-projected)'), dot('.figure__bar.is-disputed')),
  pair('the edge of a field and the ground', drawn('#find input', 'borderTopColor'), ground),
  pair('the source that an address leads to and the others',
    drawn('.source:target', 'outlineStyle'), drawn('.source:not(:target)', 'outlineStyle')),
  pair('a laurel and the ground', drawn('.laurel', 'stroke'), ground),
];
