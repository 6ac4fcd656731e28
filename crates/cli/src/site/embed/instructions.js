// On the page that tells how to embed a film: the choice goes into the preview and into every snippet.
(() => {
  const form = document.querySelector("form");
  const preview = document.querySelector("iframe");
  const element = document.querySelector("film-companion");
  const snippets = [...document.querySelectorAll("[data-snippet]")];
  const buttons = snippets.map((each) => each.nextElementSibling);
  const { root, copied } = form.dataset;
  const copy = buttons[0].textContent;
  let shown = preview.src;
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
    // What was copied is another one's now.
    for (const button of buttons) button.textContent = copy;
    // Back leads to the page that was left, and not to the last choice.
    if (shown !== frame) preview.contentWindow.location.replace(frame);
    shown = frame;
    element.setAttribute("src", choice.page);
    element.setAttribute("section", section);
  };
  form.addEventListener("change", show);
  form.hidden = false;
  show();
  if (!navigator.clipboard) return;
  snippets.forEach((each, at) => {
    const button = buttons[at];
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(each.textContent);
        button.textContent = copied;
      } catch {
        // Who may not write there copies by hand.
        getSelection().selectAllChildren(each);
      }
    });
    button.hidden = false;
  });
})();
