// What the other scripts of a page share. Each of those is about one thing, in a block of its own.

const all = (selector) => [...document.querySelectorAll(selector)];

// Calls `act` when the reader clicks on what `selector` finds, and asks for no new window.
const onClick = (selector, act) => document.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
  const found = target.closest?.(selector);
  if (found && !(ctrlKey || metaKey || shiftKey || altKey)) act(found, event);
});
