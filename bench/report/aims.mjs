// What we promise, and whether it was kept: on the phone, in the same run as what it is compared with.
import { kib, number } from "./table.mjs";

const OURS = "companion";
/** Nobody writes a faster page than this one: what it reaches itself says how much can be had. */
const PLAIN = "static";
const ALWAYS = "always";

/**
 * What is measured: what it is called, where it is found, how much is allowed at so many events or always, and how much
 * against other pages. What has a `least` may not be less, all else not more.
 */
const MEASURES = [
  {
    about: "LCP",
    of: ({ lcp }) => lcp,
    most: { 200: 480, 2000: 480, 10000: 480 },
    against: {
      200: { timelinejs: 0.7, react: 0.33, preact: 0.55, static: 1.1, "static-font": 1.1 },
      2000: { timelinejs: 0.59, react: 0.13, preact: 0.2, static: 0.45 },
      10000: { react: 0.05, preact: 0.06, static: 0.11 },
    },
  },
  {
    about: "TTI",
    of: ({ interactive }) => interactive,
    most: { [ALWAYS]: 640 },
    against: { 200: { timelinejs: 0.61, react: 0.44, preact: 0.7, static: 0.72 } },
  },
  {
    about: "timeline",
    of: ({ timeline }) => timeline,
    most: { [ALWAYS]: 560 },
    against: {
      200: { timelinejs: 0.2, react: 0.38, preact: 0.64, static: 0.72 },
      2000: { timelinejs: 0.03, react: 0.15, preact: 0.23, static: 0.48 },
      10000: { react: 0.05, preact: 0.07, static: 0.13 },
    },
  },
  {
    about: "all bytes, KiB",
    of: ({ total }) => total / 1024,
    show: (value) => kib(value * 1024),
    most: { 200: 90, 2000: 110, 10000: 110 },
    against: {
      200: { timelinejs: 0.75, react: 0.95, preact: 2, static: 2.9 },
      2000: { timelinejs: 0.33, react: 0.36, preact: 0.44, static: 0.46 },
      10000: { timelinejs: 0.09, react: 0.09, preact: 0.1, static: 0.1 },
    },
  },
  {
    about: "elements",
    of: ({ elements }) => elements,
    most: { [ALWAYS]: 900 },
    against: {
      200: { timelinejs: 0.2, react: 1.2, preact: 1.2, static: 0.8 },
      2000: { timelinejs: 0.02, react: 0.15, preact: 0.15, static: 0.09 },
      10000: { react: 0.03, preact: 0.03, static: 0.02 },
    },
  },
  { about: "blocking time", of: ({ blocked }) => blocked, most: { [ALWAYS]: 50 } },
  { about: "longest task", of: ({ longest }) => longest, most: { [ALWAYS]: 80 } },
  { about: "worst click in the carousel", of: ({ nextWorst }) => nextWorst, most: { [ALWAYS]: 50 } },
  { about: "worst click in the timeline", of: ({ itemWorst }) => itemWorst, most: { [ALWAYS]: 50 } },
  { about: "worst click on a chapter", of: ({ chapterWorst }) => chapterWorst, most: { [ALWAYS]: 50 } },
  { about: "worst click on the line of time", of: ({ markWorst }) => markWorst, most: { [ALWAYS]: 50 } },
  { about: "worst key in the search", of: ({ searchWorst }) => searchWorst, most: { [ALWAYS]: 50 } },
  { about: "worst choice of a filter", of: ({ filterWorst }) => filterWorst, most: { [ALWAYS]: 50 } },
  { about: "jump to a chapter", of: ({ jump }) => jump, most: { [ALWAYS]: 350 } },
  { about: "frames over 50 ms while scrolling", of: ({ scrollLong }) => scrollLong, most: { [ALWAYS]: 0 } },
  { about: "frames a second while scrolling", of: ({ scrollRate }) => scrollRate, least: { [ALWAYS]: 55 } },
  { about: "task a frame while scrolling", of: ({ scrollTask }) => scrollTask, most: { [ALWAYS]: 8 } },
  { about: "layout shift", of: ({ cls }) => cls, show: (value) => number(value, 3), most: { [ALWAYS]: 0.005 } },
];

/** Of the frame: with the shortest film, which it has whole, against the others; and how its carousel answers. */
const FRAME_AGAINST = { static: 1.1, "static-font": 1.1 };
const FRAME_CLICK = 50;

/**
 * @param {object[]} rows everything that was measured
 * @returns {{about: string, measured: string, allowed: string, isKept: boolean, plain: string}[]} as far as this run can
 *   tell; `plain` is the same of the page that is hand-written
 */
export function aims(rows) {
  const find = (target, n) =>
    rows.find((row) => row.profile === "phone" && row.target === target && row.n === n && row.isGood);
  const lengths = [...new Set(rows.map(({ n }) => n))];
  const against = MEASURES.flatMap((measure) =>
    lengths.flatMap((n) =>
      Object.entries(measure.against?.[n] ?? {}).flatMap(([target, most]) =>
        compared(`${measure.about} against ${target}, ${n} events`, measure.of, most, {
          ours: find(OURS, n),
          theirs: find(target, n),
          plain: target === PLAIN ? undefined : find(PLAIN, n),
        }),
      ),
    ),
  );
  const alone = MEASURES.flatMap((measure) =>
    lengths.filter((n) => find(OURS, n)).flatMap((n) => judged(measure, n, find(OURS, n), find(PLAIN, n))),
  );
  const long = compared("LCP of 10000 events against 200", ({ lcp }) => lcp, 1.2, {
    ours: find(OURS, 10_000),
    theirs: find(OURS, 200),
  });
  return [...against, ...long, ...ofTheFrame(lengths, find), ...alone];
}

function ofTheFrame(lengths, find) {
  const shortest = Math.min(...lengths);
  const first = Object.entries(FRAME_AGAINST).flatMap(([target, most]) =>
    compared(`FCP of the frame against ${target}, ${shortest} events`, ({ fcp }) => fcp, most, {
      ours: find("frame", shortest),
      theirs: find(target, shortest),
    }),
  );
  const click = {
    about: "worst click in the frame’s carousel",
    of: ({ nextWorst }) => nextWorst,
    most: { [ALWAYS]: FRAME_CLICK },
  };
  return [...first, ...lengths.filter((n) => find("frame", n)).flatMap((n) => judged(click, n, find("frame", n)))];
}

/** A number of ours divided by one of theirs. */
function compared(about, of, most, { ours, theirs, plain }) {
  if (!ours || !theirs) return [];
  const value = of(ours) / of(theirs);
  return [
    {
      about,
      measured: number(value, 2),
      allowed: `${most} ×`,
      isKept: value <= most,
      plain: plain ? number(of(plain) / of(theirs), 2) : "–",
    },
  ];
}

/** A number of ours by itself. One that was not measured is not kept. */
function judged({ about, of, show = number, most, least }, n, ours, plain) {
  const limits = most ?? least;
  const limit = limits[n] ?? limits[ALWAYS];
  if (limit === undefined) return [];
  const value = of(ours);
  return [
    {
      about: `${about}, ${n} events`,
      measured: show(value),
      allowed: least ? `at least ${limit}` : String(limit),
      isKept: least ? value >= limit : value <= limit,
      plain: plain ? show(of(plain)) : "–",
    },
  ];
}
