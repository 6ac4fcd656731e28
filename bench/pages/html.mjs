// What the hand-made pages have in common.
import { facts } from "../content/film.mjs";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A date (ISO 8601) as people write it. */
export const worded = (date) => day.format(new Date(date));

/** One element of markup for each item, one after the other. */
export const each = (items, markup) => items.map(markup).join("");

/** A document with these styles, head and body. */
export const html = ({ title, style, head = "", body }) =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
  `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
  `<style>${style}</style>${head}</head><body>${body}</body></html>`;

export const card = (card) =>
  `<section class="card"><h1>${card.title}</h1><p><i>${card.tagline}</i></p><p>${card.synopsis}</p><dl>` +
  each(facts(card), ([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`) +
  "</dl></section>";

/** A number that leads to its source. */
export const cite = (source) => `<sup><a href="#s${source + 1}">${source + 1}</a></sup>`;

export const sources = (sources) => {
  const source = ({ id, title, publisher }) => `<li id="${id}"><cite>${title}</cite>, ${publisher}</li>`;
  return `<h2>Sources</h2><ol>${each(sources, source)}</ol>`;
};

/** The look of card and headings, plain and the same for every page but ours. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:#222}
h1,h2,h3{line-height:1.2}
.card{display:grid;gap:.25rem 1rem;grid-template-columns:8rem 1fr;padding:1rem;border:1px solid #ccc;border-radius:8px}
.card h1,.card p{grid-column:1/-1;margin:0}
dt{font-weight:600}
dd{margin:0}
dl{display:contents}
blockquote{margin:0;font-size:1.2rem}`;
