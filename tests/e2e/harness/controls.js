// Presses what answers at once, whether the program is there or not, and returns what did not answer, and what can be
// pressed though nobody is known to answer for it. The page is as it was afterwards.
const [isLive] = arguments;
const root = document.documentElement;
const all = selector => [...document.querySelectorAll(selector)]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest('[inert]'));
const dead = [];
const answers = (control, has) => { if (!has) dead.push(control.outerHTML.slice(0, 160)); };

for (const theme of all('[name=theme]')) {
  theme.click();
  answers(theme, (root.dataset.theme ?? '') === theme.value);
}
document.querySelector('[name=theme]')?.click();

for (const print of all('.tools__print')) {
  print.click();
  answers(print, window.__probe.dialogs.pop() === 'print');
}

// One link of each kind is handed on.
const handed = [];
const writeText = async address => { handed.push(address); };
Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
for (const kind of ['.slide', '.event', '.chapter']) {
  const link = all(`${kind} .permalink`)[0];
  const before = handed.length;
  link?.click();
  if (link) answers(link, handed.length > before);
}
delete navigator.share;
delete navigator.clipboard;

const [dot] = all('[name=dot]');
if (dot) {
  const { href } = location, { value } = dot;
  dot.value = 2;
  dot.dispatchEvent(new Event('change', { bubbles: true }));
  answers(dot, location.search.includes('dot=2'));
  dot.value = value;
  history.replaceState(history.state, '', href);
}

// The browser itself answers for these, the style sheets with it.
const own = 'a[href], details > summary, [controls], .figure__choice input';
const known = ['[name=theme], .tools__print, [name=dot]', own, ...(isLive ? ['[data-island] *'] : [])].join();
const controls = all('button, input, select, textarea, summary, [contenteditable], [role=tab], [role=button], [tabindex="0"]');
return [...dead, ...controls.filter(each => !each.matches(known)).map(each => each.outerHTML.slice(0, 160))];
