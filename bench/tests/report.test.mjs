import assert from "node:assert/strict";
import { test } from "node:test";

import { aims } from "../report/aims.mjs";
import { document } from "../report/document.mjs";
import { median, medians } from "../report/numbers.mjs";
import { ratio, table } from "../report/table.mjs";

test("medians leave out what is no number", () => {
  for (const [values, expected] of [
    [[3, 1, 2], 2],
    [[1, 2], 1.5],
    [[1, null, undefined, 3], 2],
    [[], null],
    [[null], null],
  ]) {
    assert.equal(median(values), expected);
  }
  const runs = [
    { lcp: 1, largest: "p" },
    { lcp: 3, largest: "h1" },
  ];
  assert.deepEqual(medians(runs), { lcp: 2, largest: "p" });
});

test("a table is Markdown, with a dash for what could not be measured", () => {
  assert.equal(table(["page", "LCP"], [["ours", "400"]]), "| page | LCP |\n|---|--:|\n| ours | 400 |");
  assert.equal(ratio(1, 2), "0.50");
  assert.equal(ratio(undefined, 2), "–");
  assert.equal(ratio(1, 0), "–");
});

test("a report counts in English", () => {
  const said = (runs) => {
    const surroundings = { date: "", commit: "", chromium: "Chromium", runs, packages: {} };
    return document({ rows: [], targets: [], profiles: {}, surroundings });
  };
  assert.match(said(1), /Chromium, 1 run,/);
  assert.match(said(3), /Chromium, 3 runs,/);
});

test("a promise is judged only where both pages were measured", () => {
  const row = (target, n, lcp, more) => ({ target, n, lcp, profile: "phone", isGood: true, ...more });
  const calm = { blocked: 0, nextWorst: 24, itemWorst: 56, scrollLong: 0, elements: 10, cls: 0 };
  const found = aims([row("companion", 200, 500, calm), row("preact", 200, 1000), row("static", 20, 1)]);
  const of = (about) => found.find((aim) => aim.about === about);
  assert.deepEqual(of("LCP against preact, 200 events"), {
    about: "LCP against preact, 200 events",
    measured: "0.50",
    allowed: "0.55 ×",
    isKept: true,
  });
  assert.equal(of("LCP against static, 200 events"), undefined);
  assert.equal(of("worst click, 200 events").isKept, false);
  assert.equal(of("blocking time, 200 events").isKept, true);
  const frame = aims([row("frame", 20, 1, { fcp: 115 }), row("static", 20, 1, { fcp: 100 }), row("frame", 200, 1)]);
  assert.deepEqual(
    frame.map(({ about, measured, isKept }) => [about, measured, isKept]),
    [["FCP of the frame against static, 20 events", "1.15", false]],
  );
  assert.deepEqual(aims([row("companion", 200, 500, { ...calm, profile: "desktop" })]), []);
});
