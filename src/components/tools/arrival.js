// Where an address leads, the keyboard goes on, and what is read aloud.
{
  // The links by which the reader has left places of this page; those that are handed on lead nowhere. One in a drawing
  // tells its address only as it is written.
  const left = new Map();
  onClick("a[href*='#']:not(.permalink)", (link) => {
    left.set(location.hash, link);
    left.delete(new URL(link.getAttribute("href"), location).hash);
  });
  const arrive = () => {
    const target = document.querySelector(":target");
    // A quote that is out of sight is out of reach too, until the carousel has heard of the address.
    target?.closest(".slide")?.removeAttribute("inert");
    // Who goes back is at the link by which they left, if it is still there and in reach. An old name is an empty element in
    // what it names.
    const link = left.get(location.hash);
    const thing = link?.matches("body :not([inert] *)") ? link : target?.firstChild ? target : target?.parentElement;
    if (!thing || thing.contains(document.activeElement)) return;
    if (thing.tabIndex < 0) thing.tabIndex = -1;
    thing.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  addEventListener("companion-arrived", arrive);
  // Until it is drawn, a page has no target.
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(arrive));
}
