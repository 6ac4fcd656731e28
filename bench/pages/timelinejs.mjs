// TimelineJS 3 with Splide: what film sites use today. Card and quotes are HTML, the timeline comes as JSON.
import fs from "node:fs/promises";
import path from "node:path";

import { card, cite, each, html, sources, STYLE } from "./html.mjs";

const STYLES = `
figure{margin:0;padding:1rem 3rem;min-height:14rem;background:#f4f1ea}
#timeline{width:100%;height:600px}`;

const FILES = {
  "timeline/js/timeline.js": "@knight-lab/timelinejs/dist/js/timeline.js",
  "timeline/css/timeline.css": "@knight-lab/timelinejs/dist/css/timeline.css",
  "timeline/css/icons": "@knight-lab/timelinejs/dist/css/icons",
  "splide/splide.min.js": "@splidejs/splide/dist/js/splide.min.js",
  "splide/splide.min.css": "@splidejs/splide/dist/css/splide.min.css",
};

// Its own typefaces are switched off, in its favour.
const START = `new Splide(".splide",{type:"loop"}).mount();
window.timeline=new TL.Timeline("timeline","/timeline.json",{font:"",script_path:location.origin+"/timeline/js/"});`;

function page(film) {
  const quote = ({ text, speaker, occasion, source }) =>
    `<li class="splide__slide"><figure><blockquote>${text}</blockquote>` +
    `<figcaption>${speaker}, ${occasion}${cite(source)}</figcaption></figure></li>`;
  const body =
    `<main>${card(film.card)}<h2>Quotes</h2><section class="splide" aria-label="Quotes"><div class="splide__track">` +
    `<ul class="splide__list">${each(film.quotes, quote)}</ul></div></section>` +
    `<h2>Timeline</h2><div id="timeline"></div>${sources(film.sources)}</main>` +
    `<script src="/splide/splide.min.js"></script><script src="/timeline/js/timeline.js"></script>` +
    `<script>${START}</script>`;
  const head =
    '<link rel="stylesheet" href="/splide/splide.min.css"><link rel="stylesheet" href="/timeline/css/timeline.css">';
  return html({ title: film.card.title, style: STYLE + STYLES, head, body });
}

function data({ card: { title, tagline }, chapters }) {
  const event = (chapter) => ({ id, date, title: headline, text, source }) => {
    const [year, month, day] = date.split("-").map(Number);
    return {
      unique_id: id,
      group: chapter.title,
      start_date: { year, month, day },
      text: { headline, text: `<p>${text}${cite(source)}</p>` },
    };
  };
  const events = chapters.flatMap((chapter) => chapter.events.map(event(chapter)));
  return JSON.stringify({ title: { text: { headline: title, text: tagline } }, events });
}

export const timelinejs = {
  name: "timelinejs",
  about: "TimelineJS 3 and Splide over HTML",
  build: async ({ film, out, modules }) => {
    for (const [to, from] of Object.entries(FILES)) {
      await fs.cp(path.join(modules, from), path.join(out, to), { recursive: true });
    }
    await fs.writeFile(path.join(out, "index.html"), page(film));
    await fs.writeFile(path.join(out, "timeline.json"), data(film));
  },
  selectors: {
    carousel: ".splide",
    slide: ".splide__slide",
    control: ".splide__arrow--next",
    next: ".splide__arrow--next",
    item: ".tl-timemarker-content-container",
    ready: ".tl-timemarker",
    // It scrolls by itself, so what can be clicked is what is on screen.
    itemsInPlace: ".tl-timenav",
  },
  /** Runs in the page: the timeline's own axis is what a reader scrolls. */
  scrollStep: (step, steps) => {
    const axis = document.querySelector(".tl-timenav");
    if (step === 1) axis.scrollIntoView({ block: "center", behavior: "instant" });
    const width = window.timeline._timenav.timescale.getPixelWidth();
    const wheelDeltaX = -6 * Math.ceil(width / steps);
    axis.dispatchEvent(new WheelEvent("mousewheel", { bubbles: true, cancelable: true, wheelDeltaX }));
  },
};
