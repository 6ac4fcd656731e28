// In the head of a frame, so that the theme of the frame's address is there before anything is painted.
{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
