// On pages with a figure: each of its dots, and of its days, has an address, `?dot=17#e-…`.
{
  document.documentElement.dataset.dots = "";

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

  // Makes the address ask for a dot of a figure, or for none.
  const ask = (number, figure) => {
    const address = new URL(location);
    if (figure) {
      address.searchParams.set("dot", number);
      address.hash = mark(figure, number).hash;
    } else address.searchParams.delete("dot");
    // Fails in frames that may not.
    try { history.replaceState(history.state, "", address); } catch {}
  };

  // Marks what the address asks for. On a page of its own, an event is not named; in a long film it may have to come yet.
  const follow = ({ oldURL }) => {
    const number = Math.trunc(new URLSearchParams(location.search).get("dot"));
    if (!(number > 0)) return;
    // Who follows a link from where the dot is leaves it behind.
    if (oldURL?.includes(location.search + "#")) return ask();
    const around = location.hash ? document.querySelector(":target")?.closest("article") : document;
    const input = around?.querySelector(".figure__find input");
    // Nobody is led to a dot that is not there.
    if (number <= input?.max) mark(input.closest("figure"), number);
  };

  // Until it is drawn, a page has no target.
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(follow));
  addEventListener("companion-arrived", follow);
  addEventListener("hashchange", follow);
  addEventListener("change", ({ target }) => {
    if (target.name === "dot" && target.value && target.reportValidity()) ask(target.value, target.closest("figure"));
  });
  onClick("[data-before]", (field, { clientX, clientY }) => {
    const { left, right, top, width } = field.getBoundingClientRect();
    const columns = field.viewBox.baseVal.width;
    const cell = (length) => Math.floor((length * columns) / width);
    const column = cell(field.closest("[dir=rtl]") ? right - clientX : clientX - left);
    const at = cell(clientY - top) * columns + column;
    // A ring at the edge sticks out of the field.
    if (column >= 0 && column < columns && at >= 0 && at < field.dataset.cells)
      ask(at + 1 + Number(field.dataset.before), field.closest("figure"));
  });
}
