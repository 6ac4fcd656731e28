// In the head, so that the reader's theme is there before anything is painted.
{
  const key = "companion-theme";
  const root = document.documentElement;
  // Storage that is denied throws; then the choice lasts as long as the page.
  const storage = (use) => { try { return use(localStorage); } catch { return null; } };

  const show = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    all("meta[name=theme-color]").forEach((meta, index) => {
      const own = ["light", "dark"][index];
      meta.media = theme ? (theme === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    });
  };

  const theme = storage((its) => its.getItem(key)) ?? "";
  root.dataset.tools = "";
  show(theme);
  addEventListener("DOMContentLoaded", () => {
    show(theme);
    for (const choice of all("input[name=theme]")) choice.checked = choice.value === theme;
  });
  addEventListener("change", ({ target }) => {
    if (target.name !== "theme") return;
    show(target.value);
    storage((its) => (target.value ? its.setItem(key, target.value) : its.removeItem(key)));
  });
}
