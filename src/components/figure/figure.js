// In the head of pages with a figure: each of its dots, and of its days, has an address, `?dot=17#e-…`.
(() => {
  const root = document.documentElement;
  root.dataset.dots = "";

  // Puts the ring around a dot and makes the link lead to it; the link.
  const mark = (figure, number) => {
    for (const field of figure.querySelectorAll("[data-before]")) {
      const columns = field.viewBox.baseVal.width;
      const at = number - 1 - field.dataset.before;
      const isHere = at >= 0 && at < field.dataset.cells;
      const ring = field.querySelector(".figure__mark");
      ring.setAttribute("visibility", isHere ? "visible" : "hidden");
      ring.setAttribute("transform", `translate(${at % columns},${Math.floor(at / columns)})`);
    }
    const [input, link] = figure.querySelectorAll(".figure__find [id], .figure__find a");
    if (input.value !== String(number)) input.value = number;
    link.search = `?dot=${number}`;
    return link;
  };

  const choose = (figure, number) => {
    const address = new URL(location);
    address.searchParams.set("dot", number);
    address.hash = mark(figure, number).hash;
    // Fails in frames that may not.
    try { history.replaceState(history.state, "", address); } catch {}
  };

  // What the address names. Some addresses cannot be read.
  const named = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  // Marks what the address names. On a page of its own, an event is not named; in a long film it may have to come yet.
  const follow = () => {
    arrival.disconnect();
    const number = new URLSearchParams(location.search).get("dot") | 0;
    if (!number) return;
    const place = location.hash ? named() : root;
    if (!place) return arrival.observe(root, { childList: true, subtree: true });
    const around = place === root ? root : place.closest("article");
    const field = around?.querySelector(".figure__find");
    if (field) mark(field.closest("figure"), number);
  };
  const arrival = new MutationObserver(follow);

  addEventListener("DOMContentLoaded", follow);
  addEventListener("hashchange", follow);
  addEventListener("change", ({ target }) => {
    if (target.name === "dot" && target.value && target.reportValidity()) choose(target.closest("figure"), target.value);
  });
  addEventListener("click", ({ target, clientX, clientY }) => {
    const field = target.closest?.("[data-before]");
    if (!field) return;
    const { left, top, width } = field.getBoundingClientRect();
    const columns = field.viewBox.baseVal.width;
    const cell = (length) => Math.floor((length * columns) / width);
    const at = cell(clientY - top) * columns + cell(clientX - left);
    if (at < field.dataset.cells) choose(field.closest("figure"), at + 1 + Number(field.dataset.before));
  });
})();
