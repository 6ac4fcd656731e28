// The switch between themes. The theme itself is there before anything is painted: `stored_theme.js`.
{
  const key = "companion-theme";
  const root = document.documentElement;
  // Storage that is denied throws; then the choice lasts as long as the page.
  const storage = (use) => { try { return use(localStorage); } catch { return null; } };
  let theme = root.dataset.theme ?? "";

  const show = (chosen) => {
    theme = chosen;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    all("meta[name=theme-color]").forEach((meta, index) => {
      const own = ["light", "dark"][index];
      meta.media = theme ? (theme === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    });
    for (const choice of all("input[name=theme]")) choice.checked = choice.value === theme;
  };
  const follow = () => show(storage((its) => its.getItem(key) ?? "") ?? theme);

  if (theme) show(theme);
  // The switches are there later than this.
  addEventListener("DOMContentLoaded", follow);
  // On another page another may be chosen, also before the reader comes back to this one.
  addEventListener("storage", (event) => event.key === key && follow());
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  addEventListener("change", ({ target }) => {
    if (target.name !== "theme") return;
    show(target.value);
    storage((its) => (theme ? its.setItem(key, theme) : its.removeItem(key)));
  });
}
