// The film that every page shows: invented, and the same at every run. `film(n)` has n events in eight chapters.
import { words } from "./words.mjs";

const CHAPTERS = 8;
const QUOTES = 12;
const SOURCES = 12;
const FIRST_DAY = Date.UTC(1904, 2, 14);
const LAST_DAY = Date.UTC(2019, 9, 30);

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/**
 * @typedef {object} Film
 * @property {object} card title, tagline, synopsis, facts: pairs of a label and a value
 * @property {{id: string, text: string, speaker: string, occasion: string, source: number}[]} quotes
 * @property {{id: string, title: string, summary: string, events: object[]}[]} chapters an event has an id, a date
 *   (ISO 8601), a title, a text and a source
 * @property {{id: string, title: string, publisher: string}[]} sources what the numbers, from 0, stand for
 */

/** @returns {Film} with `n` events, of which there is at least one in each chapter: `n` is 8 or more */
export function film(n) {
  const { random, phrase, text, name } = words(1895);
  const card = {
    title: "The Long Water",
    tagline: phrase(8),
    synopsis: text(480),
    year: 2024,
    runtime: 97,
    credits: [
      ["Director", [name()]],
      ["Producers", [name(), name()]],
      ["Cinematography", [name()]],
      ["Editor", [name()]],
      ["Music", [name()]],
    ],
    cast: times(8, () => ({ name: name(), role: phrase(2) })),
  };
  const quotes = times(QUOTES, (index) => ({
    id: `q${index + 1}`,
    text: text(140),
    speaker: name(),
    occasion: phrase(3),
    source: index % SOURCES,
  }));
  const chapters = times(CHAPTERS, (index) => ({
    id: `c${index + 1}`,
    title: phrase(3),
    summary: text(110),
    events: [],
  }));
  const step = (LAST_DAY - FIRST_DAY) / n;
  for (let index = 0; index < n; index += 1) {
    chapters[Math.floor((index * CHAPTERS) / n)].events.push({
      id: `e${index + 1}`,
      date: new Date(FIRST_DAY + step * (index + random() * 0.9)).toISOString().slice(0, 10),
      title: phrase(4 + Math.floor(random() * 4)),
      text: text(270),
      source: index % SOURCES,
    });
  }
  // From numbers of their own, so that films of any length have the same sources.
  const about = words(1922);
  const sources = times(SOURCES, (index) => ({
    id: `s${index + 1}`,
    title: about.phrase(6),
    publisher: about.name(),
  }));
  return { card, quotes, chapters, sources };
}

/** The facts of the film card, worded: pairs of a label and a value. */
export function facts({ credits, cast, year, runtime }) {
  return [
    ...credits.map(([role, people]) => [role, people.join(", ")]),
    ["Year", String(year)],
    ["Runtime", `${runtime} min`],
    ["Cast", cast.map(({ name, role }) => `${name} (${role})`).join(", ")],
  ];
}
