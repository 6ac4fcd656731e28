// The link of a thing to itself is handed on at a click.
{
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.role = "status";
  addEventListener("DOMContentLoaded", () => document.body.append(status));

  const say = (link) => {
    const words = document.querySelector("[data-copied]")?.dataset.copied;
    for (const other of all("[data-said]")) delete other.dataset.said;
    link.dataset.said = words;
    status.textContent = "";
    status.textContent = words;
  };

  // The address to hand on: that of the page of its own which something has, because it can be previewed. Only the link
  // of a dot leads to the dot.
  const addressOf = (link) => {
    const url = new URL(link);
    if (!link.closest(".figure__find")) url.searchParams.delete("dot");
    const [, kind, id] = /^#(.)-(.+)/.exec(url.hash) ?? [];
    const pages = document.querySelector("[data-pages]")?.dataset.pages;
    if (!pages?.includes(kind)) return url.href;
    const dot = url.searchParams.get("dot");
    return new URL(`${kind}/${id}/${dot ? `?dot=${dot}` : ""}`, document.baseURI).href;
  };

  onClick(".permalink", (link, event) => {
    const url = addressOf(link);
    if (navigator.share) {
      event.preventDefault();
      // A reader who closes the sheet has changed their mind.
      navigator.share({ title: document.title, url }).catch(() => {});
    } else if (navigator.clipboard) {
      event.preventDefault();
      const visit = () => { location.hash = link.hash; };
      navigator.clipboard.writeText(url).then(() => say(link), visit);
    }
  });
}
