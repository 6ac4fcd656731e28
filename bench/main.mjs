// Measures every page with every film on every device and prints the tables. `cargo xtask bench page` starts it.
import { execFileSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { film } from "./content/film.mjs";
import { calm } from "./measure/calm.mjs";
import { profiles } from "./measure/profiles.mjs";
import { serve } from "./measure/server.mjs";
import * as kinds from "./measure/visit.mjs";
import { targets } from "./pages/index.mjs";
import { document } from "./report/document.mjs";
import { medians } from "./report/numbers.mjs";

/** For how long a visit waits for a calm machine, in milliseconds. */
const PATIENCE = 5_000;
/** How often a page is opened and left alone, for each time that it is used. */
const ARRIVALS = 3;
/** A visit that takes longer, in seconds, is not made again. */
const ONCE_IS_ENOUGH = 60;

const { values: options } = parseArgs({
  options: {
    n: { type: "string", default: "20,200,2000,10000" },
    runs: { type: "string", default: "3" },
    only: { type: "string" },
    profile: { type: "string", default: "phone,desktop" },
    root: { type: "string" },
    work: { type: "string" },
    modules: { type: "string" },
    program: { type: "string" },
    engine: { type: "string" },
    chromium: { type: "string" },
    save: { type: "string" },
  },
});

const list = (text) => text.split(",").filter(Boolean);
const chosen = targets.filter(({ name }) => !options.only || list(options.only).includes(name));
const unknown = list(options.only ?? "").filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  const known = targets.map(({ name }) => name).join(", ");
  console.error(`error: there is no page called ${unknown.join(", ")}. There are: ${known}.`);
  process.exit(2);
}

const rows = [];
for (const n of list(options.n).map(Number)) {
  const sites = await build(n);
  for (const profile of list(options.profile)) rows.push(...(await measure(n, profile, sites)));
  for (const { site } of sites) await site.close();
}
const text = document({ rows, targets: chosen, profiles, surroundings: await surroundings() });
console.log(text);
await fs.writeFile(path.join(options.work, "results.json"), JSON.stringify(rows, undefined, 1));
if (options.save) await fs.writeFile(options.save, text);
// Connections that a browser left open would keep this program waiting.
process.exit(0);

/** Each page with a film of `n` events, on a host of its own. */
async function build(n) {
  const content = film(n);
  const sites = [];
  for (const target of chosen) {
    const out = path.join(options.work, "pages", `${target.name}-${n}`);
    await fs.rm(out, { recursive: true, force: true });
    await fs.mkdir(out, { recursive: true });
    await target.build({ ...options, film: content, out });
    sites.push({ target, site: await serve(out, path.join(options.work, "compressed")) });
  }
  return sites;
}

/** Visits every page in turn, and all of them again, so that what the machine does meanwhile befalls all alike. */
async function measure(n, profile, sites) {
  const rows = sites.map((each) => ({ ...each, arrive: [], use: [], over: new Set(), notes: new Set(), visits: [] }));
  for (let run = 1; run <= Number(options.runs); run += 1) {
    for (const kind of [...Array(ARRIVALS).fill("arrive"), "use"]) {
      for (const row of rows) await visit(row, kind, profile, `${n} events, ${profile}, ${row.target.name}, run ${run}`);
    }
  }
  return rows.map(({ target, arrive, use, notes, visits }) => ({
    ...medians(arrive),
    ...medians(use),
    target: target.name,
    n,
    profile,
    isGood: arrive.length > 0,
    notes: [...notes],
    visits,
    found: { arrive, use },
  }));
}

/** Visits a page and keeps what was found, unless the last visit of this kind took too long, or none arrived. */
async function visit(row, kind, profile, about) {
  if (row.over.has(kind) || (kind === "use" && row.arrive.length === 0)) return;
  const isCalm = await calm(PATIENCE);
  const began = Date.now();
  try {
    const { notes, ...found } = await kinds[kind](row.target, profile, row.site, options.chromium);
    row[kind].push(found);
    for (const note of notes) row.notes.add(note);
  } catch (error) {
    row.notes.add(error.message.split("\n")[0]);
  }
  row.visits.push({ isCalm });
  const seconds = Math.round((Date.now() - began) / 1000);
  if (seconds > ONCE_IS_ENOUGH) row.over.add(kind);
  console.error(`${about}, ${kind}: ${seconds} s${isCalm ? "" : ", on a busy machine"}`);
}

/** With what and on what it was measured. */
async function surroundings() {
  const { dependencies } = JSON.parse(await fs.readFile(path.join(options.root, "bench/package.json"), "utf8"));
  const say = (program, ...words) => {
    try {
      return execFileSync(program, words, { encoding: "utf8", cwd: options.root }).trim();
    } catch {
      return "unknown";
    }
  };
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: say("git", "describe", "--always", "--dirty"),
    chromium: say(options.chromium, "--version").split(" built ")[0],
    runs: Number(options.runs),
    packages: dependencies,
  };
}
