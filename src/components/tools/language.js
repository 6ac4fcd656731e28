// A link to another language leads to what is being read.
onClick("a[hreflang]", (link) => {
  // The last chapter, event or quote that begins in the upper half of the window. An old name of one is empty.
  const read = all("[id^=c-], [id^=e-], [id^=q-]").findLast((each) => {
    const { top, bottom, left, right } = each.getBoundingClientRect();
    return each.firstChild && top < innerHeight / 2 && bottom > 0 && left < innerWidth && right > 0 && !each.closest("[inert]");
  });
  // What is asked for goes along, for its keys are the same in every language; words that are searched are not.
  const asked = new URLSearchParams(location.search);
  asked.delete("q");
  link.hash = read?.id ?? location.hash;
  // A dot is one of what the address names.
  if (location.hash && link.hash !== location.hash) asked.delete("dot");
  link.search = asked;
});
