// The film as an author of ours would write it: companion.json, format 1.

/**
 * @param {import("./film.mjs").Film} film
 * @returns {string} companion.json
 */
export function companion({ card, quotes, chapters, sources }) {
  const people = new People();
  const first = [sources[0].id];
  const credit = (role, names) => ({ role, people: names.map((name) => people.key(name)), sources: first });
  const json = {
    format: 1,
    id: "the-long-water",
    languages: ["en"],
    film: {
      title: card.title,
      tagline: card.tagline,
      synopsis: card.synopsis,
      runtime_minutes: card.runtime,
      sources: first,
      releases: [{ kind: "premiere", date: String(card.year), sources: first }],
      credits: [
        ...card.credits.map(([role, names]) => credit(role, names)),
        ...card.cast.map(({ name, role }) => credit(role, [name])),
      ],
    },
    sources: Object.fromEntries(
      sources.map(({ id, title, publisher }) => [id, { kind: "book", title, publisher }]),
    ),
    quotes: quotes.map(({ id, text, speaker, occasion, source }, index) => ({
      id,
      text,
      speaker: people.key(speaker),
      occasion,
      // With some events that have a quote, there is something to filter by.
      events: chapters.slice(index, index + 1).map(({ events }) => events[0].id),
      sources: [sources[source].id],
    })),
    chapters: chapters.map(({ id, title, summary, events }) => ({
      id,
      title,
      span: `${events.at(0).date}/${events.at(-1).date}`,
      summary,
      events: events.map(({ source, ...event }) => ({ ...event, sources: [sources[source].id] })),
    })),
  };
  return JSON.stringify({ ...json, people: people.byKey });
}

/** Everybody of the film, by a key that the format allows. */
class People {
  byKey = {};

  key(name) {
    const key = name.toLowerCase().replaceAll(" ", "-");
    this.byKey[key] = { name };
    return key;
  }
}
