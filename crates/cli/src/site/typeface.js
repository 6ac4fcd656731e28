// Asks for the typeface at the end of the page, and sets the page in it once it is there. Who has to know when waits for
// `companionTypeface`; one that does not come is none.
addEventListener("DOMContentLoaded", () => {
  const asked = document.querySelector("noscript[data-face]");
  if (!asked) return;
  const face = new FontFace(asked.dataset.family, `url("${asked.dataset.face}")`);
  window.companionTypeface = face.load().then(() => document.fonts.add(face), () => {});
});
