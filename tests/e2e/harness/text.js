// The visible text of `main`, with single spaces.
//
// On a live page, and only there, two things are excepted, because scripts have put them there: what stands in an
// island (its controls), and that a carousel has put slides out of sight, which its controls bring back. Everything
// else that cannot be seen is not counted. The field for the number of a dot is there where a script in the head is, which
// answers for it, and has no words of the film.
const live = arguments[0];
const main = document.querySelector('main');
const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
let text = '';
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (element.closest('script, style, template, .figure__find')) continue;
  if (live && element.closest('[data-island]')) continue;
  const waiting = live && element.closest('[data-live] .slide[inert]');
  if (!element.checkVisibility({ visibilityProperty: !waiting })) continue;
  text += walker.currentNode.data;
}
return text.replace(/\s+/g, ' ').trim();
