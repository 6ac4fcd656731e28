// Who has asked for a player goes on there: the button has given way to it, or will in a moment.
onClick(".medium__load", (_, event) => {
  const player = event.composedPath().find((each) => each.matches?.(".medium__player"));
  setTimeout(() => player.firstChild?.focus());
});
