// What we promise, and whether it was kept: on the phone, in the same run as what it is compared with.
import { number } from "./table.mjs";

const OURS = "companion";

/** Not more than so many times another page's LCP, with 200 events. */
const AGAINST = { timelinejs: 0.7, preact: 0.55, static: 1.1, "static-font": 1.1 };

/** Not more than so many times another page's FCP, for a frame with the shortest film, which it has whole. */
const FRAME_AGAINST = { static: 1.1, "static-font": 1.1 };

/** What holds for films of every length: what it is called, where it is found, how much is allowed. */
const ALWAYS = [
  ["blocking time", ({ blocked }) => blocked, 50],
  ["worst click", ({ nextWorst, itemWorst }) => Math.max(nextWorst, itemWorst), 50],
  ["worst key in the search", ({ searchWorst }) => searchWorst, 50],
  ["worst choice of a filter", ({ filterWorst }) => filterWorst, 50],
  ["worst click on the line of time", ({ markWorst }) => markWorst, 50],
  ["frames over 50 ms while scrolling", ({ scrollLong }) => scrollLong, 0],
  ["elements", ({ elements }) => elements, 900],
  ["layout shift", ({ cls }) => cls, 0.005],
];

/**
 * @param {object[]} rows everything that was measured
 * @returns {{about: string, measured: string, allowed: string, isKept: boolean}[]} as far as this run can tell
 */
export function aims(rows) {
  const find = (target, n) =>
    rows.find((row) => row.profile === "phone" && row.target === target && row.n === n && row.isGood);
  const lengths = [...new Set(rows.map(({ n }) => n))].filter((n) => find(OURS, n));
  const times = (about, ours, theirs, allowed, paint = "lcp") => {
    if (!ours || !theirs) return [];
    const measured = ours[paint] / theirs[paint];
    return [{ about, measured: number(measured, 2), allowed: `${allowed} ×`, isKept: measured <= allowed }];
  };
  const against = Object.entries(AGAINST).flatMap(([target, allowed]) =>
    times(`LCP against ${target}, 200 events`, find(OURS, 200), find(target, 200), allowed),
  );
  const shortest = Math.min(...rows.map(({ n }) => n));
  const frame = Object.entries(FRAME_AGAINST).flatMap(([target, allowed]) =>
    times(
      `FCP of the frame against ${target}, ${shortest} events`,
      find("frame", shortest),
      find(target, shortest),
      allowed,
      "fcp",
    ),
  );
  const always = ALWAYS.flatMap(([about, of, allowed]) =>
    lengths.map((n) => {
      const value = of(find(OURS, n));
      const decimals = Number.isInteger(allowed) ? 0 : 3;
      return {
        about: `${about}, ${n} events`,
        measured: number(value, decimals),
        allowed: String(allowed),
        isKept: value <= allowed,
      };
    }),
  );
  const long = times("LCP of 10000 events against 200", find(OURS, 10_000), find(OURS, 200), 1.2);
  return [...against, ...frame, ...long, ...always];
}
