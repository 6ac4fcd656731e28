// Where an address leads, the keyboard goes on, and what is read aloud.
{
  // The links by which the reader has left addresses of this page.
  const left = new Map();
  onClick("a[href*='#']", (link) => {
    left.set(location.href, link);
    left.delete(link.href);
  });
  const arrive = () => {
    const target = document.querySelector(":target");
    // An old name is an empty element in what it names. Who goes back is at the link by which they left.
    const thing = left.get(location.href) ?? (target?.firstChild ? target : target?.parentElement);
    if (!thing || thing.contains(document.activeElement)) return;
    // A quote that is out of sight is out of reach too, until the carousel has heard of the address.
    thing.closest(".slide")?.removeAttribute("inert");
    if (thing.tabIndex < 0) thing.tabIndex = -1;
    thing.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  addEventListener("companion-arrived", arrive);
  // Until it is drawn, a page has no target.
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(arrive));
}
