// The link of a thing to itself is handed on at a click.
{
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.role = "status";
  document.body.append(status);

  // What was said is over when the reader does something else.
  let told;
  const hush = () => delete told?.dataset.said;
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, hush);

  const say = (link) => {
    hush();
    const words = document.querySelector("[data-copied]")?.dataset.copied;
    told = link;
    link.dataset.said = words;
    status.textContent = "";
    status.textContent = words;
  };

  // The address to hand on: that of the page of its own which something has, because it can be previewed. What the reader
  // searches stays with them, and only the link of a dot leads to the dot.
  const addressOf = (link) => {
    const url = new URL(link);
    const dot = link.closest(".figure__find") && url.searchParams.get("dot");
    url.search = dot ? `?dot=${dot}` : "";
    const [, kind, id] = /^#(.)-(.+)/.exec(url.hash) ?? [];
    const pages = document.querySelector("[data-pages]")?.dataset.pages;
    return pages?.includes(kind) ? new URL(`${kind}/${id}/${url.search}`, document.baseURI).href : url.href;
  };

  const handOn = async (link) => {
    const url = addressOf(link);
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
    } catch ({ name }) {
      // A reader who closes the sheet has changed their mind. In a frame there may be none.
      if (name === "AbortError") return;
    }
    await navigator.clipboard.writeText(url);
    say(link);
  };

  onClick(".permalink", (link, event) => {
    if (!(navigator.share ?? navigator.clipboard)) return;
    event.preventDefault();
    handOn(link).catch(() => { location.hash = link.hash; });
  });
}
