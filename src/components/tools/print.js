onClick(".tools__print", () => print());

// On paper all slides are told, also to who has a PDF read aloud, and what can be opened is open. The search is not printed.
{
  let slides = [];
  let folded = [];
  const unfold = (isOpen) => {
    for (const slide of slides) slide.inert = !isOpen;
    for (const each of folded) each.open = isOpen;
  };
  addEventListener("beforeprint", () => {
    slides = all(".slide[inert]");
    folded = all("details:not([open], .find)");
    unfold(true);
  });
  addEventListener("afterprint", () => unfold(false));
}
