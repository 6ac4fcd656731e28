// What a run found, as Markdown.
import { aims } from "./aims.mjs";
import { kib, number, ratio, table } from "./table.mjs";

const KINDS = ["html", "css", "js", "wasm", "json", "font"];

/** Each column of a table: its name, and its cell for a row. */
const BYTES = [
  ["requests", ({ requests }) => number(requests)],
  ...KINDS.map((kind) => [kind, ({ bytes }) => kib(bytes[kind] ?? 0)]),
  ["other", ({ bytes, total }) => kib(total - sum(KINDS.map((kind) => bytes[kind] ?? 0)))],
  ["all", ({ total }) => kib(total)],
];
const LOAD = [
  ["FCP", ({ fcp }) => number(fcp)],
  ["LCP", ({ lcp }) => number(lcp)],
  ["timeline", ({ timeline }) => number(timeline)],
  ["TTI", ({ interactive }) => number(interactive)],
  ["buttons", ({ live }) => number(live)],
  ["TBT", ({ blocked }) => number(blocked)],
  ["longest", ({ longest }) => number(longest)],
  ["script", ({ script }) => number(script)],
  ["layout", ({ layout }) => number(layout)],
  ["task", ({ task }) => number(task)],
  ["CLS", ({ cls }) => number(cls, 3)],
  ["elements", ({ elements }) => number(elements)],
  ["heap MB", ({ heap }) => number(heap / 1024 / 1024, 1)],
];
const USE = [
  ["next", ({ next }) => number(next)],
  ["worst", ({ nextWorst }) => number(nextWorst)],
  ["task", ({ nextTask }) => number(nextTask)],
  ["item", ({ item }) => number(item)],
  ["worst", ({ itemWorst }) => number(itemWorst)],
  ["task", ({ itemTask }) => number(itemTask)],
  ["key", ({ search }) => number(search)],
  ["worst", ({ searchWorst }) => number(searchWorst)],
  ["filter", ({ filter }) => number(filter)],
  ["worst", ({ filterWorst }) => number(filterWorst)],
  ["chapter", ({ chapter }) => number(chapter)],
  ["worst", ({ chapterWorst }) => number(chapterWorst)],
  ["mark", ({ mark }) => number(mark)],
  ["worst", ({ markWorst }) => number(markWorst)],
  ["jump", ({ jump }) => number(jump)],
  ["frames > 50 ms", ({ scrollLong, scrollFrames }) => `${number(scrollLong)} of ${number(scrollFrames)}`],
  ["worst", ({ scrollWorst }) => number(scrollWorst)],
  ["a second", ({ scrollRate }) => number(scrollRate)],
  ["task a frame", ({ scrollTask }) => number(scrollTask, 1)],
];
const PROMISES = `The last column is the same number of the hand-written page (**static**), which has no script and the
reader’s typefaces: where it is beyond the limit as well, no page with this content is within it.`;
/** What ours is divided by theirs in: the less, the better. */
const RATIOS = [
  ["LCP", "lcp"],
  ["timeline", "timeline"],
  ["TTI", "interactive"],
  ["task", "task"],
  ["bytes", "total"],
  ["elements", "elements"],
  ["heap", "heap"],
  ["next", "next"],
  ["next, task", "nextTask"],
  ["item", "item"],
  ["item, task", "itemTask"],
  ["scroll, task", "scrollTask"],
];

/**
 * @param {object} found
 * @param {object[]} found.rows one for each page, film and device
 * @param {import("../pages/index.mjs").Target[]} found.targets ours first
 * @param {Record<string, import("../measure/profiles.mjs").Profile>} found.profiles
 * @param {object} found.surroundings with what it was measured
 */
export function document({ rows, targets, profiles, surroundings }) {
  const parts = [`# The page beside what people use instead\n${introduction(rows, targets, surroundings)}`];
  const measured = Object.entries(profiles).filter(([name]) => rows.some(({ profile }) => profile === name));
  const kept = aims(rows);
  if (kept.length > 0) {
    const line = ({ about, measured, allowed, isKept, plain }) => [
      about,
      measured,
      allowed,
      isKept ? "yes" : "**no**",
      plain,
    ];
    const head = ["promise", "measured", "allowed", "kept", "hand-written"];
    parts.push(`## What we promise, on the phone\n${PROMISES}\n\n${table(head, kept.map(line))}`);
  }
  parts.push(`## Bytes and requests\n${cells(rows.filter(({ profile }) => profile === measured[0]?.[0]), BYTES)}`);
  for (const [name, { about }] of measured) {
    const here = rows.filter(({ profile }) => profile === name);
    parts.push(`## ${name}: ${about}\n### Arriving\n${cells(here, LOAD)}`);
    parts.push(`### Using\n${cells(here, USE)}`);
    const ratios = compared(here, targets[0]);
    if (ratios.length > 0) {
      parts.push(`### Ours divided by theirs\n${table(["events, page", ...RATIOS.map(([head]) => head)], ratios)}`);
    }
  }
  const notes = rows.filter(({ notes }) => notes.length > 0);
  if (notes.length > 0) {
    const line = ({ target, n, profile, notes: said }) => `- ${n} ${target}, ${profile}: ${said.join("; ")}`;
    parts.push(`## What is to be said of them\n${notes.map(line).join("\n")}`);
  }
  return `${parts.join("\n\n")}\n`;
}

function introduction(rows, targets, { date, commit, chromium, runs, packages }) {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const visits = rows.flatMap((row) => row.visits);
  const busy = visits.filter(({ isCalm }) => !isCalm).length;
  const warning =
    busy > visits.length / 4
      ? [
          "",
          "**The machine was busy.** Bytes, requests and elements hold. What a clock tells (FCP to longest, clicks, frames)",
          "is inflated, and unevenly, and no promise is kept or broken by it; the main thread's time in all (task) less so.",
        ]
      : [];
  return [
    `Measured on ${date} at ${commit}, by \`cargo xtask bench page\`: ${chromium}, ${runs} ${runs === 1 ? "run" : "runs"},`,
    `medians of ${visits.length} visits, of which ${busy} began while the machine had other work. Times in milliseconds, sizes`,
    "in KiB as sent (Brotli 11); [README.md](README.md) says what each number is.",
    ...warning,
    "",
    ...targets.map(({ name, about }) => `- **${name}**: ${about}`),
    "",
    `Versions: ${versions.join(", ")}.`,
  ].join("\n");
}

function cells(rows, columns) {
  const line = (row) => [
    `${row.n} ${row.target}`,
    ...columns.map(([, cell]) => (row.isGood ? cell(row) : "–")),
  ];
  return table(["events, page", ...columns.map(([head]) => head)], rows.map(line));
}

function compared(rows, ours) {
  const own = (n) => rows.find((row) => row.n === n && row.target === ours?.name && row.isGood);
  return rows
    .filter((row) => row.target !== ours?.name && own(row.n))
    .map((row) => [`${row.n} ${row.target}`, ...RATIOS.map(([, name]) => ratio(own(row.n)[name], row[name]))]);
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
