// Pairs that forced colours must leave apart, each as what it is about and how the one and the other are drawn; `null`
// where the page has no such thing.
const one = selector => document.querySelector(selector);
const drawn = (selector, ...names) => {
  const each = one(selector);
  const style = each && getComputedStyle(each);
  return style ? names.map(name => style[name]).join(' ') : null;
};
const ground = getComputedStyle(document.body).backgroundColor;
const pair = (about, first, second) => ({ about, one: first, other: second });
const knot = getComputedStyle(one('.event'), '::after');
const mark = selector => drawn(`.axis__mark${selector}`, 'fill', 'stroke', 'strokeDasharray');
const dot = selector => drawn(`${selector} .figure__dot`, 'fill', 'strokeDasharray', 'rx');
return [
  pair('the knot of an event and the ground', knot.backgroundColor, ground),
  pair('a mark on the line and the ground', drawn('.axis__mark:not([aria-current]) circle:not(.is-vague)', 'fill'), ground),
  pair('a sure mark and a vague one', mark(':not([aria-current]) circle:not(.is-vague)'), mark(' circle.is-vague')),
  pair('the edge of a vague mark and the ground', drawn('.axis__mark:not([aria-current]) circle.is-vague', 'stroke'), ground),
  pair('the mark where the reader is and the others', mark('[aria-current] circle'), mark(':not([aria-current]) circle:not(.is-vague)')),
  pair('the bar of a chapter and the ground', drawn('.axis__chapter:not([fill])', 'fill'), ground),
  pair('the bar of an event and that of its chapter', drawn('.axis__event:not([fill])', 'fill'), drawn('.axis__chapter:not([fill])', 'fill')),
  pair('the name of a date and the ground', drawn('.axis__tick', 'fill'), ground),
  pair('the chosen drawing and the other',
    drawn('.axis__scale :checked + span', 'textDecorationLine'), drawn('.axis__scale :not(:checked) + span', 'textDecorationLine')),
  pair('the chapter that is read and the others',
    drawn('.timeline__chapters [aria-current]', 'textDecorationThickness'), drawn('.timeline__chapters a:not([aria-current])', 'textDecorationThickness')),
  pair('the chosen theme and the others',
    drawn('.tools__theme:has(:checked)', 'textDecorationLine'), drawn('.tools__theme:not(:has(:checked))', 'textDecorationLine')),
  pair('the chosen quote and the others',
    drawn('[role=tab][aria-selected=true]', 'color') && getComputedStyle(one('[role=tab][aria-selected=true]'), '::before').inlineSize,
    drawn('[role=tab][aria-selected=false]', 'color') && getComputedStyle(one('[role=tab][aria-selected=false]'), '::before').inlineSize),
  pair('a chosen count and the others',
    drawn('.figure__choice :checked + span', 'outlineStyle'), drawn('.figure__choice :not(:checked) + span', 'outlineStyle')),
  pair('the dots of a figure and the ground', drawn('.figure__dots .figure__dot', 'fill', 'stroke'), `${ground} none`),
  pair('the ring of a dot and the ground', drawn('.figure__mark', 'stroke'), ground),
  pair('a bar and one in dispute', dot('.figure__bar:not(.is-disputed, .is-projected)'), one('.figure__bar.is-disputed') && dot('.figure__bar.is-disputed')),
  pair('the edge of a field and the ground', drawn('#find input', 'borderTopColor'), ground),
  pair('a laurel and the ground', drawn('.laurel', 'stroke'), ground),
];
