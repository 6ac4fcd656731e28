// Who has asked for a player goes on there: the button has given way to it, or will in a moment.
onClick(".medium__load", (_, event) => {
  const player = event.composedPath()[1];
  setTimeout(() => player.firstChild?.focus());
});
