// Where an address leads, the keyboard goes on, and what is read aloud.
{
  const arrive = () => {
    const target = document.querySelector(":target");
    // An old name is an empty element in what it names.
    const thing = target?.firstChild ? target : target?.parentElement;
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
