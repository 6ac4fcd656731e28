onClick(".tools__print", () => print());

// On paper all slides are told, also to who has a PDF read aloud.
{
  let slides = [];
  const tell = (isInert) => slides.forEach((slide) => { slide.inert = isInert; });
  addEventListener("beforeprint", () => {
    slides = all(".slide[inert]");
    tell(false);
  });
  addEventListener("afterprint", () => tell(true));
}
