// In the head, so that the reader's theme is there before anything is painted, and no more than that: on a phone whatever
// else stands here makes the first words wait. `theme.js` does the rest.
{
  const root = document.documentElement;
  root.dataset.tools = "";
  // Storage that is denied throws.
  try {
    const theme = localStorage.getItem("companion-theme");
    if (theme) root.dataset.theme = theme;
  } catch {}
}
