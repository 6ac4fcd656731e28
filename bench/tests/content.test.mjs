import assert from "node:assert/strict";
import { test } from "node:test";

import { companion } from "../content/companion.mjs";
import { film } from "../content/film.mjs";

test("the same film is made at every run, and has as many events as asked for", () => {
  for (const n of [8, 20, 200]) {
    const { chapters } = film(n);
    assert.deepEqual(film(n), film(n));
    assert.equal(chapters.flatMap(({ events }) => events).length, n);
    assert.ok(chapters.every(({ events }) => events.length > 0));
  }
});

test("films of every length tell the same of card, quotes and sources", () => {
  const { chapters: _, ...short } = film(20);
  const { chapters: __, ...long } = film(2000);
  assert.deepEqual(short, long);
});

test("ours says no less than the others", () => {
  const content = film(20);
  const json = companion(content);
  for (const { title, text } of content.chapters.flatMap(({ events }) => events)) {
    assert.ok(json.includes(title) && json.includes(text));
  }
  for (const { text, speaker, occasion } of content.quotes) {
    assert.ok(json.includes(text) && json.includes(speaker) && json.includes(occasion));
  }
  for (const { title, publisher } of content.sources) {
    assert.ok(json.includes(title) && json.includes(publisher));
  }
  for (const { name, role } of content.card.cast) {
    assert.ok(json.includes(name) && json.includes(role));
  }
});
