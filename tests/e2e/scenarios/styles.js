// The selectors of a whole sheet, `arguments[0]`, that find something on the page and that the page's own sheets have not.
// What depends on a state, such as where the pointer is, counts as it is now.
const apart = (list) => {
  let [depth, from] = [0, 0];
  const found = [];
  [...list.split(""), ","].forEach((sign, at) => {
    depth += (sign === "(") - (sign === ")");
    if (sign !== "," || depth > 0) return;
    found.push(list.slice(from, at).trim());
    from = at + 1;
  });
  return found;
};
const selectors = (rules) =>
  [...rules].flatMap((rule) => [
    ...(rule instanceof CSSStyleRule ? apart(rule.selectorText) : []),
    ...selectors(rule.cssRules ?? []),
  ]);
const finds = (selector) => document.querySelector(selector.replace(/::[\w-]+/g, "") || "*") !== null;

const whole = new CSSStyleSheet();
whole.replaceSync(arguments[0]);
const here = new Set([...document.styleSheets].flatMap(({ cssRules }) => selectors(cssRules)));
return selectors(whole.cssRules).filter((selector) => finds(selector) && !here.has(selector));
