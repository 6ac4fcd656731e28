// On the page that tells how to embed a film: the choice goes into the preview and into every snippet.
(() => {
  const form = document.querySelector("form");
  const preview = document.querySelector("iframe");
  const snippets = [...document.querySelectorAll("[data-snippet]")];
  const root = form.dataset.root;
  const show = () => {
    const { section, language, theme } = Object.fromEntries(new FormData(form));
    const folder = new URL(language ?? "./", location);
    const frame = new URL(`${section}/${theme ? `?theme=${theme}` : ""}`, folder).href;
    const choice = {
      frame, section, page: new URL("../", folder).href, site: new URL(root, location).href,
      theme: theme ? ` theme="${theme}"` : "",
    };
    for (const each of snippets) {
      each.textContent = each.dataset.snippet.replace(/\{(frame|page|site|section|theme)\}/g, (_, name) => choice[name]);
    }
    if (preview.src !== frame) preview.src = frame;
  };
  form.addEventListener("change", show);
  form.hidden = false;
  show();
  if (!navigator.clipboard) return;
  for (const each of snippets) {
    const button = each.nextElementSibling;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(each.textContent);
      button.textContent = form.dataset.copied;
    });
    button.hidden = false;
  }
})();
