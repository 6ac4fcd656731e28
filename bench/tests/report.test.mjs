import assert from "node:assert/strict";
import { test } from "node:test";

import { aims } from "../report/aims.mjs";
import { document } from "../report/document.mjs";
import { median, medians } from "../report/numbers.mjs";
import { ratio, table } from "../report/table.mjs";

test("medians leave out what is no number, and the worst stays the worst", () => {
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
    { lcp: 1, largest: "p", nextWorst: 24, scrollLong: 0 },
    { lcp: 3, largest: "h1", nextWorst: 56, scrollLong: 3 },
    { lcp: 2, largest: "h1", nextWorst: 32, scrollLong: 0 },
  ];
  // The worst of all visits is the worst.
  assert.deepEqual(medians(runs), { lcp: 2, largest: "p", nextWorst: 56, scrollLong: 3 });
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
  const calm = { blocked: 0, nextWorst: 24, itemWorst: 56, scrollLong: 0, scrollRate: 54, elements: 10, cls: 0 };
  const others = [row("preact", 200, 1000), row("static", 200, 400, { elements: 9 })];
  const found = aims([row("companion", 200, 500, calm), ...others]);
  const of = (about) => found.find((aim) => aim.about === about);
  assert.deepEqual(of("LCP against preact, 200 events"), {
    about: "LCP against preact, 200 events",
    measured: "0.50",
    allowed: "0.55 ×",
    isKept: true,
    plain: "0.40",
  });
  for (const [about, isKept, plain] of [
    ["LCP against static, 200 events", false, "–"],
    ["LCP, 200 events", false, "400"],
    ["worst click in the carousel, 200 events", true, "–"],
    ["worst click in the timeline, 200 events", false, "–"],
    ["frames a second while scrolling, 200 events", false, "–"],
    ["elements, 200 events", true, "9"],
    // Nobody has measured it.
    ["jump to a chapter, 200 events", false, "–"],
  ]) {
    assert.deepEqual([of(about).isKept, of(about).plain], [isKept, plain], about);
  }
  assert.equal(of("LCP against react, 200 events"), undefined);
  const frame = aims([
    row("frame", 20, 1, { fcp: 115, nextWorst: 50 }),
    row("static", 20, 1, { fcp: 100 }),
    row("frame", 200, 1, { nextWorst: 51 }),
  ]);
  assert.deepEqual(
    frame.map(({ about, measured, isKept }) => [about, measured, isKept]),
    [
      ["FCP of the frame against static, 20 events", "1.15", false],
      ["worst click in the frame’s carousel, 20 events", "50", true],
      ["worst click in the frame’s carousel, 200 events", "51", false],
    ],
  );
  assert.deepEqual(aims([row("companion", 200, 500, { ...calm, profile: "desktop" })]), []);
});
