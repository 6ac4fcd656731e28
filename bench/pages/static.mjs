// Hand-written HTML without a script: what a page can cost at the least. Once in the reader's own typefaces, and once
// with ours, asked for and stood in for in the same way.
import fs from "node:fs/promises";
import path from "node:path";

import { card, cite, each, html, sources, STYLE, worded } from "./html.mjs";

const TIMELINE = `
.q{display:flex;overflow-x:auto;scroll-snap-type:x mandatory;scroll-behavior:smooth}
.q>figure{flex:0 0 100%;scroll-snap-align:center;margin:0;padding:1rem;min-height:14rem;background:#f4f1ea}
.n{display:inline-block;padding:.5rem 1rem}
.t{list-style:none;padding:0;border-left:2px solid #a33}
.t li{padding:.25rem 1rem}
summary{cursor:pointer;padding:.35rem 0}
time{color:#a33;margin-right:.5rem}`;

const FONT = "fonts/newsreader-latin-400.woff2";
const PRELOAD = `<link rel="preload" href="/${FONT}" as="font" type="font/woff2" crossorigin>`;
const SERIF = `
h1,h2,h3,blockquote{font-family:Newsreader,"Newsreader Georgia","Newsreader Times","Newsreader Noto","Newsreader DejaVu",serif;font-weight:400}`;

const SELECTORS = {
  carousel: ".q",
  slide: ".q > figure",
  control: "a.next",
  next: "a.next",
  item: "summary",
  ready: "summary",
  chapter: "nav a",
  jump: { link: 'nav a[href="#c5"]', goal: "#c5", content: "#c5 li" },
};

function body({ card: facts, quotes, chapters, sources: list }) {
  const at = (index) => quotes[(index + quotes.length) % quotes.length].id;
  const quote = ({ id, text, speaker, occasion, source }, index) =>
    `<figure id="${id}"><blockquote>${text}</blockquote>` +
    `<figcaption>${speaker}, ${occasion}${cite(source)}</figcaption>` +
    `<a class="n" href="#${at(index - 1)}">Previous</a><a class="n next" href="#${at(index + 1)}">Next</a></figure>`;
  const event = ({ date, title, text, source }) =>
    `<li><details><summary><time datetime="${date}">${worded(date)}</time>${title}</summary>` +
    `<p>${text}${cite(source)}</p></details></li>`;
  const chapter = ({ id, title, summary, events }) =>
    `<section id="${id}"><h3>${title}</h3><p>${summary}</p><ol class="t">${each(events, event)}</ol></section>`;
  const link = ({ id, title }) => `<li><a href="#${id}">${title}</a></li>`;
  return (
    `<main>${card(facts)}<h2>Quotes</h2><div class="q">${each(quotes, quote)}</div>` +
    `<h2>Timeline</h2><nav><ol>${each(chapters, link)}</ol></nav>${each(chapters, chapter)}${sources(list)}</main>`
  );
}

/** Our own rules for the typeface, from the sheet that has them. */
async function typeface(root) {
  const sheet = await fs.readFile(path.join(root, "assets/css/tokens.css"), "utf8");
  const rules = sheet.match(/@font-face \{[^}]*\}/g).join("");
  return rules.replaceAll('"./', '"/') + SERIF;
}

export const plain = {
  name: "static",
  about: "hand-written HTML without scripts, in the reader's typefaces",
  build: async ({ film, out }) => {
    const page = html({ title: film.card.title, style: STYLE + TIMELINE, body: body(film) });
    await fs.writeFile(path.join(out, "index.html"), page);
  },
  selectors: SELECTORS,
};

export const withTypeface = {
  name: "static-font",
  about: "the same in our typeface: preloaded, swapped, stood in for by faces of its measures",
  build: async ({ film, out, root }) => {
    const style = STYLE + TIMELINE + (await typeface(root));
    const page = html({ title: film.card.title, style, head: PRELOAD, body: body(film) });
    await fs.mkdir(path.join(out, "fonts"), { recursive: true });
    await fs.copyFile(path.join(root, "assets", FONT), path.join(out, FONT));
    await fs.writeFile(path.join(out, "index.html"), page);
  },
  selectors: SELECTORS,
};
