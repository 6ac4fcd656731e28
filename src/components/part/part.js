// On the page of a long film: on paper, an address is of use when it is whole.
addEventListener("beforeprint", () => {
  for (const link of all(".part-links a")) link.dataset.address = link.href;
});
