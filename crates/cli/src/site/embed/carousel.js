// Brings the quotes of a section by itself to life, with the names and roles that they have on the page
// (src/components/quote_carousel): buttons, a place among the others, pickers that are tabs, slides out of reach while out
// of sight. How far the row has been scrolled says which quote is shown, whoever did it: a button, a finger or a link.
// Answers with what shows a slide, or once more the one that is shown.
const bringQuotesToLife = (root) => {
  const one = (selector) => root.querySelector(selector);
  const [position, previous, next] = one(".quotes__controls")?.children ?? [];
  if (!next) return;
  const row = one(".quotes__slides");
  const pickers = one(".quotes__pickers");
  const [slides, tabs] = [row, pickers].map(({ children }) => [...children]);
  const offset = (slide) => slide.offsetLeft - slides[0].offsetLeft;
  const distance = (slide) => Math.abs(offset(slide) - row.scrollLeft);
  const isWithOthers = (event) => event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;

  let current;
  const select = (index, isTold) => {
    if (index === current) return;
    current = index;
    slides.forEach((slide, at) => { slide.inert = at !== index; });
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", at === index);
      tab.tabIndex = at === index ? 0 : -1;
    });
    position.textContent = slides[index].dataset.position;
    if (isTold) one(".quotes > [role=status]").textContent = tabs[index].getAttribute("aria-label");
  };
  const show = (index, isTold = true) => {
    select((index + slides.length) % slides.length, isTold);
    row.scrollTo({ left: offset(slides[current]), behavior: "instant" });
  };

  for (const each of [position, previous, next]) each.hidden = false;
  row.closest(".quotes").dataset.live = "";
  pickers.role = "tablist";
  tabs.forEach((tab, at) => {
    const slide = slides[at];
    tab.role = "tab";
    tab.id = `tab-${slide.id}`;
    tab.setAttribute("aria-controls", slide.id);
    slide.role = "tabpanel";
    slide.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      if (isWithOthers(event)) return;
      event.preventDefault();
      show(at);
    });
  });
  previous.addEventListener("click", () => show(current - 1));
  next.addEventListener("click", () => show(current + 1));
  pickers.addEventListener("keydown", (event) => {
    if (isWithOthers(event)) return;
    const on = getComputedStyle(row).direction === "rtl" ? -1 : 1;
    // A link does not answer to the space bar; a tab does.
    const keys = { ArrowLeft: current - on, ArrowRight: current + on, Home: 0, End: slides.length - 1, " ": current };
    if (!(event.key in keys)) return;
    event.preventDefault();
    // The picker that has the focus then says the same.
    show(keys[event.key], false);
    tabs[current].focus({ preventScroll: true });
  });

  // A swipe has ended when the browser says so, or, where it does not, when the row has stood still for a while. What a
  // link has brought need not be told.
  let still, isByHand;
  for (const kind of ["touchmove", "wheel", "pointerdown"]) {
    row.addEventListener(kind, () => { isByHand = true; }, { passive: true });
  }
  const settle = () => {
    const distances = slides.map(distance);
    select(distances.indexOf(Math.min(...distances)), isByHand);
    isByHand = false;
  };
  if ("onscrollend" in row) row.addEventListener("scrollend", settle);
  else row.addEventListener("scroll", () => {
    clearTimeout(still);
    still = setTimeout(settle, 120);
  }, { passive: true });
  settle();

  // Where nobody sees it, in a tab that is closed, a row cannot be scrolled.
  let width = row.clientWidth;
  new ResizeObserver(() => {
    if (width === 0) show(current, false);
    width = row.clientWidth;
  }).observe(row);
  return (slide = slides[current]) => show(slides.indexOf(slide), false);
};
